#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "api_support.h"

/// Several people assess the same risk, unseen by each other until the spread is shown.
namespace ringmur {
namespace {

namespace json = boost::json;

class ApiWorkshops : public testing::TestWithParam<Engine> {
 protected:
  ApiWorkshops() {
    leader = server.make_person(AccountKind::administrator, "UTB");
    server.person = leader;
    first = risk("Fel behörighet");
    second = risk("Incidenter rapporteras inte");
  }

  std::string risk(const std::string& event, int year = 2026) {
    JsonAnswer made = server.send("POST", "/api/v1/risks?authority=UTB",
        fmt::format(R"({{"analysis":"VoR","year":{},"event":"{}"}})", year, event));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.text("id");
  }
  JsonAnswer workshop() {
    JsonAnswer made = server.send("POST", "/api/v1/workshops?authority=UTB",
        fmt::format(R"({{"title":"VoR 2026","risks":["{}","{}"]}})", first, second));
    EXPECT_EQ(made.status, 201) << made.body;
    id = made.text("id");
    return made;
  }
  JsonAnswer as(
      const Person& who, std::string_view method, const std::string& tail, const std::string& body = "") {
    server.person = who;
    return server.send(method, "/api/v1/workshops" + tail + "?authority=UTB", body);
  }
  JsonAnswer step(const std::string& which, const char* to) {
    return as(leader, "POST", "/" + id + "/steps", fmt::format(R"({{"risk":"{}","step":"{}"}})", which, to));
  }
  JsonAnswer rate(const Person& who, const std::string& which, int likelihood, int impact) {
    return as(who, "PUT", "/" + id + "/mine",
        fmt::format(
            R"({{"risk":"{}","likelihood":{},"impact":{},"reason":"därför"}})", which, likelihood, impact));
  }
  Person member(const std::string& code) {
    Person made = server.make_person(AccountKind::employee, "UTB");
    EXPECT_EQ(as(made, "POST", "/join", fmt::format(R"({{"code":"{}"}})", code)).status, 200);
    return made;
  }
  static const json::value& risk_of(const JsonAnswer& answer, std::size_t place) {
    return answer.json.at("risks").at(place);
  }

