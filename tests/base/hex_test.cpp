#include "base/hex.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace ringmur {
namespace {

using namespace std::string_view_literals;

TEST(Hex, ComesBackAsItWas) {
  for (const std::string_view bytes : {""sv, "\0"sv, "\x00\x7f\x80\xff"sv, "Ringmur"sv}) {
    EXPECT_EQ(from_hex(hex(bytes)), bytes);
  }
  EXPECT_EQ(from_hex("0aFf"), "\x0a\xff");
}

TEST(Hex, OfSomethingElseIsNothing) {
  for (const char* text : {"0", "0g", "abc", "0a 0b", "0x0a", " 0a", "å1"})
    EXPECT_EQ(from_hex(text), "") << text;
}

}  // namespace
}  // namespace ringmur
