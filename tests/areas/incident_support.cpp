#include "areas/incident_support.h"

#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "schema/describe.h"
#include "schema/json.h"

namespace ringmur::test {

namespace json = boost::json;

json::object usual_rules_json() {
  return json::parse(embedded::file("settings.json")).as_object().at("incident_rules").as_object();
}

const IncidentRules& town_rules() {
  static const IncidentRules rules = [] {
    json::object usual = usual_rules_json();
    json::array& persons = usual.at("legal_persons").as_array();
    persons[0].as_object()["appropriation"] = 100'000'000;
    persons.push_back(
        json::parse(R"({"id":"fast","name":"Fastigheter AB","authorities":["FAST"],"covered":false,
      "why":{"sv":"för litet","en":"too small"},"contact":"FAST"})"));
    persons.push_back(
        json::parse(R"({"id":"vatten","name":"Vatten AB","authorities":["VATTEN"],"covered":true,
      "contact":"VATTEN","appropriation":100000000})"));
    return read_incident_rules(usual).value();
  }();
  return rules;
}

incidents::Incident incident_of(const json::object& facts) {
  const RecordType& type = incidents::describe_incident();
  const incidents::Incident empty;
  Values values = values_of(type, &empty);
  std::set<std::string> touched;
  auto read = read_json_fields(type, facts, values, touched);
  if (!read) throw std::runtime_error(read.error().message.en + " " + json::serialize(facts));
  return record_of<incidents::Incident>(type, values);
}

}  // namespace ringmur::test
