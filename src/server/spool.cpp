#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "base/uuid.h"
#include "base/working_folder.h"
#include "server/http.h"

namespace ringmur::http {

SpooledFile::SpooledFile(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

SpooledFile::SpooledFile(SpooledFile&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)) {}

SpooledFile& SpooledFile::operator=(SpooledFile&& other) noexcept {
  if (this == &other) return *this;
  drop();
  path_ = std::exchange(other.path_, {});
  descriptor_ = std::exchange(other.descriptor_, -1);
  size_ = std::exchange(other.size_, 0);
  return *this;
}

SpooledFile::~SpooledFile() {
  drop();
}

void SpooledFile::drop() noexcept {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
  descriptor_ = -1;
}

std::optional<SpooledFile> SpooledFile::create(const std::filesystem::path& directory) {
  std::filesystem::path path = directory / (std::string(under_way) + to_string(new_uuid()));
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::nullopt;
  hold_under_way(descriptor);
  return SpooledFile(std::move(path), descriptor);
}

bool SpooledFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace ringmur::http
