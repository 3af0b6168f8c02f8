#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/stockholm.h"
#include "roles_support.h"

/// Statistics, candidates and what nobody has reported, as the page asks for them.
namespace ringmur {
namespace {

namespace json = boost::json;

class ApiIncidentNumbers : public RolesTest {
 protected:
  std::string incident(const std::string& token, std::string_view title, std::string_view more = "",
      std::string_view at = "2025-11-05T14:30:00+01:00") {
    return make(
        token, "incidents", fmt::format(R"({{"title":"{}","discovered_at":"{}"{}}})", title, at, more));
  }
  std::string desk(std::string_view number, std::string_view title) {
    return make(server.utb, "desk-cases",
        fmt::format(
            R"({{"number":"{}","title":"{}","opened_at":"2025-11-05T15:00:00+01:00"}})", number, title));
  }
};

INSTANTIATE_TEST_SUITE_P(
    Both, ApiIncidentNumbers, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiIncidentNumbers, StatisticsAreOfTheYearsAskedFor) {
  incident(server.utb, "Mejl", R"(,"kind":"Felskick","cause_kind":"human","personal_data":true)");
  incident(server.utb, "Stöld", R"(,"kind":"Stöld")", "2024-03-01T08:00:00+01:00");
  incident(server.soc, "Grannens", R"(,"kind":"Hemligt slag")");
  as_token(server.utb);
  JsonAnswer made = server.get("/api/v1/incident-statistics?unit=UTB&from=2024&to=2025");
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.json.at("years"), (json::array{2024, 2025}));
  EXPECT_EQ(made.json.at("total").at("2025"), 1);
  EXPECT_EQ(made.json.at("months").at("2024").at(2), 1);
  EXPECT_EQ(made.json.at("imy").at("2025").at("not_reported"), 1);
  EXPECT_TRUE(made.json.at("employees").at("2025").is_null());
  EXPECT_TRUE(made.json.at("times").at("to_close").at("2025").at("median_hours").is_null());
  EXPECT_EQ(made.body.find("Hemligt slag"), std::string::npos);
  const json::value& kind = made.json.at("by").at("kind").at(0);
  EXPECT_EQ(kind.at("counts").at("2024").as_int64() + kind.at("counts").at("2025").as_int64(), 1);
  JsonAnswer behind = server.get("/api/v1/incidents?" + std::string(kind.at("terms").as_string()));
  EXPECT_EQ(behind.items().size(), 1U) << behind.body;
  EXPECT_EQ(made.json.at("by").at("cause_kind").at(0).at("label").at("sv"), "Mänskligt misstag");
}

TEST_P(ApiIncidentNumbers, StatisticsWithoutYearsAreOfTheLastFour) {
  as_token(server.utb);
  const int year = stockholm::year_of(now());
  JsonAnswer made = server.get("/api/v1/incident-statistics?unit=UTB");
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.json.at("years").as_array().size(), 4U);
  EXPECT_EQ(made.json.at("years").at(3), year);
  EXPECT_EQ(
      server.get("/api/v1/incident-statistics?unit=UTB&from=2026&to=2025").text("code"), "statistics.years");
  EXPECT_EQ(server.get("/api/v1/incident-statistics?unit=UTB&from=x").status, 400);
  EXPECT_EQ(server.get("/api/v1/incident-statistics?unit=SOC").status, 404);
}

TEST_P(ApiIncidentNumbers, AUnitsNumbersAreItsOwn) {
  incident(server.utb, "På skolan", fmt::format(R"(,"unit":"{}")", to_string(school)));
  incident(server.utb, "På kontoret");
  server.person = with_role("object_lead", in_unit(school));
  JsonAnswer made = server.get("/api/v1/incident-statistics?unit=UTB&from=2025&to=2025");
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.json.at("total").at("2025"), 1) << "who reaches one unit counts no more";
  EXPECT_TRUE(made.json.at("employees").at("2025").is_null());
}

