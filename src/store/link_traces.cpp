#include "store/link_traces.h"

#include <boost/json.hpp>
#include <map>
#include <set>

#include "store/by_ids.h"
#include "store/links.h"

namespace ringmur {
namespace {

namespace json = boost::json;

/// `{"links":[before,after]}`, either of them null or the ends.
std::vector<json::object*> ends_in(json::value& changes) {
  std::vector<json::object*> ends;
  json::object* event = changes.if_object();
  json::value* links = event == nullptr ? nullptr : event->if_contains("links");
  if (links == nullptr || !links->is_array()) return ends;
  for (json::value& side : links->get_array()) {
    if (!side.is_array()) continue;
    for (json::value& end : side.get_array()) {
      if (end.is_object()) ends.push_back(&end.get_object());
    }
  }
  return ends;
}

ObjectId record_at(const json::object& end) {
  const json::value* type = end.if_contains("type");
  const json::value* id = end.if_contains("id");
  if (type == nullptr || !type->is_string() || id == nullptr || !id->is_string()) return {};
  return {std::string(std::string_view(type->get_string())),
      parse_uuid(std::string_view(id->get_string())).value_or(Uuid{})};
}

/// Of `wanted`, registers with ids in them.
Result<std::set<ObjectId>> readable_among(Store& store, const Actor& actor, const Uuid& authority,
    const std::map<std::string, std::set<Uuid>>& wanted) {
  std::set<ObjectId> readable;
  for (const auto& [name, ids] : wanted) {
    const RecordType* type = store.catalogue().find(name);
    // Who reads a shared record from beyond the wall has no reach there at all.
    if (type == nullptr || actor.reach(name, Action::read, authority).is_nothing()) continue;
    auto found = find_by_ids(store, actor, *type, authority, {ids.begin(), ids.end()}, Secrets::masked);
    if (!found) return std::unexpected(found.error());
    for (const auto& [id, row] : *found) readable.insert({name, id});
  }
  return readable;
}

}  // namespace

bool tells_of_links(std::string_view action) {
  return action == link_action || action == unlink_action;
}

Result<void> conceal_link_ends(
    Store& store, const Actor& actor, const Uuid& authority, const std::vector<std::string*>& changes) {
  std::vector<json::value> events;
  std::map<std::string, std::set<Uuid>> wanted;
  for (const std::string* text : changes) {
    json::error_code failed;
    events.push_back(json::parse(*text, failed));
    for (const json::object* end : ends_in(events.back())) {
      const ObjectId record = record_at(*end);
      wanted[record.type].insert(record.id);
    }
  }
  auto readable = readable_among(store, actor, authority, wanted);
  if (!readable) return std::unexpected(readable.error());
  for (std::size_t i = 0; i < events.size(); ++i) {
    bool concealed = false;
    for (json::object* end : ends_in(events[i])) {
      if (!readable->contains(record_at(*end))) concealed |= end->stable_erase("id") > 0;
    }
    if (concealed) *changes[i] = json::serialize(events[i]);
  }
  return {};
}

}  // namespace ringmur
