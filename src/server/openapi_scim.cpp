#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"
#include "server/scim_json.h"

namespace ringmur::api {

using namespace parts;

namespace {

struct ScimWords {
  std::string_view operation;
  std::string_view summary;
  int status;
  std::string_view schema;
  std::string_view request{};
};

constexpr std::array all_words{
    ScimWords{"scim_config", "SCIM: what this server can do", 200, "ScimAny"},
    ScimWords{"scim_types", "SCIM: kinds of resources", 200, "ScimList"},
    ScimWords{"scim_type", "SCIM: one kind of resource", 200, "ScimAny"},
    ScimWords{"scim_schemas", "SCIM: the attributes that are kept", 200, "ScimList"},
    ScimWords{"scim_schema", "SCIM: the attributes of one schema", 200, "ScimAny"},
    ScimWords{"scim_list_users", "SCIM: people of the token's provider", 200, "ScimList"},
    ScimWords{"scim_create_user", "SCIM: a new person, with an account", 201, "ScimUser", "ScimUserContent"},
    ScimWords{"scim_read_user", "SCIM: one person", 200, "ScimUser"},
    ScimWords{
        "scim_replace_user", "SCIM: replaces what is told of a person", 200, "ScimUser", "ScimUserContent"},
    ScimWords{"scim_change_user",
        "SCIM: changes a person. Who becomes inactive loses sessions, tokens and roles at once", 200,
        "ScimUser", "ScimPatch"},
    ScimWords{"scim_remove_user", "SCIM: takes a person away; all access ends at once", 204, ""},
    ScimWords{"scim_list_groups", "SCIM: groups of the token's provider", 200, "ScimList"},
    ScimWords{"scim_create_group", "SCIM: a new group", 201, "ScimGroup", "ScimGroupContent"},
    ScimWords{"scim_read_group", "SCIM: one group", 200, "ScimGroup"},
    ScimWords{
        "scim_replace_group", "SCIM: replaces a group and its members", 200, "ScimGroup", "ScimGroupContent"},
    ScimWords{"scim_change_group", "SCIM: changes a group; members get or lose its role at once", 204, "",
        "ScimPatch"},
    ScimWords{"scim_remove_group", "SCIM: takes a group away, and its role from its members", 204, ""},
};

json::object content(std::string_view schema) {
  return {{scim_json::media, json::object{{"schema", named(schema)}}}};
}

json::object refusal(std::string_view description) {
  return {{"description", description}, {"content", content("ScimError")}};
}

bool may_refuse(const Route& route, int status) {
  bool one = route.pattern.find("{id}") != std::string_view::npos;
  bool carries = route.carries != Carries::no_body;
  switch (status) {
    case 404:
      return one;
    case 409:
    case 413:
    case 415:
      return carries;
    case 412:
      return carries && one;
    default:
      return true;
  }
}

void add_refusals(const Route& route, json::object& responses) {
  constexpr std::array<std::pair<int, std::string_view>, 9> all{
      {{400, "What was sent is wrong; `scimType` says how."}, {401, "The token is missing or not valid."},
          {403, "The token belongs to no provider."}, {404, "Not here, or another provider's."},
          {409, "There already is one with this userName or displayName."},
          {412, "Changed by somebody else, again and again."}, {413, "Too large."},
          {415, "The content is not JSON."}, {503, "Not possible at the moment."}}};
  for (const auto& [status, words] : all) {
    if (may_refuse(route, status)) responses[fmt::to_string(status)] = refusal(words);
  }
}

json::object schemas_member() {
  return described(list_of(of_type("string")), "URNs of the schemas.");
}

json::object name() {
  return object_of({{"formatted", of_type("string"), Optional::yes},
      {"givenName", of_type("string"), Optional::yes}, {"familyName", of_type("string"), Optional::yes}});
}

json::object emails() {
  return list_of(object_of({{"value", of_type("string")}, {"type", of_type("string"), Optional::yes},
      {"primary", of_type("boolean"), Optional::yes}}));
}

json::object reference() {
  return object_of(
      {{"value", of_format("uuid")}, {"display", of_type("string")}, {"$ref", of_format("uri")}});
}

json::object meta() {
  return object_of({{"resourceType", of_type("string")}, {"created", of_format("date-time")},
      {"lastModified", of_format("date-time"), Optional::yes}, {"location", of_format("uri")},
      {"version", of_type("string")}});
}

/// What a client may send more of: it is left out, not refused.
json::object open(json::object schema) {
  schema["additionalProperties"] = true;
  return schema;
}

json::object user_content() {
  json::object active{{"type", json::array{"boolean", "string"}},
      {"description", "True where it is missing; \"True\" and \"False\" are taken too."}};
  return open(object_of({{"schemas", schemas_member(), Optional::yes},
      {"userName", described(of_type("string"), "Becomes the login.")},
      {"externalId", or_null("string"), Optional::yes}, {"displayName", or_null("string"), Optional::yes},
      {"name", open(name()), Optional::yes},
      {"emails", list_of(json::object{{"type", "object"}}), Optional::yes},
      {"active", std::move(active), Optional::yes}}));
}

}  // namespace

void add_scim_schemas(json::object& schemas) {
  schemas["ScimAny"] = described(of_type("object"), "As RFC 7643 describes it.");
  schemas["ScimUser"] = object_of({{"schemas", schemas_member()}, {"id", of_format("uuid")},
      {"externalId", of_type("string"), Optional::yes}, {"userName", of_type("string"), Optional::yes},
      {"displayName", of_type("string"), Optional::yes}, {"name", name(), Optional::yes},
      {"emails", emails(), Optional::yes}, {"active", of_type("boolean"), Optional::yes},
      {"groups", list_of(reference()), Optional::yes}, {"meta", meta(), Optional::yes}});
  schemas["ScimGroup"] = object_of({{"schemas", schemas_member()}, {"id", of_format("uuid")},
      {"externalId", of_type("string"), Optional::yes}, {"displayName", of_type("string"), Optional::yes},
      {"members", list_of(reference()), Optional::yes}, {"meta", meta(), Optional::yes}});
  schemas["ScimUserContent"] = user_content();
  json::object member = open(object_of({{"value", of_format("uuid")}}));
  schemas["ScimGroupContent"] = open(object_of({{"schemas", schemas_member(), Optional::yes},
      {"displayName", of_type("string")}, {"externalId", or_null("string"), Optional::yes},
      {"members", list_of(std::move(member)), Optional::yes}}));
  json::object change =
      open(object_of({{"op", described(of_type("string"), "add, replace or remove, in any case.")},
          {"path", described(of_type("string"), "emails[type eq \"work\"].value"), Optional::yes},
          {"value", json::object{{"description", "Of any kind."}}, Optional::yes}}));
  schemas["ScimPatch"] = open(
      object_of({{"schemas", schemas_member(), Optional::yes}, {"Operations", list_of(std::move(change))}}));
  schemas["ScimList"] = object_of({{"schemas", schemas_member()}, {"totalResults", of_type("integer")},
      {"startIndex", of_type("integer")}, {"itemsPerPage", of_type("integer")},
      {"Resources", list_of(json::object{{"type", "object"}})}});
  schemas["ScimError"] =
      object_of({{"schemas", schemas_member()}, {"status", of_type("string")}, {"detail", of_type("string")},
          {"code", of_type("string")}, {"scimType", of_type("string"), Optional::yes}});
}

json::object describe_scim_operation(const Route& route) {
  auto found = std::ranges::find(all_words, route.operation, &ScimWords::operation);
  if (found == all_words.end())
    throw std::logic_error("the document has no words for the route " + std::string(route.operation));
  json::object good{{"description", "As asked for."}};
  if (!found->schema.empty()) good["content"] = content(found->schema);
  if (found->status == 201) {
    good["headers"] = json::object{{"Location",
        json::object{{"description", "The address of what was made."}, {"schema", of_type("string")}}}};
  }
  json::object responses{{fmt::to_string(found->status), std::move(good)}};
  add_refusals(route, responses);
  json::object made{{"summary", found->summary}};
  if (!found->request.empty())
    made["requestBody"] = json::object{{"required", true}, {"content", content(found->request)}};
  made["responses"] = std::move(responses);
  return made;
}

json::object describe_scim_parameter(std::string_view name) {
  json::object parameter{{"name", name}, {"in", "query"}};
  bool number = name == "startIndex" || name == "count";
  if (name == "filter") parameter["description"] = "RFC 7644 §3.4.2.2: userName eq \"anna@kommun.se\".";
  if (name == "startIndex") parameter["description"] = "The first one, from 1.";
  if (name == "count") parameter["description"] = "How many at most, up to 200; 100 where it is missing.";
  if (name == "attributes") parameter["description"] = "Only these, apart by commas.";
  if (name == "excludedAttributes") parameter["description"] = "Not these, apart by commas.";
  parameter["schema"] = of_type(number ? "integer" : "string");
  return parameter;
}

}  // namespace ringmur::api
