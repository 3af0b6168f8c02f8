#include <gtest/gtest.h>

#include <fmt/format.h>

#include "api_support.h"
#include "store/assignments.h"

/// What roles, assignments, stand-ins, sharing and scoped tokens let somebody do.
namespace ringmur {
namespace {

const Actor owner{"test", {}, Right::administer, {}};

class Roles : public testing::TestWithParam<Engine> {
 protected:
  Roles() : server(GetParam()) {
    for (const Authority& known : server.store().authorities(owner)) {
      if (known.code == "UTB") utb = known.id;
      if (known.code == "SOC") soc = known.id;
    }
    school = id_of_unit("SK1");
  }

  Uuid id_of_unit(std::string_view code) {
    server.as = server.admin;
    JsonAnswer answer = server.get(fmt::format("/api/v1/units?authority=UTB&code=eq.{}", code));
    return parse_uuid(std::string(answer.items().at(0).at("id").as_string())).value();
  }
  /// Somebody with these roles of UTB and no others.
  Person with_role(const std::string& role, std::optional<Uuid> unit = {}) {
    Person made = server.make_person(AccountKind::employee, "UTB");
    const std::vector<Assignment> held = list_assignments(server.store(), owner, made.id).value();
    for (const Assignment& one : held) EXPECT_TRUE(end_assignment(server.store(), owner, one.id));
    EXPECT_TRUE(
        give_role(server.store(), owner, {.account = made.id, .role = role, .authority = utb, .unit = unit}));
    return made;
  }
  std::string system(std::string_view name, std::string_view more = "") {
    JsonAnswer made = server.send("POST", "/api/v1/systems", fmt::format(R"({{"name":"{}"{}}})", name, more));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.text("id");
  }
  std::string in_school(std::string_view name) const {
    return fmt::format(R"({{"name":"{}","unit":"{}"}})", name, to_string(school));
  }
  void as_token(const std::string& token) {
    server.person.reset();
    server.as = token;
  }

