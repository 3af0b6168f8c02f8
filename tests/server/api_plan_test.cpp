#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>
#include <string>

#include "api_support.h"

/// The three-year plan over real activities: what is proposed, why, and that nothing is told beyond the wall.
namespace ringmur {
namespace {

namespace json = boost::json;

class ApiPlan : public testing::TestWithParam<Engine> {
 protected:
  ApiPlan() { server.person = server.make_person(AccountKind::administrator, "UTB"); }

  std::string activity(const std::string& title, const std::string& more) {
    JsonAnswer made = server.send("POST", "/api/v1/activities?authority=UTB",
        fmt::format(R"({{"title":"{}"{}{}}})", title, more,
            more.find("\"year\"") == more.npos ? R"(,"year":2026)" : ""));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.text("id");
  }
  void capacity(int year, std::int64_t budget) {
    JsonAnswer made = server.send("POST", "/api/v1/capacities?authority=UTB",
        fmt::format(R"({{"year":{},"budget":{}}})", year, budget));
    EXPECT_EQ(made.status, 201) << made.body;
  }
  JsonAnswer plan() {
    JsonAnswer answer = server.get("/api/v1/plan?unit=UTB&year=2026");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer;
  }
  /// id → "2027 moved_for_capacity"
  static std::map<std::string, std::string> placed(const JsonAnswer& plan) {
    std::map<std::string, std::string> all;
    for (const json::value& one : plan.json.at("proposal").at("placed").as_array()) {
      all[one.at("id").as_string().c_str()] =
          fmt::format("{} {}", one.at("year").as_int64(), std::string_view(one.at("reason").as_string()));
    }
    return all;
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiPlan, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiPlan, ProposesByWhatIsGainedWithinWhatThereIs) {
  capacity(2026, 100);
  capacity(2027, 100);
  capacity(2028, 0);
  const std::string little = activity("Litet", R"(,"cost":100,"expected_reduction":2)");
  const std::string much = activity("Mycket", R"(,"cost":100,"expected_reduction":9)");
  const std::string dear = activity("Dyrt", R"(,"cost":900,"expected_reduction":9)");
  activity("Klart", R"(,"status":"done","cost":100)");
  JsonAnswer answer = plan();
  auto years = placed(answer);
  EXPECT_EQ(years[much], "2026 best_value");
  EXPECT_EQ(years[little], "2027 moved_for_capacity");
  EXPECT_EQ(years.size(), 2u);
  const json::value& out = answer.json.at("proposal").at("unplaced").at(0);
  EXPECT_EQ(out.at("id"), dear.c_str());
  EXPECT_EQ(out.at("reason"), "no_room");
  // As it stands, 2026 takes 1,100 of 100.
  EXPECT_EQ(answer.json.at("use").at(0).at("cost"), 1100);
  EXPECT_EQ(answer.json.at("use").at(0).at("over"), true);
  EXPECT_EQ(answer.json.at("proposal").at("use").at(0).at("over"), false);
  EXPECT_EQ(answer.json.at("proposal").at("gain").at("points"), 9 * 3 + 2 * 2);
}

TEST_P(ApiPlan, FollowsWhatWaitsForWhatAndNamesWhatIsBroken) {
  const std::string base = activity("Grund", R"(,"year":2027,"status":"ongoing")");
  const std::string top = activity("Hus", R"(,"expected_reduction":12)");
  JsonAnswer linked = server.send("POST", "/api/v1/activities/" + top + "/links?authority=UTB",
      fmt::format(R"({{"add":[{{"kind":"waits_for","type":"activity","id":"{}"}}]}})", base));
  ASSERT_EQ(linked.status, 200) << linked.body;
  JsonAnswer answer = plan();
  auto years = placed(answer);
  EXPECT_EQ(years[base], "2027 fixed");
  EXPECT_EQ(years[top], "2027 moved_for_dependency");
  EXPECT_EQ(answer.json.at("broken").at(0).at("id"), top.c_str());
  // What was accepted is written as any other change of several.
  const json::value& first = answer.json.at("activities").at(1);
  JsonAnswer changed = server.send("POST", "/api/v1/activities/batch?authority=UTB",
      fmt::format(R"({{"records":[{{"id":"{}","version":{}}}],"set":{{"year":2027}}}})", top,
          server.get("/api/v1/activities/" + top + "?authority=UTB").number("version")));
  EXPECT_EQ(changed.status, 200) << changed.body << json::serialize(first);
  EXPECT_TRUE(plan().json.at("broken").as_array().empty());
}

TEST_P(ApiPlan, IsTheUnitsOwn) {
  activity("Vår", R"(,"expected_reduction":3)");
  server.person = server.make_person(AccountKind::administrator, "SOC");
  EXPECT_EQ(server.get("/api/v1/plan?unit=UTB&year=2026").status, 404);
  JsonAnswer soc = server.get("/api/v1/plan?unit=SOC&year=2026");
  EXPECT_EQ(soc.status, 200);
  EXPECT_TRUE(soc.json.at("activities").as_array().empty());
}

}  // namespace
}  // namespace ringmur
