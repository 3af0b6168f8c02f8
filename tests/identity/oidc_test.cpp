#include "identity/oidc.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "identity/encoding.h"

namespace ringmur::oidc {
namespace {

const Instant at = parse_rfc3339("2026-03-01T12:00:00Z").value();
const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();

Expected expected() {
  return {.issuer = "https://id.example", .client_id = "ringmur", .nonce = "n-1", .acr = "", .now = at};
}

std::string claims(std::string_view more = "", std::string_view audience = "\"ringmur\"",
    std::string_view issuer = "https://id.example", std::string_view nonce = "\"nonce\":\"n-1\",") {
  return fmt::format(R"({{{}"iss":"{}","aud":{},"exp":{},"iat":{},{}"sub":"s-1"}})", nonce, issuer, audience,
      seconds + 300, seconds - 5, more);
}

std::string code_of(const Result<Claims>& result) {
  return result ? "fine" : result.error().code;
}
std::string checked(const std::string& payload, const Expected& wanted = expected()) {
  return code_of(check_claims(payload, wanted));
}

TEST(OidcClaims, GoodOnesAreTaken) {
  auto good = check_claims(
      claims(R"("preferred_username":"anna","groups":["a","b"],"realm":{"roles":"x"},)"), expected());
  ASSERT_TRUE(good) << good.error().code;
  EXPECT_EQ(good->subject(), "s-1");
  EXPECT_EQ(good->text("preferred_username"), "anna");
  EXPECT_EQ(good->texts("groups"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(good->texts("realm.roles"), std::vector<std::string>{"x"});
  EXPECT_TRUE(good->texts("nothing").empty());
}

TEST(OidcClaims, WrongIssuerAudienceAndNonce) {
  EXPECT_EQ(checked(claims("", "\"ringmur\"", "https://id.example.evil")), "oidc.issuer");
  EXPECT_EQ(checked(claims("", "\"other\"")), "oidc.audience");
  EXPECT_EQ(checked(claims("", "[]")), "oidc.audience");
  EXPECT_EQ(checked(claims("", "[\"other\"]")), "oidc.audience");
  EXPECT_EQ(checked(claims("", "[\"ringmur\"]")), "fine");
  EXPECT_EQ(checked(claims("", "[\"ringmur\",\"other\"]")), "oidc.audience");
  EXPECT_EQ(checked(claims(R"("azp":"ringmur",)", "[\"ringmur\",\"other\"]")), "fine");
  EXPECT_EQ(checked(claims(R"("azp":"other",)")), "oidc.audience");
  EXPECT_EQ(checked(claims(R"("azp":7,)")), "oidc.audience");
  EXPECT_EQ(checked(claims("", "\"ringmur\"", "https://id.example", "")), "oidc.nonce");
  EXPECT_EQ(checked(claims("", "\"ringmur\"", "https://id.example", R"("nonce":"n-2",)")), "oidc.nonce");
  Expected none = expected();
  none.nonce.clear();
  EXPECT_EQ(checked(claims("", "\"ringmur\"", "https://id.example", R"("nonce":"",)"), none), "oidc.nonce");
}

std::string timed(std::int64_t expires, std::int64_t issued, std::string_view more = "") {
  return fmt::format(
      R"({{"iss":"https://id.example","aud":"ringmur","nonce":"n-1","sub":"s","exp":{},"iat":{}{}}})",
      seconds + expires, seconds + issued, more);
}

TEST(OidcClaims, Times) {
  EXPECT_EQ(checked(timed(300, 0)), "fine");
  EXPECT_EQ(checked(timed(-59, -300)), "fine") << "clocks may differ by a minute";
  EXPECT_EQ(checked(timed(-60, -300)), "oidc.expired");
  EXPECT_EQ(checked(timed(300, 61)), "oidc.not_yet");
  EXPECT_EQ(checked(timed(300, 0, fmt::format(R"(,"nbf":{})", seconds + 61))), "oidc.not_yet");
  EXPECT_EQ(checked(timed(300, 0, R"(,"nbf":"soon")")), "oidc.not_yet");
  EXPECT_EQ(checked(R"({"iss":"https://id.example","aud":"ringmur","nonce":"n-1","sub":"s","iat":1})"),
      "oidc.expired");
  EXPECT_EQ(
      checked(fmt::format(
          R"({{"iss":"https://id.example","aud":"ringmur","nonce":"n-1","sub":"s","exp":{}}})", seconds + 9)),
      "oidc.not_yet");
  EXPECT_EQ(
      checked(R"({"iss":"https://id.example","aud":"ringmur","nonce":"n-1","sub":"s","exp":1e300,"iat":1})"),
      "oidc.expired");
}

TEST(OidcClaims, StepUp) {
  Expected wanted = expected();
  wanted.acr = "mfa phr";
  wanted.max_age = std::chrono::seconds{0};
  std::string fresh = fmt::format(R"("auth_time":{},)", seconds - 30);
  std::string old = fmt::format(R"("auth_time":{},)", seconds - 61);
  EXPECT_EQ(checked(claims(fresh + R"("acr":"phr",)"), wanted), "fine");
  EXPECT_EQ(checked(claims(fresh), wanted), "oidc.acr");
  EXPECT_EQ(checked(claims(fresh + R"("acr":"pwd",)"), wanted), "oidc.acr");
  EXPECT_EQ(checked(claims(fresh + R"("acr":"mfa phr",)"), wanted), "oidc.acr");
  EXPECT_EQ(checked(claims(R"("acr":"mfa",)"), wanted), "oidc.auth_time");
  EXPECT_EQ(checked(claims(old + R"("acr":"mfa",)"), wanted), "oidc.auth_time");
}

TEST(OidcClaims, Subject) {
  for (const char* subject : {R"("")", "7", "null", R"("a\u0001")"}) {
    EXPECT_EQ(
        checked(fmt::format(
            R"({{"iss":"https://id.example","aud":"ringmur","nonce":"n-1","sub":{},"exp":{},"iat":{}}})",
            subject, seconds + 9, seconds)),
        "oidc.subject")
        << subject;
  }
  for (const char* text : {"", "[]", "x", R"({"iss":)"})
    EXPECT_EQ(checked(text), "oidc.claims_malformed") << text;
}

std::string metadata(std::string_view issuer, std::string_view token = "https://id.example/token",
    std::string_view more = "") {
  return fmt::format(
      R"({{"issuer":"{}","authorization_endpoint":"https://id.example/auth","token_endpoint":"{}","jwks_uri":"https://id.example/jwks"{}}})",
      issuer, token, more);
}

TEST(OidcMetadata, IsTheIssuersOwn) {
  auto read = [](const std::string& text, Network network = Network::public_) {
    return read_metadata(text, "https://id.example", network).has_value();
  };
  EXPECT_TRUE(read(metadata("https://id.example")));
  EXPECT_FALSE(read(metadata("https://id.example/")));
  EXPECT_FALSE(read(metadata("https://evil.example")));
  EXPECT_FALSE(read(metadata("https://id.example", "http://id.example/token")));
  EXPECT_TRUE(read(metadata("https://id.example", "http://127.0.0.1/token"), Network::loopback));
  for (const char* odd : {"", "javascript:alert(1)", "file:///etc/passwd", "https://u:p@id.example/",
           "gopher://id.example", "https://id.example/#x", "https://id.example\\\\@evil/"})
    EXPECT_FALSE(read(metadata("https://id.example", odd))) << odd;
  EXPECT_FALSE(read(metadata(
      "https://id.example", "https://id.example/token", R"(,"code_challenge_methods_supported":["plain"])")));
  EXPECT_FALSE(read("[]"));
  EXPECT_EQ(metadata_address("https://id.example/realm/"),
      "https://id.example/realm/.well-known/openid-configuration");
}

TEST(OidcRequest, HasThePartsOfTheCodeFlow) {
  Metadata provider;
  provider.authorization_endpoint = "https://id.example/auth?tenant=1";
  AuthorizationRequest request{"ringmur", "https://r.example/api/v1/oidc/callback", "profile", "s&t", "n",
      "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "mfa", Again::yes};
  std::string address = authorization_address(provider, request);
  EXPECT_TRUE(address.starts_with("https://id.example/auth?tenant=1&response_type=code&client_id=ringmur"));
  // The pair of RFC 7636, appendix B.
  EXPECT_NE(
      address.find("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"),
      std::string::npos);
  EXPECT_NE(address.find("scope=openid%20profile&state=s%26t&nonce=n"), std::string::npos);
  EXPECT_NE(address.find("acr_values=mfa&max_age=0&prompt=login"), std::string::npos);
  Metadata post = provider;
  post.authentication = ClientAuthentication::post;
  CodeExchange exchange{"ring mur", "s:e", "https://r.example/cb", "c", "v"};
  EXPECT_EQ(token_request(provider, exchange, Network::public_).authorization.value(),
      "Basic " + base64("ring%20mur:s%3Ae"));
  EXPECT_FALSE(token_request(post, exchange, Network::public_).authorization);
  EXPECT_NE(
      token_request(post, exchange, Network::public_).form->find("client_secret=s%3Ae"), std::string::npos);
}

TEST(OidcReturn, OnlyToOurOwnPage) {
  for (const char* good : {"/", "/incidents?status=eq.new#x", "/report/2025", "/a?x=//b&y=%2F%2Fc"})
    EXPECT_TRUE(is_own_path(good)) << good;
  for (const char* bad : {"", "incidents", "//evil.example", "/\\evil.example", "/%2Fevil.example",
           "/%5Cevil", "https://evil.example", "javascript:alert(1)", "/a//b", "/../x", "/./x",
           "/a\r\nSet-Cookie: x=1", "/\t/evil", " /", "/api/v1/session", "/scim/v2/Users", "/å", "/a?x=\r\n"})
    EXPECT_FALSE(is_own_path(bad)) << bad;
  EXPECT_FALSE(is_own_path("/" + std::string(1000, 'a')));
}

}  // namespace
}  // namespace ringmur::oidc
