#pragma once

#include "store/providers.h"

/// Accounts that a provider brings, inside this room.
namespace ringmur::db {

struct NewPerson {
  std::string login;
  std::string name;
  std::optional<std::string> external_id{};
  std::string attributes{"{}"};  ///< JSON: what SCIM told besides
};

/// The one account (called "a") that `where` finds.
std::optional<Account> account_where(
    Connection& connection, const std::string& where, std::initializer_list<Param> params);

/// Whether an account that the provider's SCIM took away may come back.
enum class Returning { allowed, refused };

/// A new account without a password, which may report in the provider's authority until roles say more. One
/// that the same provider took away before comes back with its login, without what it had, where that is
/// allowed. Refused as create_account() does: a login that is none or belongs to somebody else.
Result<Account> create_provisioned(
    Writer& writer, const Provider& provider, const NewPerson& person, Returning returning);

}  // namespace ringmur::db
