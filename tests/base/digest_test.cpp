#include "base/digest.h"

#include <gtest/gtest.h>

namespace ringmur {
namespace {

TEST(Digest, IsBlake2bOf256Bits) {
  // b2sum -l 256
  EXPECT_EQ(to_hex(digest("")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(to_hex(digest("abc")), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Digest, HasherKeepsPartsApart) {
  EXPECT_NE(Hasher().add("ab").add("c").finish(), Hasher().add("a").add("bc").finish());
  EXPECT_NE(Hasher().add("").finish(), Hasher().finish());
  EXPECT_EQ(Hasher().add("ab").add("c").finish(), Hasher().add("ab").add("c").finish());
  EXPECT_EQ(Hasher().add("abc").finish(), digest(std::string("\x03\0\0\0\0\0\0\0abc", 11)));
}

TEST(Digest, RandomBytesAreManyAndDiffer) {
  EXPECT_EQ(random_bytes(33).size(), 33U);
  EXPECT_NE(random_bytes(16), random_bytes(16));
  EXPECT_EQ(random_bytes(0), "");
}

TEST(Digest, Base64IsSafeInAnAddress) {
  EXPECT_EQ(base64url("\xFF\xFE\xFD"), "__79");
  EXPECT_EQ(base64url("a"), "YQ");
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(view(digest("")).size(), 32U);
}

}  // namespace
}  // namespace ringmur
