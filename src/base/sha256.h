#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace ringmur {

/// SHA-256 (FIPS 180-4), by libsodium: for what others verify with tools of their own. The house's own
/// digests are of base/digest.h.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  /// 64 hexadecimal digits, in lower case.
  std::string finish();

 private:
  alignas(8) std::array<std::uint8_t, 104> state_{};
};

struct FileDigest {
  std::string sha256;
  std::uint64_t size{0};  ///< bytes
};

/// Of a file, read in parts. Refused where it cannot be read to its end ("file.not_readable").
Result<FileDigest> sha256_of_file(const std::filesystem::path& file);

}  // namespace ringmur
