#include <fmt/format.h>
#include <gtest/gtest.h>

#include "areas/risk/sampling.h"
#include "base/stockholm.h"
#include "roles_support.h"

/// Methods, carry-over, coverage, acceptance and samples, as the page asks for them.
namespace ringmur {
namespace {

namespace json = boost::json;

class ApiRisks : public RolesTest {
 protected:
  std::string risk(std::string_view event, std::string_view more = R"("likelihood":3,"impact":4)") {
    return make(server.utb, "risks",
        fmt::format(R"({{"analysis":"VoR","year":2025,"practice":"Incidenthantering","event":"{}",{}}})",
            event, more));
  }
  std::string ask(const std::string& risk) {
    const Date until = stockholm::today(now()) + std::chrono::days{30};
    return make(server.utb, "risk-acceptances",
        fmt::format(R"({{"risk":"{}","reason":"Byts ut","until":"{}"}})", risk, to_string(until)));
  }
  JsonAnswer decide(const std::string& acceptance, std::string_view decision) {
    return server.send("POST", "/api/v1/risk-acceptances/" + acceptance + "/decision",
        fmt::format(R"({{"decision":"{}","note":"så"}})", decision));
  }
};

INSTANTIATE_TEST_SUITE_P(Both, ApiRisks, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiRisks, MethodsSayWhatTheirScalesAreCalled) {
  JsonAnswer methods = server.get("/api/v1/risk-methods");
  ASSERT_EQ(methods.status, 200) << methods.body;
  const json::object& vor = methods.items().at(0).as_object();
  EXPECT_EQ(vor.at("name"), "VoR");
  EXPECT_EQ(vor.at("threshold"), 9);
  EXPECT_EQ(vor.at("likelihood").as_array().size(), 5U);
  EXPECT_EQ(vor.at("levels").at(2).at("number"), 3);
  EXPECT_EQ(vor.at("levels").at(2).at("from"), 9);
  EXPECT_EQ(methods.json.at("obligatory_practices").as_array().size(), 5U);
  EXPECT_FALSE(methods.json.at("acceptance_mandates").as_array().empty());
}

TEST_P(ApiRisks, AYearIsBegunFromTheOneBefore) {
  as_token(server.utb);
  const std::string first = risk("Brand");
  risk("Stöld", R"("likelihood":1)");
  const std::string body = R"({"unit":"UTB","analysis":"VoR","from":2025,"to":2026})";
  JsonAnswer done = server.send("POST", "/api/v1/risks/carry-over", body);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.number("made"), 2);
  EXPECT_EQ(done.number("there"), 0);
  ASSERT_EQ(done.items().size(), 2U);
  JsonAnswer listed = server.get("/api/v1/risks?year=eq.2026&event=eq.Brand");
  ASSERT_EQ(listed.items().size(), 1U) << listed.body;
  const json::value& next = listed.items().at(0);
  EXPECT_EQ(next.at("previous"), json::string_view(first));
  EXPECT_EQ(next.at("previous_value"), 12);
  EXPECT_TRUE(next.at("value").is_null());
  EXPECT_EQ(server.send("POST", "/api/v1/risks/carry-over", body).number("there"), 2);
  for (const char* bad : {R"({"unit":"UTB","analysis":"","from":2025,"to":2026})",
           R"({"unit":"UTB","analysis":"VoR","from":2026,"to":2025})",
           R"({"unit":"UTB","analysis":"VoR","from":"x","to":2025})",
           R"({"unit":"UTB","analysis":"VoR","from":2024,"to":2025,"more":1})"}) {
    EXPECT_EQ(server.send("POST", "/api/v1/risks/carry-over", bad).status, 422) << bad;
  }
  EXPECT_EQ(server
                .send("POST", "/api/v1/risks/carry-over",
                    R"({"unit":"SOC","analysis":"VoR","from":2025,"to":2026})")
                .status,
      404);
}

TEST_P(ApiRisks, CoverageNamesTheObligatoryThatIsMissing) {
  as_token(server.utb);
  risk("Brand");
  JsonAnswer coverage = server.get("/api/v1/risks/coverage?unit=UTB&year=2025&analysis=VoR");
  ASSERT_EQ(coverage.status, 200) << coverage.body;
  EXPECT_EQ(coverage.json.at("missing").as_array().size(), 4U);
  for (const json::value& line : coverage.items()) {
    const std::string terms(line.at("terms").as_string());
    JsonAnswer counted = server.get("/api/v1/risks?count=true&" + terms);
    ASSERT_EQ(counted.status, 200) << terms << counted.body;
    EXPECT_EQ(counted.number("total"), line.at("risks").as_int64()) << terms;
  }
  EXPECT_EQ(server.get("/api/v1/risks/coverage?unit=UTB").status, 400);
  EXPECT_EQ(server.get("/api/v1/risks/coverage?unit=SOC&year=2025").status, 404);
}

TEST_P(ApiRisks, AHeadAcceptsWhatAnObjectOwnerMayNot) {
  const std::string at_risk = risk("Brand");
  const std::string asked = ask(at_risk);
  server.person = with_role("object_owner");
  JsonAnswer mandate = server.get("/api/v1/risk-acceptances/mandate?risk=" + at_risk);
  ASSERT_EQ(mandate.status, 200) << mandate.body;
  EXPECT_EQ(mandate.number("value"), 12);
  EXPECT_EQ(mandate.json.at("may"), false);
  EXPECT_EQ(mandate.json.at("roles"), (json::array{"head"}));
  JsonAnswer refused = decide(asked, "accept");
  EXPECT_EQ(refused.status, 403) << refused.body;
  EXPECT_EQ(refused.text("code"), "acceptance.no_mandate");
  server.person = with_role("head");
  EXPECT_EQ(server.get("/api/v1/risk-acceptances/mandate?risk=" + at_risk).json.at("may"), true);
  EXPECT_EQ(decide(asked, "perhaps").status, 422);
  JsonAnswer accepted = decide(asked, "accept");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(accepted.text("status"), "accepted");
  EXPECT_EQ(accepted.text("decided_by"), server.person->login);
  EXPECT_EQ(accepted.text("role"), "head");
  EXPECT_EQ(decide(asked, "accept").text("code"), "acceptance.decided");
  JsonAnswer borne = server.get("/api/v1/risks/" + at_risk);
  EXPECT_EQ(borne.number("accepted_value"), 12);
  EXPECT_FALSE(borne.text("covered_until").empty());
  // The head may still not write the risk itself.
  EXPECT_EQ(
      server.send("PATCH", "/api/v1/risks/" + at_risk, R"({"likelihood":1})", {{"If-Match", "*"}}).status,
      403);
}

TEST_P(ApiRisks, WhatADecisionSaysIsNotWrittenByHand) {
  const std::string asked = ask(risk("Brand"));
  as_token(server.utb);
  for (const char* member : {R"("status":"accepted")", R"("value":12)", R"("decided_by":"chef")",
           R"("role":"head")", R"("decided_at":"2026-01-01T00:00:00Z")"}) {
    JsonAnswer answer = server.send(
        "PATCH", "/api/v1/risk-acceptances/" + asked, fmt::format("{{{}}}", member), {{"If-Match", "*"}});
    EXPECT_EQ(answer.status, 422) << member << answer.body;
  }
  EXPECT_EQ(decide(asked, "accept").text("code"), "acceptance.no_mandate");
  EXPECT_EQ(decide(asked, "withdraw").text("status"), "withdrawn");
}

TEST_P(ApiRisks, OthersDoNotFindWhatIsBehindTheWall) {
  const std::string at_risk = risk("Brand");
  const std::string asked = ask(at_risk);
  as_token(server.soc);
  EXPECT_EQ(server.get("/api/v1/risk-acceptances/mandate?risk=" + at_risk).status, 404);
  EXPECT_EQ(decide(asked, "withdraw").status, 404);
}

TEST_P(ApiRisks, ASampleIsReckonedDrawnAndDrawnAgain) {
  as_token(server.utb);
  JsonAnswer size = server.get("/api/v1/sampling?population=400&expected=0&tolerable=5&confidence=95");
  ASSERT_EQ(size.status, 200) << size.body;
  EXPECT_EQ(size.number("size"), risk::sample_size({400, 0, 0.05, 0.95})->size);
  EXPECT_FALSE(size.json.at("sentence").at("sv").as_string().empty());
  JsonAnswer reach = server.get("/api/v1/sampling?checked=60&deviations=3");
  ASSERT_EQ(reach.status, 200) << reach.body;
  EXPECT_EQ(reach.json.at("share").to_number<double>(), 5);
  EXPECT_EQ(reach.text("method"), "clopper_pearson");
  for (const char* bad : {"", "?population=0", "?population=400&tolerable=101", "?checked=3",
           "?checked=3&deviations=4", "?population=400&expected=6&tolerable=5", "?population=x"}) {
    EXPECT_EQ(server.get(std::string("/api/v1/sampling") + bad).status, 400) << bad;
  }
  const std::string control = make(server.utb, "internal-controls",
      R"({"year":2026,"what":"Behörigheter","population":400,"tolerable_deviation":5})");
  JsonAnswer drawn = server.send("POST", "/api/v1/internal-controls/" + control + "/draws", R"({"size":7})");
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  EXPECT_EQ(drawn.json.at("numbers").as_array().size(), 7U);
  const std::string id(drawn.json.at("performance").at("id").as_string());
  JsonAnswer again = server.get("/api/v1/control-performances/" + id + "/drawn");
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(again.json.at("numbers"), drawn.json.at("numbers"));
  EXPECT_EQ(again.json.at("seed"), drawn.json.at("performance").at("seed"));
  // Without a body the plan says how many.
  JsonAnswer planned = server.ask("POST", "/api/v1/internal-controls/" + control + "/draws");
  ASSERT_EQ(planned.status, 201) << planned.body;
  EXPECT_EQ(static_cast<std::int64_t>(planned.json.at("numbers").as_array().size()), size.number("size"));
  EXPECT_EQ(
      server.send("POST", "/api/v1/internal-controls/" + control + "/draws", R"({"size":401})").text("code"),
      "sampling.size");
}

}  // namespace
}  // namespace ringmur
