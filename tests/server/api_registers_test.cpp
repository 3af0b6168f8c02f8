#include <gtest/gtest.h>

#include <algorithm>

#include "api_support.h"
#include "areas/areas.h"

namespace ringmur {
namespace {

TEST(ApiRegisters, SayWhatTheDescriptorsSay) {
  ApiServer server;
  server.as = server.token("UTB", Right::read);
  JsonAnswer answer = server.get("/api/v1/registers");
  ASSERT_EQ(answer.status, 200) << answer.body;
  ASSERT_EQ(answer.items().size(), catalogue().types.size());
  for (std::size_t i = 0; i < catalogue().types.size(); ++i) {
    const RecordType& type = *catalogue().types[i];
    const auto& shown = answer.items()[i];
    EXPECT_EQ(shown.at("name").as_string(), type.name);
    EXPECT_EQ(shown.at("label").at("sv").as_string(), type.label.sv);
    EXPECT_FALSE(shown.at("area").at("name").as_string().empty()) << type.name;
    EXPECT_FALSE(shown.at("area").at("label").at("en").as_string().empty()) << type.name;
    ASSERT_EQ(shown.at("fields").as_array().size(), type.fields.size());
  }
  const auto found = std::ranges::find_if(
      answer.items(), [](const auto& one) { return one.at("name").as_string() == "risk"; });
  ASSERT_NE(found, answer.items().end());
  const auto& risk = *found;
  EXPECT_EQ(risk.at("area").at("name"), "risk");
  EXPECT_EQ(risk.at("reference_prefix"), "RSK");
  const auto field = [&](std::string_view name) {
    for (const auto& one : risk.at("fields").as_array()) {
      if (std::string_view(one.at("name").as_string()) == name) return one;
    }
    return boost::json::value();
  };
  EXPECT_EQ(field("likelihood").at("minimum"), 1);
  EXPECT_TRUE(field("likelihood").at("max_length").is_null());
  EXPECT_TRUE(field("value").at("derived").as_bool());
  EXPECT_EQ(field("unit").at("refers_to"), "units");
  EXPECT_TRUE(answer.items()[0].at("reference_prefix").is_null());
}

TEST(ApiRegisters, AreSentOnce) {
  ApiServer server;
  std::string tag = server.get("/api/v1/registers").header("ETag");
  ASSERT_FALSE(tag.empty());
  JsonAnswer again = server.ask("GET", "/api/v1/registers", {{"If-None-Match", "W/" + tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(again.header("ETag"), tag);
  EXPECT_EQ(server.ask("GET", "/api/v1/registers", {{"If-None-Match", "\"x\""}}).status, 200);
  server.as.clear();
  EXPECT_EQ(server.ask("GET", "/api/v1/registers", {{"If-None-Match", tag}}).status, 401);
}

}  // namespace
}  // namespace ringmur
