#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "exchange/backup_file.h"
#include "store/refill.h"
#include "store/snapshot.h"

/// A backup is a snapshot of the data (store) in a file (exchange). docs/backup.md says what it holds.
namespace ringmur {

/// What is being done, and how much of it: rows, of so many.
struct BackupProgress {
  std::int64_t rows{0};
  std::int64_t of{0};
  std::uint64_t bytes{0};  ///< written so far, where a backup is made
};

struct BackupOptions {
  std::vector<std::string> keys;      ///< public keys that it is encrypted to; none: not encrypted
  const SigningKey* signer{nullptr};  ///< signs the digest
  std::function<bool(const BackupProgress&)> progress{};  ///< false: give it up
  std::function<bool()> on_full{};                        ///< the disk is full: true waits and tries again
  /// Bytes that have been carried, of so many, by make_backup_by(); false: give it up.
  std::function<bool(std::uint64_t, std::uint64_t)> carried{};
};

struct BackupMade {
  /// Empty where an interrupted one was gone on with, which cannot be read without the key.
  SnapshotContents contents{};
  BackupEnd end{};
  std::uint64_t bytes{0};
  std::string interrupted_of{};  ///< RFC 3339: the moment of the one that was gone on with
};

/// Refused as Snapshot::take() and BackupWriter say. What is there of a backup that was refused or
/// interrupted is FILE.part, which the next one writes over.
Result<BackupMade> make_backup(
    const Location& location, const std::filesystem::path& file, const BackupOptions& options);

/// The same, made whole in a folder at hand first and carried to FILE from there. One that is interrupted on
/// the way is gone on with by the same call within a day: same data, FILE and keys.
Result<BackupMade> make_backup_by(const std::filesystem::path& folder, const Location& location,
    const std::filesystem::path& file, const BackupOptions& options);

/// What was found in a file.
struct BackupChecked {
  BackupHeader header;
  BackupEnd end;
  SnapshotContents contents;  ///< empty where it was not read
  bool read{false};           ///< everything was decrypted, not only looked through
  bool trail{false};          ///< and the chains of the trail verified
  std::vector<Error> faults;  ///< what is wrong; nothing: it is good
};

struct CheckOptions {
  const BackupKey* key{nullptr};
  std::string folder{};  ///< for the trail while it is verified; empty: it is not
  std::function<void(const BackupProgress&)> progress{};
};

/// Without restoring. Refused only where there is no such file.
Result<BackupChecked> check_backup(const std::filesystem::path& file, const CheckOptions& options);

struct RestoreOptions {
  const BackupKey* key{nullptr};
  bool despite_faults{false};  ///< also where a chain of the trail does not hold
  std::function<void(const BackupProgress&)> progress{};
  UpgradeProgress upgrading{};
};

struct Restored {
  BackupHeader header;
  BackupEnd end;
  SnapshotContents contents;
  std::vector<RefillFault> faults;
};

/// Into an empty database of either engine. Refused where anything is wrong; nothing is left there then.
Result<Restored> restore_backup(
    const std::filesystem::path& file, const Location& target, const RestoreOptions& options);

}  // namespace ringmur
