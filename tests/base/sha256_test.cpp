#include "base/sha256.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/process.h"

namespace ringmur {
namespace {

TEST(Sha256, IsThatOfTheStandardsExamples) {
  // FIPS 180-4, examples of NIST: "abc", and a million times "a".
  EXPECT_EQ(Sha256().add("abc").finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256().finish(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 many;
  for (int i = 0; i < 1000; ++i) many.add(std::string(1000, 'a'));
  EXPECT_EQ(many.finish(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, OfAFileIsThatOfItsBytesWhateverItsSize) {
  const test::TemporaryFolder folder;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{256 * 1024},
           std::size_t{256 * 1024 + 1}, std::size_t{700'001}}) {
    const std::string bytes(size, 'x');
    std::ofstream(folder / "file", std::ios::binary) << bytes;
    const auto found = sha256_of_file(folder / "file");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size, size);
    EXPECT_EQ(found->sha256, Sha256().add(bytes).finish());
  }
  const auto none = sha256_of_file(folder / "none");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "file.not_readable");
}

}  // namespace
}  // namespace ringmur
