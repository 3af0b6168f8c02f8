#include "demo/lists.h"

#include <boost/json.hpp>

#include "base/embedded.h"

namespace ringmur::demo {
namespace {

namespace json = boost::json;

constexpr int usual_staff_per_unit = 32;

json::value file(std::string_view path) {
  return json::parse(embedded::file(path));
}

std::string text(const json::value& from, std::string_view name) {
  return std::string(from.at(name).as_string());
}
int number(const json::value& from, std::string_view name) {
  return static_cast<int>(from.at(name).as_int64());
}

std::string text_or_none(const json::value& from, std::string_view name) {
  return from.as_object().contains(name) ? text(from, name) : std::string();
}

std::optional<int> number_or_none(const json::value& from, std::string_view name) {
  return from.as_object().contains(name) ? std::optional(number(from, name)) : std::nullopt;
}

bool flag(const json::value& from, std::string_view name) {
  const json::value* found = from.as_object().if_contains(name);
  return found != nullptr && found->as_bool();
}

template <typename Read>
auto list_of(const json::value& array, const Read& read) {
  std::vector<decltype(read(array))> all;
  for (const json::value& one : array.as_array()) all.push_back(read(one));
  return all;
}

std::vector<std::string> texts(const json::value& array) {
  return list_of(array, [](const json::value& one) { return std::string(one.as_string()); });
}

std::vector<int> weights(const json::value& array) {
  return list_of(array, [](const json::value& one) { return number(one, "weight"); });
}

DepartmentList department(const json::value& from) {
  return {text(from, "name"), number(from, "weight"),
      number_or_none(from, "staff_per_unit").value_or(usual_staff_per_unit), text(from, "head"),
      texts(from.at("titles")), texts(from.at("units")), text_or_none(from, "pattern")};
}

AuthorityList authority(const json::value& from) {
  const json::value& office = from.at("office");
  return {text(from, "code"), text(from, "name"), text(from, "kind"), number(from, "weight"),
      text(office, "name"), text(office, "kind"), text(office, "head"),
      list_of(from.at("departments"), department)};
}

inventory::PersonalDataRole role(std::string_view name) {
  using enum inventory::PersonalDataRole;
  if (name == "PuA") return controller;
  if (name == "PuB") return processor;
  if (name == "PuA och PuB") return both;
  return none;
}

SystemList system(const json::value& from) {
  return {text(from, "name"), text(from, "object"), text(from, "kind"), flag(from, "business"),
      role(text(from, "role")), {number(from, "k"), number(from, "r"), number(from, "t")}, flag(from, "ai"),
      flag(from, "iot")};
}

EventList event(const json::value& from) {
  return {text(from, "event"), number(from, "likelihood"), number(from, "impact"), text(from, "action"),
      texts(from.at("follow_ups")), text(from, "proposal")};
}

PracticeList practice(const json::value& from, const std::string& process) {
  return {process, text(from, "practice"), list_of(from.at("events"), event)};
}

IncidentList incident(const json::value& from) {
  return {text(from, "kind"), number(from, "personal_data"), number(from, "imy"), texts(from.at("titles")),
      texts(from.at("descriptions"))};
}

ActivityList activity(const json::value& from) {
  return {text(from, "title"), text(from, "description"), text(from, "responsible"), text(from, "source"),
      number_or_none(from, "years_from_last"), number_or_none(from, "month")};
}

void read_people(Lists& all) {
  json::value names = file("demo/names.json");
  all.first_names = texts(names.at("first"));
  all.last_names = texts(names.at("last"));
  all.places = texts(names.at("places"));
  all.quarters = texts(names.at("quarters"));
  json::value authorities = file("demo/authorities.json");
  all.domain = text(authorities, "domain");
  all.office_titles = texts(authorities.at("office_titles"));
  all.authorities = list_of(authorities.at("authorities"), authority);
}

void read_systems(Lists& all) {
  json::value systems = file("demo/systems.json");
  all.suppliers = texts(systems.at("suppliers"));
  all.common_systems = list_of(systems.at("common"), system);
  for (const auto& of_one : systems.at("authorities").as_object()) {
    all.systems[of_one.key()] = list_of(of_one.value(), system);
  }
  all.system_stems = list_of(systems.at("more").at("stems"), system);
  all.system_words = texts(systems.at("more").at("words"));
}

void read_risks(Lists& all) {
  json::value risks = file("demo/risks.json");
  std::string process = text(risks, "process");
  all.practices =
      list_of(risks.at("practices"), [&](const json::value& one) { return practice(one, process); });
  all.rsa = practice(risks.at("rsa"), text(risks.at("rsa"), "process"));
  const json::value& classification = risks.at("classification");
  all.classification = practice(classification, text(classification, "process"));
  all.classification_name = text(classification, "name");
}

void read_incidents(Lists& all) {
  json::value incidents = file("demo/incidents.json");
  all.sources = list_of(incidents.at("sources"), [](const json::value& one) { return text(one, "name"); });
  all.source_weights = weights(incidents.at("sources"));
  all.incidents = list_of(incidents.at("kinds"), incident);
  all.incident_weights = weights(incidents.at("kinds"));
}

void read_activities(Lists& all) {
  json::value activities = file("demo/activities.json");
  all.yearly_activities = list_of(activities.at("yearly"), activity);
  all.activities = list_of(activities.at("once"), activity);
}

void read_controls(Lists& all) {
  json::value framework = file("frameworks/iso27001-2022-annex-a.json");
  json::value findings = file("demo/findings.json");
  all.standard = text(framework, "standard");
  all.controls = list_of(framework.at("controls"), [&](const json::value& one) {
    std::string id = text(one, "id");
    return ControlList{id, id + ' ' + text(one, "sv"), text(findings.at("controls"), id)};
  });
  const json::value& closings = findings.at("closings");
  using enum controls::Severity;
  all.closings = {{serious, texts(closings.at("serious"))}, {significant, texts(closings.at("significant"))},
      {moderate, texts(closings.at("moderate"))}, {negligible, texts(closings.at("negligible"))}};
  all.no_gap = texts(findings.at("no_gap"));
}

}  // namespace

const Lists& lists() {
  static const Lists made = [] {
    Lists all;
    read_people(all);
    read_systems(all);
    read_risks(all);
    read_incidents(all);
    read_activities(all);
    read_controls(all);
    return all;
  }();
  return made;
}

}  // namespace ringmur::demo
