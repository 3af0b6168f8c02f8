#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/accounts.h"

namespace ringmur {

/// What the city asks of those who sign in.
struct SignInPolicy {
  /// Codes of roles whose holders must show a second factor (or a passkey, or come by a provider). Until they
  /// have one, only what is about their own session answers them. None by default.
  std::vector<std::string> second_factor_roles;
};

/// The roles that may be named.
const std::vector<std::string>& known_roles();

/// For who administers.
Result<SignInPolicy> sign_in_policy(Store& store, const Actor& actor);
/// For who administers and is bound to no authority. Refused: a role that there is not; as `changed` where
/// another policy than `over` is there now.
Result<void> set_sign_in_policy(
    Store& store, const Actor& actor, const SignInPolicy& policy, const SignInPolicy& over);

namespace db {

/// The policy as one column of a query, after a comma; null where there is none.
extern const char* const policy_column;
/// The same by itself, as text; an empty list where there is none.
std::string kept_policy(Connection& connection);
bool needs_second_factor(const Actor& actor, std::string_view policy);

}  // namespace db
}  // namespace ringmur
