#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "base/stockholm.h"
#include "roles_support.h"

/// Roles that are kept to a unit or an object, what is published, and what waits in each authority.
namespace ringmur {
namespace {

class Parts : public RolesTest {
 protected:
  std::set<std::string> ids(const std::string& address) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 200) << address << ' ' << answer.body;
    std::set<std::string> found;
    for (const auto& item : answer.items()) found.insert(std::string(item.at("id").as_string()));
    return found;
  }
  std::string system(std::string_view name, const Uuid& unit) {
    return make(server.utb, "systems", fmt::format(R"({{"name":"{}","unit":"{}"}})", name, to_string(unit)));
  }
  static std::string day(int from_today) {
    const std::chrono::sys_days today{stockholm::today(now())};
    return to_string(Date{today + std::chrono::days{from_today}});
  }
  void activity(std::string_view title, std::string_view responsible, int due, std::string_view status,
      const std::string& token) {
    make(token, "activities",
        fmt::format(R"({{"year":2025,"title":"{}","responsible":"{}","due":"{}","status":"{}"}})", title,
            responsible, day(due), status));
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Parts, testing::Values(Engine::sqlite, Engine::postgres), name_of);

using Ids = std::set<std::string>;

// To one object.

TEST_P(Parts, ARoleOfOneObjectReachesItAndNothingElse) {
  const Uuid utb = authority("UTB");
  std::string mine = system("Mitt system", utb);
  std::string theirs = system("Annans system", utb);
  server.incident("Hemligt");
  server.person = with_role("object_owner", of_object("system", mine));
  EXPECT_EQ(ids("/api/v1/systems"), Ids{mine});
  EXPECT_EQ(server.get("/api/v1/systems?count=true").number("total"), 1);
  EXPECT_EQ(server.get("/api/v1/systems/counts?by=kind").number("total"), 1);
  EXPECT_EQ(ids("/api/v1/search?q=system"), Ids{mine});
  EXPECT_EQ(ids("/api/v1/systems?q=system&shared=with"), Ids{mine});
  EXPECT_EQ(server.get("/api/v1/systems/" + theirs).status, 404);
  EXPECT_EQ(ids("/api/v1/incidents"), Ids{});
  JsonAnswer file = server.get("/api/v1/systems?format=csv");
  EXPECT_NE(file.body.find("Mitt system"), std::string::npos) << file.body;
  EXPECT_EQ(file.body.find("Annans system"), std::string::npos) << file.body;
  const Headers any{{"If-Match", "*"}};
  EXPECT_EQ(server.send("PATCH", "/api/v1/systems/" + mine, R"({"supplier":"AB"})", any).status, 200);
  EXPECT_EQ(server.send("PATCH", "/api/v1/systems/" + theirs, R"({"supplier":"AB"})", any).status, 404);
  JsonAnswer made = server.send("POST", "/api/v1/systems", R"({"name":"Nytt"})");
  EXPECT_EQ(made.status, 403) << made.body;
  EXPECT_EQ(made.text("code"), "record.beyond_reach");
  EXPECT_EQ(server.get("/api/v1/figures?year=2025").status, 403);
}

TEST_P(Parts, ARoleOfOneObjectReachesWhatRefersToIt) {
  std::string here = system("Skolans", school);
  system("Nämndens", authority("UTB"));
  server.person = with_role("auditor", of_object("unit", to_string(school)));
  EXPECT_EQ(ids("/api/v1/systems"), Ids{here});
  EXPECT_EQ(server.get("/api/v1/units/" + to_string(school) + "/references").items().size(), 1U);
}

TEST_P(Parts, AnObjectOfAnotherAuthorityIsGivenToNobody) {
  std::string theirs = make(server.soc, "systems", R"({"name":"Socialens"})");
  Person anna = server.make_person(AccountKind::employee, "UTB");
  AssignmentOrder order = of_object("system", theirs);
  order.account = anna.id;
  order.role = "object_owner";
  order.authority = authority("UTB");
  auto refused = give_role(server.store(), house(), order);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "assignment.no_object");
}

// To one unit: what is imported.

