#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ringmur {

/// BLAKE2b with 256 bits (RFC 7693), by libsodium.
using Digest = std::array<std::uint8_t, 32>;

Digest digest(std::string_view bytes);

/// Hashes parts so that ("ab","c") and ("a","bc") differ: each is preceded by its length.
class Hasher {
 public:
  Hasher();
  Hasher& add(std::string_view bytes);
  Digest finish();

 private:
  alignas(64) std::array<std::uint8_t, 384> state_{};
};

std::string_view view(const Digest& digest);
std::string to_hex(const Digest& digest);

/// `count` bytes nobody can guess.
std::string random_bytes(std::size_t count);

/// Base64 (RFC 4648, 4), with padding.
std::string base64(std::string_view bytes);

/// URL-safe base64 without padding.
std::string base64url(std::string_view bytes);

}  // namespace ringmur
