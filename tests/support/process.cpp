#include "support/process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace ringmur::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Fd {
 public:
  Fd() = default;
  explicit Fd(int number) : number_(number) {}
  Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Fd() { close(); }

  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_{-1};
};

struct Pipe {
  Fd read;
  Fd write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe2");
  return {Fd(ends[0]), Fd(ends[1])};
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& added) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text(*entry);
    if (!added.contains(text.substr(0, text.find('=')))) result.push_back(text);
  }
  for (const auto& [name, value] : added) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// The three descriptors that the child gets as 0, 1 and 2.
struct Streams {
  int in;
  int out;
  int err;
};

pid_t start(
    const std::string& program, const Arguments& arguments, const RunOptions& options, Streams streams) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto environment = environment_with(options.environment);
  const auto argv = pointers(words);
  const auto envp = pointers(environment);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) fail("fork");
  if (pid > 0) return pid;
  // In the child: only calls that are safe between fork and exec.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGPIPE, SIG_DFL);
  const bool ready = ::getppid() == parent && ::dup2(streams.in, 0) == 0 && ::dup2(streams.out, 1) == 1 &&
                     ::dup2(streams.err, 2) == 2 &&
                     (options.folder.empty() || ::chdir(options.folder.c_str()) == 0);
  if (ready) ::execvpe(program.c_str(), argv.data(), envp.data());
  ::_exit(127);
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// True, and the code, once the process has ended within `patience`.
bool ended(pid_t pid, int& exit_code, milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  for (;;) {
    int status = 0;
    const pid_t done = ::waitpid(pid, &status, WNOHANG);
    if (done < 0 && errno != EINTR) fail("waitpid");
    if (done == pid) {
      exit_code = exit_code_of(status);
      return true;
    }
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(milliseconds(2));
  }
}

void read_some(Fd& from, std::string& into) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
  if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) from.close();
}

void write_some(Fd& to, std::string_view& left) {
  const ssize_t wrote = left.empty() ? 0 : ::write(to.get(), left.data(), left.size());
  if (wrote > 0) left.remove_prefix(static_cast<std::size_t>(wrote));
  const bool broken = wrote < 0 && errno != EAGAIN && errno != EINTR;
  if (left.empty() || broken) to.close();
}

/// A running program's input and outputs, moved along until it has ended.
class Conversation {
 public:
  Conversation(pid_t pid, Fd in, Fd out, Fd err, std::string_view input)
      : pid_(pid), in_(std::move(in)), out_(std::move(out)), err_(std::move(err)), left_(input) {
    for (const Fd* fd : {&in_, &out_, &err_}) ::fcntl(fd->get(), F_SETFL, O_NONBLOCK);
  }

  RunResult finish(milliseconds timeout) {
    const auto deadline = Clock::now() + timeout;
    // A grandchild may keep the outputs open: the program's own end is what counts.
    while (!over() && Clock::now() < deadline) step();
    if (!over()) {
      result_.timed_out = true;
      ::kill(pid_, SIGKILL);
      ended(pid_, result_.exit_code, std::chrono::hours(1));
    }
    drain(out_, result_.out);
    drain(err_, result_.err);
    return std::move(result_);
  }

 private:
  bool over() {
    if (!over_) over_ = ended(pid_, result_.exit_code, milliseconds(0));
    return over_;
  }

  void step() {
    std::array<pollfd, 3> wanted{{{in_.get(), POLLOUT, 0}, {out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}}};
    const bool quiet = !in_.open() && !out_.open() && !err_.open();
    if (::poll(wanted.data(), wanted.size(), quiet ? 1 : 20) <= 0) return;
    if (wanted[0].revents != 0) write_some(in_, left_);
    if (wanted[1].revents != 0) read_some(out_, result_.out);
    if (wanted[2].revents != 0) read_some(err_, result_.err);
  }

  static void drain(Fd& from, std::string& into) {
    for (std::size_t before = into.size() + 1; from.open() && before != into.size();) {
      before = into.size();
      read_some(from, into);
    }
  }

  pid_t pid_;
  Fd in_;
  Fd out_;
  Fd err_;
  std::string_view left_;
  RunResult result_;
  bool over_{false};
};

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool answers(int port) {
  const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = loopback(port);
  return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

std::filesystem::path ringmur_binary() {
  if (const char* named = std::getenv("RINGMUR"); named != nullptr && *named != '\0') return named;
  return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "ringmur";
}

RunResult run_ringmur(const Arguments& arguments, const RunOptions& options) {
  const auto binary = ringmur_binary();
  if (!std::filesystem::exists(binary)) {
    throw std::runtime_error("no program " + binary.string() + ": build it, or name it in RINGMUR");
  }
  return run_program(binary, arguments, options);
}

RunResult run_program(const std::string& program, const Arguments& arguments, const RunOptions& options) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  const pid_t pid = start(program, arguments, options, {in.read.get(), out.write.get(), err.write.get()});
  in.read.close();
  out.write.close();
  err.write.close();
  return Conversation(pid, std::move(in.write), std::move(out.read), std::move(err.read), options.input)
      .finish(options.timeout);
}

RunningServer::RunningServer(const Arguments& arguments, const RunOptions& options) : port_(free_port()) {
  std::string name = (std::filesystem::temp_directory_path() / "ringmur-server-XXXXXX").string();
  const Fd log(::mkostemp(name.data(), O_CLOEXEC));
  const Fd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!log.open() || !nothing.open()) fail("log file of the server");
  log_file_ = name;
  Arguments all = arguments;
  all.insert(all.end(), {"--port", std::to_string(port_)});
  pid_ = start(ringmur_binary(), all, options, {nothing.get(), log.get(), log.get()});
  const std::string trouble = wait_until_listening(options.timeout);
  if (trouble.empty()) return;
  kill();
  const std::string said = this->log();
  std::filesystem::remove(log_file_);
  throw std::runtime_error("ringmur " + trouble + "; it wrote: " + said);
}

RunningServer::~RunningServer() {
  kill();
  std::error_code ignored;
  std::filesystem::remove(log_file_, ignored);
}

std::string RunningServer::url() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

std::string RunningServer::wait_until_listening(milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  while (Clock::now() < deadline) {
    if (ended(pid_, exit_code_, milliseconds(0))) {
      pid_ = -1;
      return "ended with exit code " + std::to_string(exit_code_);
    }
    if (answers(port_)) return {};
    std::this_thread::sleep_for(milliseconds(2));
  }
  return "does not answer on port " + std::to_string(port_);
}

int RunningServer::wait_for_end(milliseconds patience) {
  if (pid_ > 0 && !ended(pid_, exit_code_, patience)) {
    ::kill(pid_, SIGKILL);
    ended(pid_, exit_code_, std::chrono::hours(1));
  }
  pid_ = -1;
  return exit_code_;
}

int RunningServer::stop(milliseconds patience) {
  if (pid_ > 0) ::kill(pid_, SIGTERM);
  return wait_for_end(patience);
}

void RunningServer::kill() {
  wait_for_end(milliseconds(0));
}

std::string RunningServer::log() const {
  std::ifstream file(log_file_, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "ringmur-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

/// Below those that the system gives to clients for their own end, one of which might come first.
int free_port() {
  thread_local std::mt19937 dice{std::random_device{}()};
  std::uniform_int_distribution<int> any(20'000, 32'000);
  for (int tries = 0; tries < 100; ++tries) {
    const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int port = any(dice);
    const auto address = loopback(port);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return port;
  }
  fail("free port");
}

}  // namespace ringmur::test
