#pragma once

#include <optional>
#include <vector>

#include "store/assignments.h"

namespace ringmur {

/// Refused as `invalid` on "role", "authority" or "unit": no such role, no such authority, a unit without its
/// authority or of another, a role other than administrator, isam, central and auditor for the whole city; as
/// `forbidden` ("role_grant.beyond_reach") where the actor could not assign the role there: who says what
/// others get gives it.
Result<void> check_grant(Store& store, const Actor& actor, const RoleGrant& grant);

struct Provider;

namespace db {

/// What the account's groups give it, each once.
std::vector<RoleGrant> group_roles(Connection& connection, const Uuid& account);

/// Makes assignments of what an account that comes from a provider is granted by its groups and, where they
/// are known, by its claims, and ends those that are granted no longer. Where roles do not come by claims,
/// who has none is an employee of the provider's authority. Kind and authority of the account follow, and its
/// sessions end where they became others.
void apply_granted_roles(Writer& writer, const Account& account, const Provider& provider,
    const std::optional<std::vector<RoleGrant>>& claimed = std::nullopt);

/// Ends what a provider and its groups gave: it is gone.
void end_granted_roles(Writer& writer, const Account& account);

}  // namespace db
}  // namespace ringmur
