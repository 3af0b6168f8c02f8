#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "api_support.h"
#include "store/sessions.h"
#include "store/throttle.h"

namespace ringmur {
namespace {

const Actor owner{"test", {}, Right::administer, {}};

class ApiSession : public testing::TestWithParam<Engine> {
 protected:
  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Engines, ApiSession, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiSession, BeginsAndEnds) {
  Person person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer begun = server.sign_in(person.login, person.password);
  ASSERT_EQ(begun.status, 200) << begun.body;
  const boost::json::value& account = begun.json.at("account");
  EXPECT_EQ(account.at("login"), person.login.c_str());
  EXPECT_EQ(account.at("kind"), "administrator");
  EXPECT_EQ(account.at("authority"), "UTB");
  EXPECT_EQ(account.at("named_as").at(0), "Samordnare");
  EXPECT_EQ(account.at("language"), "sv");
  EXPECT_EQ(account.at("theme"), "auto");
  EXPECT_EQ(account.at("must_change_password"), false);
  EXPECT_EQ(begun.json.at("authorities").as_array().size(), 1u);
  EXPECT_EQ(begun.json.at("authorities").at(0).at("name"), "Utbildningsnämnden");
  EXPECT_EQ(begun.text("today").size(), 10u);
  server.person = person;
  EXPECT_EQ(server.get("/api/v1/session").text("csrf"), person.csrf);
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200);
  EXPECT_EQ(server.incident("Ett").status, 201);
  JsonAnswer ended = server.ask("DELETE", "/api/v1/session");
  EXPECT_EQ(ended.status, 204);
  EXPECT_EQ(ended.header("Set-Cookie"), "ringmur_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
  JsonAnswer after = server.get("/api/v1/incidents");
  EXPECT_EQ(after.status, 401);
  EXPECT_EQ(after.text("code"), "session.ended");
  EXPECT_TRUE(after.header("Set-Cookie").starts_with("ringmur_session=; Max-Age=0"));
  EXPECT_TRUE(after.header("WWW-Authenticate").starts_with("Bearer"));
}

TEST_P(ApiSession, CookieFlags) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  std::string cookie = server.sign_in(person.login, person.password).header("Set-Cookie");
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict")) << cookie;
  ApiServer behind(GetParam(), BehindHttps::yes);
  Person other = behind.make_person(AccountKind::employee, "UTB");
  cookie = behind.sign_in(other.login, other.password).header("Set-Cookie");
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure")) << cookie;
  EXPECT_EQ(server.sign_in(person.login, person.password).header("Cache-Control"), "no-store");
}

TEST_P(ApiSession, WhatChangesSomethingComesFromOurOwnPage) {
  Person person = server.make_person(AccountKind::administrator, "UTB");
  Person other = server.make_person(AccountKind::administrator, "UTB");
  server.person = person;
  const auto post = [&](const Headers& headers) {
    return server.send("POST", "/api/v1/incidents", R"({"title":"x","discovered_at":"2025-11-05"})", headers);
  };
  EXPECT_EQ(post({}).status, 201);
  EXPECT_EQ(post({{"Sec-Fetch-Site", "same-origin"}}).status, 201);
  for (const char* site : {"cross-site", "same-site", "none", "x"}) {
    JsonAnswer answer = post({{"Sec-Fetch-Site", site}});
    EXPECT_EQ(answer.status, 403) << site;
    EXPECT_EQ(answer.text("code"), "csrf.missing");
  }
  for (const std::string& csrf : {std::string(), std::string("x"), other.csrf, person.cookie}) {
    server.person->csrf = csrf;
    EXPECT_EQ(post({}).text("code"), "csrf.missing") << csrf;
    EXPECT_EQ(server.ask("DELETE", "/api/v1/session").status, 403);
    EXPECT_EQ(server.ask("POST", "/api/v1/imports", {{"Content-Type", "text/csv"}}, "x").status, 403);
    EXPECT_EQ(server.send("PUT", "/api/v1/settings", "{}").text("code"), "csrf.missing");
    EXPECT_EQ(server.send("PATCH", "/api/v1/session", "{}").text("code"), "csrf.missing");
  }
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 2u) << "reading needs none";
  server.person.reset();
  EXPECT_EQ(post({{"Sec-Fetch-Site", "cross-site"}}).status, 201) << "a token needs none";
  EXPECT_EQ(server.sign_in(person.login, person.password, {{"Sec-Fetch-Site", "cross-site"}}).text("code"),
      "csrf.missing");
  EXPECT_EQ(server.sign_in(person.login, person.password, {{"Sec-Fetch-Site", "same-origin"}}).status, 200);
}

