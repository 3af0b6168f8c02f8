#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "store/store.h"

/// Guessing passwords is slow: tries are counted in the database, by login and by remote address, before the
/// password is looked at, so that many at once are counted too.
namespace ringmur {

/// Tries in a row without a success before the first wait. An office often shares one address.
inline constexpr std::int64_t free_tries_of_login = 5;
inline constexpr std::int64_t free_tries_of_remote = 20;
inline constexpr std::chrono::seconds first_wait{15};
inline constexpr std::chrono::seconds longest_wait{15 * 60};
/// Codes of six digits are few: who knows the password may try four a day from browsers that are not known,
/// and a year of that finds one in two hundred. Passkeys and recovery codes cannot be guessed and do not
/// wait.
inline constexpr std::chrono::seconds longest_wait_of_code{6 * 3600};
/// Without a try for so long they are forgotten.
inline constexpr std::chrono::hours tries_are_kept{24};

/// How long to wait after that many tries in a row: nothing before the last free one, then twice as long each
/// time.
std::chrono::seconds wait_after(
    std::int64_t tries, std::int64_t free_tries, std::chrono::seconds longest = longest_wait);

/// What is guessed.
enum class Tried { password, code };

/// Who tries. What was typed as a login is kept as a digest only: it may be a password in the wrong field.
struct Trier {
  std::string login;   ///< folded here
  std::string remote;  ///< address; an IPv6 one counts as its /64. Empty: not counted
  /// Of a browser that the account has signed in with before: counted by it alone, so that nobody else's
  /// tries delay it, wherever they come from.
  std::string device{};
  Tried what{Tried::password};
};

/// What an address is counted as, as bytes: whoever has one IPv6 address has a network of 2⁶⁴.
std::string network_of(const std::string& remote);

/// Counts a try. Refused as `throttled` ("session.throttled"), uncounted, where the wait is not over.
Result<void> count_try(Store& store, const Trier& trier);
/// After a success, in its transaction. The address forgets only what this login has tried from there: who
/// has an account of his own does not wash away his guesses at others'.
void forget_tries(db::Connection& connection, const Trier& trier);

}  // namespace ringmur
