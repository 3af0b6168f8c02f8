#include "store/outside_roles.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "store/account_rows.h"
#include "store/providers.h"

namespace ringmur {

namespace {

constexpr std::string_view by_provider = "provider: ";
constexpr std::string_view by_scim = "scim: ";

std::unexpected<Error> wrong(const std::string& field, std::string sv, std::string en) {
  return refuse(Refusal::invalid, "role_grant." + field, {std::move(sv), std::move(en)}, field);
}

bool may_be_everywhere(std::string_view role) {
  constexpr std::array roles{"administrator", "isam", "central", "auditor"};
  return std::ranges::find(roles, role) != roles.end();
}

/// Roles whose holder is an administrator among the two kinds of account.
bool administers(std::string_view role) {
  return role == "administrator" || role == "isam";
}

bool is_unit_of(Store& store, const Uuid& authority, const Uuid& unit) {
  bool there = false;
  auto done = store.read(db::Walls::within(authority), [&](db::Connection& connection) {
    there = connection
                .query("SELECT 1 FROM \"unit\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, unit})
                ->next();
  });
  return done && there;
}

}  // namespace

Result<void> check_grant(Store& store, const Actor& actor, const RoleGrant& grant) {
  if (find_role(grant.role) == nullptr)
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
  if (actor.covers("assignments", Action::write, grant.authority)) return {};
  return refuse(Refusal::forbidden, "role_grant.beyond_reach",
      {"Den som bestämmer vilka roller andra får måste själv få tilldela dem. Be den som tilldelar roller.",
          "Who says which roles others get must be allowed to assign them. Ask whoever assigns roles."},
      "role");
}

namespace db {

namespace {

RoleGrant read_grant(const Cursor& cursor) {
  RoleGrant grant;
  grant.role = cursor.text(0);
  if (!cursor.is_null(1)) grant.authority = cursor.uuid(1);
  if (!cursor.is_null(2)) grant.unit = cursor.uuid(2);
  return grant;
}

/// Which of the two kinds an account is with these roles: who administers somewhere administers there,
/// everywhere where one role says everywhere.
Account with_roles(Account account, const std::vector<RoleGrant>& roles, const std::optional<Uuid>& home) {
  auto first = std::ranges::find_if(roles, [](const RoleGrant& one) { return administers(one.role); });
  if (first != roles.end()) {
    bool everywhere = std::ranges::any_of(
        roles, [](const RoleGrant& one) { return administers(one.role) && !one.authority; });
    account.kind = AccountKind::administrator;
    account.authority = everywhere ? std::nullopt : first->authority;
    return account;
  }
  auto placed = std::ranges::find_if(roles, [](const RoleGrant& one) { return one.authority.has_value(); });
  account.kind = AccountKind::employee;
  account.authority = placed == roles.end() ? home : placed->authority;
  return account;
}

void become(Writer& writer, const Account& before, const Account& after) {
  if (after.kind == before.kind && after.authority == before.authority) return;
  Connection& connection = writer.connection();
  connection.run(
      "UPDATE \"account\" SET \"kind\" = ?2, \"authority\" = ?3, \"version\" = \"version\" + 1 WHERE"
      " \"id\" = ?1",
      {before.id, code_of(after.kind), db::or_null(after.authority)});
  end_sessions(connection, before.id);
  boost::json::object changes{{"kind", {code_of(before.kind), code_of(after.kind)}},
      {"authority", {db::json_or_null(before.authority), db::json_or_null(after.authority)}}};
  AuditEvent event{"account", before.id, "grant", before.version + 1, boost::json::serialize(changes)};
  const bool everywhere = !before.authority || !after.authority;
  record_everywhere(writer, everywhere ? std::nullopt : after.authority, event);
  if (!everywhere && before.authority != after.authority) record_everywhere(writer, before.authority, event);
}

}  // namespace

std::vector<RoleGrant> group_roles(Connection& connection, const Uuid& account) {
  std::vector<RoleGrant> all;
  auto cursor = connection.query(
      "SELECT g.\"role\",g.\"authority\",g.\"unit\" FROM \"scim_member\" m JOIN \"scim_group\" g ON"
      " g.\"id\" = m.\"scim_group\" WHERE m.\"account\" = ?1 AND g.\"role\" IS NOT NULL ORDER BY"
      " g.\"name_key\"",
      {account});
  while (cursor->next()) {
    RoleGrant grant = read_grant(*cursor);
    if (std::ranges::find(all, grant) == all.end()) all.push_back(std::move(grant));
  }
  return all;
}

void apply_granted_roles(Writer& writer, const Account& account, const Provider& provider,
    const std::optional<std::vector<RoleGrant>>& claimed) {
  // Who may not come in holds nothing, and gets it when that is over.
  if (account.disabled_at) return;
  const ProviderContent& content = provider.content;
  const std::vector<RoleGrant> by_groups = group_roles(writer.connection(), account.id);
  set_given_roles(writer, account, by_scim, content.name, by_groups);
  if (content.role_claim.empty()) {
    std::vector<RoleGrant> own;
    if (by_groups.empty() && content.authority) own.push_back({"employee", content.authority, std::nullopt});
    set_given_roles(writer, account, by_provider, content.name, own);
  } else if (claimed) {
    set_given_roles(writer, account, by_provider, content.name, *claimed);
  }
  become(
      writer, account, with_roles(account, roles_held(writer.connection(), account.id), content.authority));
}

void end_granted_roles(Writer& writer, const Account& account) {
  for (std::string_view source : {by_provider, by_scim}) set_given_roles(writer, account, source, "", {});
  become(
      writer, account, with_roles(account, roles_held(writer.connection(), account.id), account.authority));
}

}  // namespace db
}  // namespace ringmur
