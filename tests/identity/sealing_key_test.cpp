#include "identity/sealing_key.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>

#include "support/process.h"

namespace ringmur {
namespace {

TEST(SealingKey, IsMadeOnceAndReadByItsOwnerOnly) {
  test::TemporaryFolder folder;
  auto file = folder / "city.db.key";
  auto key = SealingKey::open_or_make(file);
  ASSERT_TRUE(key) << key.error().message.en;
  EXPECT_EQ(std::filesystem::file_size(file), 32u);
  EXPECT_EQ(std::filesystem::status(file).permissions(),
      std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::string sealed = key->seal("hemligt");
  EXPECT_NE(sealed, key->seal("hemligt")) << "a nonce of its own each time";
  EXPECT_EQ(sealed.find("hemligt"), std::string::npos);
  EXPECT_EQ(SealingKey::open_or_make(file)->open(sealed).value(), "hemligt");
}

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

TEST(SealingKey, RefusesAFileThatOthersMayRead) {
  test::TemporaryFolder folder;
  auto file = folder / "key";
  ASSERT_TRUE(SealingKey::open_or_make(file));
  std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(SealingKey::open_or_make(file).error().code, "key.readable");
}

TEST(SealingKey, RefusesWhatIsNoKey) {
  test::TemporaryFolder folder;
  for (std::size_t size : {0u, 31u, 33u}) {
    auto file = folder / std::to_string(size);
    std::ofstream(file) << std::string(size, 'x');
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(SealingKey::open_or_make(file).error().code, "key.malformed") << size;
  }
  EXPECT_EQ(SealingKey::open_or_make(folder / "no" / "such" / "place").error().code, "key.not_opened");
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
