#include "identity/breached.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/log.h"
#include "identity/encoding.h"

namespace ringmur {
namespace {

constexpr std::size_t digest_digits = 40;
constexpr std::size_t range_digits = 5;
constexpr std::size_t small_file = 32u << 20;  // bytes: looked through whole
constexpr std::size_t samples = 4096;          // places of a larger one

/// A file as memory that the system fetches when it is looked at.
class Mapped {
 public:
  explicit Mapped(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat about{};
    good_ = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
    size_ = good_ ? static_cast<std::size_t>(about.st_size) : 0;
    if (size_ > 0) {
      void* there = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      good_ = there != MAP_FAILED;
      if (good_) start_ = static_cast<const char*>(there);
    }
    ::close(file);
  }
  ~Mapped() {
    if (start_ != nullptr) ::munmap(const_cast<char*>(start_), size_);  // NOLINT: munmap takes no const
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;

  bool good() const { return good_; }
  std::string_view text() const {
    return start_ == nullptr ? std::string_view() : std::string_view(start_, size_);
  }

 private:
  const char* start_{nullptr};
  std::size_t size_{0};
  bool good_{false};
};

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string capitals(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return made;
}

/// The whole line that `at` lies in.
std::string_view line_at(std::string_view text, std::size_t at) {
  std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1);
  start = start == std::string_view::npos || at == 0 ? 0 : start + 1;
  std::size_t end = std::min(text.find('\n', at), text.size());
  return text.substr(start, end - start);
}

/// A line without its end; of a digest without its count and in capitals.
std::string entry_of(std::string_view line, BreachedPasswords::Lines lines) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  switch (lines) {
    case BreachedPasswords::Lines::passwords:
      return std::string(line);
    case BreachedPasswords::Lines::digests:
    case BreachedPasswords::Lines::digests_of_range:
      return capitals(line.substr(0, line.find(':')));
  }
  return {};
}

BreachedPasswords::Lines kind_of(std::string_view text, bool is_range) {
  using enum BreachedPasswords::Lines;
  const std::string first = entry_of(text.substr(0, text.find('\n')), digests);
  if (is_range && first.size() == digest_digits - range_digits && is_hex(first)) return digests_of_range;
  return first.size() == digest_digits && is_hex(first) ? digests : passwords;
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  auto end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_sorted_whole(std::string_view text, BreachedPasswords::Lines lines) {
  std::string before;
  for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at)) {
    std::string entry = entry_of(text.substr(at, text.find('\n', at) - at), lines);
    if (entry < before) return false;
    before = std::move(entry);
  }
  return true;
}

/// Each sampled line and the one after it must come after all that were sampled before them.
bool is_sorted_in_samples(std::string_view text, BreachedPasswords::Lines lines) {
  std::string before;
  for (std::size_t i = 0; i < samples; ++i) {
    std::size_t at = text.size() / samples * i;
    for (int line = 0; line < 2 && at < text.size(); ++line) {
      std::string entry = entry_of(line_at(text, at), lines);
      if (entry < before) return false;
      before = std::move(entry);
      at = end_of_line(text, at);
    }
  }
  return true;
}

bool found_by_halves(std::string_view text, BreachedPasswords::Lines lines, std::string_view wanted) {
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {
    const std::string_view line = line_at(text, low + (high - low) / 2);
    const std::string entry = entry_of(line, lines);
    if (entry == wanted) return true;
    const auto start = static_cast<std::size_t>(line.data() - text.data());
    if (entry < wanted)
      low = std::min(start + line.size() + 1, text.size());
    else
      high = start;
  }
  return false;
}

bool found_one_by_one(std::string_view text, BreachedPasswords::Lines lines, std::string_view wanted) {
  for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at)) {
    if (entry_of(text.substr(at, text.find('\n', at) - at), lines) == wanted) return true;
  }
  return false;
}

bool holds(const BreachedPasswords::File& file, std::string_view wanted) {
  const Mapped mapped(file.path);
  if (!mapped.good()) {
    log::warning("passwords.gone", {{"file", file.path.filename().string()}});
    return false;
  }
  return file.sorted ? found_by_halves(mapped.text(), file.lines, wanted)
                     : found_one_by_one(mapped.text(), file.lines, wanted);
}

}  // namespace

Result<BreachedPasswords> BreachedPasswords::in(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::directory_iterator entries(folder, failed);
  if (failed) {
    return refuse(Refusal::unavailable, "passwords.no_folder",
        {fmt::format("Mappen {} med läckta lösenord går inte att läsa.", folder.string()),
            fmt::format("The folder {} of breached passwords cannot be read.", folder.string())});
  }
  BreachedPasswords made;
  for (const auto& entry : entries) {
    if (entry.path().filename().string().starts_with('.') || entry.is_directory(failed)) continue;
    const Mapped mapped(entry.path());
    if (!mapped.good()) {
      return refuse(Refusal::unavailable, "passwords.unreadable",
          {fmt::format("Filen {} med läckta lösenord går inte att läsa.", entry.path().string()),
              fmt::format("The file {} of breached passwords cannot be read.", entry.path().string())});
    }
    const std::string stem = entry.path().stem().string();
    const bool is_range = stem.size() == range_digits && is_hex(stem);
    File file{entry.path(), kind_of(mapped.text(), is_range)};
    if (file.lines == Lines::digests_of_range) file.range = capitals(stem);
    file.sorted = mapped.text().size() <= small_file ? is_sorted_whole(mapped.text(), file.lines)
                                                     : is_sorted_in_samples(mapped.text(), file.lines);
    const bool slow = !file.sorted && mapped.text().size() > small_file;
    if (slow) log::warning("passwords.not_sorted", {{"file", stem}, {"remedy", "LC_ALL=C sort"}});
    made.files_.push_back(std::move(file));
  }
  return made;
}

bool BreachedPasswords::hold(std::string_view password) const {
  if (files_.empty()) return false;
  const std::string digest = encoding::sha1_hex(password);
  return std::ranges::any_of(files_, [&](const File& file) {
    switch (file.lines) {
      case Lines::passwords:
        return holds(file, password);
      case Lines::digests:
        return holds(file, digest);
      case Lines::digests_of_range:
        return digest.starts_with(file.range) && holds(file, std::string_view(digest).substr(range_digits));
    }
    return false;
  });
}

}  // namespace ringmur
