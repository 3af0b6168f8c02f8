#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "schema/json.h"

namespace ringmur {
namespace {

std::string written(std::string_view text) {
  std::string out = "before ";
  append_json_string(out, text);
  return out;
}

/// What needs no escaping goes a short way; every character decides the same as the library does.
TEST(JsonString, IsWhatTheLibraryWrites) {
  for (int code = 0; code < 128; ++code) {
    const std::string text = std::string("å") + static_cast<char>(code) + "z";
    EXPECT_EQ(written(text), "before " + boost::json::serialize(boost::json::string_view(text))) << code;
  }
  EXPECT_EQ(written(""), "before \"\"");
  EXPECT_EQ(written("Nätfiske 😀"), "before \"Nätfiske 😀\"");
}

}  // namespace
}  // namespace ringmur
