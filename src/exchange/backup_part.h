#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "base/error.h"

namespace ringmur {

/// FILE.part while it is written, for its owner alone; FILE once all of it is on disk, never over another.
class BackupPart {
 public:
  /// Asked each time the disk is full: true waits and tries again, false gives up.
  using OnFull = std::function<bool()>;

  /// What an earlier try left in FILE.part is kept. Refused where FILE is there already ("file.exists"),
  /// another is writing it ("backup.under_way") or it cannot be made ("file.not_written").
  static Result<std::unique_ptr<BackupPart>> open(const std::filesystem::path& file, OnFull on_full);
  ~BackupPart();
  BackupPart(const BackupPart&) = delete;
  BackupPart& operator=(const BackupPart&) = delete;

  std::uint64_t bytes() const { return written_; }
  /// Where it goes on with just these bytes, they count as written.
  bool goes_on_with(std::string_view bytes);
  /// Takes away all that lies beyond bytes().
  Result<void> cut();
  /// Refused as "backup.full" or "file.not_written".
  Result<void> put(std::string_view bytes);
  Result<void> finish();

 private:
  BackupPart(std::filesystem::path file, OnFull on_full);
  Result<void> open_part();

  std::filesystem::path file_;
  std::filesystem::path part_;
  OnFull on_full_;
  int descriptor_{-1};
  std::uint64_t written_{0};
};

/// Copies a whole file to where it shall lie, a MiB at a time, and keeps what is there of it already.
/// `progress` gets the bytes that are there, of so many; false gives it up ("backup.given_up"). Refused
/// where `from` cannot be read to its end ("file.not_readable"), and as BackupPart::put().
Result<void> carry(const std::filesystem::path& from, BackupPart& to,
    const std::function<bool(std::uint64_t, std::uint64_t)>& progress);

/// Who was asked did not want more.
std::unexpected<Error> backup_given_up();

}  // namespace ringmur
