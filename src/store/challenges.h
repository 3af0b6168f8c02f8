#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/store.h"

/// What was asked of a browser and is answered once.
namespace ringmur {

inline constexpr std::chrono::minutes challenge_end{5};
/// Wrong answers to one ticket; then the password is asked for again.
inline constexpr std::int64_t tries_of_ticket = 5;
/// Of one address within challenge_end, by nobody in particular: what nobody answers must not fill the disk.
inline constexpr std::int64_t challenges_of_remote = 2000;

namespace db {

enum class ChallengeKind { ticket, sign_in, confirm, new_passkey };

struct Challenge {
  Uuid id;
  std::optional<Uuid> account;
  std::string bytes;      ///< what an authenticator signs
  std::int64_t tries{0};  ///< wrong answers before this one
};

/// Known again by `secret`; the challenge's bytes themselves where no other secret is given. Throws away
/// those that nobody answered.
Challenge insert_challenge(Connection& connection, ChallengeKind kind, const std::optional<Uuid>& account,
    Instant at, std::string_view secret = {}, std::string_view remote = {});
std::optional<Challenge> find_challenge(
    Connection& connection, ChallengeKind kind, std::string_view secret, Instant at);
/// False where somebody else has used it.
bool use_challenge(Connection& connection, const Uuid& id);
std::int64_t count_challenges(Connection& connection, std::string_view remote, Instant at);

}  // namespace db

/// Found and used up at once, whatever becomes of the answer; nothing where there is none that is alive.
Result<std::optional<db::Challenge>> take_challenge(
    Store& store, db::ChallengeKind kind, std::string_view secret);

}  // namespace ringmur
