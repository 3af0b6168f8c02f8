#include "server/api_links.h"

#include <algorithm>
#include <boost/json.hpp>
#include <string>

#include "registry/names.h"
#include "schema/json_writer.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

/// Ties between records: read, made and taken away.
namespace ringmur::api {
namespace {

std::unexpected<Problem> bad_links(std::string_view member) {
  return std::unexpected(Problem({Refusal::invalid, "link.invalid",
      {"Skriv länkarna som [{\"kind\":…,\"type\":…,\"id\":…}], med direction out eller in om det behövs.",
          "Write the links as [{\"kind\":…,\"type\":…,\"id\":…}], with direction out or in where needed."},
      std::string(member), {}}));
}

std::expected<LinkTo, Problem> link_of(
    const Call& call, const boost::json::value& json, std::string_view member) {
  if (!json.is_object()) return bad_links(member);
  const boost::json::object& object = json.get_object();
  if (auto good = only_members(object, {"kind", "type", "id", "direction"}); !good)
    return std::unexpected(good.error());
  LinkTo link;
  std::string type;
  std::string id;
  std::string direction;
  for (auto [name, into] : {std::pair<std::string_view, std::string*>{"kind", &link.kind}, {"type", &type},
           {"id", &id}, {"direction", &direction}}) {
    auto text = text_member(object, name);
    if (!text) return std::unexpected(text.error());
    *into = std::move(*text);
  }
  auto uuid = parse_uuid(id);
  const bool known = direction.empty() || direction == "out" || direction == "in";
  if (!uuid || link.kind.empty() || !known) return bad_links(member);
  const auto& types = call.api.store.catalogue().types;
  auto found = std::ranges::find(types, type, &RecordType::name);
  if (found == types.end()) {
    return std::unexpected(Problem({Refusal::invalid, "link.register",
        {"Det finns inget register som heter så. Ange dess namn, till exempel risk.",
            "There is no register of that name. Give its name, for example risk."},
        "type", {}}));
  }
  link.direction = direction == "in" ? Direction::in : Direction::out;
  link.type = *found;
  link.id = *uuid;
  return link;
}

/// Many more than a record may have are refused before they are looked up.
std::expected<std::vector<LinkTo>, Problem> links_of_member(
    const Call& call, const boost::json::object& body, std::string_view member) {
  constexpr std::size_t most = 1000;
  std::vector<LinkTo> links;
  const boost::json::value* list = body.if_contains(member);
  if (list == nullptr || list->is_null()) return links;
  if (!list->is_array() || list->get_array().size() > most) return bad_links(member);
  for (const boost::json::value& one : list->get_array()) {
    auto link = link_of(call, one, member);
    if (!link) return std::unexpected(link.error());
    links.push_back(std::move(*link));
  }
  return links;
}

void add_linked(JsonWriter& json, const Linked& one, Language language) {
  const bool out = one.direction == Direction::out;
  const Text& label = out ? one.kind->label : one.kind->back;
  const Meta& meta = one.row.meta;
  json.open('{').member("kind", one.kind->name);
  json.words("label", label);
  json.member("direction", out ? "out" : "in")
      .member("type", one.type->name)
      .member("plural", one.type->plural);
  json.member("id", to_string(meta.id)).key("reference");
  if (meta.short_reference.empty())
    json.raw("null");
  else
    json.text(meta.short_reference);
  const bool masked = meta.masked.contains(one.type->title);
  json.key("title");
  if (masked)
    json.raw("null").key("masked").raw("true");
  else
    json.text(title_of(*one.type, one.row, language));
  json.key("archived").raw(meta.archived_at ? "true" : "false");
  json.key("version").raw(std::to_string(meta.version)).close('}');
}

Answer links_answer(Call& call, const Addressed& found) {
  auto links = links_of(call.store(), call.actor, *call.type, found.authority.id, found.row.meta.id);
  if (!links) return std::unexpected(Problem(links.error()));
  JsonWriter json;
  json.open('{').key("items").open('[');
  for (const Linked& one : *links) add_linked(json, one, call.language);
  return json_response(200, json.close(']').close('}').take());
}

}  // namespace

std::expected<std::vector<LinkTo>, Problem> links_of_new(const Call& call, boost::json::object& body) {
  auto links = links_of_member(call, body, "links");
  body.erase("links");
  return links;
}

Answer record_links(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  return links_answer(call, *found);
}

Answer change_record_links(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto body = body_object(call);
  if (!body) return std::unexpected(body.error());
  if (auto good = only_members(*body, {"add", "remove"}); !good) return std::unexpected(good.error());
  LinkChanges changes;
  for (auto [member, into] :
      {std::pair<std::string_view, std::vector<LinkTo>*>{"add", &changes.add}, {"remove", &changes.remove}}) {
    auto links = links_of_member(call, *body, member);
    if (!links) return std::unexpected(links.error());
    *into = std::move(*links);
  }
  auto done =
      change_links(call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id, changes);
  if (!done) return std::unexpected(Problem(done.error()));
  return links_answer(call, *found);
}

}  // namespace ringmur::api
