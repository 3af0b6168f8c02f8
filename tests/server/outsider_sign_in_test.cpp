#include <fmt/format.h>
#include <gtest/gtest.h>

#include <regex>

#include "oidc_support.h"

/// What an outsider tries at the sign-in by a provider: another's flow, a session laid ready, other sites'
/// pages, addresses that lead away, and beginning without end.
namespace ringmur {
namespace {

using test::answer_of;
using test::OidcApi;
using test::parameter_of;
using test::SigningKey;

const Headers as_browser{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};

class OutsiderSignIn : public OidcApi {
 protected:
  using OidcApi::OidcApi;

  JsonAnswer start_as(const Headers& headers, const std::string& query = "") {
    return server.ask("GET", fmt::format("/api/v1/oidc/{}/start{}", to_string(provider()), query), headers);
  }
  /// Back from the provider, as that person.
  JsonAnswer back_from(
      const JsonAnswer& start, const std::string& cookie, const std::string& subject = "s-1") {
    std::string at = start.header("Location");
    std::string text = payload(parameter_of(at, "nonce"));
    text.replace(text.find("s-1"), 3, subject).replace(text.find("anna.outside"), 12, "login-" + subject);
    {
      std::lock_guard lock(mutex);
      token = honest.token("RS256", text);
    }
    return server.ask("GET", "/api/v1/oidc/callback?code=c&state=" + parameter_of(at, "state"),
        {{"Cookie", cookie}, {"Sec-Fetch-Site", "cross-site"}});
  }
  std::int64_t open_flows() {
    std::int64_t count = -1;
    server.store().pool().read(db::Walls::house(), [&](db::Connection& connection) {
      auto cursor = connection.query("SELECT COUNT(*) FROM \"oidc_flow\"");
      if (cursor->next()) count = cursor->integer(0);
    });
    return count;
  }
  void discover(const std::string& answer) {
    std::lock_guard lock(mutex);
    discovery = answer;
  }
};

TEST_F(OutsiderSignIn, ARefusedBrowserIsLedToThePageAndAProgramIsTold) {
  provider();
  discover("garbage\r\n\r\n");
  const std::string id = to_string(provider());
  const std::string nobody = to_string(new_uuid());
  struct Case {
    std::string address;
    const char* code;
  };
  for (const Case& one : {Case{"/api/v1/oidc/" + nobody + "/start", "provider.not_found"},
           {"/api/v1/oidc/" + id + "/start", "fetch.failed"},
           {"/api/v1/oidc/" + id + "/start?return_to=//evil.example", "oidc.return_to"},
           {"/api/v1/oidc/" + id + "/start?again=true", "oidc.not_signed_in"},
           {"/api/v1/oidc/callback?code=c&state=x", "oidc.state"},
           {"/api/v1/oidc/callback?error=access_denied", "oidc.state"}}) {
    JsonAnswer page = server.ask("GET", one.address, as_browser);
    EXPECT_EQ(page.status, 302) << one.address << page.body;
    EXPECT_EQ(page.header("Location"), std::string("/?sign_in_error=") + one.code) << one.address;
    EXPECT_TRUE(page.body.empty()) << page.body;
    JsonAnswer program = server.ask("GET", one.address, {{"Accept", "application/json"}});
    EXPECT_GE(program.status, 400) << one.address;
    EXPECT_EQ(program.text("code"), one.code) << one.address;
    EXPECT_EQ(program.header("Content-Type"), "application/problem+json") << one.address;
    EXPECT_TRUE(program.header("Location").empty()) << one.address;
  }
}

TEST_F(OutsiderSignIn, NoRefusalLeadsAwayOrSaysMoreThanACode) {
  provider();
  const std::regex only_a_code("/\\?sign_in_error=[a-z0-9_.]+");
  for (const char* more : {"start?return_to=https://evil.example", "start?return_to=/%0d%0aX:%20y",
           "start?nonsense=1", "start?again=perhaps", "start?return_to=/&return_to=/x"}) {
    JsonAnswer answer =
        server.ask("GET", fmt::format("/api/v1/oidc/{}/{}", to_string(provider()), more), as_browser);
    EXPECT_EQ(answer.status, 302) << more;
    EXPECT_TRUE(std::regex_match(answer.header("Location"), only_a_code)) << answer.head;
  }
  for (const char* more :
      {"?nonsense=1", "?state=%0d%0aX:%20y", "?error=%3Cscript%3E&error_description=https://evil.example"}) {
    JsonAnswer answer = server.ask("GET", std::string("/api/v1/oidc/callback") + more, as_browser);
    EXPECT_EQ(answer.status, 302) << more;
    EXPECT_TRUE(std::regex_match(answer.header("Location"), only_a_code)) << answer.head;
  }
  JsonAnswer other = server.ask("GET", "/api/v1/incidents", as_browser);
  EXPECT_EQ(other.status, 401) << "where no browser is sent, a refusal is a refusal";
}

TEST_F(OutsiderSignIn, AnotherSitesPageBeginsNone) {
  provider();
  for (const char* site : {"cross-site", "same-site", "nonsense"}) {
    EXPECT_EQ(start_as({{"Sec-Fetch-Site", site}}).text("code"), "oidc.elsewhere") << site;
    EXPECT_EQ(start_as({{"Sec-Fetch-Site", site}, as_browser.front()}).header("Location"),
        "/?sign_in_error=oidc.elsewhere");
  }
  EXPECT_EQ(open_flows(), 0);
  EXPECT_EQ(start_as({{"Sec-Fetch-Site", "same-origin"}}).status, 302);
  EXPECT_EQ(start_as({{"Sec-Fetch-Site", "none"}}).status, 302) << "typed, or a bookmark";
  EXPECT_EQ(start_as({}).status, 302) << "a browser that does not say";
}

TEST_F(OutsiderSignIn, AFlowIsNoGoodInAnotherBrowserNorTwice) {
  JsonAnswer victim = start_as({});
  JsonAnswer outsider = start_as({});
  ASSERT_EQ(victim.status, 302) << victim.body;
  EXPECT_EQ(back_from(victim, cookie_of(outsider)).text("code"), "oidc.state") << "the victim's state";
  EXPECT_EQ(back_from(outsider, cookie_of(victim)).text("code"), "oidc.state")
      << "the outsider's state laid in the victim's browser";
  EXPECT_EQ(back_from(victim, "").text("code"), "oidc.state");
  EXPECT_EQ(back_from(victim, cookie_of(victim)).status, 302) << "nobody has used up the victim's";
  EXPECT_EQ(back_from(victim, cookie_of(victim)).text("code"), "oidc.state") << "twice";
}

TEST_F(OutsiderSignIn, ASessionThatTheBrowserHadEndsWithTheNewSignIn) {
  Person laid = server.make_person(AccountKind::employee, "UTB");
  const std::string cookie = "ringmur_session=" + laid.cookie;
  begun = start_as({{"Cookie", cookie}});
  ASSERT_EQ(begun.status, 302) << begun.body;
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie}}).status, 200)
      << "not before somebody came in";
  EXPECT_EQ(back_from(begun, "ringmur_oidc=x").text("code"), "oidc.state");
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie}}).status, 200);
  JsonAnswer in = back_from(begun, cookie_of(begun));
  ASSERT_EQ(in.status, 302) << in.body;
  EXPECT_NE(cookie_of(in), cookie);
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie}}).status, 401)
      << "although the strict cookie did not come along";
  // Laid there after the sign-in was begun: a browser that sends it anyway.
  Person later = server.make_person(AccountKind::employee, "UTB");
  begun = start_as({});
  in = back_from(begun, cookie_of(begun) + "; ringmur_session=" + later.cookie, "s-2");
  ASSERT_EQ(in.status, 302) << in.body;
  EXPECT_EQ(
      server.ask("GET", "/api/v1/session", {{"Cookie", "ringmur_session=" + later.cookie}}).status, 401);
  EXPECT_EQ(server.ask("GET", "/api/v1/session", {{"Cookie", cookie_of(in)}}).status, 200);
}

