#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace ringmur {

/// A key of the server that lies outside the database: who steals the data alone reads no sealed secret and
/// makes no mark that the server believes.
class SealingKey {
 public:
  /// The 32 bytes of the file; a new file, readable by this user only, where there is none. Refused as
  /// `unavailable`: a file of another length ("key.broken"), one that others may read ("key.open_to_others"),
  /// one that cannot be read or made ("key.unreadable").
  static Result<SealingKey> open_or_make(const std::filesystem::path& path);

  SealingKey(const SealingKey&) = default;
  SealingKey& operator=(const SealingKey&) = default;
  ~SealingKey();

  /// Nonce and text, encrypted and authenticated (libsodium's secretbox).
  std::string seal(std::string_view text) const;
  /// Refused as `unavailable` ("key.other") where another key sealed it or somebody changed it.
  Result<std::string> open(std::string_view bytes) const;
  /// 32 bytes that only who has the key can make of the text, other ones for each purpose.
  std::string mac(std::string_view purpose, std::string_view text) const;

 private:
  explicit SealingKey(std::string_view bytes);
  std::array<unsigned char, 32> bytes_{};
};

/// Where the key lies. It is opened, or made, when it is first needed.
class KeyFile {
 public:
  explicit KeyFile(std::filesystem::path path = {}) : path_(std::move(path)) {}

  /// Another place; before anybody asks.
  void move_to(std::filesystem::path path);
  /// Refused as open_or_make() says, and as `unsupported` ("key.none") where there is no place for it.
  Result<SealingKey> key();

 private:
  std::mutex mutex_;
  std::filesystem::path path_;
  std::optional<SealingKey> key_;
};

}  // namespace ringmur
