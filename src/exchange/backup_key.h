#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

/// Who may read a backup: an X25519 key pair (libsodium's crypto_box). The public part stays with the server,
/// the private one in a file that is kept elsewhere.
namespace ringmur {

/// The private part. Opens what was sealed to its public part.
class BackupKey {
 public:
  static BackupKey make();
  /// A file that write() made. Refused: no such file ("key.missing"), one that others may read
  /// ("key.open_to_others"), no key ("key.broken"), one that asks for a passphrase where none is given
  /// ("key.passphrase_missing") or another ("key.passphrase_wrong").
  static Result<BackupKey> open(
      const std::filesystem::path& file, const std::optional<std::string>& passphrase);

  BackupKey(const BackupKey&) = default;
  BackupKey& operator=(const BackupKey&) = default;
  ~BackupKey();

  /// A new file for its owner alone (0600), never over another ("file.exists"). With a passphrase the private
  /// part in it is locked (argon2id, moderate; XSalsa20-Poly1305).
  Result<void> write(const std::filesystem::path& file, const std::optional<std::string>& passphrase) const;

  /// 32 bytes.
  const std::string& public_key() const { return public_key_; }
  /// What seal_to() sealed to the public part; nothing where it was another's or was changed.
  std::optional<std::string> unseal(std::string_view sealed) const;

 private:
  BackupKey() = default;
  explicit BackupKey(std::string_view secret);

  std::array<unsigned char, 32> secret_{};
  std::string public_key_;
};

/// Only who has the private part opens it (crypto_box_seal).
std::string seal_to(std::string_view public_key, std::string_view text);

/// `named`: 64 hexadecimal digits, or a file whose line "public:" holds them. 32 bytes, or refused
/// ("backup.no_public_key").
Result<std::string> backup_public_key(const std::string& named);

}  // namespace ringmur