TEST_P(Parts, AnImportByWhoIsBoundToAUnitWritesThereAndNowhereElse) {
  std::string beyond = system("Nämndens", authority("UTB"));
  server.person = with_role("security_officer", in_unit(school));
  JsonAnswer done = server.import("?unit=SK1", "Namn;Leverantör\nEtt;AB\nTvå;AB\n");
  ASSERT_EQ(done.text("status"), "done") << done.body;
  EXPECT_EQ(done.json.at("result").at("created"), 2) << done.body;
  EXPECT_EQ(ids("/api/v1/systems").size(), 2U);
  JsonAnswer again = server.import("?unit=SK1", "Namn;Leverantör\nEtt;CD\nTvå;AB\n");
  EXPECT_EQ(again.json.at("result").at("changed"), 1) << again.body;
  // One row beyond the unit: nothing of the file is written.
  JsonAnswer beside = server.import("?unit=UTB", "Namn;Leverantör;Enhet\nTre;AB;SK1\nFyra;AB;UTB\n");
  EXPECT_EQ(beside.text("status"), "failed") << beside.body;
  EXPECT_NE(beside.body.find("record.beyond_reach"), std::string::npos) << beside.body;
  EXPECT_EQ(ids("/api/v1/systems").size(), 2U);
  // Nor is a record beyond it changed, or moved into it, by its name.
  JsonAnswer taken = server.import("?unit=SK1", "Namn;Leverantör\nNämndens;Kapad AB\n");
  EXPECT_EQ(taken.text("status"), "failed") << taken.body;
  as_token(server.utb);
  JsonAnswer kept = server.get("/api/v1/systems/" + beyond);
  EXPECT_EQ(kept.number("version"), 1) << kept.body;
  EXPECT_EQ(server.get("/api/v1/systems").items().size(), 3U);
}

TEST_P(Parts, AnImportOfTheWholeArchivesNothingBeyondTheUnit) {
  as_token(server.utb);
  ASSERT_EQ(server.import("?unit=SK1", "Namn;Enhet\nSkolans;SK1\nNämndens;UTB\n").text("status"), "done");
  server.person = with_role("security_officer", in_unit(school));
  JsonAnswer done = server.import("?unit=SK1&absent=archive", "Namn\nNy\n");
  ASSERT_EQ(done.text("status"), "done") << done.body;
  as_token(server.utb);
  JsonAnswer left = server.get("/api/v1/systems?sort=name");
  EXPECT_NE(left.body.find("Nämndens"), std::string::npos) << left.body;
}

TEST_P(Parts, WhoseRoleHasEndedOrdersNoImport) {
  server.person = with_role("security_officer", in_unit(school));
  Person writer = *server.person;
  ASSERT_EQ(server.import("?unit=SK1", "Namn\nEtt\n").text("status"), "done");
  end_roles(writer);
  EXPECT_EQ(
      server.ask("POST", "/api/v1/imports?unit=SK1", {{"Content-Type", "text/csv"}}, "Namn\nTvå\n").status,
      403);
}

// Published.

TEST_P(Parts, APublishedReviewIsReadByWhoCoordinatesLeadsOrAudits) {
  as_token(server.soc);
  std::string open = server.send("POST", "/api/v1/reviews", R"({"year":2024})").text("id");
  std::string kept = server.send("POST", "/api/v1/reviews", R"({"year":2025})").text("id");
  ASSERT_FALSE(open.empty() || kept.empty());
  JsonAnswer published = server.send("POST", "/api/v1/reviews/" + open + "/publish", "");
  ASSERT_EQ(published.status, 200) << published.body;
  EXPECT_EQ(published.json.at("authority").at("code").as_string(), "SOC");
  EXPECT_EQ(published.number("year"), 2024);
  EXPECT_TRUE(published.json.at("document").is_object());
  JsonAnswer again = server.send("POST", "/api/v1/reviews/" + open + "/publish", "");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.text("published_at"), published.text("published_at")) << "once";
  const std::set<std::string> readers{"central", "head", "isam", "dpo", "auditor"};
  for (const Role& role : all_roles()) {
    server.person = with_role(role.code);
    JsonAnswer list = server.get("/api/v1/published-reviews");
    JsonAnswer one = server.get("/api/v1/published-reviews/" + open);
    if (!readers.contains(role.code)) {
      EXPECT_EQ(list.status, 403) << role.code << list.body;
      EXPECT_EQ(one.status, 403) << role.code << one.body;
    } else {
      ASSERT_EQ(list.items().size(), 1U) << role.code << list.body;
      EXPECT_EQ(list.items().at(0).at("id").as_string(), open);
      EXPECT_FALSE(list.items().at(0).as_object().contains("document"));
      EXPECT_EQ(one.status, 200) << role.code << one.body;
      EXPECT_EQ(one.body, published.body) << role.code;
      EXPECT_EQ(server.get("/api/v1/published-reviews/" + kept).status, 404) << role.code;
    }
    // The review itself, and all that it counts, stays behind the wall.
    EXPECT_GE(server.get("/api/v1/reviews/" + open).status, 403) << role.code;
    EXPECT_GE(server.get("/api/v1/reviews/" + open + "?authority=SOC").status, 400) << role.code;
    EXPECT_GE(server.send("POST", "/api/v1/reviews/" + kept + "/publish", "").status, 403) << role.code;
  }
}

