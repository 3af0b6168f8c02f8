#include "base/memory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace ringmur {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool has_a_heap_of_its_own = true;
#else
constexpr bool has_a_heap_of_its_own = false;
#endif

/// What the process has in memory of its own, in kB.
long anonymous_memory() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("RssAnon:")) return std::stol(line.substr(line.find(':') + 1));
  }
  return 0;
}

TEST(Memory, GivesBackWhatLiesBetweenWhatIsStillUsed) {
  if (has_a_heap_of_its_own) GTEST_SKIP() << "the sanitizer's heap is not glibc's";
  share_heaps();
  constexpr int pieces = 64 * 1024;
  constexpr long most = pieces;  // kB
  std::vector<std::unique_ptr<char[]>> all;
  for (int i = 0; i < pieces; ++i) all.push_back(std::make_unique<char[]>(1024));
  const long full = anonymous_memory();
  all.erase(all.begin(), all.end() - 1);  // the last holds the heap's end where it is
  const long held = anonymous_memory();
  EXPECT_GT(held, full - most / 2) << "else there is nothing to give back";
  give_back_memory();
  EXPECT_LT(anonymous_memory(), held - most / 2);
}

}  // namespace
}  // namespace ringmur
