#include "store/sign_in_policy.h"

#include <algorithm>
#include <boost/json.hpp>

#include "store/access.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::vector<std::string> roles_in(std::string_view text) {
  std::vector<std::string> roles;
  const json::value list = json::parse(text);
  for (const json::value& role : list.as_array()) roles.emplace_back(std::string_view(role.as_string()));
  return roles;
}

/// In one order and each once, so that the same policy is the same text.
std::vector<std::string> tidy(std::vector<std::string> roles) {
  std::ranges::sort(roles);
  auto again = std::ranges::unique(roles);
  roles.erase(again.begin(), again.end());
  return roles;
}

std::string text_of(const std::vector<std::string>& roles) {
  return json::serialize(json::value_from(roles));
}

std::vector<std::string> kept_roles(db::Connection& connection) {
  return roles_in(db::kept_policy(connection));
}

Result<void> are_known(const std::vector<std::string>& roles) {
  for (const std::string& role : roles) {
    if (std::ranges::find(known_roles(), role) != known_roles().end()) continue;
    return refuse(Refusal::invalid, "role.unknown",
        {"Det finns ingen roll " + role + ". Rollerna står i beskrivningen av adressen.",
            "There is no role " + role + ". The description of the address names the roles."},
        "second_factor_roles");
  }
  return {};
}

}  // namespace

const std::vector<std::string>& known_roles() {
  static const std::vector<std::string> all{"isam", "dpo", "head", "object_owner", "object_lead",
      "object_specialist", "security_officer", "privacy_coordinator", "manager", "employee", "auditor",
      "central", "administrator"};
  return all;
}

Result<SignInPolicy> sign_in_policy(Store& store, const Actor& actor) {
  if (auto may = may_in_city(actor, "settings", Action::read); !may) return std::unexpected(may.error());
  SignInPolicy policy;
  auto done = store.read(db::Walls::house(),
      [&](db::Connection& connection) { policy.second_factor_roles = kept_roles(connection); });
  if (!done) return std::unexpected(done.error());
  return policy;
}

Result<void> set_sign_in_policy(
    Store& store, const Actor& actor, const SignInPolicy& policy, const SignInPolicy& over) {
  if (auto may = may_in_city(actor, "settings", Action::write); !may) return may;
  if (auto good = are_known(policy.second_factor_roles); !good) return good;
  const std::vector<std::string> wanted = tidy(policy.second_factor_roles);
  return store.write(actor, "sign_in_policy.change", {}, [&](Writer& writer) -> Result<void> {
    db::Connection& connection = writer.connection();
    const std::vector<std::string> before = kept_roles(connection);
    if (before != tidy(over.second_factor_roles)) {
      return refuse(Refusal::changed, "settings.changed",
          {"Någon annan har ändrat inställningen sedan du läste den. Läs den igen och gör om ändringen.",
              "Somebody else has changed the setting since you read it. Read it again and redo the change."});
    }
    connection.run(
        "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('second_factor_roles',?1)"
        " ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"",
        {std::string_view(text_of(wanted))});
    json::object changed{
        {"second_factor_roles", json::array{json::value_from(before), json::value_from(wanted)}}};
    for (const Authority& authority : store.authorities(actor))
      writer.record_event(authority.id, {"setting", authority.id, "change", 1, json::serialize(changed)});
    return {};
  });
}

namespace db {

const char* const policy_column =
    ",(SELECT p.\"value\" FROM \"setting\" p WHERE p.\"name\" = 'second_factor_roles')";

std::string kept_policy(Connection& connection) {
  auto cursor = connection.query("SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'second_factor_roles'");
  return cursor->next() ? std::string(cursor->text(0)) : "[]";
}

bool needs_second_factor(const Actor& actor, std::string_view policy) {
  if (!actor.access) return false;
  const std::vector<std::string> wanted = roles_in(policy);
  return std::ranges::any_of(actor.access->roles(),
      [&](const HeldRole& held) { return std::ranges::find(wanted, held.role) != wanted.end(); });
}

}  // namespace db
}  // namespace ringmur
