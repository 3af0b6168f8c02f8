#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace ringmur {

/// A key outside the database, for secrets that must be read again: who steals the database alone has not got
/// them. XSalsa20-Poly1305 by libsodium's secretbox; a new nonce each time.
class SealingKey {
 public:
  /// Reads the 32 bytes, or makes the file (mode 0600) where there is none. Refused as `unavailable`: it
  /// cannot be read or made ("key.not_opened"), others than its owner may read it ("key.readable"), or it is
  /// no key ("key.malformed").
  static Result<SealingKey> open_or_make(const std::filesystem::path& path);

  std::string seal(std::string_view text) const;
  /// Refused as `unavailable` ("key.other") where another key sealed it, or it has been changed since.
  Result<std::string> open(std::string_view bytes) const;

 private:
  explicit SealingKey(std::string_view bytes);
  std::array<std::uint8_t, 32> key_{};
};

}  // namespace ringmur
