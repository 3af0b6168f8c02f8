#include "store/postgres/role.h"

#include <fmt/format.h>

#include <string>

namespace ringmur::db {
namespace {

struct Role {
  std::string user;  ///< who signed in, quoted
  bool there{false};
  bool joined{false};
  bool passes_walls{false};
};

Role look(Connection& owner) {
  auto cursor = owner.query(
      "SELECT quote_ident(session_user), r.\"oid\" IS NOT NULL,"
      " COALESCE(pg_has_role(session_user, r.\"oid\", 'MEMBER'), FALSE),"
      " COALESCE(r.\"rolsuper\" OR r.\"rolbypassrls\", FALSE)"
      " FROM (SELECT 1) one LEFT JOIN pg_roles r ON r.\"rolname\" = 'ringmur_app'");
  cursor->next();
  return {std::string(cursor->text(0)), cursor->boolean(1), cursor->boolean(2), cursor->boolean(3)};
}

/// Somebody else may do the same at the same moment, for another database of the server: whether it is done
/// is asked afterwards.
void attempt(Connection& owner, const std::string& sql) {
  try {
    owner.script(sql);
  } catch (const DatabaseError& error) {
    if (error.failure == Failure::lost) throw;
  }
}

Error missing(const Role& role) {
  std::string sql = role.there ? "" : "CREATE ROLE ringmur_app NOLOGIN; ";
  sql += fmt::format("GRANT ringmur_app TO {};", role.user);
  return {Refusal::unavailable, "database.role_missing",
      {"Databasens roll ringmur_app, som håller nämnderna isär, kan inte tas i bruk. Be databasens "
       "administratör köra: " +
              sql,
          "The database's role ringmur_app, which keeps the authorities apart, cannot be taken. Ask the "
          "administrator of the database to run: " +
              sql},
      {}, {}};
}

Error too_strong() {
  return {Refusal::unavailable, "database.role_passes_walls",
      {"Databasens roll ringmur_app går förbi nämndernas väggar. Be databasens administratör köra: ALTER "
       "ROLE "
       "ringmur_app NOSUPERUSER NOBYPASSRLS;",
          "The database's role ringmur_app passes the authorities' walls. Ask the administrator of the "
          "database to run: ALTER ROLE ringmur_app NOSUPERUSER NOBYPASSRLS;"},
      {}, {}};
}

}  // namespace

Result<void> prepare_role(Connection& owner) {
  Role role = look(owner);
  if (!role.there) attempt(owner, "CREATE ROLE ringmur_app NOLOGIN");
  if (!role.joined) {
    attempt(owner, fmt::format("GRANT ringmur_app TO {}", role.user));
    role = look(owner);
  }
  if (role.passes_walls) return refuse(too_strong());
  if (!role.joined) return refuse(missing(role));
  return {};
}

}  // namespace ringmur::db
