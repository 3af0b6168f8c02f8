#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "roles_support.h"

/// Links between records over HTTP, conditions on what is tied, and who is told of it.
namespace ringmur {
namespace {

namespace json = boost::json;

class ApiLinks : public RolesTest {
 protected:
  std::string activity(const std::string& title, const std::string& more = "") {
    return make(server.utb, "activities",
        fmt::format(R"({{"year":2026,"title":"{}","status":"planned"{}}})", title, more));
  }
  std::string risk(const std::string& event, const std::string& more = "") {
    return make(
        server.utb, "risks", fmt::format(R"({{"year":2026,"analysis":"VoR","event":"{}"{}}})", event, more));
  }
  static std::string link(const std::string& kind, const std::string& type, const std::string& id,
      const std::string& direction = "") {
    return fmt::format(R"({{"kind":"{}","type":"{}","id":"{}"{}}})", kind, type, id,
        direction.empty() ? "" : fmt::format(R"(,"direction":"{}")", direction));
  }
  JsonAnswer add(const std::string& plural, const std::string& id, const std::string& links) {
    return server.send("POST", "/api/v1/" + plural + '/' + id + "/links", R"({"add":[)" + links + "]}");
  }
  std::int64_t count(const std::string& address) {
    const JsonAnswer answer = server.get("/api/v1/" + address + "&count=true");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.status == 200 ? answer.number("total") : -1;
  }
};

INSTANTIATE_TEST_SUITE_P(Both, ApiLinks, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiLinks, AreMadeSeenAndTakenAway) {
  const std::string fire = risk("Brand i serverhallen");
  const std::string sprinkler = activity("Sprinkler");
  JsonAnswer made =
      add("activities", sprinkler, link("source", "risk", fire) + ',' + link("reduces", "risk", fire));
  ASSERT_EQ(made.status, 200) << made.body;
  ASSERT_EQ(made.items().size(), 2U);
  const json::object& first = made.items()[0].as_object();
  EXPECT_EQ(first.at("kind"), "source");
  EXPECT_EQ(first.at("label").at("sv"), "Kommer ur");
  EXPECT_EQ(first.at("direction"), "out");
  EXPECT_EQ(first.at("type"), "risk");
  EXPECT_EQ(first.at("plural"), "risks");
  EXPECT_EQ(first.at("id"), fire.c_str());
  EXPECT_EQ(first.at("title"), "Brand i serverhallen");
  EXPECT_EQ(first.at("archived"), false);
  EXPECT_EQ(first.at("version"), 1);
  EXPECT_TRUE(std::string(first.at("reference").as_string()).starts_with("RSK-"));
  EXPECT_FALSE(first.contains("masked"));
  const JsonAnswer seen = server.get("/api/v1/risks/" + fire + "/links");
  ASSERT_EQ(seen.items().size(), 2U) << seen.body;
  EXPECT_EQ(seen.items()[0].at("label").at("en"), "Gave rise to");
  EXPECT_EQ(seen.items()[0].at("direction"), "in");
  const JsonAnswer history = server.get("/api/v1/activities/" + sprinkler + "/history");
  EXPECT_EQ(history.items()[0].at("action"), "link");
  EXPECT_EQ(history.items()[0].at("changes").at("links").at(1).as_array().size(), 2U) << history.body;
  const JsonAnswer gone = server.send("POST", "/api/v1/risks/" + fire + "/links",
      R"({"remove":[)" + link("source", "activity", sprinkler, "in") + "]}");
  EXPECT_EQ(gone.items().size(), 1U) << gone.body;
}

TEST_P(ApiLinks, ComeWithANewRecordOrNotAtAll) {
  const std::string fire = risk("Brand");
  const JsonAnswer made = server.send("POST", "/api/v1/activities",
      R"({"year":2026,"title":"Larm","links":[)" + link("source", "risk", fire) + "]}");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(server.get("/api/v1/activities/" + made.text("id") + "/links").items().size(), 1U);
  const JsonAnswer refused = server.send("POST", "/api/v1/activities",
      R"({"year":2026,"title":"Aldrig","links":[)" + link("source", "risk", to_string(new_uuid())) + "]}");
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(refused.text("code"), "link.not_found");
  EXPECT_EQ(count("activities?title=eq.Aldrig"), 0) << "one transaction";
  const JsonAnswer back = server.send("POST", "/api/v1/risks",
      R"({"year":2026,"analysis":"VoR","event":"Ny","links":[)" +
          link("source", "activity", made.text("id"), "in") + "]}");
  ASSERT_EQ(back.status, 201) << back.body;
  EXPECT_EQ(server.get("/api/v1/activities/" + made.text("id") + "/links").items().size(), 2U);
}

TEST_P(ApiLinks, AreRefusedInWords) {
  const std::string a = activity("A");
  const std::string b = activity("B");
  const std::string fire = risk("Brand");
  EXPECT_EQ(add("activities", a, link("owns", "risk", fire)).text("code"), "link.kind");
  EXPECT_EQ(add("activities", a, link("reduces", "activity", b)).text("code"), "link.register");
  EXPECT_EQ(add("activities", a, link("reduces", "sauna", b)).text("code"), "link.register");
  EXPECT_EQ(add("activities", a, link("waits_for", "activity", a)).text("code"), "link.itself");
  EXPECT_EQ(add("activities", a, link("waits_for", "activity", "x")).text("code"), "link.invalid");
  EXPECT_EQ(add("activities", a, R"({"kind":"source"})").status, 422);
  EXPECT_EQ(add("activities", a, "5").text("code"), "link.invalid");
  EXPECT_EQ(add("activities", a, link("waits_for", "activity", b, "up")).text("code"), "link.invalid");
  EXPECT_EQ(add("activities", a, link("waits_for", "activity", b)).status, 200);
  const JsonAnswer circle = add("activities", b, link("waits_for", "activity", a));
  EXPECT_EQ(circle.status, 409) << circle.body;
  EXPECT_EQ(circle.text("code"), "link.circle");
  EXPECT_FALSE(circle.text("detail").empty());
}

TEST_P(ApiLinks, AreConditionsOfListsAndCounts) {
  const std::string fire = risk("Brand");
  const std::string water = risk("Vatten");
  const std::string late = activity("Sen", R"(,"due":"2020-01-01")");
  add("activities", late, link("source", "risk", fire));
  EXPECT_EQ(count("risks?lacks.activity.source=()"), 1);
  EXPECT_EQ(count("risks?has.activity.source=(status%3Din.(planned,ongoing))"), 1);
  EXPECT_EQ(count("risks?has.activity.source=(status%3Deq.done)"), 0);
  EXPECT_EQ(count("risks?has.activity.source=(due%3Dlt.today-1y)"), 1);
  EXPECT_EQ(count("activities?due=lt.today"), 1);
  EXPECT_EQ(count("activities?due=lt.today%2B30d&finished=not.gte.today"), 1);
  EXPECT_EQ(count("activities?finished=gt.{due}"), 0);
  const JsonAnswer counts = server.get("/api/v1/risks/counts?by=year&lacks.activity.source=()");
  EXPECT_EQ(counts.number("total"), 1) << counts.body;
  const JsonAnswer bad = server.get("/api/v1/risks?has.activity.unit=()");
  EXPECT_EQ(bad.status, 400);
  EXPECT_EQ(bad.text("code"), "filter.unknown_tie");
  EXPECT_NE(bad.text("detail").find("source"), std::string::npos) << "says which there are";
}

TEST_P(ApiLinks, TellNobodyOfWhatLiesBeyondTheirReach) {
  const std::string fire = risk("Brand", fmt::format(R"(,"unit":"{}")", to_string(school)));
  const std::string own = activity("Skolans", fmt::format(R"(,"unit":"{}")", to_string(school)));
  const std::string other = activity("Nämndens");
  add("activities", own, link("source", "risk", fire));
  add("activities", other, link("source", "risk", fire));
  server.person = with_role("security_officer", in_unit(school));
  const JsonAnswer seen = server.get("/api/v1/risks/" + fire + "/links");
  ASSERT_EQ(seen.status, 200) << seen.body;
  ASSERT_EQ(seen.items().size(), 1U) << seen.body;
  EXPECT_EQ(seen.items()[0].at("id"), own.c_str());
  EXPECT_EQ(count("risks?has.activity.source=(title%3Deq.N%25C3%25A4mndens)"), 0);
  EXPECT_EQ(count("risks?has.activity.source=(title%3Deq.Skolans)"), 1);
  EXPECT_EQ(add("risks", fire, link("source", "activity", other, "in")).text("code"), "link.not_found");
  // Nor of another authority.
  server.person.reset();
  server.as = server.soc;
  EXPECT_EQ(server.get("/api/v1/risks/" + fire + "/links").status, 404);
  const std::string theirs = make(server.soc, "activities", R"({"year":2026,"title":"Deras"})");
  EXPECT_EQ(add("activities", theirs, link("source", "risk", fire)).text("code"), "link.not_found");
}

TEST_P(ApiLinks, HistoryHidesTheEndThatLiesBeyondTheReadersReach) {
  const std::string fire = risk("Brand");
  const std::string own = activity("Skolans", fmt::format(R"(,"unit":"{}")", to_string(school)));
  add("activities", own, link("source", "risk", fire));
  const std::string history = "/api/v1/activities/" + own + "/history";
  EXPECT_EQ(server.get(history).items()[0].at("changes").at("links").at(1).at(0).at("id"), fire.c_str());
  server.person = with_role("security_officer", in_unit(school));
  const JsonAnswer seen = server.get(history);
  EXPECT_EQ(seen.items()[0].at("action"), "link");
  EXPECT_EQ(seen.items()[0].at("changes").at("links").at(1).at(0),
      (json::object{{"kind", "source"}, {"type", "risk"}}))
      << seen.body;
  EXPECT_EQ(seen.body.find(fire), std::string::npos) << seen.body;
}

TEST_P(ApiLinks, NeedTheRightToWriteWhatTheyGoFrom) {
  const std::string fire = risk("Brand");
  const std::string own = activity("Egen");
  server.as = server.token("UTB", Right::read);
  EXPECT_EQ(server.get("/api/v1/risks/" + fire + "/links").status, 200);
  EXPECT_EQ(add("activities", own, link("source", "risk", fire)).status, 403);
  EXPECT_EQ(add("risks", fire, link("source", "activity", own, "in")).status, 403);
}

TEST_P(ApiLinks, RegistersSayWhichThereAre) {
  const JsonAnswer registers = server.get("/api/v1/registers");
  for (const auto& one : registers.items()) {
    if (one.at("name") != "activity") continue;
    const json::array& links = one.at("links").as_array();
    ASSERT_EQ(links.size(), 3U);
    EXPECT_EQ(links[0].at("name"), "source");
    EXPECT_TRUE(links[0].at("to").as_array().empty());
    EXPECT_EQ(links[1].at("acyclic"), true);
    EXPECT_EQ(links[2].at("to"), json::array({"risk"}));
  }
}

TEST_P(ApiLinks, ARuleThatCannotRecurIsRefusedAtItsField) {
  const JsonAnswer bad =
      server.send("POST", "/api/v1/activities", R"({"year":2026,"title":"X","recurrence":"FREQ=HOURLY"})");
  EXPECT_EQ(bad.status, 422) << bad.body;
  EXPECT_EQ(bad.json.at("errors").at(0).at("code"), "activity.recurrence") << bad.body;
  EXPECT_EQ(bad.json.at("errors").at(0).at("pointer"), "/recurrence") << bad.body;
}

}  // namespace
}  // namespace ringmur
