#include "exchange/sandbox_watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace ringmur::sandbox {
namespace {

constexpr std::size_t most_processes = 5000;  ///< looked at: more there cannot be

/// The beginning of a file of /proc.
std::string words_of(const std::string& name) {
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  std::array<char, 4096> room{};
  const ssize_t count = ::read(file, room.data(), room.size());
  ::close(file);
  return {room.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

std::vector<std::size_t> numbers_in(std::string_view words) {
  std::vector<std::size_t> numbers;
  for (const char* at = words.data(); at < words.data() + words.size();) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(at, words.data() + words.size(), number);
    if (error == std::errc{}) numbers.push_back(number);
    at = std::max(end, at + 1);
  }
  return numbers;
}

/// Resident pages that are not of a file or shared (proc(5), statm).
std::size_t own_memory(pid_t process) {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto numbers = numbers_in(words_of(fmt::format("/proc/{}/statm", process)));
  return numbers.size() > 2 && numbers[1] > numbers[2] ? (numbers[1] - numbers[2]) * page : 0;
}

/// Whoever loses its parent comes to the first process of the namespace, so that all are found from there.
void add_children(pid_t process, std::vector<pid_t>& all) {
  const std::string tasks = fmt::format("/proc/{}/task", process);
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(tasks.c_str()), ::closedir);
  if (!folder) return;
  while (const dirent* task = ::readdir(folder.get())) {
    if (task->d_name[0] == '.') continue;
    for (const auto child : numbers_in(words_of(fmt::format("{}/{}/children", tasks, task->d_name))))
      all.push_back(static_cast<pid_t>(child));
  }
}

}  // namespace

std::size_t memory_of_all(pid_t process) {
  std::vector<pid_t> all{process};
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < all.size() && i < most_processes; ++i) {
    bytes += own_memory(all[i]);
    add_children(all[i], all);
  }
  return bytes;
}

Laid laid_in(const std::filesystem::path& folder, std::size_t most_files) {
  Laid laid;
  std::error_code error;
  std::filesystem::recursive_directory_iterator at(
      folder, std::filesystem::directory_options::skip_permission_denied, error);
  const std::filesystem::recursive_directory_iterator end;
  for (; !error && at != end && laid.files <= most_files; at.increment(error)) {
    ++laid.files;
    struct stat facts{};
    // Blocks, so that a file with holes counts for what it takes.
    if (::lstat(at->path().c_str(), &facts) == 0)
      laid.bytes += static_cast<std::size_t>(facts.st_blocks) * 512;
  }
  return laid;
}

}  // namespace ringmur::sandbox
