#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/signing_key.h"
#include "exchange/backup_key.h"
#include "exchange/backup_part.h"

/// A backup as a file: blocks that somebody else fills, packed (zstd), encrypted (secretstream with
/// XChaCha20-Poly1305) and each with a digest of its own, so that what is wrong can be named without the key.
/// The bytes are described in docs/backup.md.
namespace ringmur {

/// What stands open in the file, for who has no key.
struct BackupHeader {
  std::string file;                 ///< 16 bytes that no other backup has
  std::string made_at;              ///< RFC 3339
  std::string program;              ///< that made it: "0.1.0"
  std::string engine;               ///< "sqlite" or "postgres"
  std::int64_t step{0};             ///< of the tables
  std::vector<std::string> keys{};  ///< public keys, any of which opens it; none: it is not encrypted
};

/// How a whole file ends.
struct BackupEnd {
  std::uint64_t blocks{0};
  std::string digest;       ///< 32 bytes over the digests of all blocks: names exactly this file
  std::string signed_by{};  ///< the public key of who signed the digest; empty: nobody did
};

/// Writes FILE.part and makes it FILE when all is on disk.
class BackupWriter {
 public:
  struct Options {
    BackupHeader header;
    const SigningKey* signer{nullptr};
    BackupPart::OnFull on_full{};
  };
  /// Refused as BackupPart::open(). A FILE.part that was left is written over.
  static Result<std::unique_ptr<BackupWriter>> create(const std::filesystem::path& file, Options options);
  ~BackupWriter();
  BackupWriter(const BackupWriter&) = delete;
  BackupWriter& operator=(const BackupWriter&) = delete;

  Result<void> add(std::string_view block);
  /// The last block, and the end.
  Result<BackupEnd> finish(std::string_view last);
  std::uint64_t bytes() const;

 private:
  struct Inside;
  explicit BackupWriter(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Reads it in order. What is wrong is refused and named by its number: "backup.changed", "backup.missing",
/// "backup.moved", "backup.cut_short", "backup.more", "backup.none", "backup.newer_format".
class BackupReader {
 public:
  /// Without a key the blocks of an encrypted file can be looked through, not read.
  static Result<std::unique_ptr<BackupReader>> open(
      const std::filesystem::path& file, const BackupKey* key = nullptr);
  ~BackupReader();
  BackupReader(const BackupReader&) = delete;
  BackupReader& operator=(const BackupReader&) = delete;

  const BackupHeader& header() const;
  bool is_readable() const;  ///< not encrypted, or the key opens it
  /// The next block; nothing after the last, when end() is known.
  Result<std::optional<std::string>> next();
  const BackupEnd& end() const;

  /// Everything that is wrong with the digests, from the beginning to the end of the file; needs no key.
  /// Nothing can be read with next() afterwards.
  std::vector<Error> look_through();

 private:
  struct Inside;
  explicit BackupReader(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
