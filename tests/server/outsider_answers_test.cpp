#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"
#include "http_support.h"

/// What an outsider makes of our answers: read from a cache, framed, run as something else, split.
namespace ringmur {
namespace {

class OutsiderAnswers : public testing::Test {
 protected:
  ApiServer server;
};

constexpr std::string_view page_reader = "text/html,*/*;q=0.8";

void expect_closed(const http::Answer& answer, const std::string& what) {
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << what;
  EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer") << what;
  EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin") << what;
  std::string policy = answer.header("Content-Security-Policy");
  for (const char* part : {"default-src 'none'", "base-uri 'none'", "frame-ancestors '"})
    EXPECT_NE(policy.find(part), std::string::npos) << what << ": " << policy;
  EXPECT_EQ(policy.find('*'), std::string::npos) << what;
  EXPECT_EQ(answer.head.find("Access-Control-"), std::string::npos) << what << ": no other site reads it";
  EXPECT_EQ(answer.header("Server"), "") << what;
}

TEST_F(OutsiderAnswers, AreAllClosedWhateverTheyAre) {
  server.incident("Ett");
  for (const char* address : {"/health", "/ready", "/api/v1/openapi.json", "/api/v1/registers",
           "/api/v1/incidents", "/api/v1/incidents?format=csv", "/api/v1/incidents?format=xlsx",
           "/api/v1/incidents?limit=x", "/api/v1/report?year=2025&format=html",
           "/api/v1/report?year=2025&format=json", "/api/v1/nothing", "/a%00", "/nothing.js"})
    expect_closed(server.get(address), address);
  expect_closed(server.ask("GET", "/", {{"Accept", std::string(page_reader)}}), "the page");
  expect_closed(server.ask("PUT", "/api/v1/incidents"), "a method that is none here");
  expect_closed(server.ask("DELETE", "/api/v1/incidents/x"), "another");
  server.as.clear();
  expect_closed(server.get("/api/v1/incidents"), "401");
}

TEST_F(OutsiderAnswers, LieInNoCacheWhenTheyArePrivate) {
  JsonAnswer made = server.incident("Ett");
  std::string one = made.header("Location");
  EXPECT_EQ(made.header("Cache-Control"), "no-store");
  for (const std::string& address : {one, one + "?names=true", one + "/history", one + "/references",
           std::string("/api/v1/incidents"), std::string("/api/v1/incidents?format=csv"),
           std::string("/api/v1/incidents/counts?by=status"), std::string("/api/v1/search?q=ett"),
           std::string("/api/v1/figures?year=2025"), std::string("/api/v1/report?year=2025&format=html"),
           std::string("/api/v1/report/chapters?year=2025"), std::string("/api/v1/imports"),
           std::string("/api/v1/incident-reports"), std::string("/api/v1/verification")}) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 200) << address;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store") << address;
  }
  server.person = server.make_person(AccountKind::administrator, "UTB");
  for (const char* address : {"/api/v1/session", "/api/v1/session/all", "/api/v1/accounts", "/api/v1/tokens"})
    EXPECT_EQ(server.get(address).header("Cache-Control"), "no-store") << address;
  EXPECT_EQ(server.ask("GET", one, {{"If-None-Match", "\"1\""}}).header("Cache-Control"), "no-store");
}

TEST_F(OutsiderAnswers, TellBrowsersToStayWithHttpsWhereItIsSpoken) {
  EXPECT_EQ(server.get("/health").header("Strict-Transport-Security"), "")
      << "a browser that was told so would never come back to a server without";
  ApiServer behind(Engine::sqlite, BehindHttps::yes);
  for (const char* address : {"/health", "/api/v1/incidents", "/api/v1/nothing", "/%00"})
    EXPECT_EQ(behind.get(address).header("Strict-Transport-Security"), "max-age=31536000; includeSubDomains")
        << address;
}

TEST_F(OutsiderAnswers, GiveNoOtherSiteLeaveToAsk) {
  for (const char* origin : {"https://evil.example", "null", "http://test.evil.example"}) {
    JsonAnswer asked = server.ask("OPTIONS", "/api/v1/incidents",
        {{"Origin", origin}, {"Access-Control-Request-Method", "POST"},
            {"Access-Control-Request-Headers", "X-CSRF-Token"}});
    EXPECT_EQ(asked.status, 405) << origin;
    EXPECT_EQ(asked.head.find("Access-Control-"), std::string::npos) << asked.head;
    EXPECT_EQ(server.ask("GET", "/api/v1/incidents", {{"Origin", origin}}).head.find("Access-Control-"),
        std::string::npos);
  }
}

