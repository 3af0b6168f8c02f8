#include "areas/incidents/timeline.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_incidents.h"
#include "server/api_json.h"

namespace ringmur::api {
namespace {

void write(JsonWriter& out, const incidents::TimelineItem& item) {
  out.open('{')
      .member("at", to_string(item.at))
      .member("kind", item.kind)
      .words("text", item.text)
      .member("by", item.by)
      .key("record");
  if (item.record) {
    out.open('{').member("type", item.record->type->name).member("plural", item.record->type->plural);
    out.member("id", to_string(item.record->id)).key("reference");
    item.record->reference.empty() ? out.raw("null") : out.text(item.record->reference);
    out.close('}');
  } else {
    out.raw("null");
  }
  out.key("own").raw(item.own ? "true" : "false").close('}');
}

}  // namespace

Answer incident_timeline(Call& call) {
  auto found = addressed_incident(call);
  if (!found) return std::unexpected(found.error());
  auto items = incidents::timeline(call.store(), call.actor, found->authority.id, found->row);
  if (!items) return std::unexpected(Problem(items.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const incidents::TimelineItem& item : *items) write(out, item);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
