#include <fmt/format.h>
#include <gtest/gtest.h>

#include <mutex>

#include "oidc_support.h"

/// Sign-in by a provider that is ours to bend: honest at first, then every forger that we can think of.
namespace ringmur {
namespace {

namespace json = boost::json;
using test::answer_of;
using test::OidcApi;
using test::parameter_of;
using test::SigningKey;

TEST_F(OidcApi, AnHonestProviderSignsSomebodyIn) {
  JsonAnswer answer = come_back([&](const auto& nonce) { return honest.token("RS256", payload(nonce)); },
      "?return_to=/incidents?status=eq.new");
  ASSERT_EQ(answer.status, 302) << answer.body;
  EXPECT_EQ(answer.header("Location"), "/incidents?status=eq.new");
  std::string cookie = answer.header("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("ringmur_session=")) << answer.head;
  EXPECT_NE(cookie.find("HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_NE(answer.head.find("ringmur_oidc=; Path=/api/v1/oidc; HttpOnly; SameSite=Lax; Max-Age=0"),
      std::string::npos);
  JsonAnswer session = server.ask("GET", "/api/v1/session", {{"Cookie", cookie.substr(0, cookie.find(';'))}});
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json.at("account").at("login"), "anna.outside");
  EXPECT_EQ(session.json.at("account").at("authority"), "UTB");
  std::string at = begun.header("Location");
  EXPECT_EQ(parameter_of(at, "code_challenge_method"), "S256");
  EXPECT_EQ(parameter_of(at, "code_challenge").size(), 43u);
  EXPECT_NE(begun.header("Set-Cookie").find("SameSite=Lax"), std::string::npos);
}

TEST_F(OidcApi, CountsAsTwoFactorsWhenTheProviderSaysSo) {
  auto level = [&](std::string_view claims) {
    JsonAnswer answer =
        come_back([&](const auto& nonce) { return honest.token("RS256", payload(nonce, claims)); });
    return server.ask("GET", "/api/v1/session", {{"Cookie", cookie_of(answer)}}).text("level");
  };
  EXPECT_EQ(level(""), "password");
  EXPECT_EQ(level(R"("amr":["pwd"],)"), "password");
  EXPECT_EQ(level(R"("acr":"mfa",)"), "password") << "nobody asked for that";
  EXPECT_EQ(level(R"("amr":["pwd","mfa"],)"), "provider");
}

TEST_F(OidcApi, AnAcrThatWasAskedForCountsAsTwoFactors) {
  content.acr = "high";
  JsonAnswer answer =
      come_back([&](const auto& nonce) { return honest.token("RS256", payload(nonce, R"("acr":"high",)")); });
  JsonAnswer session = server.ask("GET", "/api/v1/session", {{"Cookie", cookie_of(answer)}});
  EXPECT_EQ(session.text("level"), "provider") << session.body;
}

TEST_F(OidcApi, AStateIsGoodOnceAndInItsBrowser) {
  JsonAnswer answer = come_back([&](const auto& nonce) { return honest.token("RS256", payload(nonce)); });
  ASSERT_EQ(answer.status, 302);
  EXPECT_EQ(refusal(server.ask("GET", back, {{"Cookie", cookie_of(begun)}})), "oidc.state");
  begun = start();
  std::string state = parameter_of(begun.header("Location"), "state");
  EXPECT_EQ(refusal(server.ask("GET", "/api/v1/oidc/callback?code=c&state=" + state)), "oidc.state");
  EXPECT_EQ(refusal(server.ask(
                "GET", "/api/v1/oidc/callback?code=c&state=" + state, {{"Cookie", "ringmur_oidc=x"}})),
      "oidc.state");
  EXPECT_EQ(refusal(server.ask("GET", "/api/v1/oidc/callback")), "oidc.state");
  JsonAnswer page = server.ask("GET", "/api/v1/oidc/callback?state=x", {{"Accept", "text/html,*/*"}});
  EXPECT_EQ(page.header("Location"), "/?sign_in_error=oidc.state");
}

TEST_F(OidcApi, ForgersAreTurnedAway) {
  const SigningKey other = SigningKey::rsa("k1");
  const SigningKey unknown = SigningKey::p256("k9");
  auto said = [&](auto make) { return refusal(come_back(make)); };
  EXPECT_EQ(said([&](const auto& nonce) { return other.token("RS256", payload(nonce)); }), "oidc.signature");
  EXPECT_EQ(
      said([&](const auto& nonce) { return unknown.token("ES256", payload(nonce)); }), "oidc.unknown_key");
  EXPECT_EQ(said([&](const auto& nonce) {
    return test::encoded(R"({"alg":"none"})") + '.' + test::encoded(payload(nonce)) + '.';
  }),
      "oidc.algorithm");
  EXPECT_EQ(said([&](const auto& nonce) {
    return test::hmac_token("HS256", honest.public_pem(), payload(nonce), "k1");
  }),
      "oidc.algorithm");
  EXPECT_EQ(said([&](const auto& nonce) { return honest.token("RS256", payload(nonce, "", -100)); }),
      "oidc.expired");
  EXPECT_EQ(said([&](const auto& nonce) {
    std::string text = payload(nonce);
    return honest.token("RS256", text.replace(text.find(R"("aud":"ringmur")"), 15, R"("aud":"another")"));
  }),
      "oidc.audience");
  EXPECT_EQ(said([&](const auto& nonce) {
    std::string text = payload(nonce);
    return honest.token("RS256", text.replace(text.find("127.0.0.1"), 9, "127.0.0.2"));
  }),
      "oidc.issuer");
  EXPECT_EQ(said([&](const auto&) { return honest.token("RS256", payload("another nonce")); }), "oidc.nonce");
  EXPECT_EQ(said([&](const auto&) { return std::string(); }), "oidc.no_id_token");
  EXPECT_EQ(said([&](const auto& nonce) { return honest.token("RS256", payload(nonce)); }), "let in")
      << "the test can fail";
}

TEST_F(OidcApi, NewKeysAreAskedForButNotOftenerThanNeeded) {
  const SigningKey unknown = SigningKey::p256("k9");
  for (int i = 0; i < 5; ++i) {
    JsonAnswer answer = come_back([&](const auto& nonce) { return unknown.token("ES256", payload(nonce)); });
    EXPECT_EQ(refusal(answer), "oidc.unknown_key");
  }
  EXPECT_EQ(key_reads, 1);
}

TEST_F(OidcApi, AnAnswerFromAnotherProviderIsNotTaken) {
  begun = start();
  std::string at = "/api/v1/oidc/callback?code=c&iss=https://evil.example&state=" +
                   parameter_of(begun.header("Location"), "state");
  EXPECT_EQ(refusal(server.ask("GET", at, {{"Cookie", cookie_of(begun)}})), "oidc.issuer");
  begun = start();
  at = "/api/v1/oidc/callback?error=access_denied&state=" + parameter_of(begun.header("Location"), "state");
  EXPECT_EQ(refusal(server.ask("GET", at, {{"Cookie", cookie_of(begun)}})), "oidc.denied");
}

TEST_F(OidcApi, LeadsBackToOurOwnPageOnly) {
  for (const char* elsewhere : {"//evil.example", "https://evil.example", "/%5C%5Cevil.example",
           "/%0d%0aX:%20y", "javascript:alert(1)", "/api/v1/session"})
    EXPECT_EQ(refusal(start(std::string("?return_to=") + elsewhere)), "oidc.return_to") << elsewhere;
  EXPECT_EQ(start("?return_to=/").status, 302);
}

TEST_F(OidcApi, DiscoveryLeadsNowhereElse) {
  test::Listener inside([](const std::string&) { return answer_of("{}"); });
  auto told = [&](const std::string& answer) {
    {
      std::lock_guard lock(mutex);
      discovery = answer;
    }
    return refusal(start());
  };
  EXPECT_EQ(told(answer_of("", "302 Found", "Location: " + inside.url() + "\r\n")), "oidc.not_answered");
  EXPECT_EQ(inside.connections(), 0);
  EXPECT_EQ(
      told(answer_of(fmt::format(
          R"({{"issuer":"{0}","authorization_endpoint":"{0}/a","token_endpoint":"http://10.0.0.1/t","jwks_uri":"http://169.254.169.254/latest"}})",
          content.issuer))),
      "fetch.not_allowed");
  EXPECT_EQ(told(answer_of(std::string(1024 * 1024 + 1, ' '))), "fetch.too_large");
  EXPECT_EQ(told(answer_of(R"({"issuer":"https://evil.example"})")), "oidc.metadata");
  EXPECT_EQ(told(answer_of("[]")), "oidc.metadata");
  EXPECT_EQ(told("garbage\r\n\r\n"), "fetch.failed");
}

TEST_F(OidcApi, ShowingAgainTakesANewSignInOfTheSamePerson) {
  content.step_up_acr = "mfa";
  EXPECT_EQ(refusal(start("?again=true")), "oidc.not_signed_in");
  JsonAnswer first = come_back([&](const auto& nonce) { return honest.token("RS256", payload(nonce)); });
  ASSERT_EQ(first.status, 302) << first.body;
  std::string cookie = cookie_of(first);
  auto again = [&](std::string_view claims, const std::string& subject = "s-1") {
    begun = server.ask(
        "GET", fmt::format("/api/v1/oidc/{}/start?again=true", to_string(provider())), {{"Cookie", cookie}});
    EXPECT_EQ(begun.status, 302) << begun.body;
    std::string at = begun.header("Location");
    EXPECT_NE(at.find("acr_values=mfa&max_age=0&prompt=login"), std::string::npos) << at;
    std::string text = payload(parameter_of(at, "nonce"), claims);
    text.replace(text.find("s-1"), 3, subject);
    {
      std::lock_guard lock(mutex);
      token = honest.token("RS256", text);
    }
    return server.ask("GET", "/api/v1/oidc/callback?code=c&state=" + parameter_of(at, "state"),
        {{"Cookie", cookie_of(begun)}});
  };
  auto seconds = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
  std::string fresh = fmt::format(R"("auth_time":{},)", seconds);
  std::string old = fmt::format(R"("auth_time":{},)", seconds - 600);
  EXPECT_EQ(refusal(again(old + R"("acr":"mfa",)")), "oidc.auth_time");
  EXPECT_EQ(refusal(again(fresh + R"("acr":"pwd",)")), "oidc.acr");
  EXPECT_EQ(refusal(again(fresh + R"("acr":"mfa",)", "s-2")), "oidc.another_person");
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie}}).status, 200);
  JsonAnswer second = again(fresh + R"("acr":"mfa",)");
  ASSERT_EQ(second.status, 302) << second.body;
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie}}).status, 401)
      << "the old one has given way";
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie_of(second)}}).status, 200);
}

