#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/working_folder.h"

/// Programs that live outside and read what people wrote: run without a shell, without network, without our
/// environment, for a limited time. Started by root they run as `nobody`. They see processes of their own and
/// a file system in which there is nothing but /usr, fonts and their folder (sandbox_root.h). Where the
/// kernel refuses that, nothing is run, unless the operator has said RINGMUR_SANDBOX=weak.
namespace ringmur::sandbox {

struct Limits {
  std::chrono::milliseconds deadline{std::chrono::seconds(60)};  ///< wall clock; then all is killed
  std::size_t memory_bytes{std::size_t{2} << 30};  ///< of each process (RLIMIT_DATA) and of all together
  std::size_t file_bytes{std::size_t{512} << 20};  ///< each file written
  std::size_t folder_bytes{std::size_t{1} << 30};  ///< all that lies in the folder
  std::size_t folder_files{20'000};
  unsigned cpu_seconds{60};  ///< of each process
  /// Processes and threads of the user in all, since the kernel counts so: with several documents in the
  /// making too.
  unsigned processes{4096};
};

/// May the program gain rights by a setuid file? Chromium's own sandbox needs one where user namespaces are
/// closed.
enum class Setuid { refused, allowed };

/// Where folders for programs are made.
std::filesystem::path temporary_folder();

/// A private folder (0700) that belongs to the user the program runs as. Removed with all it holds.
class Folder {
 public:
  static Result<Folder> make();

  const std::filesystem::path& path() const { return path_; }
  /// `name` without folders.
  Result<void> write(const std::string& name, std::string_view bytes) const;
  /// Refuses what the program may have laid there to lead us astray (links, pipes, others' files) and what is
  /// over `most_bytes`.
  Result<std::string> read(const std::string& name, std::size_t most_bytes) const;

 private:
  /// Around it is one of our own, since what belongs to another user is not ours to tidy away.
  explicit Folder(WorkingFolder around) : around_(std::move(around)), path_(around_.path() / "folder") {}

  WorkingFolder around_;
  std::filesystem::path path_;
};

/// Why we ended it, if we did.
enum class Ended { by_itself, deadline, memory, folder };

struct Outcome {
  int exit_code{0};       ///< 128 + signal where one ended it
  bool timed_out{false};  ///< the deadline passed
  Ended ended{Ended::by_itself};
  std::string output;  ///< the first 64 kB of each
  std::string errors;
};

/// Runs `program` in `folder` with standard input empty. Refuses only where it cannot be started
/// ("sandbox.failed") or not be shut off ("sandbox.not_possible").
Result<Outcome> run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
    const Folder& folder, const Limits& limits, Setuid setuid = Setuid::refused);

/// The first of `names` on PATH. Where the environment variable `override` is set, that file or nothing.
std::optional<std::filesystem::path> find_program(
    const std::vector<std::string>& names, const char* override);

}  // namespace ringmur::sandbox
