#include "fuzz_support.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/text.h"

namespace ringmur::fuzz {

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

std::string_view next_part(std::string_view& rest) {
  constexpr std::string_view line = "\n---\n";
  const std::size_t end = rest.find(line);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + line.size());
  return part;
}

std::filesystem::path file_of(std::string_view bytes) {
  static const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
  require(file >= 0 && ::ftruncate(file, 0) == 0, "a file in memory");
  require(::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()), "written");
  return "/proc/self/fd/" + std::to_string(file);
}

void require_text(std::string_view text, std::string_view what) {
  require(is_utf8(text), what);
}

}  // namespace ringmur::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ringmur::fuzz::one({reinterpret_cast<const char*>(data), size});
  return 0;
}
