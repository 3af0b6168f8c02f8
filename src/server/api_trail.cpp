#include <fmt/format.h>

#include <boost/json.hpp>

#include "registry/names.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

namespace ringmur::api {

namespace json = boost::json;

namespace {

/// Each field as [before, after]. The trail keeps of a new record only what it holds: before it there was
/// nothing. The values may have been erased from the trail, as the law asks.
void append_changes(std::string& out, const HistoryEntry& entry) {
  if (entry.changes.empty()) {
    out += "null";
    return;
  }
  json::error_code failed;
  json::value changes = json::parse(entry.changes, failed);
  if (failed || !changes.is_object() || entry.action != "create") {
    out += entry.changes;
    return;
  }
  for (auto& member : changes.get_object()) {
    json::value made = std::move(member.value());
    member.value() = json::array{nullptr, std::move(made)};
  }
  out += json::serialize(changes);
}

void append_event(std::string& out, const HistoryEntry& entry) {
  out += '{';
  append_text(out, "at", to_string(entry.context.at));
  append_text(out, "by", entry.context.actor);
  append_text(out, "operation", entry.context.operation);
  append_text(out, "action", entry.action);
  fmt::format_to(std::back_inserter(out), R"(,"version":{},"import":)", entry.version);
  if (entry.context.import_id)
    fmt::format_to(std::back_inserter(out), "\"{}\"", to_string(*entry.context.import_id));
  else
    out += "null";
  out += ",\"changes\":";
  append_changes(out, entry);
  out += '}';
}

}  // namespace

Answer record_history(Call& call) {
  auto secrets = secrets_of_one(call);
  if (!secrets) return std::unexpected(secrets.error());
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto entries =
      call.store().history(call.actor, *call.type, found->authority.id, found->row.meta.id, *secrets);
  if (!entries) return std::unexpected(Problem(entries.error()));
  Names names(call.store(), call.actor, found->authority.id);
  std::string body = "{\"items\":[";
  for (const HistoryEntry& entry : *entries) {
    if (&entry != &entries->front()) body += ',';
    append_event(body, entry);
    names.want_changes(*call.type, entry.changes);
  }
  body += ']';
  if (auto added = append_names(body, names, call.language); !added) return std::unexpected(added.error());
  return json_response(200, body + '}');
}

}  // namespace ringmur::api
