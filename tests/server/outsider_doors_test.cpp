#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "api_support.h"
#include "server/routes.h"
#include "store/sessions.h"
#include "store/trail.h"

/// What an outsider tries at the doors: other sites' pages, sessions laid ready, what was used once, the
/// clock.
namespace ringmur {
namespace {

class OutsiderDoors : public testing::Test {
 protected:
  static std::string address_of(const api::Route& route) {
    std::string address(route.pattern);
    for (auto [mark, with] :
        {std::pair<std::string, std::string>{"{plural}", "incidents"}, {"{id}", to_string(new_uuid())}}) {
      if (auto at = address.find(mark); at != std::string::npos) address.replace(at, mark.size(), with);
    }
    return address;
  }
  /// As a browser sends another site's form or fetch: with the cookie, without the page's text.
  JsonAnswer from_another_site(const api::Route& route, const Headers& headers) {
    return server.ask(http::name(route.method), address_of(route), headers);
  }
  /// With nothing but these headers.
  JsonAnswer bare(std::string_view method, const std::string& address, const Headers& headers) {
    auto person = std::exchange(server.person, std::nullopt);
    auto as = std::exchange(server.as, "");
    JsonAnswer answer = server.ask(method, address, headers);
    server.person = std::move(person);
    server.as = std::move(as);
    return answer;
  }
  static std::string cookie_of(const JsonAnswer& answer) {
    std::string cookie = answer.header("Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
  }

  ApiServer server;
};

TEST_F(OutsiderDoors, NoRouteThatChangesSomethingIsOpenToAnotherSitesPage) {
  server.person = server.make_person(AccountKind::administrator, "");
  const std::string csrf = server.person->csrf;
  int asked = 0;
  for (const api::Route& route : api::routes()) {
    if (route.method == http::Method::get || route.operation == "sign_in") continue;
    ++asked;
    server.person->csrf.clear();
    // Who signs in has no text yet: there the browser's own words alone are asked.
    for (const Headers& headers : route.need.is_nothing()
                                      ? std::vector<Headers>{}
                                      : std::vector<Headers>{{}, {{"Content-Type", "text/plain"}}})
      EXPECT_EQ(from_another_site(route, headers).text("code"), "csrf.missing") << route.operation;
    // Even where the text has leaked, the browser's own words are believed.
    server.person->csrf = csrf;
    for (const Headers& headers : {Headers{{"Sec-Fetch-Site", "cross-site"}},
             {{"Sec-Fetch-Site", "same-site"}}, {{"Origin", "https://evil.example"}}, {{"Origin", "null"}},
             {{"Origin", "http://test.evil.example"}}})
      EXPECT_EQ(from_another_site(route, headers).text("code"), "csrf.missing")
          << route.operation << ' ' << headers.front().second;
  }
  EXPECT_GT(asked, 20);
  EXPECT_EQ(server.get("/api/v1/session").status, 200) << "and the session stands";
}

TEST_F(OutsiderDoors, AnotherSitesPageSignsNobodyIn) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  const auto code = [&](const Headers& headers) {
    return server.sign_in(person.login, person.password, headers).text("code");
  };
  EXPECT_EQ(code({{"Origin", "https://evil.example"}}), "csrf.missing");
  EXPECT_EQ(code({{"Origin", "null"}}), "csrf.missing");
  EXPECT_EQ(code({{"Origin", "http://test.evil.example"}}), "csrf.missing");
  EXPECT_EQ(code({{"Origin", "http://test"}}), "") << "the server's own name";
  EXPECT_EQ(code({{"Origin", "https://elsewhere"}, {"Sec-Fetch-Site", "same-origin"}}), "")
      << "a proxy may call the server by another name than the browser does";
}

TEST_F(OutsiderDoors, WhatOnlyReadsChangesNothing) {
  server.incident("Ett");
  const std::string before = server.get("/api/v1/incidents").body;
  const auto versions = [&] {
    const Actor owner{"test", {}, Right::administer, {}};
    std::int64_t sequence = 0;
    for (const Authority& authority : server.store().authorities(owner))
      sequence += server.store().chain(owner, authority.id).value().sequence;
    return sequence;
  };
  // That data left the system and that a chain was verified is remembered, whichever way it was asked for.
  const auto remembered = [&](TrailKind kind) {
    const Actor owner{"test", {}, Right::administer, {}};
    std::int64_t events = 0;
    for (const Authority& authority : server.store().authorities(owner)) {
      TrailQuery query{.authority = authority.id, .kind = kind, .limit = 200};
      events += std::ssize(read_trail(server.store(), owner, query).value().entries);
    }
    return events;
  };
  const std::int64_t links = versions();
  server.person = server.make_person(AccountKind::administrator, "UTB");
  const std::int64_t signed_in = versions();
  EXPECT_GT(signed_in, links) << "the measure measures";
  int asked = 0;
  for (const api::Route& route : api::routes()) {
    if (route.method != http::Method::get) continue;
    ++asked;
    for (const char* query : {"", "?year=2025", "?q=ett", "?by=status"})
      server.get(address_of(route) + query);
    server.ask("HEAD", address_of(route));
  }
  EXPECT_GT(asked, 20);
  const std::int64_t exports = remembered(TrailKind::exported);
  const std::int64_t verifications = remembered(TrailKind::verify);
  EXPECT_GT(exports, 0);
  EXPECT_EQ(versions(), signed_in + exports + verifications)
      << "no safe method leaves another link in the trail";
  server.person.reset();
  EXPECT_EQ(server.get("/api/v1/incidents").body, before);
}

TEST_F(OutsiderDoors, ATokenBesideACookieIsNoWayRoundTheCsrfText) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  server.person->csrf.clear();
  const char* body = R"({"title":"x","discovered_at":"2025-11-05"})";
  for (const char* token : {"Bearer x", "Bearer ringmur_x", "bearer ringmur_x"}) {
    EXPECT_EQ(server.send("POST", "/api/v1/incidents", body, {{"Authorization", token}}).status, 401)
        << token;
  }
  for (const char* other : {"Basic YTpi", "Bearer ", "Digest x"}) {
    EXPECT_EQ(server.send("POST", "/api/v1/incidents", body, {{"Authorization", other}}).text("code"),
        "csrf.missing")
        << other;
  }
}

TEST_F(OutsiderDoors, ASessionThatWasLaidReadyIsNotTheOneThatBegins) {
  Person victim = server.make_person(AccountKind::employee, "UTB");
  const std::string laid = "ringmur_session=" + std::string(43, 'a');
  JsonAnswer begun = server.sign_in(victim.login, victim.password, {{"Cookie", laid}});
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_NE(cookie_of(begun), laid);
  EXPECT_EQ(bare("GET", "/api/v1/session", {{"Cookie", laid}}).status, 401);
  // The outsider's own session, laid in the victim's browser: gone when the victim signs in over it.
  Person outsider = server.make_person(AccountKind::employee, "UTB");
  const std::string own = "ringmur_session=" + outsider.cookie;
  JsonAnswer over = server.sign_in(victim.login, victim.password, {{"Cookie", own}});
  ASSERT_EQ(over.status, 200);
  EXPECT_NE(cookie_of(over), own);
  EXPECT_EQ(bare("GET", "/api/v1/session", {{"Cookie", own}}).status, 401);
  JsonAnswer again = bare("GET", "/api/v1/session", {{"Cookie", cookie_of(over)}});
  EXPECT_EQ(again.json.at("account").at("login"), victim.login.c_str());
}

TEST_F(OutsiderDoors, BehindHttpsANeighbourUnderTheSameDomainLaysNoCookie) {
  ApiServer behind(Engine::sqlite, BehindHttps::yes);
  Person person = behind.make_person(AccountKind::employee, "UTB");
  JsonAnswer begun = behind.sign_in(person.login, person.password);
  std::string cookie = begun.header("Set-Cookie");
  // RFC 6265bis, 4.1.3.2: Secure, Path=/ and no Domain, else the browser refuses it.
  EXPECT_TRUE(cookie.starts_with("__Host-ringmur_session=")) << cookie;
  EXPECT_NE(cookie.find("; Path=/;"), std::string::npos);
  EXPECT_NE(cookie.find("; Secure"), std::string::npos);
  EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  behind.as.clear();
  std::string secret = cookie.substr(cookie.find('='), 44);
  EXPECT_EQ(
      behind.ask("GET", "/api/v1/session", {{"Cookie", "__Host-ringmur_session" + secret}}).status, 200);
  EXPECT_EQ(behind.ask("GET", "/api/v1/session", {{"Cookie", "ringmur_session" + secret}}).status, 401)
      << "the name that anybody under the domain may set";
}

TEST_F(OutsiderDoors, WhatHasEndedLetsNobodyInAgain) {
  Person person = server.make_person(AccountKind::administrator, "UTB");
  server.person = person;
  JsonAnswer made = server.send("POST", "/api/v1/tokens", R"({"name":"x","right":"read"})");
  ASSERT_EQ(made.status, 201);
  ASSERT_EQ(server.ask("DELETE", "/api/v1/tokens/" + made.text("id")).status, 204);
  ASSERT_EQ(server.ask("DELETE", "/api/v1/session").status, 204);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(server.get("/api/v1/incidents").text("code"), "session.ended");
    EXPECT_EQ(server.incident("x").text("code"), "session.ended") << "the CSRF text neither";
    EXPECT_EQ(
        bare("GET", "/api/v1/incidents", {{"Authorization", "Bearer " + made.text("secret")}}).status, 401);
  }
  JsonAnswer next = server.sign_in(person.login, person.password);
  server.person->cookie = cookie_of(next).substr(16);
  EXPECT_EQ(server.incident("x").text("code"), "csrf.missing") << "the text of the session before";
}

