#include "base/log.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ringmur {
namespace {

template <typename Write>
std::string logged(Write write) {
  testing::internal::CaptureStderr();
  write();
  return testing::internal::GetCapturedStderr();
}

/// The line without its time, which is the only part that changes.
std::string after_time(const std::string& line) {
  return line.substr(std::min(line.find(' '), line.size()));
}

class Log : public testing::Test {
 protected:
  ~Log() override {
    log::set_json(false);
    log::set_level(log::Level::info);
  }
};

TEST_F(Log, OneLineAnEvent) {
  const std::string line =
      logged([] { log::info("server.started", {{"port", "8080"}, {"data", "city.db"}}); });
  EXPECT_EQ(after_time(line), " info server.started port=8080 data=city.db\n");
  EXPECT_EQ(line.find('Z'), line.find(' ') - 1);
}

TEST_F(Log, NoValueForgesALine) {
  const std::string line = logged([] {
    log::warning(
        "odd", {{"value", "a\n2025-01-01T00:00:00Z info forged x=\"1\"\r\x1B[2J\u2028\u009B\u202E\xE4 å"}});
  });
  EXPECT_EQ(std::ranges::count(line, '\n'), 1);
  for (const char* hostile : {"\r", "\x1B", "\u2028", "\u009B", "\u202E", "\xE4 "}) {
    EXPECT_EQ(line.find(hostile), std::string::npos) << hostile;
  }
  EXPECT_NE(line.find("value=\"a\\u000a2025"), std::string::npos) << line;
  EXPECT_NE(line.find("x=\\\"1\\\""), std::string::npos) << line;
  EXPECT_NE(line.find(" å\""), std::string::npos) << line;
}

TEST_F(Log, ValuesWithSpacesOrEqualsAreQuoted) {
  const std::string line = logged([] { log::info("e", {{"a", "x y=z"}, {"b", ""}, {"c", "k=v"}}); });
  EXPECT_EQ(after_time(line), " info e a=\"x y=z\" b=\"\" c=\"k=v\"\n");
}

TEST_F(Log, JsonALine) {
  log::set_json(true);
  const std::string line = logged([] { log::error("e", {{"a", "\"\\\n{}"}}); });
  EXPECT_EQ(line.substr(line.find("\"level\"")),
      "\"level\":\"error\",\"event\":\"e\",\"a\":\"\\\"\\\\\\u000a{}\"}\n");
  EXPECT_TRUE(line.starts_with("{\"time\":\""));
}

TEST_F(Log, BracesAreNoFormat) {
  EXPECT_EQ(after_time(logged([] { log::info("e", {{"a", "{}"}}); })), " info e a=\"{}\"\n");
}

TEST_F(Log, LevelsBelowAreSilent) {
  EXPECT_EQ(logged([] { log::write(log::Level::debug, "quiet"); }), "");
  log::set_level(log::Level::error);
  EXPECT_EQ(logged([] { log::warning("quiet"); }), "");
  EXPECT_NE(logged([] { log::error("loud"); }), "");
}

}  // namespace
}  // namespace ringmur
