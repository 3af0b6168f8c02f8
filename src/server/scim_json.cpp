#include "server/scim_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.h"
#include "identity/scim_filter.h"
#include "identity/scim_patch.h"
#include "server/api_parameters.h"
#include "server/public_url.h"

namespace ringmur::api::scim_json {

namespace json = boost::json;
using scim::member;

namespace {

std::unexpected<Error> wrong(const std::string& attribute, const char* sv, const char* en) {
  return refuse(Refusal::invalid, "scim.value",
      {fmt::format("{}: {}", attribute, sv), fmt::format("{}: {}", attribute, en)}, attribute);
}

json::object meta_of(const Call& call, std::string_view type, std::string_view place, const Uuid& id,
    std::int64_t version, Instant created_at) {
  return {{"resourceType", type}, {"created", to_string(created_at)},
      {"location", fmt::format("{}{}/{}/{}", public_url(call), scim_path, place, to_string(id))},
      {"version", fmt::format("W/\"{}\"", version)}};
}

/// A text that is there, null or missing; empty then.
Result<std::string> text_of(const json::object& object, const std::string& name) {
  constexpr std::size_t longest = 300;
  const json::value* value = member(object, name);
  if (value == nullptr || value->is_null()) return std::string();
  bool good = value->is_string() && length(std::string_view(value->get_string())) <= longest &&
              !has_control(std::string_view(value->get_string()));
  if (!good)
    return wrong(name, "skriv en text på högst 300 tecken.", "write a text of at most 300 characters.");
  return std::string(value->get_string());
}

/// The parts of a complex attribute that are kept.
Result<json::object> parts_of(const json::value& value, std::initializer_list<const char*> names) {
  json::object kept;
  if (!value.is_object()) return wrong("value", "skriv ett objekt.", "write an object.");
  for (const char* name : names) {
    auto text = text_of(value.get_object(), name);
    if (!text) return std::unexpected(text.error());
    if (!text->empty()) kept[name] = *text;
  }
  return kept;
}

Result<json::array> emails_of(const json::value& value) {
  constexpr std::size_t most = 20;
  json::array kept;
  if (!value.is_array() || value.get_array().size() > most)
    return wrong("emails", "skriv en lista med högst 20 adresser.", "write a list of at most 20 addresses.");
  for (const json::value& one : value.get_array()) {
    auto parts = parts_of(one, {"value", "type"});
    if (!parts) return std::unexpected(parts.error());
    const json::value* primary = member(one.get_object(), "primary");
    if (primary != nullptr && primary->is_bool()) (*parts)["primary"] = *primary;
    if (parts->contains("value")) kept.emplace_back(std::move(*parts));
  }
  return kept;
}

Result<json::object> attributes_of(const json::object& resource) {
  json::object kept;
  auto shown = text_of(resource, "displayName");
  if (!shown) return std::unexpected(shown.error());
  if (!shown->empty()) kept["displayName"] = *shown;
  if (const json::value* name = member(resource, "name"); name != nullptr && !name->is_null()) {
    auto parts = parts_of(*name, {"formatted", "givenName", "familyName"});
    if (!parts) return parts;
    kept["name"] = std::move(*parts);
  }
  if (const json::value* emails = member(resource, "emails"); emails != nullptr && !emails->is_null()) {
    auto all = emails_of(*emails);
    if (!all) return std::unexpected(all.error());
    kept["emails"] = std::move(*all);
  }
  return kept;
}

/// What the person is called, of what SCIM tells.
std::string name_of(const json::object& kept, const std::string& user_name) {
  auto text = [](const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value == nullptr ? std::string() : std::string(value->as_string());
  };
  if (std::string shown = text(kept, "displayName"); !shown.empty()) return shown;
  const json::value* name = kept.if_contains("name");
  if (name != nullptr) {
    if (std::string whole = text(name->as_object(), "formatted"); !whole.empty()) return whole;
    std::string both =
        collapsed(text(name->as_object(), "givenName") + ' ' + text(name->as_object(), "familyName"));
    if (!both.empty()) return both;
  }
  return user_name;
}

json::array references(const std::vector<ScimReference>& all, const Call& call, std::string_view place) {
  json::array out;
  for (const ScimReference& one : all) {
    out.emplace_back(json::object{{"value", to_string(one.id)}, {"display", one.name},
        {"$ref", fmt::format("{}{}/{}/{}", public_url(call), scim_path, place, to_string(one.id))}});
  }
  return out;
}

Result<std::optional<std::string>> external_id_of(const json::object& resource) {
  auto text = text_of(resource, "externalId");
  if (!text) return std::unexpected(text.error());
  return text->empty() ? std::optional<std::string>() : std::optional(std::move(*text));
}

}  // namespace

json::object told_of(const Call& call, const ScimUser& user) {
  json::object resource{{"schemas", json::array{user_schema}}, {"id", to_string(user.id)}};
  if (user.person.external_id) resource["externalId"] = *user.person.external_id;
  resource["userName"] = user.person.user_name;
  json::object kept = json::parse(user.person.attributes).as_object();
  for (auto& one : kept)
    if (one.key() != "userName") resource[one.key()] = std::move(one.value());
  resource["active"] = user.person.active;
  if (!user.groups.empty()) resource["groups"] = references(user.groups, call, "Groups");
  resource["meta"] = meta_of(call, "User", "Users", user.id, user.version, user.created_at);
  return resource;
}

json::object resource_of(const Call& call, const ScimUser& user) {
  json::object resource = told_of(call, user);
  if (!resource.contains("displayName")) resource["displayName"] = user.person.name;
  return resource;
}

json::object told_of(const Call& call, const ScimGroup& group) {
  return resource_of(call, group);
}

json::object resource_of(const Call& call, const ScimGroup& group) {
  json::object resource{{"schemas", json::array{group_schema}}, {"id", to_string(group.id)}};
  if (group.external_id) resource["externalId"] = *group.external_id;
  resource["displayName"] = group.display_name;
  resource["members"] = references(group.members, call, "Users");
  json::object meta = meta_of(call, "Group", "Groups", group.id, group.version, group.created_at);
  meta["lastModified"] = to_string(group.changed_at);
  resource["meta"] = std::move(meta);
  return resource;
}

Result<ScimPerson> person_of(const json::object& sent) {
  json::object resource = sent;
  scim::mend_booleans(resource);
  auto user_name = text_of(resource, "userName");
  if (!user_name) return std::unexpected(user_name.error());
  if (user_name->empty()) return wrong("userName", "den saknas.", "it is missing.");
  auto external = external_id_of(resource);
  if (!external) return std::unexpected(external.error());
  auto kept = attributes_of(resource);
  if (!kept) return std::unexpected(kept.error());
  ScimPerson person{*user_name, *external, name_of(*kept, *user_name)};
  if (const json::value* active = member(resource, "active"); active != nullptr && !active->is_null()) {
    if (!active->is_bool()) return wrong("active", "skriv true eller false.", "write true or false.");
    person.active = active->get_bool();
  }
  person.attributes = json::serialize(*kept);
  return person;
}

Result<ScimGroupContent> group_of(const json::object& resource) {
  auto name = text_of(resource, "displayName");
  if (!name) return std::unexpected(name.error());
  auto external = external_id_of(resource);
  if (!external) return std::unexpected(external.error());
  ScimGroupContent content{*name, *external, {}};
  const json::value* members = member(resource, "members");
  if (members == nullptr || members->is_null()) return content;
  if (!members->is_array()) return wrong("members", "skriv en lista.", "write a list.");
  for (const json::value& one : members->get_array()) {
    const json::value* value = one.is_object() ? member(one.get_object(), "value") : nullptr;
    auto id = value != nullptr && value->is_string() ? parse_uuid(std::string_view(value->get_string()))
                                                     : std::nullopt;
    if (!id) return wrong("members", "var och en ska ha value: ett id.", "each must have value: an id.");
    content.members.push_back(*id);
  }
  return content;
}

void choose(json::object& resource, const Call& call) {
  auto names = [&](std::string_view parameter) {
    std::vector<std::string> all = words_parameter(call, parameter);
    for (std::string& name : all) {
      std::string_view plain = scim::without_schema(name).value_or(name);
      name = folded(plain.substr(0, plain.find('.')));
    }
    return all;
  };
  const std::vector<std::string> wanted = names("attributes");
  const std::vector<std::string> unwanted = names("excludedAttributes");
  auto holds = [](const std::vector<std::string>& all, const std::string& name) {
    return std::ranges::find(all, name) != all.end();
  };
  json::object chosen;
  for (auto& one : resource) {
    std::string name = folded(std::string_view(one.key()));
    bool always = name == "id" || name == "schemas";
    bool stays = (wanted.empty() || holds(wanted, name)) && !holds(unwanted, name);
    if (always || stays) chosen[one.key()] = std::move(one.value());
  }
  resource = std::move(chosen);
}

http::Response response(int status, const json::object& body) {
  http::Response made;
  made.status = status;
  made.headers.emplace_back("Content-Type", media);
  made.body = json::serialize(body);
  return made;
}

namespace {

std::string_view type_of(const Problem& problem) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> types{
      {{"scim.filter", "invalidFilter"}, {"scim.path", "invalidPath"}, {"scim.no_target", "noTarget"},
          {"scim.mutability", "mutability"}, {"scim.taken", "uniqueness"}, {"scim.patch", "invalidSyntax"},
          {"json.malformed", "invalidSyntax"}}};
  for (const auto& [code, type] : types) {
    if (problem.error.code == code) return type;
  }
  return problem.error.refusal == Refusal::invalid ? "invalidValue" : "";
}

}  // namespace

http::Response refusal(const Problem& problem, Language language) {
  int status = status_of(problem);
  if (status == 422) status = 400;  // SCIM knows no other for what is wrong
  json::object body{{"schemas", json::array{"urn:ietf:params:scim:api:messages:2.0:Error"}},
      {"status", fmt::to_string(status)}, {"detail", problem.error.message.in(language)},
      {"code", problem.error.code}};
  if (std::string_view type = type_of(problem); !type.empty() && status < 500) body["scimType"] = type;
  http::Response made = response(status, body);
  made.headers.insert(made.headers.end(), problem.headers.begin(), problem.headers.end());
  return made;
}

}  // namespace ringmur::api::scim_json
