#include "base/working_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

namespace ringmur {
namespace {

class Opened {
 public:
  explicit Opened(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {}
  ~Opened() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  int operator*() const { return descriptor_; }

 private:
  int descriptor_;
};

bool is_left_over(const std::filesystem::path& path, std::chrono::seconds age) {
  const Opened opened(path);
  struct stat facts{};
  if (*opened < 0 || ::fstat(*opened, &facts) != 0 || facts.st_uid != ::geteuid()) return false;
  if (!S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) return false;
  const auto changed = std::chrono::system_clock::from_time_t(facts.st_mtime);
  if (changed + age > std::chrono::system_clock::now()) return false;
  return ::flock(*opened, LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

void hold_under_way(int descriptor) {
  ::flock(descriptor, LOCK_EX | LOCK_NB);
}

WorkingFolder::WorkingFolder(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {
  hold_under_way(descriptor_);
}

WorkingFolder::WorkingFolder(WorkingFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

WorkingFolder::~WorkingFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<WorkingFolder> WorkingFolder::make(const std::filesystem::path& parent) {
  std::string name = parent / (std::string(under_way) + "XXXXXX");
  if (::mkdtemp(name.data()) == nullptr) return std::nullopt;
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) return WorkingFolder(name, descriptor);
  ::rmdir(name.c_str());
  return std::nullopt;
}

std::size_t remove_left_over(const std::filesystem::path& folder, std::chrono::seconds age) {
  std::error_code unknown;
  std::vector<std::filesystem::path> found;
  for (auto entry = std::filesystem::directory_iterator(folder, unknown);
      !unknown && entry != std::filesystem::directory_iterator(); entry.increment(unknown)) {
    if (entry->path().filename().string().starts_with(under_way) && is_left_over(entry->path(), age))
      found.push_back(entry->path());
  }
  std::size_t removed = 0;
  for (const auto& path : found) {
    if (std::filesystem::remove_all(path, unknown) > 0 && !unknown) ++removed;
  }
  return removed;
}

}  // namespace ringmur