TEST_F(OutsiderSignIn, ABrowserHasOneFlowHoweverOftenItBegins) {
  std::string cookie;
  for (int i = 0; i < 5; ++i) {
    begun = start_as({{"Cookie", cookie}});
    ASSERT_EQ(begun.status, 302) << begun.body;
    cookie = cookie_of(begun);
  }
  EXPECT_EQ(open_flows(), 1);
}

class OutsiderBehindHttps : public OutsiderSignIn {
 protected:
  OutsiderBehindHttps() : OutsiderSignIn(BehindHttps::yes) {}
};

/// RFC 6265bis, 4.1.3: a browser takes __Host- only with Secure, Path=/ and no Domain, __Secure- only with
/// Secure.
TEST_F(OutsiderBehindHttps, ANeighbourUnderTheSameDomainLaysNoFlowAndNoMark) {
  begun = start_as({});
  ASSERT_EQ(begun.status, 302) << begun.body;
  const std::string flow = begun.header("Set-Cookie");
  EXPECT_TRUE(flow.starts_with("__Host-ringmur_oidc=")) << flow;
  for (const char* part : {"; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax"})
    EXPECT_NE(flow.find(part), std::string::npos) << flow;
  EXPECT_EQ(flow.find("Domain"), std::string::npos);
  const std::string value = cookie_of(begun).substr(cookie_of(begun).find('='));
  EXPECT_EQ(back_from(begun, "ringmur_oidc" + value).text("code"), "oidc.state")
      << "the name that anybody under the domain may set";
  JsonAnswer in = back_from(begun, cookie_of(begun));
  ASSERT_EQ(in.status, 302) << in.body;
  EXPECT_TRUE(in.header("Set-Cookie").starts_with("__Host-ringmur_session=")) << in.head;
  EXPECT_NE(in.head.find("__Host-ringmur_oidc=; Path=/;"), std::string::npos) << "and it is forgotten";
  Person person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer again = server.sign_in(person.login, person.password);
  EXPECT_NE(again.head.find("__Secure-ringmur_device="), std::string::npos) << again.head;
  const auto at = again.head.find("__Secure-ringmur_device=");
  const std::string mark = again.head.substr(at, again.head.find('\r', at) - at);
  EXPECT_NE(mark.find("; Path=/api/v1/session;"), std::string::npos) << mark;
  EXPECT_NE(mark.find("; Secure"), std::string::npos) << mark;
}

}  // namespace
}  // namespace ringmur
