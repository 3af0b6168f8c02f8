#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/incidents/incident_fields.h"
#include "areas/incidents/take_step.h"
#include "schema/json_writer.h"
#include "server/api_incident_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_sharing.h"
#include "server/incident_answers.h"

/// What follows from an incident, what would follow from other facts, and the steps of its handling.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using namespace incidents;

std::unexpected<Problem> bad(const char* member, const char* code, Text message) {
  return std::unexpected(Problem({Refusal::invalid, code, std::move(message), member, {}}));
}

/// `facts`: an object, or none.
std::expected<json::object, Problem> facts_of(const json::object& object) {
  const json::value* facts = object.if_contains("facts");
  if (facts == nullptr || facts->is_null()) return json::object();
  if (facts->is_object()) return facts->get_object();
  return bad("facts", "json.not_an_object",
      {"facts: skriv ett objekt med incidentens fält.",
          "facts: write an object with the incident's fields."});
}

std::expected<Status, Problem> status_of(const json::object& object) {
  auto text = text_member(object, "to");
  if (!text) return std::unexpected(text.error());
  for (const auto& [status, choice] : choices_of<Status>()) {
    if (choice.code == *text) return status;
  }
  return bad("to", "value.not_allowed",
      {"to: skriv new, triage, ongoing, learning eller closed.",
          "to: write new, triage, ongoing, learning or closed."});
}

std::expected<std::int64_t, Problem> version_of(const json::object& object) {
  const json::value* version = object.if_contains("version");
  if (version != nullptr && version->is_int64()) return version->get_int64();
  return bad("version", "integer.not_whole",
      {"version: skriv den version av incidenten som du läste.",
          "version: write the version of the incident that you read."});
}

std::string record_json(Call& call, const Row& row, const Authority& authority) {
  Sharings sharings(call, authority.id);
  (void)sharings.read({row});
  std::string record;
  append_record(record, describe_incident(), row, authority.code, sharings.json(row));
  return record;
}

}  // namespace

Answer incident_duties(Call& call) {
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  return json_response(200, duties_json(call, here->judged));
}

Answer what_if_incident(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto known = only_members(*object, {"facts"}); !known) return std::unexpected(known.error());
  auto facts = facts_of(*object);
  if (!facts) return std::unexpected(facts.error());
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  auto incident = with_facts(here->judged.row, *facts);
  if (!incident) return std::unexpected(Problem(incident.error()));
  auto after = judge_again(call.store(), call.actor, here->town, here->judged, std::move(*incident), now());
  if (!after) return std::unexpected(Problem(after.error()));
  return json_response(200, duties_json(call, *after, &here->judged.judgement));
}

Answer step_incident(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto known = only_members(*object, {"to", "version", "facts", "reason"});
  if (!known) return std::unexpected(known.error());
  auto to = status_of(*object);
  if (!to) return std::unexpected(to.error());
  auto version = version_of(*object);
  if (!version) return std::unexpected(version.error());
  auto facts = facts_of(*object);
  if (!facts) return std::unexpected(facts.error());
  auto reason = text_member(*object, "reason");
  if (!reason) return std::unexpected(reason.error());
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  const std::string name = call.person ? call.person->account.name : call.actor.name;
  auto row = take_step(
      call.store(), call.actor, here->town, here->judged, {*to, *version, &*facts, std::move(*reason), name});
  if (!row) return std::unexpected(Problem(row.error()));
  auto after = judged_incident(call);
  if (!after) return std::unexpected(after.error());
  // As who took it may see it.
  auto seen = call.store().get(call.actor, describe_incident(), here->authority.id, row->meta.id);
  if (!seen) return std::unexpected(Problem(seen.error()));
  JsonWriter out;
  out.open('{').key("record").raw(record_json(call, *seen, here->authority));
  out.key("duties").raw(duties_json(call, after->judged));
  http::Response response = json_response(200, out.close('}').take());
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", seen->meta.version));
  return response;
}

}  // namespace ringmur::api
