#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur {
namespace {

class ApiAccounts : public testing::TestWithParam<Engine> {
 protected:
  JsonAnswer create(std::string_view login, std::string_view kind, std::string_view authority) {
    return server.send("POST", "/api/v1/accounts",
        fmt::format(
            R"({{"login":"{}","name":"Bo Ek","kind":"{}","authority":{},"named_as":["Registrator"]}})", login,
            kind, authority));
  }

  ApiServer server{GetParam()};
  Person boss{server.make_person(AccountKind::administrator, "")};
  Person bound{server.make_person(AccountKind::administrator, "UTB")};
  Person stranger{server.make_person(AccountKind::administrator, "SOC")};
};

INSTANTIATE_TEST_SUITE_P(Engines, ApiAccounts, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiAccounts, AreMadeSeenChangedAndDisabled) {
  server.person = boss;
  JsonAnswer made = create("bo", "employee", "\"UTB\"");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.header("ETag"), "\"1\"");
  EXPECT_EQ(made.header("Location"), "/api/v1/accounts/" + made.text("id"));
  std::string address = made.header("Location");
  EXPECT_EQ(server.get("/api/v1/accounts").items().size(), 4u);
  EXPECT_EQ(server.get("/api/v1/accounts").body.find("password\":\""), std::string::npos);
  EXPECT_EQ(server.send("PATCH", address, R"({"name":"Bo"})").status, 428);
  EXPECT_EQ(server.send("PATCH", address, R"({"name":"Bo"})", {{"If-Match", "\"9\""}}).status, 412);
  EXPECT_EQ(server.send("PATCH", address, R"({"name":"Bo"})", {{"If-Match", "nonsense"}}).status, 412);
  JsonAnswer changed = server.send("PATCH", address,
      R"({"name":"Bo","named_as":[],"kind":"administrator","authority":null})", {{"If-Match", "\"1\""}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.number("version"), 2);
  EXPECT_TRUE(changed.json.at("authority").is_null());
  EXPECT_EQ(server.send("PATCH", address, R"({"kind":"employee"})", {{"If-Match", "\"2\""}}).status, 422);
  EXPECT_EQ(server.send("PATCH", address, R"({"login":"bosse"})", {{"If-Match", "\"2\""}}).status, 422);
  changed = server.send("PATCH", address, R"({"disabled":true})", {{"If-Match", "*"}});
  EXPECT_TRUE(changed.json.at("disabled_at").is_string());
  EXPECT_EQ(server.sign_in("bo", made.text("password")).text("code"), "session.wrong");
  EXPECT_EQ(create("BO", "employee", "\"UTB\"").text("code"), "account.login_taken");
  EXPECT_EQ(create("ny", "employee", "null").text("code"), "account.employee_needs_authority");
  EXPECT_EQ(create("ny", "drake", "\"UTB\"").status, 422);
  EXPECT_EQ(create("ny", "employee", "\"DRAKE\"").text("code"), "authority.not_found");
}

TEST_P(ApiAccounts, TheLastAdministratorStays) {
  server.person = boss;
  std::string address = "/api/v1/accounts/" + to_string(boss.id);
  JsonAnswer answer = server.send("PATCH", address, R"({"disabled":true})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.text("code"), "account.last_administrator");
}

TEST_P(ApiAccounts, OfAnotherAuthorityAreNotThere) {
  server.person = stranger;
  std::string theirs(server.send("POST", "/api/v1/tokens", R"({"name":"deras","right":"read"})").text("id"));
  ASSERT_FALSE(theirs.empty());
  JsonAnswer sessions = server.get("/api/v1/session/all");
  std::string session(sessions.items().at(0).at("id").as_string());
  server.person = bound;
  JsonAnswer accounts = server.get("/api/v1/accounts");
  ASSERT_EQ(accounts.items().size(), 1u) << accounts.body;
  EXPECT_EQ(accounts.items().at(0).at("login"), bound.login.c_str());
  EXPECT_EQ(server.get("/api/v1/tokens").body.find("deras"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/tokens").body.find("test SOC"), std::string::npos);
  EXPECT_NE(server.get("/api/v1/tokens").body.find("test UTB"), std::string::npos);
  for (const Uuid& hidden : {stranger.id, boss.id}) {
    std::string address = "/api/v1/accounts/" + to_string(hidden);
    EXPECT_EQ(server.send("PATCH", address, R"({"name":"X"})", {{"If-Match", "\"1\""}}).status, 404);
    EXPECT_EQ(server.send("PATCH", address, R"({"name":"X"})", {{"If-Match", "*"}}).status, 404);
    EXPECT_EQ(server.ask("POST", address + "/password").status, 404);
    EXPECT_EQ(server.get(address + "/sessions").status, 404);
  }
  EXPECT_EQ(server.ask("DELETE", "/api/v1/tokens/" + theirs).status, 404);
  EXPECT_EQ(server.ask("DELETE", "/api/v1/sessions/" + session).status, 404);
  EXPECT_EQ(create("ny", "employee", "\"SOC\"").status, 422);
  EXPECT_EQ(create("ny", "administrator", "null").status, 403);
  EXPECT_EQ(
      server.send("POST", "/api/v1/tokens", R"({"name":"x","right":"read","authority":"SOC"})").status, 422);
  EXPECT_EQ(
      server.send("POST", "/api/v1/tokens", R"({"name":"x","right":"read","authority":null})").status, 404);
  JsonAnswer own = create("ny", "employee", "\"UTB\"");
  EXPECT_EQ(own.status, 201) << own.body;
  server.person = stranger;
  EXPECT_EQ(server.get("/api/v1/session").status, 200) << "its session was left alone";
  EXPECT_EQ(server.get("/api/v1/accounts").items().size(), 1u);
}

TEST_P(ApiAccounts, APasswordIsRenewedAndSessionsEnd) {
  server.person = boss;
  std::string address = "/api/v1/accounts/" + to_string(bound.id);
  JsonAnswer sessions = server.get(address + "/sessions");
  ASSERT_EQ(sessions.items().size(), 1u) << sessions.body;
  EXPECT_EQ(sessions.items().at(0).at("current"), false);
  JsonAnswer renewed = server.ask("POST", address + "/password", {{"Idempotency-Key", "x"}});
  ASSERT_EQ(renewed.status, 200) << renewed.body;
  EXPECT_NE(server.ask("POST", address + "/password", {{"Idempotency-Key", "x"}}).text("password"),
      renewed.text("password"))
      << "no answer with a secret is kept";
  EXPECT_EQ(server.get(address + "/sessions").items().size(), 0u);
  server.person = bound;
  EXPECT_EQ(server.get("/api/v1/session").text("code"), "session.ended");
}

TEST_P(ApiAccounts, TokensAreMadeUsedAndRevoked) {
  server.person = bound;
  const std::string until =
      to_string(std::chrono::floor<std::chrono::seconds>(now()) + std::chrono::days(700));
  JsonAnswer made = server.send("POST", "/api/v1/tokens",
      fmt::format(R"({{"name":"HR-import","authority":"UTB","right":"write","expires_at":"{}"}})", until));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("authority"), "UTB");
  EXPECT_EQ(made.text("expires_at"), until);
  std::string listed = server.get("/api/v1/tokens").body;
  EXPECT_NE(listed.find("HR-import"), std::string::npos);
  EXPECT_EQ(listed.find(made.text("secret")), std::string::npos);
  for (const char* body : {R"({"name":"","right":"read"})", R"({"name":"x","right":"administer"})",
           R"({"name":"x","right":"read","expires_at":"2001-01-01T00:00:00Z"})", R"({"name":"x"})"})
    EXPECT_EQ(server.send("POST", "/api/v1/tokens", body).status, 422) << body;
  server.person.reset();
  server.as = made.text("secret");
  EXPECT_EQ(server.incident("Ett").status, 201);
  EXPECT_EQ(server.get("/api/v1/tokens").text("code"), "actor.may_not_administer");
  EXPECT_EQ(server.get("/api/v1/session").text("code"), "session.not_a_person");
  server.person = bound;
  EXPECT_EQ(server.ask("DELETE", "/api/v1/tokens/" + made.text("id")).status, 204);
  EXPECT_EQ(server.ask("DELETE", "/api/v1/tokens/x").status, 404);
  server.person.reset();
  EXPECT_EQ(server.get("/api/v1/incidents").status, 401);
}

TEST_P(ApiAccounts, SettingsAreTheCitysAndWorkOutAgain) {
  server.send(
      "POST", "/api/v1/risks", R"({"analysis":"VoR","year":2025,"event":"Fel","likelihood":2,"impact":4})");
  server.person = bound;
  JsonAnswer read = server.get("/api/v1/settings");
  ASSERT_EQ(read.status, 200);
  EXPECT_EQ(read.json.at("own"), false);
  boost::json::object wanted = read.json.at("settings").as_object();
  wanted["risk_methods"].as_array()[0].as_object()["threshold"] = 8;
  std::string body = boost::json::serialize(boost::json::object{{"settings", wanted}});
  Headers read_so{{"If-Match", read.header("ETag")}};
  EXPECT_EQ(server.send("PUT", "/api/v1/settings", body, read_so).status, 403) << "bound to one authority";
  server.person = boss;
  EXPECT_EQ(server.send("PUT", "/api/v1/settings", body).status, 428);
  EXPECT_EQ(server.send("PUT", "/api/v1/settings", body, {{"If-Match", "\"x\""}}).status, 412);
  EXPECT_EQ(server.send("PUT", "/api/v1/settings", R"({"settings":{}})", read_so).status, 422);
  JsonAnswer set = server.send("PUT", "/api/v1/settings", body, read_so);
  ASSERT_EQ(set.status, 200) << set.body;
  EXPECT_EQ(set.number("changed_records"), 1);
  EXPECT_EQ(server.send("PUT", "/api/v1/settings", body, read_so).status, 412) << "read before";
  read = server.get("/api/v1/settings");
  EXPECT_EQ(read.header("ETag"), set.header("ETag"));
  EXPECT_EQ(read.json.at("own"), true);
  EXPECT_EQ(read.json.at("settings").at("risk_methods").at(0).at("threshold"), 8);

  Headers now{{"If-Match", read.header("ETag")}};
  JsonAnswer back = server.send("PUT", "/api/v1/settings", R"({"settings":null})", now);
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(back.number("changed_records"), 1) << "the product's own again";
  EXPECT_EQ(server.get("/api/v1/settings").json.at("own"), false);
}

}  // namespace
}  // namespace ringmur
