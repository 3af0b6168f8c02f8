#include "store/outside_roles.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "store/account_rows.h"

namespace ringmur {

const std::vector<std::string_view>& outside_roles() {
  static const std::vector<std::string_view> all{"isam", "dpo", "head", "object_owner", "object_lead",
      "object_specialist", "security_officer", "privacy_coordinator", "manager", "employee", "auditor",
      "central", "administrator"};
  return all;
}

namespace {

std::unexpected<Error> wrong(const std::string& field, std::string sv, std::string en) {
  return refuse(Refusal::invalid, "role_grant." + field, {std::move(sv), std::move(en)}, field);
}

bool may_be_everywhere(std::string_view role) {
  constexpr std::array roles{"administrator", "isam", "central", "auditor"};
  return std::ranges::find(roles, role) != roles.end();
}

/// Roles that administer today's way: an account is an administrator or an employee.
bool administers(std::string_view role) {
  return role == "administrator" || role == "isam";
}

bool is_unit_of(Store& store, const Uuid& authority, const Uuid& unit) {
  bool there = false;
  auto done = store.read([&](db::Connection& connection) {
    there = connection
                .query("SELECT 1 FROM \"unit\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, unit})
                ->next();
  });
  return done && there;
}

}  // namespace

Result<void> check_grant(Store& store, const Actor& actor, const RoleGrant& grant) {
  if (std::ranges::find(outside_roles(), grant.role) == outside_roles().end())
    return wrong("role", "Det finns ingen sådan roll.", "There is no such role.");
  if (!grant.authority && grant.unit)
    return wrong("unit", "Ange enhetens nämnd också.", "Name the unit's authority as well.");
  if (!grant.authority && !may_be_everywhere(grant.role))
    return wrong("authority", "Rollen gäller i en nämnd: ange vilken.",
        "The role is held in one authority: say which.");
  if (grant.authority && !store.authority(actor, *grant.authority))
    return wrong("authority", "Det finns ingen sådan nämnd.", "There is no such authority.");
  if (grant.unit && !is_unit_of(store, *grant.authority, *grant.unit))
    return wrong("unit", "Det finns ingen sådan enhet i nämnden.", "There is no such unit in the authority.");
  return {};
}

namespace db {

namespace {

Param or_null(const std::optional<Uuid>& id) {
  return id ? Param{*id} : Param{};
}

RoleGrant read_grant(const Cursor& cursor) {
  RoleGrant grant;
  grant.role = cursor.text(0);
  if (!cursor.is_null(1)) grant.authority = cursor.uuid(1);
  if (!cursor.is_null(2)) grant.unit = cursor.uuid(2);
  return grant;
}

/// What an account may be with these grants, in today's two kinds: who administers somewhere administers
/// there, everywhere where one grant says everywhere.
Account with_grants(Account account, const std::vector<RoleGrant>& grants, const std::optional<Uuid>& home) {
  auto first = std::ranges::find_if(grants, [](const RoleGrant& one) { return administers(one.role); });
  if (first != grants.end()) {
    bool everywhere = std::ranges::any_of(
        grants, [](const RoleGrant& one) { return administers(one.role) && !one.authority; });
    account.kind = AccountKind::administrator;
    account.authority = everywhere ? std::nullopt : first->authority;
    return account;
  }
  auto placed = std::ranges::find_if(grants, [](const RoleGrant& one) { return one.authority.has_value(); });
  account.kind = AccountKind::employee;
  account.authority = placed == grants.end() ? home : placed->authority;
  return account;
}

boost::json::value id_or_null(const std::optional<Uuid>& id) {
  return id ? boost::json::value(to_string(*id)) : boost::json::value(nullptr);
}

boost::json::object changes_of(
    const Account& before, const Account& after, const std::vector<RoleGrant>& grants) {
  boost::json::array roles;
  for (const RoleGrant& one : grants) {
    roles.emplace_back(boost::json::object{
        {"role", one.role}, {"authority", id_or_null(one.authority)}, {"unit", id_or_null(one.unit)}});
  }
  return {{"kind", {code_of(before.kind), code_of(after.kind)}},
      {"authority", {id_or_null(before.authority), id_or_null(after.authority)}},
      {"granted", std::move(roles)}};
}

}  // namespace

void set_claimed_roles(Connection& connection, const Uuid& account, const std::vector<RoleGrant>& grants) {
  connection.run("DELETE FROM \"outside_role\" WHERE \"account\" = ?1", {account});
  std::int64_t place = 0;
  for (const RoleGrant& grant : grants) {
    connection.run(
        "INSERT INTO \"outside_role\" (\"account\",\"place\",\"role\",\"authority\",\"unit\") VALUES "
        "(?1,?2,?3,?4,?5)",
        {account, ++place, std::string_view(grant.role), or_null(grant.authority), or_null(grant.unit)});
  }
}

std::vector<RoleGrant> granted_roles(Connection& connection, const Uuid& account) {
  std::vector<RoleGrant> all;
  auto take = [&](const std::string& sql) {
    auto cursor = connection.query(sql, {account});
    while (cursor->next()) {
      RoleGrant grant = read_grant(*cursor);
      if (std::ranges::find(all, grant) == all.end()) all.push_back(std::move(grant));
    }
  };
  take(
      "SELECT \"role\",\"authority\",\"unit\" FROM \"outside_role\" WHERE \"account\" = ?1 ORDER BY "
      "\"place\"");
  take(
      "SELECT g.\"role\",g.\"authority\",g.\"unit\" FROM \"scim_member\" m JOIN \"scim_group\" g ON g.\"id\" "
      "="
      " m.\"scim_group\" WHERE m.\"account\" = ?1 AND g.\"role\" IS NOT NULL ORDER BY g.\"name_key\"");
  return all;
}

void apply_granted_roles(Writer& writer, const Account& account, const std::optional<Uuid>& home) {
  Connection& connection = writer.connection();
  const std::vector<RoleGrant> grants = granted_roles(connection, account.id);
  const Account after = with_grants(account, grants, home);
  if (after.kind == account.kind && after.authority == account.authority) return;
  connection.run(
      "UPDATE \"account\" SET \"kind\" = ?2, \"authority\" = ?3, \"version\" = \"version\" + 1 WHERE \"id\" "
      "= ?1",
      {account.id, code_of(after.kind), or_null(after.authority)});
  connection.run("DELETE FROM \"session\" WHERE \"account\" = ?1", {account.id});
  AuditEvent event{"account", account.id, "grant", account.version + 1,
      boost::json::serialize(changes_of(account, after, grants))};
  const bool everywhere = !account.authority || !after.authority;
  record_everywhere(writer, everywhere ? std::nullopt : after.authority, event);
  if (!everywhere && account.authority != after.authority)
    record_everywhere(writer, account.authority, event);
}

}  // namespace db
}  // namespace ringmur
