#include "store/leaving.h"

#include "store/assignments.h"

namespace ringmur::db {
namespace {

struct Held {
  Uuid token;
  std::optional<Uuid> authority;
};

std::vector<Held> tokens_of(Connection& connection, const Uuid& account) {
  std::vector<Held> all;
  auto cursor = connection.query(
      "SELECT \"id\",\"authority\" FROM \"token\" WHERE \"made_by\" = ?1 AND \"revoked_at\" IS NULL",
      {account});
  while (cursor->next()) {
    Held one{cursor->uuid(0), std::nullopt};
    if (!cursor->is_null(1)) one.authority = cursor->uuid(1);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

void end_access(Writer& writer, const Account& account) {
  Connection& connection = writer.connection();
  end_sessions(connection, account.id);
  connection.run("DELETE FROM \"oidc_flow\" WHERE \"account\" = ?1", {account.id});
  connection.run("DELETE FROM \"calendar_feed\" WHERE \"account\" = ?1", {account.id});
  for (const Held& held : tokens_of(connection, account.id)) {
    connection.run("UPDATE \"token\" SET \"revoked_at\" = ?2 WHERE \"id\" = ?1",
        {held.token, milliseconds(writer.at())});
    record_everywhere(writer, held.authority, {"token", held.token, "revoke", 1, "{}"});
  }
}

void leave(Writer& writer, const Account& account) {
  end_access(writer, account);
  end_roles(writer, account);
}

}  // namespace ringmur::db
