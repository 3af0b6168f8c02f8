#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"
#include "store/matrix.h"

namespace ringmur::api {

using namespace parts;

namespace {

json::object id_or_null(std::string_view description) {
  return {{"type", json::array{"string", "null"}}, {"format", "uuid"}, {"description", description}};
}

json::object role() {
  json::array choices;
  for (const Role& one : all_roles()) choices.emplace_back(one.code);
  return {{"type", "string"}, {"enum", std::move(choices)}};
}

json::object role_or_null() {
  json::object made = role();
  made["type"] = json::array{"string", "null"};
  made["enum"].as_array().emplace_back(nullptr);
  return described(std::move(made), "Null: the group gives no role.");
}

json::object authority() {
  return described(or_null("string"), "Code of the authority; null: the whole city.");
}

json::object mapping() {
  return described(list_of(named("ProviderRoleRule")),
      "Which role who has which value in the role claim; at most 200. Who has none is turned away.");
}

struct Content {
  Optional required;
  Optional optional;
};

/// What is said of a provider; of a change all of it may be missing.
std::vector<Member> content(const Content& may) {
  return {
      {"name", described(of_type("string"), "As people choose it; at most 100 characters."), may.required},
      {"issuer", described(of_format("uri"), "As the provider's metadata calls it."), may.required},
      {"client_id", of_type("string"), may.required},
      {"scopes", described(of_type("string"), "Apart by spaces; openid is always asked for."), may.optional},
      {"login_claim", described(of_type("string"), "The claim that is the login; preferred_username."),
          may.optional},
      {"role_claim",
          described(of_type("string"),
              "The claim with roles or groups, within objects by dots (realm_access.roles); empty: roles do "
              "not come "
              "by claims."),
          may.optional},
      {"role_mapping", mapping(), may.optional},
      {"authority",
          described(or_null("string"), "Code of the authority of those that no role places elsewhere."),
          may.optional},
      {"newcomers",
          described(one_of({"refuse", "create"}), "Whom we do not know: turned away, or given an account."),
          may.optional},
      {"acr", described(of_type("string"), "acr_values asked for at sign-in; one must be answered."),
          may.optional},
      {"step_up_acr", described(of_type("string"), "The same where somebody shows again who it is."),
          may.optional},
      {"network",
          described(one_of({"public", "internal", "loopback"}),
              "Where the provider may be: the open internet, also a private network, or this machine "
              "(tests). Only the "
              "owner of the data changes it, by `ringmur provider`."),
          may.optional},
      {"enabled", of_type("boolean"), may.optional},
      {"scim_token", id_or_null("The token that provisions its people by SCIM."), may.optional}};
}

json::object object_of_all(const std::vector<Member>& members) {
  json::object made = object_of({});
  for (const Member& member : members) {
    made["properties"].as_object()[member.name] = member.schema;
    if (member.optional == Optional::no) made["required"].as_array().emplace_back(member.name);
  }
  return made;
}

json::object provider() {
  std::vector<Member> members{{"id", of_format("uuid")},
      {"version", described(of_type("integer"), "For If-Match, in quotes.")},
      {"has_secret", described(of_type("boolean"), "A client secret is kept, sealed; it is never shown.")},
      {"redirect_uri", described(of_format("uri"), "To enter at the provider.")},
      {"scim_url", described(of_format("uri"), "To enter at the provider, with the token.")},
      {"created_at", of_format("date-time")}, {"changed_at", of_format("date-time")}};
  std::vector<Member> rest = content({Optional::no, Optional::no});
  members.insert(members.end(), rest.begin(), rest.end());
  return object_of_all(members);
}

json::object order(const Content& may) {
  std::vector<Member> members = content(may);
  members.push_back({"client_secret",
      described(or_null("string"), "Kept sealed by the server's key file; empty or null: none."),
      Optional::yes});
  return object_of_all(members);
}

json::object group() {
  return object_of({{"id", of_format("uuid")}, {"provider", of_format("uuid")}, {"name", of_type("string")},
      {"members", described(of_type("integer"), "How many.")}, {"role", role_or_null()},
      {"authority", authority()},
      {"unit", id_or_null("A unit of the authority, with all below it; null: the whole authority.")}});
}

}  // namespace

void add_provider_schemas(json::object& schemas) {
  schemas["SignInProviderList"] =
      items_of(object_of({{"id", of_format("uuid")}, {"name", of_type("string")}}));
  schemas["ProviderRoleRule"] = object_of({{"value", described(of_type("string"), "In the role claim.")},
      {"role", role()}, {"authority", authority(), Optional::yes},
      {"unit", id_or_null("A unit of the authority, with all below it."), Optional::yes}});
  schemas["Provider"] = provider();
  schemas["ProviderList"] = items_of(named("Provider"));
  schemas["ProviderCreate"] = order({Optional::no, Optional::yes});
  schemas["ProviderPatch"] = order({Optional::yes, Optional::yes});
  schemas["ProviderGroup"] = group();
  schemas["ProviderGroupList"] = items_of(named("ProviderGroup"));
  schemas["ProviderGroupPatch"] =
      object_of({{"role", role_or_null()}, {"authority", authority(), Optional::yes},
          {"unit", id_or_null("A unit of the authority, with all below it."), Optional::yes}});
}

std::optional<json::object> describe_sign_in_parameter(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{
      {{"return_to", "A place on our own page to lead on to: /incidents?status=eq.new."},
          {"again", "true: who is signed in shows it again at the provider (step-up)."},
          {"code", "What the provider gives in exchange for an id_token."},
          {"state", "What the sign-in was begun with; good once."},
          {"iss", "Who the provider says it is (RFC 9207)."}, {"error", "Why the provider refused."}}};
  constexpr std::array ignored{
      "error_description", "error_uri", "session_state", "scope", "authuser", "prompt", "hd"};
  json::object parameter{{"name", name}, {"in", "query"}};
  auto found = std::ranges::find(words, name, &std::pair<std::string_view, std::string_view>::first);
  bool is_ignored = std::ranges::find(ignored, name) != ignored.end();
  if (found == words.end() && !is_ignored) return std::nullopt;
  parameter["description"] = is_ignored ? "Sent by some providers; ignored." : found->second;
  parameter["schema"] = json::object{{"type", name == "again" ? "boolean" : "string"}};
  return parameter;
}

}  // namespace ringmur::api
