#include "exchange/sheet_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace ringmur {

namespace {

std::unexpected<Error> refuse_unreadable(int reason) {
  return refuse(Refusal::invalid, "sheet.unreadable",
      {fmt::format("Filen går inte att läsa ({}). Se till att Ringmur får läsa den.", std::strerror(reason)),
          fmt::format(
              "The file cannot be read ({}). See to it that Ringmur may read it.", std::strerror(reason))});
}

std::unexpected<Error> refuse_missing() {
  return refuse(Refusal::not_found, "sheet.not_found",
      {"Filen finns inte. Kontrollera namnet och mappen.",
          "There is no such file. Check its name and folder."});
}

}  // namespace

Result<SheetFile> SheetFile::open(const std::filesystem::path& path) {
  // Without O_NONBLOCK a pipe that nobody writes to would hold us for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return missing ? refuse_missing() : refuse_unreadable(errno);
  }
  struct stat facts{};
  const bool known = ::fstat(descriptor, &facts) == 0;
  SheetFile file(descriptor, known ? static_cast<std::uint64_t>(facts.st_size) : 0);
  if (!known) return refuse_unreadable(errno);
  if (!S_ISREG(facts.st_mode)) {
    return refuse(Refusal::invalid, "sheet.not_a_file",
        {"Det här är ingen vanlig fil. Ange en fil i CSV eller XLSX.",
            "This is no ordinary file. Name a CSV or XLSX file."});
  }
  return file;
}

SheetFile::SheetFile(SheetFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), position_(other.position_) {}

SheetFile& SheetFile::operator=(SheetFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  size_ = other.size_;
  position_ = other.position_;
  return *this;
}

SheetFile::~SheetFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> SheetFile::read(std::string& out, std::size_t count) {
  const std::size_t before = out.size();
  out.resize(before + count);
  ssize_t got = 0;
  do {
    got = ::pread(descriptor_, out.data() + before, count, static_cast<off_t>(position_));
  } while (got < 0 && errno == EINTR);
  const int reason = errno;
  out.resize(before + static_cast<std::size_t>(got < 0 ? 0 : got));
  if (got < 0) return refuse_unreadable(reason);
  position_ += static_cast<std::uint64_t>(got);
  return static_cast<std::size_t>(got);
}

}  // namespace ringmur