TEST_F(OutsiderAnswers, SayNothingBackThatCouldSplitThem) {
  for (const char* address : {"/api/v1/incidents/x%0d%0aSet-Cookie:%20a=b", "/%0d%0aSet-Cookie:%20a=b",
           "/api/v1/incidents?sort=x%0d%0aSet-Cookie:%20a=b&limit=1",
           "/api/v1/incidents?limit=1&title=eq.x%0d%0aSet-Cookie:%20a=b"}) {
    JsonAnswer answer = server.ask("GET", address, {{"X-Request-Id", "mine"}, {"Accept-Language", "a\tb"}});
    EXPECT_EQ(answer.header("Set-Cookie"), "") << address;
    EXPECT_NE(answer.header("X-Request-Id"), "mine") << "the log's id is our own";
    EXPECT_LT(answer.status, 500) << address;
  }
  // The address of the next page repeats what was asked.
  server.incident("Ett");
  server.incident("Två");
  JsonAnswer page =
      server.get("/api/v1/incidents?limit=1&title=in.(Ett,Tv%C3%A5,%22x%0d%0aSet-Cookie:%20a=b%3E%22)");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_NE(page.header("Link"), "");
  EXPECT_EQ(page.header("Link").find('\r'), std::string::npos);
  EXPECT_EQ(page.head.find("\r\nSet-Cookie"), std::string::npos) << page.head;
}

TEST_F(OutsiderAnswers, LeadNobodyToAnotherSite) {
  for (const char* address : {"//evil.example/", "//evil.example/%2e%2e", "/%5cevil.example",
           "/https:%2f%2fevil.example", "/?return_to=https://evil.example",
           "/api/v1/session?next=//evil.example", "http://evil.example/"}) {
    JsonAnswer answer = server.ask("GET", address, {{"Accept", std::string(page_reader)}});
    EXPECT_EQ(answer.header("Location"), "") << address;
    EXPECT_EQ(answer.header("Refresh"), "") << address;
    EXPECT_EQ(answer.status / 100 == 3, false) << address;
  }
}

TEST_F(OutsiderAnswers, TellOfNoTableFileOrLineWhenTheyRefuse) {
  const std::string id = to_string(new_uuid());
  for (const std::string& address : {std::string("/api/v1/incidents?title=eq.%27%22%3B--&sort=title"),
           "/api/v1/incidents/" + id, std::string("/api/v1/incidents?after=AAAA"),
           std::string("/api/v1/jobs/%27"), std::string("/api/v1/search?q=%22%27%2A%29%28NEAR"),
           std::string("/api/v1/figures?year=2025&unit=%27")}) {
    JsonAnswer answer = server.get(address);
    EXPECT_LT(answer.status, 500) << address << answer.body;
    for (const char* mark :
        {"SELECT", "SQLite", "PostgreSQL", "sqlite3", ".cpp", "/tmp", "libpq", "exception"})
      EXPECT_EQ(answer.body.find(mark), std::string::npos) << address << ": " << answer.body;
  }
}

TEST_F(OutsiderAnswers, WhoIsTurnedAwayStandsInTheLogById) {
  Person employee = server.make_person(AccountKind::employee, "UTB");
  server.person = employee;
  testing::internal::CaptureStderr();
  JsonAnswer refused = server.get("/api/v1/accounts");
  server.person->csrf = "x";
  JsonAnswer forged = server.ask("DELETE", "/api/v1/session");
  std::string log = testing::internal::GetCapturedStderr();
  ASSERT_EQ(refused.status, 403);
  ASSERT_EQ(forged.status, 403);
  EXPECT_NE(
      log.find("access.refused operation=list_accounts code=actor.may_not_administer"), std::string::npos)
      << log;
  EXPECT_NE(log.find("who=" + to_string(employee.id)), std::string::npos) << log;
  EXPECT_NE(log.find("code=csrf.missing"), std::string::npos) << log;
  EXPECT_NE(log.find("request=" + refused.header("X-Request-Id")), std::string::npos) << log;
  EXPECT_EQ(log.find(employee.login), std::string::npos) << "names are personal data";
}

}  // namespace
}  // namespace ringmur