TEST_P(Parts, OnlyWhatIsFrozenIsPublished) {
  server.person = with_role("isam");
  EXPECT_EQ(server.send("POST", "/api/v1/reviews/" + to_string(new_uuid()) + "/publish", "").status, 404);
  EXPECT_TRUE(server.get("/api/v1/published-reviews").items().empty());
  std::string id = server.send("POST", "/api/v1/reviews", R"({"year":2025})").text("id");
  EXPECT_TRUE(server.get("/api/v1/published-reviews").items().empty()) << "frozen is not published";
  JsonAnswer published = server.send("POST", "/api/v1/reviews/" + id + "/publish", "");
  EXPECT_EQ(published.text("published_by"), server.person->login);
  JsonAnswer trail = server.get("/api/v1/trail?type=review&id=" + id);
  EXPECT_NE(trail.body.find("\"publish\""), std::string::npos) << trail.body;
}

// What waits.

TEST_P(Parts, TheOverviewCountsWhatIsTheReaders) {
  activity("Försenad", "Samordnare", -1, "planned", server.utb);
  activity("I dag", "Samordnare", 0, "ongoing", server.utb);
  activity("Snart", "Samordnare", 30, "ongoing", server.utb);
  activity("Senare", "Samordnare", 31, "planned", server.utb);
  activity("Klar", "Samordnare", -1, "done", server.utb);
  activity("Annans", "Någon annan", -1, "planned", server.utb);
  activity("Hos grannen", "Samordnare", -1, "planned", server.soc);
  for (const char* status : {"new", "new", "triage", "ongoing", "learning", "closed"}) {
    make(server.utb, "incidents",
        fmt::format(R"({{"title":"x","discovered_at":"2025-11-05T14:30:00+01:00","status":"{}"}})", status));
  }
  make(server.utb, "incidents",
      R"({"title":"Försenad","discovered_at":"2025-11-05T14:30:00+01:00","aware_at":"2025-11-05T14:30:00+01:00",)"
      R"("status":"new","personal_data":true,"privacy_role":"controller","privacy_risk":"risk"})");
  system("Skolans", school);
  system("Nämndens", authority("UTB"));
  for (int level : {1, 4}) {
    make(server.utb, "risks",
        fmt::format(
            R"({{"analysis":"VoR","year":2025,"event":"{0}","likelihood":{0},"impact":{0}}})", level));
  }
  share("system", make(server.soc, "systems", R"({"name":"Delat"})"), "SOC", "all");
  // A coordinator in one authority, an employee of another.
  server.person = with_role("isam");
  AssignmentOrder beside;
  beside.account = server.person->id;
  beside.role = "employee";
  beside.authority = authority("SOC");
  ASSERT_TRUE(give_role(server.store(), house(), beside));
  JsonAnswer both = server.get("/api/v1/overview");
  ASSERT_EQ(both.items().size(), 2U) << both.body;
  const auto& soc = both.items().at(0);
  const auto& utb = both.items().at(1);
  EXPECT_EQ(utb.at("authority").at("code").as_string(), "UTB");
  EXPECT_EQ(utb.at("tasks"), (boost::json::object{{"open", 4}, {"overdue", 1}, {"due", 2}})) << both.body;
  EXPECT_EQ(
      utb.at("incidents"), (boost::json::object{{"new", 3}, {"ongoing", 3}, {"clocks", 1}, {"late", 1}}));
  EXPECT_EQ(utb.at("systems"), 2);
  EXPECT_EQ(utb.at("risks_to_act_on"), 1);
  EXPECT_EQ(soc.at("authority").at("code").as_string(), "SOC");
  EXPECT_EQ(soc.at("tasks"), (boost::json::object{{"open", 1}, {"overdue", 1}, {"due", 0}})) << both.body;
  EXPECT_EQ(
      soc.at("incidents"), (boost::json::object{{"new", 0}, {"ongoing", 0}, {"clocks", 0}, {"late", 0}}));
  EXPECT_TRUE(soc.at("systems").is_null());
  EXPECT_TRUE(soc.at("risks_to_act_on").is_null());
  // Of a unit, what is the unit's; of the software, nothing.
  server.person = with_role("manager", in_unit(school));
  JsonAnswer part = server.get("/api/v1/overview");
  ASSERT_EQ(part.items().size(), 1U) << part.body;
  EXPECT_EQ(part.items().at(0).at("systems"), 1);
  EXPECT_EQ(part.items().at(0).at("risks_to_act_on"), 0);
  server.person = with_role("administrator");
  JsonAnswer none = server.get("/api/v1/overview");
  ASSERT_EQ(none.items().size(), 1U) << none.body;
  EXPECT_TRUE(none.items().at(0).at("incidents").is_null());
  EXPECT_TRUE(none.items().at(0).at("tasks").is_null());
  EXPECT_TRUE(none.items().at(0).at("systems").is_null());
}

}  // namespace
}  // namespace ringmur