TEST_F(OutsiderDoors, SecretsAreTakenFromTheirOwnPlaceOnly) {
  Person person = server.make_person(AccountKind::administrator, "UTB");
  for (const std::string& query :
      {"?ringmur_session=" + person.cookie, "?token=" + server.utb, "?access_token=" + server.utb})
    EXPECT_EQ(bare("GET", "/api/v1/incidents" + query, {}).status, 401) << query;
  EXPECT_EQ(bare("GET", "/api/v1/incidents", {{"Authorization", "Bearer " + person.cookie}}).status, 401);
  EXPECT_EQ(bare("GET", "/api/v1/incidents", {{"Cookie", "ringmur_session=" + server.utb}}).status, 401);
  EXPECT_EQ(bare("GET", "/api/v1/incidents", {{"X-Session", person.cookie}}).status, 401);
  EXPECT_EQ(bare("GET", "/api/v1/incidents", {{"Cookie", "Ringmur_Session=" + person.cookie}}).status, 401);
}

/// Processor time of this thread: what the password costs, however busy the machine is.
double work_of(Store& store, const std::string& login) {
  timespec before{};
  timespec after{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
  EXPECT_FALSE(sign_in(store, login, "gissning nummer ett", {}));
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
  return static_cast<double>(after.tv_sec - before.tv_sec) +
         static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e9;
}

TEST_F(OutsiderDoors, TheClockDoesNotTellWhoHasAnAccount) {
  Person known = server.make_person(AccountKind::employee, "UTB");
  Person disabled = server.make_person(AccountKind::employee, "UTB");
  const Actor owner{"test", {}, Right::administer, {}};
  ASSERT_TRUE(change_account(server.store(), owner, disabled.id, 1, {.state = AccountState::disabled}));
  (void)work_of(server.store(), "den som är först betalar");
  std::vector<double> of_known;
  std::vector<double> of_disabled;
  std::vector<double> of_unknown;
  for (int i = 0; i < 3; ++i) {
    of_known.push_back(work_of(server.store(), known.login));
    of_disabled.push_back(work_of(server.store(), disabled.login));
    of_unknown.push_back(work_of(server.store(), fmt::format("ingen{}", i)));
  }
  const auto median = [](std::vector<double>& times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
  };
  // Without the same work one would be a thousandth of the other.
  EXPECT_GT(median(of_unknown), median(of_known) / 3);
  EXPECT_LT(median(of_unknown), median(of_known) * 3);
  EXPECT_GT(median(of_disabled), median(of_known) / 3);
  EXPECT_LT(median(of_disabled), median(of_known) * 3);
}

}  // namespace
}  // namespace ringmur
