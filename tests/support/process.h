#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The ringmur program as a user meets it: started as a process of its own, seen from outside.
namespace ringmur::test {

using Arguments = std::vector<std::string>;

struct RunOptions {
  std::string input;                               ///< what the program reads on standard input
  std::map<std::string, std::string> environment;  ///< added to the test's own
  std::filesystem::path folder;                    ///< working folder; empty: the test's own
  std::chrono::milliseconds timeout{60'000};       ///< then it is killed
};

struct RunResult {
  int exit_code{-1};  ///< 128 + signal where a signal ended it, as a shell says
  bool timed_out{false};
  std::string out;
  std::string err;
};

/// The program beside the test programs of the same build; the environment's RINGMUR names another.
std::filesystem::path ringmur_binary();

/// Runs ringmur to its end. Throws std::runtime_error where there is no such program.
RunResult run_ringmur(const Arguments& arguments, const RunOptions& options = {});

/// Runs any program by its path (or name in PATH) to its end.
RunResult run_program(const std::string& program, const Arguments& arguments, const RunOptions& options = {});

/// `ringmur <arguments> --port <free port>`, running until stop() or the end of the object or of the test
/// process.
class RunningServer {
 public:
  /// Returns when the port answers. Throws std::runtime_error, with what the server wrote, if it ends before
  /// or does not answer within options.timeout.
  explicit RunningServer(const Arguments& arguments, const RunOptions& options = {});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const { return port_; }
  pid_t pid() const { return pid_; }
  /// "http://127.0.0.1:<port>"
  std::string url() const;

  /// SIGTERM, as an administrator stops it; SIGKILL when `patience` has passed. Returns the exit code.
  int stop(std::chrono::milliseconds patience = std::chrono::seconds(15));
  /// SIGKILL, as a power cut would.
  void kill();
  /// What it has written on standard error so far.
  std::string log() const;

 private:
  int wait_for_end(std::chrono::milliseconds patience);
  std::string wait_until_listening(std::chrono::milliseconds timeout);

  std::filesystem::path log_file_;
  int port_{0};
  pid_t pid_{-1};
  int exit_code_{-1};
};

/// A folder of its own for a test, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A TCP port on loopback that nobody listens on at this moment.
int free_port();

}  // namespace ringmur::test