TEST_P(ApiSession, WrongOnesAreAnsweredAlikeAndThenThrottled) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer unknown = server.sign_in("ingen", "gissning nummer ett");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(unknown.header("Set-Cookie"), "");
  for (int i = 0; i < free_tries_of_login; ++i) {
    JsonAnswer wrong = server.sign_in(person.login, "gissning nummer ett");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.text("code"), "session.wrong");
    EXPECT_EQ(wrong.text("detail"), unknown.text("detail"));
  }
  JsonAnswer throttled = server.sign_in(person.login, person.password);
  EXPECT_EQ(throttled.status, 429);
  EXPECT_EQ(throttled.text("code"), "session.throttled");
  int wait = std::atoi(throttled.header("Retry-After").c_str());
  EXPECT_GT(wait, 0);
  EXPECT_LE(wait, first_wait.count());
  server.person = person;
  EXPECT_EQ(server.get("/api/v1/session").status, 200) << "who is signed in stays so";
}

TEST_P(ApiSession, AddressesAreBelievedOnlyBehindTheProxy) {
  const auto use_up = [](ApiServer& asked, const std::string& remote) {
    for (int i = 0; i < free_tries_of_remote; ++i)
      EXPECT_TRUE(count_try(asked.store(), {"ingen" + std::to_string(i), remote}));
  };
  const auto code = [](ApiServer& asked, const std::string& forwarded) {
    return asked.sign_in("någon", "x", {{"X-Forwarded-For", forwarded}}).text("code");
  };
  EXPECT_EQ(code(server, "192.0.2.1"), "session.wrong");
  use_up(server, "127.0.0.2");
  EXPECT_EQ(code(server, "127.0.0.2"), "session.wrong") << "what anybody can claim is not looked at";
  ApiServer behind(GetParam(), BehindHttps::yes);
  use_up(behind, "192.0.2.1");
  EXPECT_EQ(code(behind, "192.0.2.1"), "session.throttled");
  EXPECT_EQ(code(behind, "198.51.100.7, 192.0.2.1"), "session.throttled") << "the last is what the proxy saw";
  EXPECT_EQ(code(behind, "192.0.2.1, 198.51.100.7"), "session.wrong");
}

TEST_P(ApiSession, ADisabledAccountsSessionIsDeadAtOnce) {
  server.make_person(AccountKind::administrator, "UTB");  // somebody must be left
  Person person = server.make_person(AccountKind::administrator, "UTB");
  server.person = person;
  ASSERT_EQ(server.get("/api/v1/incidents").status, 200);
  ASSERT_TRUE(change_account(server.store(), owner, person.id, 1, {.state = AccountState::disabled}));
  EXPECT_EQ(server.get("/api/v1/incidents").text("code"), "session.ended");
  EXPECT_EQ(server.sign_in(person.login, person.password).text("code"), "session.wrong");
}

TEST_P(ApiSession, AFirstPasswordOpensNothingButItsOwnChange) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer made = server.send("POST", "/api/v1/accounts",
      R"({"login":"ny.person","name":"Ny Person","kind":"administrator","authority":"UTB","named_as":[]})");
  ASSERT_EQ(made.status, 201) << made.body;
  JsonAnswer begun = server.sign_in("ny.person", made.text("password"));
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_EQ(begun.json.at("account").at("must_change_password"), true);
  std::string cookie = begun.header("Set-Cookie");
  Person fresh{{}, "ny.person", made.text("password"), cookie.substr(16, 43), begun.text("csrf")};
  server.person = fresh;
  EXPECT_EQ(server.get("/api/v1/session").status, 200);
  for (const char* address : {"/api/v1/incidents", "/api/v1/accounts", "/api/v1/tokens", "/api/v1/settings"})
    EXPECT_EQ(server.get(address).text("code"), "session.must_change_password") << address;
  const auto change = [&](const std::string& current, const std::string& next) {
    return server.send("POST", "/api/v1/session/password",
        boost::json::serialize(boost::json::object{{"current", current}, {"password", next}}));
  };
  EXPECT_EQ(change("fel", "korrekt häst batteri").status, 422);
  EXPECT_EQ(change(fresh.password, "ny person 2026").text("code"), "password.is_name");
  JsonAnswer changed = change(fresh.password, "korrekt häst batteri");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_NE(changed.text("csrf"), fresh.csrf);
  EXPECT_EQ(server.get("/api/v1/session").text("code"), "session.ended") << "the old cookie";
  server.person->cookie = changed.header("Set-Cookie").substr(16, 43);
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200);
}

TEST_P(ApiSession, PreferencesAndOwnSessions) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer second = server.sign_in(person.login, person.password, {{"User-Agent", "Telefon"}});
  ASSERT_EQ(second.status, 200);
  server.person = person;
  JsonAnswer changed = server.send("PATCH", "/api/v1/session", R"({"language":"en","theme":"dark"})");
  EXPECT_EQ(changed.json.at("account").at("language"), "en");
  EXPECT_EQ(server.get("/api/v1/session").json.at("account").at("theme"), "dark");
  EXPECT_EQ(server.send("PATCH", "/api/v1/session", R"({"theme":"pink"})").status, 422);
  EXPECT_EQ(server.send("PATCH", "/api/v1/session", R"({"kind":"administrator"})").status, 422);
  JsonAnswer all = server.get("/api/v1/session/all");
  for (const auto& one : all.items()) {
    EXPECT_EQ(one.at("level"), "password");
    EXPECT_GT(
        std::string(one.at("confirmed_until").as_string()), std::string(one.at("created_at").as_string()));
  }
  ASSERT_EQ(all.items().size(), 2u) << all.body;
  EXPECT_EQ(all.items().at(0).at("agent"), "Telefon");
  EXPECT_EQ(all.items().at(0).at("current"), false);
  EXPECT_EQ(all.items().at(1).at("current"), true);
  std::string address = "/api/v1/sessions/" + std::string(all.items().at(0).at("id").as_string());
  Person neighbour = server.make_person(AccountKind::employee, "UTB");
  server.person = neighbour;
  EXPECT_EQ(server.ask("DELETE", address).status, 404);
  server.person = person;
  EXPECT_EQ(server.ask("DELETE", address).status, 204);
  EXPECT_EQ(server.get("/api/v1/session/all").items().size(), 1u);
}

