#include "exchange/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/log.h"
#include "exchange/sandbox_root.h"
#include "exchange/sandbox_watch.h"

namespace ringmur::sandbox {
namespace {

constexpr std::size_t most_words = 64u << 10;

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~File() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int operator*() const { return number_; }

 private:
  int number_;
};

std::unexpected<Error> failed(std::string_view what, int error) {
  const char* known = ::strerrordesc_np(error);
  const std::string_view why = known == nullptr ? "?" : known;
  return refuse(Refusal::unavailable, "sandbox.failed",
      {fmt::format("Ett hjälpprogram kunde inte startas avskilt ({}: {}). Kontrollera ledigt "
                   "utrymme i den tillfälliga "
                   "mappen och tjänstens begränsningar.",
           what, why),
          fmt::format("A helper program could not be started apart ({}: {}). Check the free space of "
                      "the temporary folder "
                      "and the limits of the service.",
              what, why)});
}

struct Owner {
  uid_t user;
  gid_t group;
};

/// Whom the program runs as.
Owner owner() {
  if (::geteuid() != 0) return {::geteuid(), ::getegid()};
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 4096> room{};
  if (::getpwnam_r("nobody", &entry, room.data(), room.size(), &found) == 0 && found != nullptr) {
    return {found->pw_uid, found->pw_gid};
  }
  return {65534, 65534};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// All the child needs, made before it is: after the fork of a process with threads nothing may be allocated.
struct Plan {
  const char* program{nullptr};
  const char* folder{nullptr};
  std::vector<char*> arguments;
  std::vector<char*> environment;
  Root root;
  std::string user_map;
  std::string group_map;
  unsigned long namespaces{0};
  Owner owner{};
  bool drop{false};
  Limits limits;
  Setuid setuid{Setuid::refused};
  int input{-1};
  int output{-1};
  int errors{-1};
  int report{-1};  ///< where the child tells what failed
};

struct Failure {
  int stage;
  int error;
};

constexpr std::array<std::string_view, 6> stages{"files", "namespace", "limits", "user", "folder", "exec"};
constexpr int namespace_stage = 1;  ///< here the kernel says whether a program can be shut off at all

[[noreturn]] void give_up(const Plan& plan, int stage) {
  const Failure failure{stage, errno};
  [[maybe_unused]] const auto written = ::write(plan.report, &failure, sizeof failure);
  ::_exit(127);
}

bool put(const char* file, std::string_view words) {
  const int number = ::open(file, O_WRONLY | O_CLOEXEC);
  if (number < 0) return false;
  const bool good = ::write(number, words.data(), words.size()) == static_cast<ssize_t>(words.size());
  ::close(number);
  return good;
}

bool map_user(const Plan& plan) {
  return put("/proc/self/setgroups", "deny") && put("/proc/self/uid_map", plan.user_map) &&
         put("/proc/self/gid_map", plan.group_map);
}

bool limit(int what, std::size_t most) {
  const rlimit wanted{most, most};
  return ::setrlimit(static_cast<__rlimit_resource>(what), &wanted) == 0;
}

bool set_limits(const Plan& plan) {
  constexpr std::size_t open_files = 2048;
  // Without a user of its own or a namespace, the user's other processes would be counted too.
  const bool count = plan.drop || (plan.namespaces & CLONE_NEWUSER) != 0;
  return limit(RLIMIT_CORE, 0) && limit(RLIMIT_DATA, plan.limits.memory_bytes) &&
         limit(RLIMIT_CPU, plan.limits.cpu_seconds) && limit(RLIMIT_FSIZE, plan.limits.file_bytes) &&
         limit(RLIMIT_NOFILE, open_files) && (!count || limit(RLIMIT_NPROC, plan.limits.processes));
}

/// The bare system calls: those of the C library would lock.
bool drop_rights(const Plan& plan) {
  if (!plan.drop) return true;
  const auto [user, group] = plan.owner;
  return ::syscall(SYS_setgroups, 0, nullptr) == 0 && ::syscall(SYS_setresgid, group, group, group) == 0 &&
         ::syscall(SYS_setresuid, user, user, user) == 0;
}

void reset_signals() {
  struct sigaction normal{};
  normal.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number) ::sigaction(number, &normal, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void become(const Plan& plan) {
  reset_signals();
  ::setsid();
  if (::dup2(plan.input, 0) < 0 || ::dup2(plan.output, 1) < 0 || ::dup2(plan.errors, 2) < 0) give_up(plan, 0);
  if (::syscall(SYS_close_range, 3U, ~0U, 1U << 2 /* CLOSE_RANGE_CLOEXEC */) != 0) give_up(plan, 0);
  if ((plan.namespaces & CLONE_NEWUSER) != 0 && !map_user(plan)) give_up(plan, 1);
  if ((plan.namespaces & CLONE_NEWNS) != 0 && !enter(plan.root)) give_up(plan, 1);
  if (!set_limits(plan)) give_up(plan, 2);
  if (!drop_rights(plan)) give_up(plan, 3);
  if (plan.setuid == Setuid::refused && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(plan, 3);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::chdir(plan.folder) != 0) give_up(plan, 4);
  ::umask(077);
  ::execve(plan.program, plan.arguments.data(), plan.environment.data());
  give_up(plan, 5);
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

struct Process {
  pid_t id{-1};
  File handle;  ///< readable when it has ended
};

/// fork() with namespaces. The raw call, since in the child nothing of the C library's fork is needed.
Process start(const Plan& plan) {
  int handle = -1;
  const auto id = static_cast<pid_t>(
      ::syscall(SYS_clone, plan.namespaces | CLONE_PIDFD | SIGCHLD, nullptr, &handle, nullptr, nullptr));
  if (id == 0) become(plan);
  return {id, File(id > 0 ? handle : -1)};
}

struct Pipe {
  File reading;
  File writing;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{File(ends[0]), File(ends[1])};
}

/// False at the end.
bool take(int file, std::string& words) {
  std::array<char, 8192> room{};
  const ssize_t count = ::read(file, room.data(), room.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  words.append(room.data(), std::min(static_cast<std::size_t>(count), most_words - words.size()));
  return count > 0;
}

void drain(File& file, std::string& words) {
  if (*file < 0) return;
  ::fcntl(*file, F_SETFL, O_NONBLOCK);
  pollfd ready{*file, POLLIN, 0};
  while (::poll(&ready, 1, 0) > 0 && take(*file, words)) {
  }
}

/// What all its processes have together no limit of the kernel holds without a cgroup: looked at now and
/// then.
std::optional<Ended> over_limit(const Process& process, const Plan& plan) {
  if (memory_of_all(process.id) > plan.limits.memory_bytes) return Ended::memory;
  const Laid laid = laid_in(plan.folder, plan.limits.folder_files);
  if (laid.bytes > plan.limits.folder_bytes || laid.files > plan.limits.folder_files) return Ended::folder;
  return std::nullopt;
}

/// Reads what it says until it ends, the time is out, or it takes too much.
Ended listen(const Process& process, File& output, File& errors, const Plan& plan, Outcome& outcome) {
  using std::chrono::steady_clock;
  constexpr std::chrono::milliseconds between{200};
  const auto end = steady_clock::now() + plan.limits.deadline;
  auto look = steady_clock::now() + between;
  for (;;) {
    const auto until = std::min(end, look);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()).count();
    if (left <= 0 && until == end) return Ended::deadline;
    if (left <= 0) {
      if (const auto over = over_limit(process, plan)) return *over;
      look = steady_clock::now() + between;
      continue;
    }
    std::array<pollfd, 3> wait{{{*process.handle, POLLIN, 0}, {*output, POLLIN, 0}, {*errors, POLLIN, 0}}};
    if (::poll(wait.data(), wait.size(), static_cast<int>(std::min<long>(left, 60'000))) < 0) continue;
    if (wait[1].revents != 0 && !take(*output, outcome.output)) output.close();
    if (wait[2].revents != 0 && !take(*errors, outcome.errors)) errors.close();
    if (wait[0].revents != 0) return Ended::by_itself;
  }
}

/// Its children are killed before it is reaped, while its number cannot yet mean another process.
int finish(const Process& process) {
  ::kill(-process.id, SIGKILL);
  ::kill(process.id, SIGKILL);
  int status = 0;
  while (::waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Without network, with processes and mounts of its own; then, where the operator lets it pass, what is left
/// of that.
std::vector<unsigned long> ways() {
  constexpr unsigned long apart = CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC;
  const unsigned long user = ::geteuid() == 0 ? 0 : CLONE_NEWUSER;
  const char* said = std::getenv("RINGMUR_SANDBOX");
  if (said == nullptr || std::string_view(said) != "weak") return {apart | user};
  return {apart | user, CLONE_NEWNET | user, 0};
}

std::unexpected<Error> not_possible(int error) {
  const char* known = ::strerrordesc_np(error);
  const std::string_view why = known == nullptr ? "?" : known;
  return refuse(Refusal::unsupported, "sandbox.not_possible",
      {fmt::format(
           "Hjälpprogrammen kan inte stängas in här ({}), och körs inte utan det. Tillåt användarnamnrymder "
           "(sysctl user.max_user_namespaces; i en behållare en seccomp-profil som släpper fram dem), eller "
           "sätt RINGMUR_SANDBOX=weak om maskinen bara gör rapporter.",
           why),
          fmt::format(
              "The helper programs cannot be shut in here ({}), and are not run without that. Allow user "
              "namespaces (sysctl user.max_user_namespaces; in a container a seccomp profile that lets them "
              "through), or set RINGMUR_SANDBOX=weak if the machine only makes reports.",
              why)});
}

struct Words {
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
};

Words words_of(const std::filesystem::path& program, const std::vector<std::string>& arguments,
    const std::filesystem::path& folder) {
  Words words;
  words.arguments.push_back(program.string());
  words.arguments.insert(words.arguments.end(), arguments.begin(), arguments.end());
  words.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "TZ=Europe/Stockholm",
      "DBUS_SESSION_BUS_ADDRESS=disabled:"};
  for (const char* name : {"HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
    words.environment.push_back(fmt::format("{}={}", name, folder.string()));
  }
  return words;
}

struct Attempt {
  Outcome outcome;
  std::optional<Failure> failure;
};

Attempt try_once(Plan& plan) {
  auto output = make_pipe();
  auto errors = make_pipe();
  auto report = make_pipe();
  File nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!output || !errors || !report || *nothing < 0) return {{}, Failure{0, errno}};
  plan.input = *nothing;
  plan.output = *output->writing;
  plan.errors = *errors->writing;
  plan.report = *report->writing;
  const Process process = start(plan);
  if (process.id < 0) return {{}, Failure{namespace_stage, errno}};
  output->writing.close();
  errors->writing.close();
  report->writing.close();
  Attempt attempt;
  Outcome& outcome = attempt.outcome;
  outcome.ended = listen(process, output->reading, errors->reading, plan, outcome);
  outcome.timed_out = outcome.ended == Ended::deadline;
  outcome.exit_code = finish(process);
  drain(output->reading, outcome.output);
  drain(errors->reading, outcome.errors);
  Failure failure{};
  ::fcntl(*report->reading, F_SETFL, O_NONBLOCK);
  if (::read(*report->reading, &failure, sizeof failure) == sizeof failure) attempt.failure = failure;
  return attempt;
}

}  // namespace

/// root's own temporary folder may be closed to `nobody`.
std::filesystem::path temporary_folder() {
  std::error_code error;
  if (::geteuid() == 0) return P_tmpdir;
  auto folder = std::filesystem::temp_directory_path(error);
  return error ? std::filesystem::path(P_tmpdir) : folder;
}

Result<Folder> Folder::make() {
  auto around = WorkingFolder::make(temporary_folder());
  if (!around) return failed("mkdtemp", errno);
  Folder folder(std::move(*around));
  const char* name = folder.path_.c_str();
  if (::mkdir(name, S_IRWXU) != 0) return failed("mkdir", errno);
  if (::geteuid() != 0) return folder;
  const Owner to = owner();
  if (::chown(name, to.user, to.group) != 0) return failed("chown", errno);
  // The other user passes through ours to its own, which nobody else may enter.
  constexpr mode_t passed_through = 0711;
  if (::chmod(folder.around_.path().c_str(), passed_through) != 0) return failed("chmod", errno);
  return folder;
}

Result<void> Folder::write(const std::string& name, std::string_view bytes) const {
  const File file(::open((path_ / name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (*file < 0) return failed("open", errno);
  const Owner to = owner();
  if (::geteuid() == 0 && ::fchown(*file, to.user, to.group) != 0) return failed("chown", errno);
  if (!write_all(*file, bytes)) return failed("write", errno);
  return {};
}

Result<std::string> Folder::read(const std::string& name, std::size_t most_bytes) const {
  const File file(::open((path_ / name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (*file < 0) return failed("open", errno);
  struct stat facts{};
  if (::fstat(*file, &facts) != 0) return failed("stat", errno);
  if (!S_ISREG(facts.st_mode) || facts.st_uid != owner().user || facts.st_nlink != 1)
    return failed("open", EPERM);
  if (static_cast<std::size_t>(facts.st_size) > most_bytes) return failed("read", EFBIG);
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t count = ::read(*file, bytes.data() + have, bytes.size() - have);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    have += static_cast<std::size_t>(count);
  }
  bytes.resize(have);
  return bytes;
}

Result<Outcome> run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
    const Folder& folder, const Limits& limits, Setuid setuid) {
  Words words = words_of(program, arguments, folder.path());
  Plan plan;
  plan.program = words.arguments.front().c_str();
  plan.folder = folder.path().c_str();
  plan.arguments = pointers(words.arguments);
  plan.environment = pointers(words.environment);
  plan.owner = owner();
  plan.root = root_for(program, folder.path(), plan.owner.user, plan.owner.group,
      setuid == Setuid::allowed ? Access::read_with_setuid : Access::read);
  plan.drop = ::geteuid() == 0;
  plan.user_map = fmt::format("{0} {0} 1", plan.owner.user);
  plan.group_map = fmt::format("{0} {0} 1", plan.owner.group);
  plan.limits = limits;
  plan.setuid = setuid;
  Attempt attempt;
  for (const auto way : ways()) {
    plan.namespaces = way;
    attempt = try_once(plan);
    if (!attempt.failure || attempt.failure->stage > namespace_stage) break;
  }
  if (plan.namespaces != ways().front()) {
    log::warning("sandbox.weaker", {{"program", program.filename().string()},
                                       {"network", (plan.namespaces & CLONE_NEWNET) != 0 ? "none" : "open"}});
  }
  if (attempt.failure && attempt.failure->stage == namespace_stage)
    return not_possible(attempt.failure->error);
  if (attempt.failure) {
    return failed(stages.at(static_cast<std::size_t>(attempt.failure->stage)), attempt.failure->error);
  }
  return std::move(attempt.outcome);
}

std::optional<std::filesystem::path> find_program(
    const std::vector<std::string>& names, const char* override) {
  const auto runs = [](const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0;
  };
  if (const char* named = std::getenv(override); named != nullptr && *named != '\0') {
    return runs(named) ? std::optional<std::filesystem::path>(named) : std::nullopt;
  }
  const char* path = std::getenv("PATH");
  const std::string places = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  for (std::size_t at = 0; at <= places.size();) {
    const std::size_t end = std::min(places.find(':', at), places.size());
    const std::filesystem::path place = places.substr(at, end - at);
    at = end + 1;
    if (!place.is_absolute()) continue;
    for (const auto& name : names) {
      if (runs(place / name)) return place / name;
    }
  }
  return std::nullopt;
}

}  // namespace ringmur::sandbox