  ApiServer server;
  Uuid utb;
  Uuid soc;
  Uuid school;
};

INSTANTIATE_TEST_SUITE_P(Engines, Roles, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(Roles, AManagerOfAUnitSeesWhatIsItsAndNothingElse) {
  as_token(server.utb);
  std::string theirs = system("Nämndens system");
  std::string mine = system("Skolans system", fmt::format(R"(,"unit":"{}")", to_string(school)));
  server.person = with_role("manager", school);
  JsonAnswer list = server.get("/api/v1/systems?count=true");
  ASSERT_EQ(list.items().size(), 1U) << list.body;
  EXPECT_EQ(list.items().at(0).at("id").as_string(), mine);
  EXPECT_EQ(list.number("total"), 1);
  EXPECT_EQ(server.get("/api/v1/systems?q=system").items().size(), 1U);
  EXPECT_EQ(server.get("/api/v1/search?q=system").items().size(), 1U);
  EXPECT_EQ(server.get("/api/v1/systems/counts?by=unit").number("total"), 1);
  EXPECT_EQ(server.get("/api/v1/systems/" + mine).status, 200);
  JsonAnswer hidden = server.get("/api/v1/systems/" + theirs);
  JsonAnswer absent = server.get("/api/v1/systems/" + to_string(new_uuid()));
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.text("code"), absent.text("code"));
  EXPECT_EQ(hidden.text("detail"), absent.text("detail"));
  EXPECT_EQ(server.get("/api/v1/systems/" + theirs + "/history").status, 404);
  EXPECT_EQ(server.get("/api/v1/systems/" + theirs + "/references").status, 404);
  EXPECT_EQ(server.get("/api/v1/figures?year=2025").status, 403);
}

TEST_P(Roles, AWriterOfAUnitWritesWithinItBeforeAndAfter) {
  server.person = with_role("privacy_coordinator", school);
  EXPECT_EQ(server.send("POST", "/api/v1/systems", in_school("Här")).status, 201);
  JsonAnswer refused = server.send("POST", "/api/v1/systems", R"({"name":"Där"})");
  EXPECT_EQ(refused.status, 403) << refused.body;
  EXPECT_EQ(refused.text("code"), "record.beyond_reach");
  JsonAnswer mine = server.send("POST", "/api/v1/systems", in_school("Flyttas"));
  JsonAnswer moved = server.send("PATCH", "/api/v1/systems/" + mine.text("id"),
      fmt::format(R"({{"unit":"{}"}})", to_string(utb)), {{"If-Match", mine.header("ETag")}});
  EXPECT_EQ(moved.status, 403) << moved.body;
  EXPECT_EQ(server.get("/api/v1/systems/" + mine.text("id")).number("version"), 1);
}

TEST_P(Roles, AnAdministratorOfTheSoftwareReadsNoIncidents) {
  as_token(server.utb);
  std::string incident = server.incident("Hemligt").text("id");
  server.person = with_role("administrator");
  EXPECT_EQ(server.get("/api/v1/accounts").status, 200);
  EXPECT_EQ(server.get("/api/v1/incidents").status, 403);
  EXPECT_EQ(server.get("/api/v1/incidents/" + incident).status, 403);
  EXPECT_EQ(server.get("/api/v1/search?q=Hemligt").items().size(), 0U);
  // Nor by a token of its own making.
  JsonAnswer token = server.send(
      "POST", "/api/v1/tokens", R"({"name":"x","scopes":[{"register":"incident","right":"read"}]})");
  EXPECT_EQ(token.status, 403) << token.body;
  EXPECT_EQ(token.text("code"), "token.beyond_reach");
}

TEST_P(Roles, AStandInActsWhileBothPeriodsHold) {
  as_token(server.utb);
  std::string record = system("Ärvt");
  Person cecilia = with_role("isam");
  Person anna = with_role("employee");
  server.person = anna;
  EXPECT_EQ(server.get("/api/v1/systems/" + record).status, 403);
  server.person = cecilia;
  JsonAnswer own = server.get("/api/v1/assignments");
  ASSERT_EQ(own.items().size(), 1U) << own.body;
  std::string role(own.items().at(0).at("id").as_string());
  JsonAnswer given = server.send("POST", "/api/v1/assignments/" + role + "/stand-in",
      fmt::format(R"({{"account":"{}","ends_at":"2999-01-01T00:00:00Z"}})", to_string(anna.id)));
  ASSERT_EQ(given.status, 201) << given.body;
  server.person = anna;
  JsonAnswer read = server.get("/api/v1/systems/" + record);
  ASSERT_EQ(read.status, 200) << read.body;
  JsonAnswer changed = server.send(
      "PATCH", "/api/v1/systems/" + record, R"({"supplier":"Nytt AB"})", {{"If-Match", read.header("ETag")}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  JsonAnswer history = server.get("/api/v1/systems/" + record + "/history");
  EXPECT_EQ(history.items().at(0).at("by").as_string(), anna.login + " (för " + cecilia.login + ")");
  // The role ends, and what stands in for it.
  ASSERT_TRUE(end_assignment(server.store(), owner, parse_uuid(role).value()));
  EXPECT_EQ(server.get("/api/v1/systems/" + record).status, 403);
}

TEST_P(Roles, ARoleThatIsOverIsOver) {
  Person anna = with_role("employee");
  ASSERT_TRUE(give_role(server.store(), owner,
      {.account = anna.id, .role = "isam", .authority = utb, .starts_at = now() + std::chrono::hours{1}}));
  server.person = anna;
  EXPECT_EQ(server.get("/api/v1/systems").status, 403);
  Assignment given =
      give_role(server.store(), owner, {.account = anna.id, .role = "isam", .authority = utb}).value();
  EXPECT_EQ(server.get("/api/v1/systems").status, 200);
  ASSERT_TRUE(end_assignment(server.store(), owner, given.id));
  EXPECT_EQ(server.get("/api/v1/systems").status, 403);
}

TEST_P(Roles, TheSessionSaysWhatMayBeDone) {
  server.person = with_role("manager", school);
  JsonAnswer session = server.get("/api/v1/session");
  const auto& role = session.json.at("roles").at(0);
  EXPECT_EQ(role.at("role").as_string(), "manager");
  EXPECT_EQ(role.at("authority").as_string(), "UTB");
  EXPECT_EQ(role.at("unit").at("code").as_string(), "SK1");
  const auto& authority = session.json.at("authorities").at(0);
  EXPECT_EQ(authority.at("code").as_string(), "UTB");
  EXPECT_TRUE(authority.at("may").as_object().contains("system"));
  EXPECT_FALSE(authority.at("may").as_object().contains("accounts"));
}

TEST_P(Roles, TheMatrixIsChangedByWhoMayAndLocksNobodyOut) {
  Person admin = server.make_person(AccountKind::administrator, "");
  server.person = admin;
  JsonAnswer matrix = server.get("/api/v1/matrix");
  ASSERT_EQ(matrix.status, 200) << matrix.body;
  auto roles = matrix.json.at("roles").as_object();
  auto locked = roles;
  locked["administrator"].as_object().erase("matrix");
  JsonAnswer refused = server.send("PUT", "/api/v1/matrix",
      boost::json::serialize(boost::json::object{{"roles", locked}}), {{"If-Match", matrix.header("ETag")}});
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(refused.text("code"), "matrix.lockout");
  Person employee = server.make_person(AccountKind::employee, "UTB");
  server.person = employee;
  EXPECT_EQ(server.get("/api/v1/systems").status, 403);
  roles["employee"].as_object()["system"] = boost::json::object{{"read", "authority"}};
  server.person = admin;
  JsonAnswer changed = server.send("PUT", "/api/v1/matrix",
      boost::json::serialize(boost::json::object{{"roles", roles}}), {{"If-Match", matrix.header("ETag")}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  server.person = employee;
  EXPECT_EQ(server.get("/api/v1/systems").status, 200);
  EXPECT_EQ(server.send("PUT", "/api/v1/matrix", R"({"roles":null})", {{"If-Match", "*"}}).status, 403);
  server.person = admin;
  JsonAnswer stale =
      server.send("PUT", "/api/v1/matrix", R"({"roles":null})", {{"If-Match", matrix.header("ETag")}});
  EXPECT_EQ(stale.status, 412) << stale.body;
}

TEST_P(Roles, AnAdministratorOfOneAuthorityGivesNothingBeyondIt) {
  Person bound = server.make_person(AccountKind::administrator, "UTB");
  Person anna = server.make_person(AccountKind::employee, "UTB");
  Person other = server.make_person(AccountKind::employee, "SOC");
  server.person = bound;
  auto give = [&](const Person& whom, std::string_view authority) {
    return server.send("POST", "/api/v1/assignments",
        fmt::format(R"({{"account":"{}","role":"isam","authority":{}}})", to_string(whom.id), authority));
  };
  EXPECT_EQ(give(anna, "\"UTB\"").status, 201);
  EXPECT_GE(give(anna, "\"SOC\"").status, 400);
  EXPECT_EQ(give(anna, "null").status, 403);
  EXPECT_EQ(give(other, "\"UTB\"").status, 404);
  // A new password for somebody with wider roles would be a way to them.
  ASSERT_TRUE(give_role(server.store(), owner, {.account = anna.id, .role = "auditor", .authority = soc}));
  JsonAnswer renewed = server.send("POST", "/api/v1/accounts/" + to_string(anna.id) + "/password", "");
  EXPECT_EQ(renewed.status, 403) << renewed.body;
}

TEST_P(Roles, WhatIsSharedIsReadByTheNamedAndWrittenByNobodyElse) {
  as_token(server.utb);
  std::string common = system("Gemensamt system");
  system("Eget system");
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer shared = server.send("PUT", "/api/v1/systems/" + common + "/sharing", R"({"with":["SOC"]})");
  ASSERT_EQ(shared.status, 200) << shared.body;
  EXPECT_EQ(server.get("/api/v1/systems/" + common).json.at("shared").at(0).as_string(), "SOC");
  as_token(server.soc);
  system("Socialens system");
  EXPECT_EQ(server.get("/api/v1/systems").items().size(), 1U);
  JsonAnswer both = server.get("/api/v1/systems?shared=with&sort=name&count=true");
  ASSERT_EQ(both.items().size(), 2U) << both.body;
  EXPECT_EQ(both.number("total"), 2);
  EXPECT_EQ(both.items().at(0).at("owner").as_string(), "UTB");
  EXPECT_FALSE(both.items().at(0).as_object().contains("shared"));
  JsonAnswer first = server.get("/api/v1/systems?shared=with&sort=name&limit=1");
  JsonAnswer second = server.get("/api/v1/systems?shared=with&sort=name&limit=1&after=" + first.text("next"));
  ASSERT_EQ(second.items().size(), 1U) << second.body;
  EXPECT_EQ(second.items().at(0).at("owner").as_string(), "SOC");
  EXPECT_EQ(server.get("/api/v1/systems?shared=only").items().size(), 1U);
  JsonAnswer read = server.get("/api/v1/systems/" + common);
  EXPECT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(read.text("owner"), "UTB");
  JsonAnswer written =
      server.send("PATCH", "/api/v1/systems/" + common, R"({"supplier":"Vårt"})", {{"If-Match", "*"}});
  EXPECT_EQ(written.status, 404) << written.body;
  as_token(server.utb);
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + common + "/sharing", R"({"with":[]})").status, 403);
  server.person = server.make_person(AccountKind::administrator, "UTB");
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + common + "/sharing", R"({"with":[]})").status, 200);
  as_token(server.soc);
  EXPECT_EQ(server.get("/api/v1/systems/" + common).status, 404);
  EXPECT_EQ(server.get("/api/v1/systems?shared=only").items().size(), 0U);
}

TEST_P(Roles, ATokenDoesWhatItsScopesSay) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer made = server.send("POST", "/api/v1/tokens",
      R"({"name":"system","scopes":[{"register":"system","right":"read"},{"duty":"imports","right":"write"}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  as_token(made.text("secret"));
  EXPECT_EQ(server.get("/api/v1/systems").status, 200);
  EXPECT_EQ(server.send("POST", "/api/v1/systems", R"({"name":"x"})").status, 403);
  EXPECT_EQ(server.get("/api/v1/incidents").status, 403);
  EXPECT_EQ(server.get("/api/v1/imports").status, 200);
}

TEST_P(Roles, OwnRecordsAreThoseThatNameThePerson) {
  as_token(server.utb);
  EXPECT_EQ(
      server.send("POST", "/api/v1/activities", R"({"title":"Min","year":2025,"responsible":"Samordnare"})")
          .status,
      201);
  EXPECT_EQ(
      server
          .send("POST", "/api/v1/activities", R"({"title":"Annans","year":2025,"responsible":"Någon annan"})")
          .status,
      201);
  server.incident("Annans händelse");
  server.person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer own = server.get("/api/v1/activities?count=true");
  ASSERT_EQ(own.items().size(), 1U) << own.body;
  EXPECT_EQ(own.items().at(0).at("title").as_string(), "Min");
  EXPECT_EQ(own.number("total"), 1);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0U);
  EXPECT_EQ(server.send("POST", "/api/v1/incident-reports", R"({"what":"Det hände"})").status, 201);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1U);
}

}  // namespace
}  // namespace ringmur
