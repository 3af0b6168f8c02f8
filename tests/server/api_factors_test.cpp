#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"
#include "identity/totp.h"
#include "store/second_factor.h"
#include "store/sign_in_policy.h"
#include "store/throttle.h"
#include "support/authenticator.h"

namespace ringmur {
namespace {

const Actor owner{"test", {}, Right::administer, {}};

std::string from_base32(std::string_view text) {
  constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string made;
  unsigned held = 0;
  int bits = 0;
  for (char c : text) {
    held = (held << 5 | static_cast<unsigned>(symbols.find(c))) & 0xffffu;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    made += static_cast<char>(held >> bits & 0xff);
  }
  return made;
}

/// What the cookie of that name holds, of all that are set.
std::string cookie_of(const http::Answer& answer, const std::string& name) {
  const std::string mark = "Set-Cookie: " + name + "=";
  auto at = answer.head.find(mark);
  if (at == std::string::npos) return {};
  at += mark.size();
  return answer.head.substr(at, answer.head.find(';', at) - at);
}

class ApiFactors : public testing::TestWithParam<Engine> {
 protected:
  ApiFactors() {
    server.store().means().key.move_to(keys_ / "key");
    origin_ = fmt::format("http://localhost:{}", server.port());
  }

  JsonAnswer post(const std::string& path, const std::string& body = "", Headers headers = {}) {
    return server.send("POST", "/api/v1/session" + path, body, std::move(headers));
  }
  /// As nobody.
  JsonAnswer open_post(const std::string& path, const std::string& body = "", Headers headers = {}) {
    auto before = std::exchange(server.person, std::nullopt);
    std::string token = std::exchange(server.as, "");
    JsonAnswer answer = post(path, body, std::move(headers));
    server.person = std::move(before);
    server.as = std::move(token);
    return answer;
  }
  /// What the page is told as somebody comes is what it is told when it asks, and the roles are in it.
  void expect_told_all(const JsonAnswer& answer) {
    take_session(answer);
    JsonAnswer asked = server.get("/api/v1/session");
    ASSERT_EQ(asked.status, 200) << asked.body;
    for (const char* member : {"account", "authorities", "roles", "level", "second_factor_required"})
      EXPECT_EQ(answer.json.at(member), asked.json.at(member)) << member;
    EXPECT_FALSE(answer.json.at("roles").as_array().empty());
  }
  void take_session(const JsonAnswer& answer) {
    server.person->cookie = cookie_of(answer, "ringmur_session");
    server.person->csrf = answer.text("csrf");
  }
  void run(const std::string& sql) {
    server.store().pool().write(db::Walls::house(), [&](db::Connection& connection) {
      connection.run(sql);
      return true;
    });
  }
  void make_stale() { run("UPDATE \"session\" SET \"confirmed_at\" = 0"); }

  std::string add_app() {
    JsonAnswer offer = post("/factors/totp");
    EXPECT_EQ(offer.status, 200) << offer.body;
    EXPECT_TRUE(offer.text("qr").starts_with("<svg"));
    EXPECT_TRUE(offer.text("uri").starts_with("otpauth://totp/Ringmur:"));
    std::string secret = from_base32(offer.text("secret"));
    JsonAnswer confirmed = post("/factors/totp/confirm", code_json(secret));
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_EQ(confirmed.json.at("recovery_codes").as_array().size(), 10u);
    run("UPDATE \"totp\" SET \"last_step\" = 0");
    return secret;
  }
  static std::string code_json(const std::string& secret, int off = 0) {
    return fmt::format(R"({{"code":"{}"}})", totp::code_of(secret, totp::step_at(now()) + off));
  }
  static std::string challenge_of(const JsonAnswer& answer) {
    return std::string(answer.json.at("options").at("challenge").as_string());
  }
  test::Authenticator add_key() {
    test::Authenticator made("localhost", origin_);
    JsonAnswer offer = post("/factors/passkeys/challenge");
    EXPECT_EQ(offer.status, 200) << offer.body;
    std::string user(offer.json.at("options").at("user").at("id").as_string());
    JsonAnswer added = post(
        "/factors/passkeys", fmt::format(R"({{"name":"Telefonen","credential":{}}})",
                                 test::Authenticator::json(made.make(challenge_of(offer), user), made.id())));
    EXPECT_EQ(added.status, 201) << added.body;
    return made;
  }