TEST_P(ApiIncidentNumbers, CandidatesAreConfirmedAndTheRestIsEstimated) {
  const std::string mail = incident(server.utb, "Lönelista skickad till fel mottagare");
  const std::string same = desk("SD-1", "Lönelista skickad till fel mottagare");
  const std::string other = desk("SD-2", "Skrivaren svarar inte");
  as_token(server.utb);
  JsonAnswer found = server.get("/api/v1/desk-cases/candidates?unit=UTB&year=2025");
  ASSERT_EQ(found.status, 200) << found.body;
  ASSERT_EQ(found.items().size(), 1U) << found.body;
  EXPECT_EQ(found.items().at(0).at("case").at("id"), json::string_view(same));
  EXPECT_EQ(found.items().at(0).at("incident").at("id"), json::string_view(mail));
  EXPECT_EQ(found.json.at("without").at(0).at("id"), json::string_view(other));
  EXPECT_EQ(found.number("undecided"), 2);
  JsonAnswer before = server.get("/api/v1/incident-unreported?unit=UTB&year=2025");
  EXPECT_EQ(before.text("refused"), "undecided");
  EXPECT_TRUE(before.json.at("estimate").is_null());
  ASSERT_EQ(server
                .send("PATCH", "/api/v1/desk-cases/" + same,
                    fmt::format(R"({{"match":"same","incident":"{}"}})", mail), {{"If-Match", "*"}})
                .status,
      200);
  ASSERT_EQ(
      server.send("PATCH", "/api/v1/desk-cases/" + other, R"({"match":"other"})", {{"If-Match", "*"}}).status,
      200);
  JsonAnswer after = server.get("/api/v1/incident-unreported?unit=UTB&year=2025");
  EXPECT_EQ(after.number("staff"), 1);
  EXPECT_EQ(after.number("desk"), 2);
  EXPECT_EQ(after.number("both"), 1);
  EXPECT_EQ(after.text("refused"), "overlap");
  EXPECT_FALSE(after.json.at("assumptions").as_array().empty());
  EXPECT_NE(std::string(after.json.at("sentence").at("sv").as_string()).find("minst 7"), std::string::npos);
  JsonAnswer both =
      server.get("/api/v1/incidents?" + std::string(after.json.at("terms").at("both").as_string()));
  EXPECT_EQ(both.items().size(), 1U) << both.body;
}

TEST_P(ApiIncidentNumbers, AnEstimateIsGivenFromAnOverlapOfSeven) {
  for (int i = 0; i < 8; ++i) {
    const std::string made = incident(server.utb, fmt::format("Händelse {}", i));
    make(server.utb, "desk-cases",
        fmt::format(R"({{"number":"{}","title":"x","opened_at":"2025-11-05T15:00:00+01:00",)"
                    R"("match":"same","incident":"{}"}})",
            i, made));
  }
  incident(server.utb, "Bara medarbetaren");
  as_token(server.utb);
  JsonAnswer made = server.get("/api/v1/incident-unreported?unit=UTB&year=2025");
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_TRUE(made.json.at("refused").is_null());
  EXPECT_EQ(made.json.at("estimate").at("total"), 9) << made.body;
  EXPECT_EQ(made.json.at("estimate").at("unreported"), 0);
  EXPECT_EQ(made.json.at("estimate").at("confidence"), 95);
}

TEST_P(ApiIncidentNumbers, TheServiceDesksListIsForThoseWhoHandleIncidents) {
  desk("SD-1", "Hemligt ärende");
  for (const char* role : {"manager", "object_lead", "employee"}) {
    server.person = with_role(role);
    for (const char* address : {"/api/v1/desk-cases/candidates?unit=UTB&year=2025",
             "/api/v1/incident-unreported?unit=UTB&year=2025", "/api/v1/desk-cases"})
      EXPECT_EQ(server.get(address).status, 403) << role << ' ' << address;
    EXPECT_TRUE(server.get("/api/v1/search?q=hemligt").items().empty()) << role;
  }
  as_token(server.soc);
  EXPECT_EQ(server.get("/api/v1/desk-cases/candidates?unit=UTB&year=2025").status, 404);
  EXPECT_EQ(server.get("/api/v1/incident-unreported?unit=UTB&year=2025").status, 404);
}

}  // namespace
}  // namespace ringmur
