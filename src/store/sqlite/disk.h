#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "store/connection.h"

namespace ringmur::db {

/// What the disk beneath a data file did not do. `unsynced`: it did not confirm that something is on it. What
/// the system shows of the file after that may be other than what is on the disk.
enum class Ailment { full, read_only, failing, unsynced };

/// A write that the disk did not take.
class DiskError : public DatabaseError {
 public:
  DiskError(Ailment ailment_, const std::string& text)
      : DatabaseError(failure_of(ailment_), text), ailment(ailment_) {}
  Ailment ailment;

 private:
  static Failure failure_of(Ailment ailment);
};

/// The disk beneath one data file, as all connections of this process have found it. Logs when it falls ill
/// and when it is well again, not at each write between.
class Disk {
 public:
  static Disk& of(const std::string& file);

  std::optional<Ailment> ailment() const;
  /// Whether a write has failed in the last seconds: a small one that succeeds meanwhile says little of a
  /// full disk.
  bool failed_just_now() const;
  /// Whether it may be written to at all: not after a write that it did not confirm, until the process is
  /// started again and the log of SQLite has been read from the disk.
  bool takes_writes() const { return ailment() != Ailment::unsynced; }
  void fell_ill(Ailment ailment, const std::string& why);
  /// What is committed could not be written back from the log into the file: it is safe in the log, which
  /// grows. Logged once.
  void left_in_log(const std::string& why);
  /// Something has been written and confirmed.
  void is_well();

 private:
  std::atomic<int> state_{0};  ///< 0, or 1 + the ailment
  std::atomic<std::int64_t> failed_at_{0};
  std::atomic<bool> told_of_log_{false};
};

}  // namespace ringmur::db
