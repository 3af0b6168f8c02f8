#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/incidents/incident.h"
#include "areas/incidents/merge.h"
#include "areas/incidents/similar.h"
#include "schema/describe.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_incidents.h"
#include "server/api_json.h"

/// Incidents that are like one, and those that become one.
namespace ringmur::api {
namespace {

namespace json = boost::json;

void write(JsonWriter& out, const std::vector<incidents::SimilarIncident>& found) {
  out.open('[');
  for (const incidents::SimilarIncident& one : found) {
    const auto incident = record_of<incidents::Incident>(incidents::describe_incident(), one.row.values);
    out.open('{').member("id", to_string(one.row.meta.id)).member("reference", one.row.meta.short_reference);
    out.member("title", incident.title).member("discovered_at", to_string(incident.discovered_at));
    out.key("likeness").raw(fmt::format("{:.2f}", one.likeness)).words("because", one.because).close('}');
  }
  out.close(']');
}

std::expected<incidents::MergeOrder, Problem> order_of(const json::object& object) {
  if (auto known = only_members(object, {"into", "version"}); !known) return std::unexpected(known.error());
  auto into = text_member(object, "into");
  if (!into) return std::unexpected(into.error());
  const auto id = parse_uuid(*into);
  if (!id) {
    return std::unexpected(Problem({Refusal::invalid, "value.not_a_reference",
        {"into: skriv incidentens id.", "into: write the incident's id."}, "into", {}}));
  }
  const json::value* version = object.if_contains("version");
  if (version == nullptr || !version->is_int64()) {
    return std::unexpected(Problem({Refusal::invalid, "json.not_an_integer",
        {"version: skriv den version som du läste.", "version: write the version that you read."}, "version",
        {}}));
  }
  return incidents::MergeOrder{*id, version->get_int64()};
}

}  // namespace

Answer similar_incidents(Call& call) {
  auto found = addressed_incident(call);
  if (!found) return std::unexpected(found.error());
  auto similar = incidents::similar_incidents(call.store(), call.actor, found->authority.id, found->row);
  if (!similar) return std::unexpected(Problem(similar.error()));
  JsonWriter out;
  write(out.open('{').key("same"), similar->same);
  write(out.key("recurring"), similar->recurring);
  return json_response(200, out.close('}').take());
}

Answer merge_incident(Call& call) {
  auto found = addressed_incident(call);
  if (!found) return std::unexpected(found.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(*object);
  if (!order) return std::unexpected(order.error());
  auto into =
      incidents::merge_incident(call.store(), call.actor, found->authority.id, found->row.meta.id, *order);
  if (!into) return std::unexpected(Problem(into.error()));
  return json_response(200, "{\"into\":" + record_answer(200, call, *call.type, *into).body + '}');
}

Answer unmerge_incident(Call& call) {
  auto found = addressed_incident(call);
  if (!found) return std::unexpected(found.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto known = only_members(*object, {}); !known) return std::unexpected(known.error());
  auto back = incidents::unmerge_incident(call.store(), call.actor, found->authority.id, found->row.meta.id);
  if (!back) return std::unexpected(Problem(back.error()));
  return json_response(200, "{\"record\":" + record_answer(200, call, *call.type, back->record).body +
                                ",\"into\":" + record_answer(200, call, *call.type, back->into).body + '}');
}

}  // namespace ringmur::api