  test::TemporaryFolder keys_;
  ApiServer server{GetParam()};
  std::string origin_;
};

INSTANTIATE_TEST_SUITE_P(Engines, ApiFactors, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiFactors, SigningInTakesTheAppToo) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  server.person = person;
  EXPECT_EQ(server.get("/api/v1/session").text("level"), "password");
  std::string secret = add_app();
  EXPECT_EQ(server.get("/api/v1/session").text("level"), "second_factor");
  JsonAnswer asked = server.sign_in(person.login, person.password);
  ASSERT_EQ(asked.status, 200) << asked.body;
  EXPECT_EQ(cookie_of(asked, "ringmur_session"), "") << "no session yet";
  const boost::json::value& step = asked.json.at("second_factor");
  EXPECT_EQ(step.at("methods"), (boost::json::array{"totp", "recovery"}));
  EXPECT_TRUE(step.at("passkey").is_null());
  std::string ticket(step.at("ticket").as_string());
  const auto with = [&](const std::string& rest) {
    return fmt::format(R"({{"ticket":"{}",{})", ticket, rest.substr(1));
  };
  JsonAnswer wrong = open_post("/second-factor", with(R"({"code":"12345"})"));
  EXPECT_EQ(wrong.text("code"), "factor.wrong_code");
  EXPECT_EQ(wrong.number("tries_left"), 4) << wrong.body;
  wrong = open_post("/second-factor", with(R"({"recovery_code":"nonsense"})"));
  EXPECT_EQ(wrong.number("tries_left"), 3) << wrong.body;
  EXPECT_EQ(server.sign_in(person.login, "fel lösenord").number("tries_left"), -1)
      << "who knows no password is told nothing";
  EXPECT_EQ(open_post("/second-factor", with(R"({"code":"1","recovery_code":"2"})")).text("code"),
      "factor.choose_one");
  JsonAnswer made = open_post("/second-factor", with(code_json(secret)), {{"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(made.text("code"), "csrf.missing");
  made = open_post("/second-factor", with(code_json(secret)));
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.text("level"), "second_factor");
  EXPECT_FALSE(cookie_of(made, "ringmur_session").empty());
  EXPECT_NE(made.head.find("; Max-Age=15552000; Path=/api/v1/session; HttpOnly; SameSite=Strict"),
      std::string::npos)
      << made.head;
  EXPECT_EQ(open_post("/second-factor", with(code_json(secret, 1))).text("code"), "session.ticket");
  expect_told_all(made);
}

TEST_P(ApiFactors, APasskeyAloneAndAfterAPassword) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  server.person = person;
  test::Authenticator phone = add_key();
  JsonAnswer asked = open_post("/passkey/challenge");
  EXPECT_EQ(asked.json.at("options").at("rpId"), "localhost");
  std::string answer =
      fmt::format(R"({{"passkey":{}}})", test::Authenticator::json(phone.sign(challenge_of(asked))));
  JsonAnswer made = open_post("/passkey", answer);
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.text("level"), "passkey");
  EXPECT_EQ(made.json.at("account").at("login"), person.login.c_str());
  expect_told_all(made);
  EXPECT_EQ(open_post("/passkey", answer).text("code"), "passkey.challenge") << "played again";
  asked = server.sign_in(person.login, person.password);
  const boost::json::value& step = asked.json.at("second_factor");
  std::string challenge(step.at("passkey").at("challenge").as_string());
  EXPECT_EQ(step.at("passkey").at("allowCredentials").as_array().size(), 1u);
  made = open_post("/second-factor",
      fmt::format(R"({{"ticket":"{}","passkey":{}}})", step.at("ticket").as_string().c_str(),
          test::Authenticator::json(phone.sign(challenge))));
  EXPECT_EQ(made.status, 200) << made.body;
  for (const char* body :
      {"{}", R"({"passkey":1})", R"({"passkey":{"response":{}}})",
          R"({"passkey":{"id":"?","response":{"clientDataJSON":"e30","authenticatorData":"","signature":""}}})"})
    EXPECT_EQ(open_post("/passkey", body).status, 422) << body;
}

TEST_P(ApiFactors, WhatChangesWhoGetsInAsksForAFreshProof) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  const std::string id = to_string(new_uuid());
  const std::vector<std::pair<std::string, std::string>> asking{{"POST", "/api/v1/session/factors/totp"},
      {"POST", "/api/v1/session/factors/passkeys/challenge"}, {"DELETE", "/api/v1/session/factors/totp"},
      {"POST", "/api/v1/session/factors/recovery-codes"}, {"POST", "/api/v1/accounts"},
      {"PATCH", "/api/v1/accounts/" + id}, {"POST", "/api/v1/accounts/" + id + "/password"},
      {"DELETE", "/api/v1/accounts/" + id + "/factors"}, {"POST", "/api/v1/tokens"},
      {"DELETE", "/api/v1/tokens/" + id}, {"PUT", "/api/v1/settings/sign-in"}, {"PUT", "/api/v1/settings"}};
  for (const auto& [method, address] : asking)
    EXPECT_NE(server.send(method, address, "{}").text("code"), "session.confirm")
        << "just signed in " << address;
  make_stale();
  for (const auto& [method, address] : asking)
    EXPECT_EQ(server.send(method, address, "{}").text("code"), "session.confirm") << address;
  EXPECT_EQ(server.get("/api/v1/accounts").status, 200) << "looking needs none";
  EXPECT_EQ(server.incident("Ett").status, 201) << "nor does the work";
  EXPECT_EQ(post("/confirm", R"({"password":"fel"})").status, 422);
  EXPECT_EQ(post("/confirm", "{}").text("code"), "factor.choose_one");
  JsonAnswer confirmed = post("/confirm", R"({"password":"korrekt häst batteri"})");
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_EQ(server.get("/api/v1/session").text("code"), "session.ended") << "the old cookie";
  take_session(confirmed);
  EXPECT_EQ(post("/factors/totp").status, 200);
  test::Authenticator phone = add_key();
  make_stale();
  std::string challenge = challenge_of(post("/confirm/challenge"));
  confirmed =
      post("/confirm", fmt::format(R"({{"passkey":{}}})", test::Authenticator::json(phone.sign(challenge))));
  EXPECT_EQ(confirmed.status, 200) << confirmed.body;
}