TEST_F(OidcApi, ProvidersAreAdministeredWithoutTheirSecrets) {
  server.person = server.make_person(AccountKind::administrator, "");
  const std::string body =
      R"({"name":"Entra","issuer":"https://login.example/t","client_id":"abc","client_secret":"very secret","role_claim":"groups",
          "role_mapping":[{"value":"g1","role":"isam","authority":"UTB"}],"authority":"UTB"})";
  JsonAnswer made = server.send("POST", "/api/v1/providers", body);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_TRUE(made.json.at("has_secret").as_bool());
  EXPECT_EQ(made.json.at("role_mapping").at(0).at("authority"), "UTB");
  EXPECT_EQ(made.text("redirect_uri"), "http://test/api/v1/oidc/callback");
  EXPECT_EQ(made.body.find("very secret"), std::string::npos);
  std::string at = made.header("Location");
  EXPECT_EQ(server.send("PATCH", at, R"({"name":"E"})").status, 428);
  EXPECT_EQ(server.send("PATCH", at, R"({"name":"E"})", {{"If-Match", "\"7\""}}).status, 412);
  JsonAnswer changed = server.send("PATCH", at, R"({"name":"E"})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_TRUE(changed.json.at("has_secret").as_bool());
  EXPECT_EQ(server.send("PATCH", at, R"({"network":"loopback"})", {{"If-Match", "*"}}).text("code"),
      "provider.network");
  EXPECT_EQ(server.send("PATCH", at, R"({"colour":"red"})", {{"If-Match", "*"}}).status, 422);
  EXPECT_EQ(server.get("/api/v1/sign-in-providers").items().size(), 1u);
  EXPECT_EQ(server.ask("DELETE", at).status, 204);
  EXPECT_EQ(server.get("/api/v1/sign-in-providers").items().size(), 0u);
  server.person = server.make_person(AccountKind::administrator, "UTB");
  EXPECT_EQ(server.get("/api/v1/providers").text("code"), "actor.not_the_city");
}

}  // namespace
}  // namespace ringmur
