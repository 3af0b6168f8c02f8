#include "base/number_words.h"

#include <gtest/gtest.h>

namespace ringmur {
namespace {

TEST(NumberWords, AreGroupedInThrees) {
  EXPECT_EQ(counted(0), (Text{"0", "0"}));
  EXPECT_EQ(counted(999), (Text{"999", "999"}));
  EXPECT_EQ(counted(4000), (Text{"4\u00a0000", "4,000"}));
  EXPECT_EQ(counted(1234567), (Text{"1\u00a0234\u00a0567", "1,234,567"}));
  EXPECT_EQ(counted(-123), (Text{"-123", "-123"}));
  EXPECT_EQ(counted(-1234), (Text{"-1\u00a0234", "-1,234"}));
}

}  // namespace
}  // namespace ringmur
