#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/error.h"

/// Passwords, kept as argon2id (RFC 9106) by libsodium: never as they are, never in a log.
namespace ringmur {

/// A turn to work with passwords. Each takes 64 MiB and a tenth of a second by intent, so that few may work
/// at once and few may wait: many who sign in together cost neither all memory nor all threads.
class PasswordTurn {
 public:
  /// Waits for a turn. Refused as `unavailable` where too many wait already ("password.busy").
  static Result<PasswordTurn> take();
  PasswordTurn(PasswordTurn&& other) noexcept;
  PasswordTurn& operator=(PasswordTurn&&) = delete;
  ~PasswordTurn();

  /// What is kept: parameters, salt and digest in one text. The password is taken in NFC, so that two
  /// keyboards that write å differently give the same.
  std::string hash(std::string_view password) const;

  /// Whether `kept` was made of this password. Takes as long for an empty `kept` as for any other, so that
  /// nobody learns from the clock that there is no such account.
  bool fits(std::string_view password, const std::string& kept) const;

 private:
  PasswordTurn() = default;
  bool held_{true};
};

/// Made with other parameters than today's: to be made anew when the password is next seen.
bool is_outdated(const std::string& kept);

/// For a first password: 16 letters and digits that nobody mixes up, 80 bits of chance.
std::string random_password();

inline constexpr std::size_t shortest_password = 12;  ///< characters; OWASP ASVS 4.0.3, 2.1.1
inline constexpr std::size_t longest_password = 256;  ///< characters; ASVS 2.1.2 asks for at least 64

/// Refuses, as `invalid` on `password`, what is too short or too long, what many have (ASVS 2.1.7: a list of
/// words in data/common-passwords.txt, runs along the keyboard, few different characters) and what is made of
/// `names` (login, name) and little else. No rule about kinds of characters (ASVS 2.1.9).
Result<void> check_password(std::string_view password, std::initializer_list<std::string_view> names);

}  // namespace ringmur
