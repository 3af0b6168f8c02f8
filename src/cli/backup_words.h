#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "cli/command.h"
#include "jobs/backup.h"

/// What `backup` and `restore` tell.
namespace ringmur::cli {

/// "12.4 MB"
std::string size_words(std::uint64_t bytes);

/// On standard error once it has taken a second: one line that is written over on a terminal, else a line
/// each ten seconds.
class ProgressLine {
 public:
  ProgressLine(const Context& context, Text what);
  void show(const BackupProgress& at);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Context& context_;
  Text what_;
  bool terminal_;
  bool shown_{false};
  Clock::time_point began_{Clock::now()};
  Clock::time_point next_{Clock::now() + std::chrono::seconds{1}};
};

/// Says that the disk is full and waits, for so long in all.
class Patience {
 public:
  Patience(const Context& context, std::chrono::seconds most);
  bool operator()();

 private:
  const Context* context_;
  std::chrono::seconds left_;
};

/// Digest, and who signed it.
void print_end(const Context& context, const BackupEnd& end);
/// Rows, blocks, digest and the heads of the chains.
void print_contents(const Context& context, const SnapshotContents& contents, const BackupEnd& end);
/// The key files, which no backup holds.
void say_what_lies_outside(const Context& context, const Location& location);
/// What verification found; `refused` where anything is wrong.
Exit print_checked(const Context& context, const BackupChecked& checked);

/// The private key where a file is named; `passphrase` is asked for only then.
Result<std::optional<BackupKey>> key_of(
    const std::string& file, const std::function<Result<std::optional<std::string>>()>& passphrase);
/// Refused where a public key is named and the backup was not signed with it ("backup.other_signer").
Result<void> is_signer(const BackupEnd& end, const std::string& public_key);

}  // namespace ringmur::cli