TEST_P(ApiSession, AnEmployeeSeesTheOwnAuthorityAndNothingInIt) {
  server.incident("Hemligt");
  server.person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer session = server.get("/api/v1/session");
  EXPECT_EQ(session.json.at("authorities").as_array().size(), 1u);
  EXPECT_EQ(session.json.at("authorities").at(0).at("code"), "UTB");
  // What is their own may be read: nothing yet.
  for (const char* address : {"/api/v1/incidents", "/api/v1/search?q=hemligt"}) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 200) << address;
    EXPECT_EQ(answer.items().size(), 0U) << address << answer.body;
  }
  EXPECT_EQ(server.get("/api/v1/authorities").items().size(), 1U);
  for (const char* address :
      {"/api/v1/figures?year=2025", "/api/v1/report?year=2025", "/api/v1/verification", "/api/v1/accounts"}) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 403) << address;
    EXPECT_EQ(answer.body.find("Hemligt"), std::string::npos) << address;
  }
}

TEST_P(ApiSession, ImportsAsAJobOfThePersonWithRightsAskedForAgain) {
  Person person = server.make_person(AccountKind::administrator, "UTB");
  server.person = person;
  constexpr const char* file = "Rubrik;Upptäckt\nEtt;2025-11-05\n";
  JsonAnswer job = server.import("?unit=UTB&as=incident", file);
  EXPECT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1u);
  const std::string id(server.get("/api/v1/incidents").items().at(0).at("id").as_string());
  EXPECT_EQ(server.get("/api/v1/incidents/" + id + "/history").items().at(0).at("by"), person.login.c_str());
  JsonAnswer events = server.get("/api/v1/jobs/" + job.text("id") + "/events");
  EXPECT_NE(events.body.find("event: done"), std::string::npos) << events.body;
  Headers keyed{{"Idempotency-Key", "samma"}};
  const char* body = R"({"title":"Två","discovered_at":"2025-11-05"})";
  JsonAnswer first = server.send("POST", "/api/v1/incidents", body, keyed);
  JsonAnswer again = server.send("POST", "/api/v1/incidents", body, keyed);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.text("id"), first.text("id"));
  server.person = server.make_person(AccountKind::administrator, "UTB");
  EXPECT_NE(server.send("POST", "/api/v1/incidents", body, keyed).text("id"), first.text("id"))
      << "keys are the account's own";
}

TEST_P(ApiSession, ManySignInAtOnce) {
  std::vector<Person> people;
  for (int i = 0; i < 3; ++i) people.push_back(server.make_person(AccountKind::employee, "UTB"));
  std::vector<int> statuses(12);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    threads.emplace_back([&, i] {
      const Person& person = people[i % people.size()];
      std::string body = fmt::format(R"({{"login":"{}","password":"{}"}})", person.login, person.password);
      http::Client client(server.port());
      client.send(
          fmt::format("POST /api/v1/session HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: "
                      "application/json\r\nContent-Length: {}\r\n\r\n{}",
              body.size(), body));
      statuses[i] = client.read().status;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int status : statuses) EXPECT_EQ(status, 200);
}

TEST_P(ApiSession, NoSecretInTheLog) {
  testing::internal::CaptureStderr();
  Person person = server.make_person(AccountKind::administrator, "UTB");
  server.sign_in(person.login, "en hemlig gissning");
  server.sign_in("en hemlig inloggning", "en hemlig gissning");
  server.person = person;
  server.get("/api/v1/session");
  JsonAnswer made = server.send(
      "POST", "/api/v1/accounts", R"({"login":"x1","name":"X","kind":"employee","authority":"UTB"})");
  JsonAnswer token = server.send("POST", "/api/v1/tokens", R"({"name":"x","right":"read"})");
  std::string log = testing::internal::GetCapturedStderr();
  ASSERT_EQ(made.status, 201) << made.body;
  ASSERT_EQ(token.status, 201) << token.body;
  EXPECT_NE(log.find("session.refused"), std::string::npos) << log;
  for (const std::string& secret : {person.password, person.cookie, person.csrf, made.text("password"),
           token.text("secret"), std::string("hemlig")})
    EXPECT_EQ(log.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace ringmur
