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

/// Programs that live outside and read what people wrote: run without a shell, without network, without our
/// environment, for a limited time. Started by root they run as `nobody`. Where the kernel allows it they
/// also get their own processes and mounts, in which the places where data usually lies are empty.
namespace ringmur::sandbox {

struct Limits {
  std::chrono::milliseconds deadline{std::chrono::seconds(60)};  ///< wall clock; then all is killed
  std::size_t memory_bytes{std::size_t{2} << 30};  ///< private writable memory of each process (RLIMIT_DATA)
  std::size_t file_bytes{std::size_t{512} << 20};  ///< each file written
  unsigned cpu_seconds{60};                        ///< of each process
  /// Processes and threads of the user in all, since the kernel counts so: with several documents in the
  /// making too.
  unsigned processes{4096};
};

/// May the program gain rights by a setuid file? Chromium's own sandbox needs one where user namespaces are
/// closed.
enum class Setuid { refused, allowed };

/// A private folder (0700) that belongs to the user the program runs as. Removed with all it holds.
class Folder {
 public:
  static Result<Folder> make();
  Folder(Folder&& other) noexcept;
  Folder& operator=(Folder&&) = delete;
  ~Folder();

  const std::filesystem::path& path() const { return path_; }
  /// `name` without folders.
  Result<void> write(const std::string& name, std::string_view bytes) const;
  /// Refuses what the program may have laid there to lead us astray (links, pipes, others' files) and what is
  /// over `most_bytes`.
  Result<std::string> read(const std::string& name, std::size_t most_bytes) const;

 private:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

struct Outcome {
  int exit_code{0};       ///< 128 + signal where one ended it
  bool timed_out{false};  ///< the deadline passed
  std::string output;     ///< the first 64 kB of each
  std::string errors;
};

/// Runs `program` in `folder` with standard input empty. Refuses only where it cannot be started.
Result<Outcome> run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
    const Folder& folder, const Limits& limits, Setuid setuid = Setuid::refused);

/// The first of `names` on PATH. Where the environment variable `override` is set, that file or nothing.
std::optional<std::filesystem::path> find_program(
    const std::vector<std::string>& names, const char* override);

}  // namespace ringmur::sandbox
