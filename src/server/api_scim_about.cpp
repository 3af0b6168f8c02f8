#include <boost/json.hpp>

#include "server/api_handlers.h"
#include "server/public_url.h"
#include "server/scim_json.h"

/// What our SCIM can do and what it keeps (RFC 7644 §4), for a provider that asks before it begins.
namespace ringmur::api {
namespace {

namespace json = boost::json;

json::object supported(bool yes) {
  return {{"supported", yes}};
}

json::object meta(const Call& call, std::string_view type, const std::string& place) {
  return {{"resourceType", type}, {"location", public_url(call) + std::string(scim_path) + place}};
}

json::object attribute(
    std::string_view name, std::string_view type, std::string_view mutability = "readWrite") {
  return {{"name", name}, {"type", type}, {"multiValued", false}, {"required", false}, {"caseExact", false},
      {"mutability", mutability}, {"returned", "default"}, {"uniqueness", "none"}};
}

json::object list_attribute(
    std::string_view name, json::array parts, std::string_view mutability = "readWrite") {
  json::object made = attribute(name, "complex", mutability);
  made["multiValued"] = true;
  made["subAttributes"] = std::move(parts);
  return made;
}

json::object unique(json::object made) {
  made["required"] = true;
  made["uniqueness"] = "server";
  return made;
}

json::object user_schema(const Call& call) {
  json::object name = attribute("name", "complex");
  name["subAttributes"] = json::array{
      attribute("formatted", "string"), attribute("givenName", "string"), attribute("familyName", "string")};
  json::array attributes{unique(attribute("userName", "string")), attribute("displayName", "string"),
      std::move(name), attribute("active", "boolean"),
      list_attribute("emails", json::array{attribute("value", "string"), attribute("type", "string"),
                                   attribute("primary", "boolean")}),
      list_attribute("groups",
          json::array{attribute("value", "string", "readOnly"), attribute("display", "string", "readOnly")},
          "readOnly")};
  std::string id(scim_json::user_schema);
  return {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:Schema"}}, {"id", id},
      {"name", "User"}, {"description", "A person with an account"}, {"attributes", std::move(attributes)},
      {"meta", meta(call, "Schema", "/Schemas/" + id)}};
}

json::object group_schema(const Call& call) {
  json::array attributes{unique(attribute("displayName", "string")),
      list_attribute("members", json::array{attribute("value", "string", "immutable"),
                                    attribute("display", "string", "readOnly")})};
  std::string id(scim_json::group_schema);
  return {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:Schema"}}, {"id", id},
      {"name", "Group"}, {"description", "A group that may give a role"},
      {"attributes", std::move(attributes)}, {"meta", meta(call, "Schema", "/Schemas/" + id)}};
}

json::object type_of(const Call& call, const std::string& name, std::string_view schema) {
  return {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:ResourceType"}}, {"id", name},
      {"name", name}, {"endpoint", "/" + name + "s"}, {"schema", schema},
      {"meta", meta(call, "ResourceType", "/ResourceTypes/" + name)}};
}

json::array schemas(const Call& call) {
  return {user_schema(call), group_schema(call)};
}

json::array types(const Call& call) {
  return {type_of(call, "User", scim_json::user_schema), type_of(call, "Group", scim_json::group_schema)};
}

Answer listed(json::array all) {
  std::size_t total = all.size();
  return scim_json::response(
      200, {{"schemas", json::array{"urn:ietf:params:scim:api:messages:2.0:ListResponse"}},
               {"totalResults", total}, {"startIndex", 1}, {"itemsPerPage", total},
               {"Resources", std::move(all)}});
}

Answer the_one(const Call& call, const json::array& all) {
  for (const json::value& one : all) {
    if (one.at("id").as_string() == call.id) return scim_json::response(200, one.as_object());
  }
  return std::unexpected(Problem({Refusal::not_found, "scim.not_found",
      {"Det finns ingen sådan här.", "There is no such one here."}, {}, {}}));
}

}  // namespace

Answer scim_config(Call& call) {
  constexpr int most_results = 200;
  json::object filter = supported(true);
  filter["maxResults"] = most_results;
  json::object bulk = supported(false);
  bulk["maxOperations"] = 0;
  bulk["maxPayloadSize"] = 0;
  json::object bearer{{"type", "oauthbearertoken"}, {"name", "Token"},
      {"description", "A token of Ringmur's that the provider names as its scim_token."}, {"primary", true}};
  return scim_json::response(
      200, {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"}},
               {"patch", supported(true)}, {"bulk", std::move(bulk)}, {"filter", std::move(filter)},
               {"changePassword", supported(false)}, {"sort", supported(false)}, {"etag", supported(false)},
               {"authenticationSchemes", json::array{std::move(bearer)}},
               {"meta", meta(call, "ServiceProviderConfig", "/ServiceProviderConfig")}});
}

Answer scim_types(Call& call) {
  return listed(types(call));
}

Answer scim_type(Call& call) {
  return the_one(call, types(call));
}

Answer scim_schemas(Call& call) {
  return listed(schemas(call));
}

Answer scim_schema(Call& call) {
  return the_one(call, schemas(call));
}

}  // namespace ringmur::api
