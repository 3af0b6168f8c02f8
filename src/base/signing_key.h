#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace ringmur {

/// An Ed25519 key (RFC 8032, by libsodium) in a file of its own, so that who has the database has not the
/// key. The same text always gets the same signature.
class SigningKey {
 public:
  /// The key in `file`: 64 hexadecimal digits, the seed. Refused where there is none ("key.missing"), where
  /// others than its owner may read it ("key.open_to_others") or it is no key ("key.broken").
  static Result<SigningKey> open(const std::filesystem::path& file);
  /// The same; a file that is not there is made, for its owner alone (0600).
  static Result<SigningKey> open_or_make(const std::filesystem::path& file);

  SigningKey(const SigningKey& other) = default;
  SigningKey& operator=(const SigningKey& other) = default;
  ~SigningKey();

  /// 64 bytes.
  std::string sign(std::string_view text) const;
  /// 32 bytes.
  const std::string& public_key() const { return public_key_; }

 private:
  explicit SigningKey(std::string_view seed);

  std::array<unsigned char, 64> secret_{};
  std::string public_key_;
};

/// Whether who holds the secret part of `public_key` signed `text`.
bool is_signed(std::string_view public_key, std::string_view text, std::string_view signature);

/// What people and tables call a public key: 16 hexadecimal digits of its digest.
std::string key_id(std::string_view public_key);

/// The 32 bytes of 64 hexadecimal digits; empty where it is something else.
std::string parse_public_key(std::string_view hex_digits);

}  // namespace ringmur
