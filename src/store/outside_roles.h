#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/accounts.h"

namespace ringmur {

/// A role that somebody has because a provider or a group of its says so.
struct RoleGrant {
  std::string role;               ///< one of outside_roles()
  std::optional<Uuid> authority;  ///< none: the whole city
  std::optional<Uuid> unit;       ///< none: the whole authority

  bool operator==(const RoleGrant&) const = default;
};

/// The codes of the roles that may be granted from outside.
const std::vector<std::string_view>& outside_roles();

/// Refused as `invalid` on "role", "authority" or "unit": no such role, no such authority, a unit without its
/// authority or of another, a role other than administrator, isam, central and auditor for the whole city.
Result<void> check_grant(Store& store, const Actor& actor, const RoleGrant& grant);

namespace db {

/// Replaces what the provider's claims gave the account.
void set_claimed_roles(Connection& connection, const Uuid& account, const std::vector<RoleGrant>& grants);

/// All that the account is granted: by its provider's claims and by its groups, each once.
std::vector<RoleGrant> granted_roles(Connection& connection, const Uuid& account);

/// Gives an account that comes from a provider what it is granted, and no more: kind and authority follow
/// from its roles, and its sessions end where its reach became another. `home`: the provider's own authority.
/// The one place where grants become rights.
void apply_granted_roles(Writer& writer, const Account& account, const std::optional<Uuid>& home);

}  // namespace db
}  // namespace ringmur
