#include "server/descriptors.h"

#include <sys/resource.h>

#include <algorithm>

namespace ringmur {

std::size_t raise_descriptors() {
  // Renderers inherit it, and some programs walk through all that they may have open.
  constexpr rlim_t enough = 65'536;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  const rlim_t wanted = std::min(limit.rlim_max, enough);
  if (limit.rlim_cur < wanted) {
    const rlimit raised{wanted, limit.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit.rlim_cur = wanted;
  }
  return static_cast<std::size_t>(std::min(limit.rlim_cur, enough));
}

}  // namespace ringmur
