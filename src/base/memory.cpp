#include "base/memory.h"

#include <malloc.h>

namespace ringmur {

void share_heaps() {
  constexpr int heaps = 4;
  constexpr int large = 256 * 1024;
  ::mallopt(M_ARENA_MAX, heaps);
  ::mallopt(M_MMAP_THRESHOLD, large);
  ::mallopt(M_TRIM_THRESHOLD, 2 * large);
}

void give_back_memory() {
  ::malloc_trim(0);
}

}  // namespace ringmur
