#include "store/provider_rows.h"

#include <boost/json.hpp>

#include "store/account_rows.h"

namespace ringmur {

namespace json = boost::json;

std::string_view code_of(Newcomers newcomers) {
  switch (newcomers) {
    case Newcomers::refuse:
      return "refuse";
    case Newcomers::create:
      return "create";
  }
  std::unreachable();
}

std::optional<Newcomers> newcomers_of(std::string_view code) {
  for (Newcomers newcomers : {Newcomers::refuse, Newcomers::create}) {
    if (code == code_of(newcomers)) return newcomers;
  }
  return std::nullopt;
}

namespace db {

const char* const provider_columns =
    "SELECT \"id\",\"version\",\"name\",\"issuer\",\"client_id\",\"client_secret\" IS NOT NULL,\"scopes\","
    "\"login_claim\",\"role_claim\",\"role_mapping\",\"authority\",\"newcomers\",\"acr\",\"step_up_acr\","
    "\"network\","
    "\"enabled\",\"scim_token\",\"created_at\",\"changed_at\"";

namespace {

std::optional<Uuid> id_of(const json::value& value) {
  return value.is_string() ? parse_uuid(std::string_view(value.get_string())) : std::nullopt;
}

json::array mapping_json(const std::vector<RoleRule>& mapping) {
  json::array all;
  for (const RoleRule& rule : mapping) {
    all.emplace_back(json::object{{"value", rule.value}, {"role", rule.grant.role},
        {"authority", db::json_or_null(rule.grant.authority)}, {"unit", db::json_or_null(rule.grant.unit)}});
  }
  return all;
}

std::vector<RoleRule> read_mapping(std::string_view text) {
  std::vector<RoleRule> all;
  const json::value kept = json::parse(text);
  for (const json::value& one : kept.as_array()) {
    const json::object& rule = one.as_object();
    all.push_back({std::string(rule.at("value").as_string()),
        {std::string(rule.at("role").as_string()), id_of(rule.at("authority")), id_of(rule.at("unit"))}});
  }
  return all;
}

std::optional<Uuid> id_at(const Cursor& cursor, int column) {
  return cursor.is_null(column) ? std::nullopt : std::optional(cursor.uuid(column));
}

}  // namespace

Provider read_provider(const Cursor& cursor) {
  Provider provider;
  ProviderContent& content = provider.content;
  provider.id = cursor.uuid(0);
  provider.version = cursor.integer(1);
  content.name = cursor.text(2);
  content.issuer = cursor.text(3);
  content.client_id = cursor.text(4);
  provider.has_secret = cursor.boolean(5);
  content.scopes = cursor.text(6);
  content.login_claim = cursor.text(7);
  content.role_claim = cursor.text(8);
  content.role_mapping = read_mapping(cursor.text(9));
  content.authority = id_at(cursor, 10);
  // What is not understood gets the lesser right.
  content.newcomers = newcomers_of(cursor.text(11)).value_or(Newcomers::refuse);
  content.acr = cursor.text(12);
  content.step_up_acr = cursor.text(13);
  content.network = network_of(cursor.text(14)).value_or(Network::public_);
  content.enabled = cursor.boolean(15);
  content.scim_token = id_at(cursor, 16);
  provider.created_at = *instant_at(cursor, 17);
  provider.changed_at = *instant_at(cursor, 18);
  return provider;
}

void insert_provider(Connection& connection, const Provider& provider, const SealedSecret& secret) {
  const ProviderContent& content = provider.content;
  const std::string mapping = json::serialize(mapping_json(content.role_mapping));
  connection.run(
      "INSERT INTO \"oidc_provider\" "
      "(\"id\",\"version\",\"name\",\"issuer\",\"client_id\",\"client_secret\",\"scopes\","
      "\"login_claim\",\"role_claim\",\"role_mapping\",\"authority\",\"newcomers\",\"acr\",\"step_up_acr\","
      "\"network\","
      "\"enabled\",\"scim_token\",\"created_at\",\"changed_at\")"
      " VALUES (?1,1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?17)",
      {provider.id, std::string_view(content.name), std::string_view(content.issuer),
          std::string_view(content.client_id), secret.bytes.empty() ? Param{} : Param{Bytes{secret.bytes}},
          std::string_view(content.scopes), std::string_view(content.login_claim),
          std::string_view(content.role_claim), std::string_view(mapping), db::or_null(content.authority),
          code_of(content.newcomers), std::string_view(content.acr), std::string_view(content.step_up_acr),
          code_of(content.network), content.enabled, db::or_null(content.scim_token),
          milliseconds(provider.created_at)});
}

bool update_provider(Connection& connection, const Provider& provider, std::int64_t version) {
  const ProviderContent& content = provider.content;
  const std::string mapping = json::serialize(mapping_json(content.role_mapping));
  return connection.run(
             "UPDATE \"oidc_provider\" SET \"version\" = \"version\" + 1, \"name\" = ?3, \"issuer\" = ?4,"
             " \"client_id\" = ?5, \"scopes\" = ?6, \"login_claim\" = ?7, \"role_claim\" = ?8, "
             "\"role_mapping\" = ?9,"
             " \"authority\" = ?10, \"newcomers\" = ?11, \"acr\" = ?12, \"step_up_acr\" = ?13, \"network\" = "
             "?14,"
             " \"enabled\" = ?15, \"scim_token\" = ?16, \"changed_at\" = ?17 WHERE \"id\" = ?1 AND "
             "\"version\" = ?2",
             {provider.id, version, std::string_view(content.name), std::string_view(content.issuer),
                 std::string_view(content.client_id), std::string_view(content.scopes),
                 std::string_view(content.login_claim), std::string_view(content.role_claim),
                 std::string_view(mapping), db::or_null(content.authority), code_of(content.newcomers),
                 std::string_view(content.acr), std::string_view(content.step_up_acr),
                 code_of(content.network), content.enabled, db::or_null(content.scim_token),
                 milliseconds(provider.changed_at)}) == 1;
}

std::string facts_of(const ProviderContent& content) {
  return json::serialize(json::object{{"name", content.name}, {"issuer", content.issuer},
      {"client_id", content.client_id}, {"scopes", content.scopes}, {"login_claim", content.login_claim},
      {"role_claim", content.role_claim}, {"role_mapping", mapping_json(content.role_mapping)},
      {"authority", db::json_or_null(content.authority)}, {"newcomers", code_of(content.newcomers)},
      {"acr", content.acr}, {"step_up_acr", content.step_up_acr}, {"network", code_of(content.network)},
      {"enabled", content.enabled}, {"scim_token", db::json_or_null(content.scim_token)}});
}

}  // namespace db
}  // namespace ringmur
