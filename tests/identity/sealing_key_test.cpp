#include "identity/sealing_key.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>

#include "support/process.h"

namespace ringmur {
namespace {

TEST(SealingKey, OpensNothingThatWasChangedOrAnothers) {
  test::TemporaryFolder folder;
  SealingKey key = SealingKey::open_or_make(folder / "one").value();
  SealingKey other = SealingKey::open_or_make(folder / "two").value();
  std::string sealed = key.seal("hemligt");
  EXPECT_EQ(other.open(sealed).error().code, "key.other");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string bad = sealed;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_FALSE(key.open(bad)) << at;
  }
  EXPECT_FALSE(key.open(""));
  EXPECT_FALSE(key.open(sealed.substr(0, 39)));
  EXPECT_EQ(key.open(key.seal("")).value(), "");
}

TEST(SealingKey, ManyAtOnceMakeOneKey) {
  test::TemporaryFolder folder;
  std::vector<std::string> sealed(8);
  {
    std::vector<std::jthread> all;
    for (std::string& one : sealed)
      all.emplace_back([&] { one = SealingKey::open_or_make(folder / "key").value().seal("x"); });
  }
  SealingKey key = SealingKey::open_or_make(folder / "key").value();
  for (const std::string& one : sealed) EXPECT_EQ(key.open(one).value(), "x");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  EXPECT_EQ(files, 1u) << "drafts are left behind";
}

}  // namespace
}  // namespace ringmur
