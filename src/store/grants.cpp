#include "store/grants.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/account_rows.h"

namespace ringmur::db {

const char* const role_columns =
    ",r.\"id\",r.\"role\",r.\"authority\",r.\"unit\",r.\"object_type\",r.\"object_id\",r.\"ends_at\","
    "r.\"stand_in_for\",h.\"login\",(SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'matrix_version')";

std::string join_roles(int now) {
  auto holds = [&](std::string_view one) {
    return fmt::format(
        "{0}.\"ended_at\" IS NULL AND {0}.\"starts_at\" <= ?{1} AND ({0}.\"ends_at\" IS NULL OR"
        " {0}.\"ends_at\" > ?{1})",
        one, now);
  };
  return fmt::format(
      " LEFT JOIN \"assignment\" r ON r.\"account\" = a.\"id\" AND {}"
      " LEFT JOIN \"assignment\" o ON o.\"id\" = r.\"stand_in_for\" AND {}"
      " LEFT JOIN \"account\" h ON h.\"id\" = o.\"account\" AND h.\"disabled_at\" IS NULL",
      holds("r"), holds("o"));
}

void RoleRows::add(const Cursor& cursor, int first) {
  if (!cursor.is_null(first + 9)) matrix_version_ = cursor.text(first + 9);
  if (cursor.is_null(first)) return;
  bool stands_in = !cursor.is_null(first + 7);
  if (stands_in && cursor.is_null(first + 8)) return;
  HeldRole held;
  held.assignment = cursor.uuid(first);
  held.role = cursor.text(first + 1);
  if (!cursor.is_null(first + 2)) held.authority = cursor.uuid(first + 2);
  if (!cursor.is_null(first + 3)) held.unit = cursor.uuid(first + 3);
  if (!cursor.is_null(first + 4))
    held.object = ObjectId{std::string(cursor.text(first + 4)), cursor.uuid(first + 5)};
  held.ends_at = instant_at(cursor, first + 6);
  if (stands_in) held.stand_in_for = std::string(cursor.text(first + 8));
  roles_.push_back(std::move(held));
}

namespace {

std::vector<Uuid> with_those_below(Connection& connection, const Uuid& authority, const Uuid& unit) {
  auto cursor = connection.query(
      "WITH RECURSIVE \"below\"(\"id\") AS (SELECT \"id\" FROM \"unit\" WHERE \"authority\" = ?1 AND"
      " \"id\" = ?2 UNION SELECT t.\"id\" FROM \"unit\" t JOIN \"below\" b ON t.\"parent\" = b.\"id\""
      " WHERE t.\"authority\" = ?1) SELECT \"id\" FROM \"below\"",
      {authority, unit});
  std::vector<Uuid> units;
  while (cursor->next()) units.push_back(cursor->uuid(0));
  return units;
}

/// As the routes that ask for nothing finer see it.
Right right_of(const Access& access, const Catalogue& catalogue) {
  if (access.anywhere("accounts", Action::write)) return Right::administer;
  bool reads = false;
  for (const std::string& subject : all_subjects(catalogue)) {
    for (const HeldRole& held : access.roles()) {
      auto scope = [&](Action action) { return access.matrix()->scope(held.role, subject, action); };
      if (scope(Action::write) != Scope::none || scope(Action::archive) != Scope::none) return Right::write;
      reads = reads || scope(Action::read) > Scope::own;
    }
  }
  return reads ? Right::read : Right::report;
}

}  // namespace

Actor RoleRows::actor(Store& store, Connection& connection, const Account& account) {
  // In one order whatever the engine, so that who stands in for two is named after the same one.
  std::ranges::sort(roles_, {}, &HeldRole::assignment);
  for (HeldRole& held : roles_) {
    if (held.unit && held.authority) held.units = with_those_below(connection, *held.authority, *held.unit);
  }
  auto access = std::make_shared<const Access>(
      store.matrix_at(connection, matrix_version_), std::move(roles_), account.login, account.named_as);
  // Without a role there would be no wall around it: then it reaches nothing.
  std::optional<Uuid> only = access->is_empty() ? std::optional(Uuid{}) : access->only_authority();
  Right right = right_of(*access, store.catalogue());
  return {account.login, only, right, {}, account.id, std::move(access)};
}

std::optional<std::pair<Account, Actor>> find_actor(
    Store& store, Connection& connection, const Uuid& account, Instant at) {
  static const std::string sql = std::string(account_columns) + role_columns + " FROM \"account\" a" +
                                 join_roles(2) + " WHERE a.\"id\" = ?1";
  std::optional<Account> found;
  RoleRows roles;
  {
    auto cursor = connection.query(sql, {account, milliseconds(at)});
    while (cursor->next()) {
      if (!found) found = read_account(*cursor);
      roles.add(*cursor, account_column_count);
    }
  }
  if (!found) return std::nullopt;
  Actor actor = roles.actor(store, connection, *found);
  return std::pair(std::move(*found), std::move(actor));
}

}  // namespace ringmur::db
