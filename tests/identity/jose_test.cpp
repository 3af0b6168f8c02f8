#include "identity/jose.h"

#include <gtest/gtest.h>

#include "identity/token_support.h"

namespace ringmur {
namespace {

using test::SigningKey;

std::string code_of(const Result<std::string>& result) {
  return result ? "fine" : result.error().code;
}

const SigningKey& rsa() {
  static const SigningKey key = SigningKey::rsa("one");
  return key;
}
const SigningKey& curve() {
  static const SigningKey key = SigningKey::p256("two");
  return key;
}
KeySet keys() {
  return KeySet::parse(test::jwks({rsa().jwk(), curve().jwk()})).value();
}

TEST(Jose, TakesTheThreeAlgorithms) {
  const std::string payload = R"({"sub":"anna"})";
  for (std::string_view algorithm : {"RS256", "PS256"})
    EXPECT_EQ(keys().verified(rsa().token(algorithm, payload)).value(), payload) << algorithm;
  EXPECT_EQ(keys().verified(curve().token("ES256", payload)).value(), payload);
}

TEST(Jose, TakesATokenThatNamesNoKey) {
  EXPECT_EQ(code_of(keys().verified(rsa().token("RS256", "{}", R"({"alg":"RS256"})"))), "fine");
}

TEST(Jose, RefusesNone) {
  for (const char* name : {"none", "None", "NONE", ""}) {
    std::string head = std::string(R"({"alg":")") + name + R"(","kid":"one"})";
    std::string token = test::encoded(head) + '.' + test::encoded("{}") + '.';
    EXPECT_EQ(code_of(keys().verified(token)), "oidc.algorithm") << name;
  }
}

TEST(Jose, RefusesHmacWithThePublicKey) {
  for (const std::string& secret : {rsa().public_pem(), rsa().jwk(), curve().public_pem()}) {
    EXPECT_EQ(code_of(keys().verified(test::hmac_token("HS256", secret, "{}", "one"))), "oidc.algorithm");
    // Also where it lies about which algorithm it is.
    EXPECT_EQ(code_of(keys().verified(test::hmac_token("RS256", secret, "{}", "one"))), "oidc.signature");
  }
}

TEST(Jose, RefusesAKeyOfAnotherKindOrForAnotherAlgorithm) {
  EXPECT_EQ(code_of(keys().verified(rsa().token("RS256", "{}", R"({"alg":"ES256","kid":"one"})"))),
      "oidc.unknown_key");
  EXPECT_EQ(code_of(keys().verified(rsa().token("RS256", "{}", R"({"alg":"PS256","kid":"one"})"))),
      "oidc.signature");
  KeySet pinned = KeySet::parse(test::jwks({rsa().jwk(R"("alg":"RS256",)")})).value();
  EXPECT_EQ(code_of(pinned.verified(rsa().token("RS256", "{}"))), "fine");
  EXPECT_EQ(code_of(pinned.verified(rsa().token("PS256", "{}"))), "oidc.unknown_key");
}

TEST(Jose, RefusesAnotherKey) {
  const SigningKey other = SigningKey::rsa("one");
  const SigningKey stranger = SigningKey::rsa("three");
  EXPECT_EQ(code_of(keys().verified(other.token("RS256", "{}"))), "oidc.signature");
  EXPECT_EQ(code_of(keys().verified(stranger.token("RS256", "{}"))), "oidc.unknown_key");
}

TEST(Jose, RefusesATokenWithOneLetterChanged) {
  const std::string good = curve().token("ES256", R"({"sub":"anna"})");
  ASSERT_EQ(code_of(keys().verified(good)), "fine");
  int refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = bad[at] == 'A' ? 'B' : 'A';
    refused += keys().verified(bad) ? 0 : 1;
  }
  EXPECT_EQ(refused, static_cast<int>(good.size()));
}

TEST(Jose, RefusesWhatIsNoToken) {
  for (const char* text : {"", ".", "..", "a.b", "a.b.c", "{}.{}.{}", "eyJhbGciOiJSUzI1NiJ9..", "....."})
    EXPECT_NE(code_of(keys().verified(text)), "fine") << text;
  EXPECT_EQ(code_of(keys().verified(std::string(100'000, 'a'))), "oidc.token_malformed");
  EXPECT_EQ(code_of(keys().verified(
                rsa().token("RS256", "{}", R"({"alg":"RS256","kid":"one","crit":["x"],"x":1})"))),
      "oidc.token_malformed");
}

TEST(Jose, LeavesOutKeysThatAreNotForThis) {
  const SigningKey small = SigningKey::rsa("small", 1024);
  EXPECT_EQ(KeySet::parse(test::jwks({small.jwk()})).value().size(), 0u);
  EXPECT_EQ(KeySet::parse(test::jwks({rsa().jwk(R"("use":"enc",)")})).value().size(), 0u);
  EXPECT_EQ(KeySet::parse(test::jwks({R"({"kty":"oct","k":"c2VjcmV0","kid":"one"})"})).value().size(), 0u);
  EXPECT_EQ(
      KeySet::parse(test::jwks({R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})"})).value().size(), 0u);
  // A point that is not on the curve.
  std::string off = R"({"kty":"EC","crv":"P-256","x":")" + test::encoded(std::string(32, '\1')) +
                    R"(","y":")" + test::encoded(std::string(32, '\2')) + R"("})";
  EXPECT_EQ(KeySet::parse(test::jwks({off})).value().size(), 0u);
  for (const char* text : {"", "[]", "{}", R"({"keys":{}})", "x"}) EXPECT_FALSE(KeySet::parse(text)) << text;
}

}  // namespace
}  // namespace ringmur
