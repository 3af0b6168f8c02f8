#include "identity/passkey.h"

#include <gtest/gtest.h>

#include <functional>

#include "base/digest.h"
#include "identity/attestation.h"
#include "support/authenticator.h"

namespace ringmur {
namespace {

using passkey::Verification;
using test::Authenticator;
using test::Tampering;

const passkey::RelyingParty party{"ringmur.kommun.se", "https://ringmur.kommun.se"};

passkey::Registration of(const Authenticator::Made& made) {
  return {made.client_data, made.attestation_object};
}

passkey::Assertion of(const Authenticator::Signed& made) {
  return {made.credential_id, made.client_data, made.authenticator_data, made.signature, made.user_handle};
}

template <typename T>
std::string code(const Result<T>& result) {
  return result ? "fine" : result.error().code;
}

class PasskeyMade : public testing::Test {
 protected:
  std::string challenge = random_bytes(passkey::challenge_size);
  std::string asked = base64url(challenge);
  Authenticator authenticator{party.id, party.origin};

  Result<passkey::Credential> make(
      const Tampering& wrong = {}, Verification verification = Verification::not_needed) {
    return passkey::registered(
        party, challenge, of(authenticator.make(asked, "dXNlcg", wrong)), verification);
  }
};

TEST_F(PasskeyMade, IsKeptAndSignsIn) {
  auto kept = make({}, Verification::required);
  ASSERT_TRUE(kept) << kept.error().message.en;
  EXPECT_EQ(kept->id, authenticator.id());
  EXPECT_EQ(kept->algorithm, -7);
  EXPECT_EQ(kept->public_key.size(), 64u);
  auto signed_once = authenticator.sign(asked);
  EXPECT_EQ(passkey::challenge_in(signed_once.client_data), challenge);
  auto count = passkey::asserted(party, challenge, *kept, of(signed_once), Verification::required);
  ASSERT_TRUE(count) << count.error().message.en;
  EXPECT_EQ(*count, 1);
}

TEST_F(PasskeyMade, WrongOnesAreRefused) {
  const std::vector<std::pair<std::string, Tampering>> wrong{
      {"origin", {.origin = "https://ringmur.example"}},
      {"origin below", {.origin = "https://ringmur.kommun.se.example"}},
      {"origin, another port", {.origin = "https://ringmur.kommun.se:8443"}},
      {"party", {.party_id = "kommun.se"}}, {"challenge", {.challenge = base64url(random_bytes(32))}},
      {"type", {.type = "webauthn.get"}}, {"framed", {.framed = true}}, {"absent", {.absent = true}}};
  for (const auto& [what, tampering] : wrong) EXPECT_EQ(code(make(tampering)), "passkey.refused") << what;
  EXPECT_EQ(code(make({.unverified = true}, Verification::required)), "passkey.refused");
  EXPECT_EQ(code(make({.unverified = true})), "fine");
}

TEST_F(PasskeyMade, BytesThatAreNone) {
  const auto whole = authenticator.make(asked, "dXNlcg");
  for (std::size_t size = 0; size < whole.attestation_object.size(); ++size) {
    passkey::Registration cut{whole.client_data, whole.attestation_object.substr(0, size)};
    ASSERT_EQ(code(passkey::registered(party, challenge, cut, Verification::not_needed)), "passkey.refused")
        << size;
  }
  EXPECT_EQ(authenticator_data_of(whole.attestation_object + '\0'), std::nullopt);
  EXPECT_EQ(authenticator_data_of(std::string(100'000, '\x81')), std::nullopt) << "nested without end";
  EXPECT_EQ(authenticator_data_of("\xbb\xff\xff\xff\xff\xff\xff\xff\xff"), std::nullopt);
  for (std::string client : {std::string(), std::string("{}"), std::string("[]"), std::string(50'000, '[')}) {
    EXPECT_EQ(code(passkey::registered(
                  party, challenge, {client, whole.attestation_object}, Verification::not_needed)),
        "passkey.refused");
    EXPECT_EQ(passkey::challenge_in(client), "");
  }
}

/// libcbor made room for what a map of eight bytes promises.
TEST_F(PasskeyMade, WhatPromisesMoreThanItHasIsRefused) {
  const auto whole = authenticator_data_of(authenticator.make(asked, "dXNlcg").attestation_object).value();
  EXPECT_TRUE(keeps_its_word(whole));
  EXPECT_FALSE(keeps_its_word(whole.substr(0, 54)));
  EXPECT_FALSE(keeps_its_word(whole + "\xba\x50\x00\x00\x00"));
  EXPECT_FALSE(keeps_its_word(whole + std::string(9, '\x81')));
  EXPECT_FALSE(keeps_its_word(""));
  std::string short_of_id = whole.substr(0, 55);
  short_of_id[53] = '\xff';
  EXPECT_FALSE(keeps_its_word(short_of_id));
}

class PasskeyUsed : public PasskeyMade {
 protected:
  passkey::Credential kept = make().value();

  std::string use(const Tampering& wrong = {}, Verification verification = Verification::required) {
    auto count =
        passkey::asserted(party, challenge, kept, of(authenticator.sign(asked, wrong)), verification);
    if (count) kept.sign_count = *count;
    return code(count);
  }
};

TEST_F(PasskeyUsed, WrongOnesAreRefused) {
  ASSERT_EQ(use(), "fine");
  const std::vector<std::pair<std::string, Tampering>> wrong{
      {"origin", {.origin = "https://ringmur.example"}},
      {"origin without TLS", {.origin = "http://ringmur.kommun.se"}}, {"party", {.party_id = "example.se"}},
      {"challenge", {.challenge = base64url(random_bytes(32))}}, {"type", {.type = "webauthn.create"}},
      {"framed", {.framed = true}}, {"absent", {.absent = true}}, {"unverified", {.unverified = true}},
      {"signature", {.spoilt_signature = true}}};
  for (const auto& [what, tampering] : wrong) EXPECT_EQ(use(tampering), "passkey.refused") << what;
  EXPECT_EQ(use({.unverified = true}, Verification::not_needed), "fine");
}

TEST_F(PasskeyUsed, TheCountGoesUp) {
  ASSERT_EQ(use(), "fine");
  Authenticator thief = authenticator.copy();
  ASSERT_EQ(use(), "fine");
  auto stale = passkey::asserted(party, challenge, kept, of(thief.sign(asked)), Verification::required);
  EXPECT_EQ(code(stale), "passkey.copied") << "the same count twice";
  EXPECT_EQ(use({.count_step = -1}), "passkey.copied");
}

TEST_F(PasskeyUsed, WhoCountsNothingSaysZero) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(use({.count_step = 0}), "fine");
  ASSERT_EQ(use(), "fine");
  EXPECT_EQ(use({.count_step = -1}), "passkey.copied") << "who has counted goes on";
}

TEST_F(PasskeyUsed, AnothersKeyDoesNotFit) {
  Authenticator other(party.id, party.origin);
  other.make(asked, "dXNlcg");
  auto signed_by_other = other.sign(asked);
  auto refused = passkey::asserted(party, challenge, kept, of(signed_by_other), Verification::required);
  EXPECT_EQ(code(refused), "passkey.refused");
  signed_by_other.credential_id = kept.id;
  refused = passkey::asserted(party, challenge, kept, of(signed_by_other), Verification::required);
  EXPECT_EQ(code(refused), "passkey.refused");
}

TEST(RelyingParty, OfAnOrigin) {
  EXPECT_EQ(passkey::relying_party("https://ringmur.kommun.se").value().id, "ringmur.kommun.se");
  EXPECT_EQ(passkey::relying_party("https://ringmur.kommun.se:8443").value().origin,
      "https://ringmur.kommun.se:8443");
  EXPECT_EQ(passkey::relying_party("http://localhost:8080").value().id, "localhost");
  for (const char* wrong : {"", "ringmur.kommun.se", "http://ringmur.kommun.se", "https://",
           "https://192.0.2.1", "https://ringmur.kommun.se/", "https://ringmur.kommun.se/x", "https://a@b.se",
           "ftp://localhost", "https://ringmur.kommun.se:", "https://Ringmur.kommun.se", "localhost"})
    EXPECT_EQ(code(passkey::relying_party(wrong)), "origin.wrong") << wrong;
}

}  // namespace
}  // namespace ringmur
