#include <gtest/gtest.h>

#include <string>

#include "roles_support.h"

namespace ringmur {
namespace {

namespace json = boost::json;

class ApiYearWheel : public RolesTest {
 protected:
  static const json::object* item(const JsonAnswer& answer, std::string_view id) {
    for (const auto& one : answer.items()) {
      if (std::string_view(one.at("id").as_string()) == id) return &one.as_object();
    }
    return nullptr;
  }
};

INSTANTIATE_TEST_SUITE_P(Both, ApiYearWheel, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiYearWheel, IsReadAndPlanned) {
  const JsonAnswer before = server.get("/api/v1/year-wheel?unit=UTB&year=2031");
  ASSERT_EQ(before.status, 200) << before.body;
  EXPECT_EQ(before.number("year"), 2031);
  const json::object* review = item(before, "management_review");
  ASSERT_NE(review, nullptr);
  EXPECT_EQ(review->at("date"), "2031-11-30");
  EXPECT_EQ(review->at("activity"), nullptr);
  EXPECT_EQ(review->at("state"), "not_planned");
  EXPECT_EQ(review->at("role"), "isam");
  EXPECT_NE(
      std::string(review->at("because").at("sv").as_string()).find("GDPR-årsrapport"), std::string::npos);
  const JsonAnswer after = server.send(
      "POST", "/api/v1/year-wheel", R"({"unit":"UTB","year":2031,"items":["management_review"]})");
  ASSERT_EQ(after.status, 200) << after.body;
  const json::object* planned = item(after, "management_review");
  EXPECT_EQ(planned->at("state"), "planned") << after.body;
  EXPECT_EQ(planned->at("activity").at("due"), "2031-11-30");
  EXPECT_EQ(planned->at("activity").at("status"), "planned");
  EXPECT_EQ(planned->at("activity").at("title"), "Ledningens genomgång");
  EXPECT_EQ(planned->at("activity").at("version"), 1);
  const JsonAnswer all =
      server.send("POST", "/api/v1/year-wheel", R"({"unit":"UTB","year":2031,"items":"all"})");
  for (const auto& one : all.items()) EXPECT_EQ(one.at("state"), "planned") << one;
  EXPECT_EQ(server.get("/api/v1/activities?origin=eq.year_wheel&count=true").number("total"),
      static_cast<std::int64_t>(all.items().size()));
}

TEST_P(ApiYearWheel, IsRefusedInWords) {
  const auto send = [&](const char* body) { return server.send("POST", "/api/v1/year-wheel", body); };
  EXPECT_EQ(send(R"({"unit":"UTB","year":2031,"items":["sauna"]})").text("code"), "year_wheel.item");
  EXPECT_EQ(send(R"({"unit":"UTB","year":2031})").text("code"), "year_wheel.invalid");
  EXPECT_EQ(send(R"({"unit":"UTB","year":2031,"items":"some"})").text("code"), "year_wheel.invalid");
  EXPECT_EQ(send(R"({"unit":"UTB","year":2031,"items":[1]})").text("code"), "year_wheel.invalid");
  EXPECT_EQ(send(R"({"unit":"UTB","items":"all"})").text("code"), "year_wheel.invalid");
  EXPECT_EQ(send(R"({"unit":"UTB","year":1940,"items":"all"})").text("code"), "integer.outside")
      << "which no activity can be of";
  EXPECT_EQ(send(R"({"unit":"XXX","year":2031,"items":"all"})").status, 404);
  EXPECT_EQ(server.get("/api/v1/year-wheel?unit=UTB").status, 400);
  server.as = server.soc;
  EXPECT_NE(server.get("/api/v1/year-wheel?unit=UTB&year=2031").status, 200) << "an authority is a wall";
  EXPECT_NE(send(R"({"unit":"UTB","year":2031,"items":"all"})").status, 200);
  server.as = server.token("UTB", Right::read);
  EXPECT_EQ(send(R"({"unit":"UTB","year":2031,"items":"all"})").status, 403);
}

}  // namespace
}  // namespace ringmur