TEST_P(ApiFactors, TheCityMayWantThemAndAnAdministratorTakesThemAway) {
  Person admin = server.make_person(AccountKind::administrator, "");
  Person anna = server.make_person(AccountKind::administrator, "UTB");
  server.person = admin;
  JsonAnswer policy = server.get("/api/v1/settings/sign-in");
  EXPECT_EQ(policy.body, R"({"second_factor_roles":[]})");
  constexpr const char* wanted = R"({"second_factor_roles":["administrator"]})";
  EXPECT_EQ(server.send("PUT", "/api/v1/settings/sign-in", wanted).status, 428);
  EXPECT_EQ(server.send("PUT", "/api/v1/settings/sign-in", wanted, {{"If-Match", "\"x\""}}).status, 412);
  EXPECT_EQ(
      server.send("PUT", "/api/v1/settings/sign-in", wanted, {{"If-Match", policy.header("ETag")}}).status,
      200);
  EXPECT_EQ(server.get("/api/v1/accounts").text("code"), "session.second_factor_required");
  server.person = anna;
  EXPECT_EQ(server.get("/api/v1/incidents").text("code"), "session.second_factor_required");
  EXPECT_EQ(server.get("/api/v1/session").json.at("second_factor_required"), true);
  std::string secret = add_app();
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200);
  EXPECT_NE(server.get("/api/v1/session/factors").body.find("\"recovery_codes_left\":10"), std::string::npos);
  server.person = admin;
  add_app();
  EXPECT_EQ(server.ask("DELETE", "/api/v1/accounts/" + to_string(anna.id) + "/factors").status, 204);
  server.person = anna;
  EXPECT_EQ(server.get("/api/v1/session").text("code"), "session.ended");
  JsonAnswer again = server.sign_in(anna.login, anna.password);
  EXPECT_EQ(again.text("level"), "password") << again.body;
  EXPECT_EQ(again.json.at("second_factor_required"), true);
  expect_told_all(again);
  EXPECT_EQ(server.get("/api/v1/incidents").text("code"), "session.second_factor_required");
}

TEST_P(ApiFactors, TheOwnersBrowserIsNotDelayed) {
  Person person = server.make_person(AccountKind::employee, "UTB");
  std::string device = cookie_of(server.sign_in(person.login, person.password), "ringmur_device");
  ASSERT_FALSE(device.empty());
  for (int i = 0; i < 100; ++i) server.sign_in(person.login, "gissning nummer ett");
  EXPECT_EQ(server.sign_in(person.login, person.password).text("code"), "session.throttled");
  EXPECT_EQ(
      server.sign_in(person.login, person.password, {{"Cookie", "ringmur_device=" + device}}).status, 200);
}

TEST_P(ApiFactors, ATokenHasNone) {
  EXPECT_EQ(server.get("/api/v1/session/factors").text("code"), "session.not_a_person");
  EXPECT_EQ(post("/factors/totp").text("code"), "session.not_a_person");
  EXPECT_EQ(post("/confirm", R"({"password":"x"})").text("code"), "session.not_a_person");
}

}  // namespace
}  // namespace ringmur