  ApiServer server{GetParam()};
  Person leader;
  std::string first;
  std::string second;
  std::string id;
};

INSTANTIATE_TEST_SUITE_P(Both, ApiWorkshops, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiWorkshops, NobodySeesWhatOthersSayBeforeItIsShown) {
  const std::string code = workshop().text("code");
  ASSERT_EQ(code.size(), 9u);
  const Person anna = member(code);
  const Person bo = member(code);
  EXPECT_EQ(rate(anna, first, 4, 3).text("code"), "workshop.not_rating");
  ASSERT_EQ(step(first, "rating").status, 200);
  ASSERT_EQ(rate(anna, first, 4, 3).status, 200);
  JsonAnswer bos = rate(bo, first, 2, 2);
  ASSERT_EQ(bos.status, 200) << bos.body;
  EXPECT_EQ(risk_of(bos, 0).at("mine").at("likelihood"), 2);
  EXPECT_TRUE(risk_of(bos, 0).at("spread").is_null());
  EXPECT_FALSE(bos.body.contains("rated"));
  JsonAnswer led = as(leader, "GET", "/" + id);
  EXPECT_EQ(risk_of(led, 0).at("rated").as_array().size(), 2u);
  EXPECT_TRUE(risk_of(led, 0).at("spread").is_null());
  EXPECT_FALSE(led.body.contains("därför"));

  JsonAnswer shown = step(first, "shown");
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(json::serialize(risk_of(shown, 0).at("spread").at("likelihood")), "[0,1,0,1,0]");
  EXPECT_EQ(risk_of(shown, 0).at("spread").at("ratings").as_array().size(), 2u);
  JsonAnswer annas = as(anna, "GET", "/" + id + "/mine");
  EXPECT_EQ(json::serialize(risk_of(annas, 0).at("spread").at("impact")), "[0,1,1,0,0]");
  EXPECT_FALSE(annas.body.contains(to_string(bo.id)));
  EXPECT_EQ(rate(anna, first, 1, 1).text("code"), "workshop.not_rating");
}

TEST_P(ApiWorkshops, WhatIsAgreedOnIsWrittenIntoTheRisk) {
  const Person anna = member(workshop().text("code"));
  const auto agree = [&](std::int64_t version, const std::string& disagreeing) {
    return as(leader, "POST", "/" + id + "/consensus",
        fmt::format(
            R"({{"risk":"{}","version":{},"likelihood":3,"impact":4,"reason":"Vi enades","disagreeing":[{}]}})",
            first, version, disagreeing));
  };
  EXPECT_EQ(agree(1, "").text("code"), "workshop.not_shown");
  step(first, "rating");
  rate(anna, first, 1, 1);
  step(first, "shown");
  EXPECT_EQ(agree(7, "").status, 412);
  EXPECT_EQ(agree(1, "\"" + to_string(leader.id) + "\"").text("code"), "workshop.member");
  JsonAnswer agreed = agree(1, "\"" + to_string(anna.id) + "\"");
  ASSERT_EQ(agreed.status, 200) << agreed.body;
  EXPECT_EQ(risk_of(agreed, 0).at("step"), "agreed");
  EXPECT_EQ(risk_of(agreed, 0).at("consensus").at("disagreeing").at(0), to_string(anna.id).c_str());
  JsonAnswer risk = server.get("/api/v1/risks/" + first + "?authority=UTB");
  EXPECT_EQ(risk.number("value"), 12);
  EXPECT_EQ(step(first, "rating").text("code"), "workshop.step");
}

TEST_P(ApiWorkshops, AreForThoseWhoHaveTheCodeAndLedByThoseWhoMay) {
  const std::string code = workshop().text("code");
  const Person anna = server.make_person(AccountKind::employee, "UTB");
  EXPECT_EQ(as(anna, "GET", "/" + id + "/mine").status, 404);
  EXPECT_EQ(as(anna, "GET", "/" + id).status, 403);
  EXPECT_EQ(as(anna, "POST", "/join", R"({"code":"AAAA-AAAA"})").text("code"), "workshop.code");
  std::string low = code;
  for (char& one : low) one = static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
  EXPECT_EQ(as(anna, "POST", "/join", fmt::format(R"({{"code":" {} "}})", low)).status, 200);
  EXPECT_EQ(
      as(anna, "POST", "/" + id + "/steps", fmt::format(R"({{"risk":"{}","step":"rating"}})", first)).status,
      403);
  const Person other = server.make_person(AccountKind::administrator, "SOC");
  server.person = other;
  EXPECT_EQ(server.get("/api/v1/workshops/" + id + "?authority=SOC").status, 404);
  EXPECT_EQ(
      server.send("POST", "/api/v1/workshops/join?authority=SOC", fmt::format(R"({{"code":"{}"}})", code))
          .status,
      404);
  ASSERT_EQ(as(leader, "POST", "/" + id + "/steps", R"({"step":"closed"})").status, 200);
  EXPECT_EQ(step(first, "rating").text("code"), "workshop.closed");
  EXPECT_EQ(as(server.make_person(AccountKind::employee, "UTB"), "POST", "/join",
                fmt::format(R"({{"code":"{}"}})", code))
                .text("code"),
      "workshop.code");
  JsonAnswer list = as(leader, "GET", "");
  EXPECT_EQ(list.items().front().at("state"), "closed");
  EXPECT_EQ(list.items().front().at("participants"), 1);
}

TEST_P(ApiWorkshops, RefuseWhatDoesNotBelongTogether) {
  const std::string last_year = risk("Fel behörighet", 2025);
  const auto refused = [&](const std::string& title, const std::string& risks) {
    return as(leader, "POST", "", fmt::format(R"({{"title":"{}","risks":[{}]}})", title, risks)).text("code");
  };
  EXPECT_EQ(refused(" ", "\"" + first + "\""), "workshop.title");
  EXPECT_EQ(refused("x", ""), "workshop.risks");
  EXPECT_EQ(refused("x", fmt::format(R"("{}","{}")", first, first)), "workshop.risks");
  EXPECT_EQ(refused("x", fmt::format(R"("{}","{}")", first, last_year)), "workshop.risks");
  EXPECT_EQ(refused("x", "\"nej\""), "value.not_allowed");
  const Person anna = member(workshop().text("code"));
  step(first, "rating");
  EXPECT_EQ(rate(anna, first, 6, 1).text("code"), "workshop.scale");
  EXPECT_EQ(rate(anna, last_year, 1, 1).text("code"), "workshop.risks");
}

}  // namespace
}  // namespace ringmur
