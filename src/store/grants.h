#pragma once

#include <string>
#include <vector>

#include "store/access.h"
#include "store/accounts.h"

/// The roles of an account, read with whatever finds the account: one query for who asks and what they may.
namespace ringmur::db {

/// ",…" of the roles that an account called "a" holds now, and the matrix's version.
extern const char* const role_columns;
inline constexpr int role_column_count = 10;
/// " LEFT JOIN …": a row for each role, or one without any. `now` is the number of the parameter that holds
/// the moment: a stand-in's role counts while the role that it stands in for does, and its holder's account.
std::string join_roles(int now);

/// Gathers the roles of one account over the rows of such a query.
class RoleRows {
 public:
  /// `first`: the column that role_columns begins at.
  void add(const Cursor& cursor, int first);
  /// The units below are read here, for who is bound to any: the cursor must be done with.
  Actor actor(Store& store, Connection& connection, const Account& account);

 private:
  std::vector<HeldRole> roles_;
  std::string matrix_version_;
};

/// An actor with the rights of the person at this moment. Nothing where there is no such account.
std::optional<std::pair<Account, Actor>> find_actor(
    Store& store, Connection& connection, const Uuid& account, Instant at);

}  // namespace ringmur::db
