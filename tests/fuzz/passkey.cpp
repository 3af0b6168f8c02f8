// Passkeys: CBOR of an attestation, the browser's own words, signatures. Nobody gets in without a key.

#include "identity/passkey.h"
#include "fuzz_support.h"
#include "identity/attestation.h"
#include "identity/encoding.h"

namespace ringmur::fuzz {
namespace {

const passkey::RelyingParty& party() {
  static const passkey::RelyingParty made{"localhost", "http://localhost:8080"};
  return made;
}

std::string client_data(std::string_view type) {
  return std::string(R"({"type":"webauthn.)") + std::string(type) +
         R"(","challenge":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","origin":"http://localhost:8080"})";
}

}  // namespace

void one(std::string_view bytes) {
  const std::string challenge(passkey::challenge_size, '\0');
  if (const auto data = authenticator_data_of(bytes))
    require(data->size() <= bytes.size(), "a part of what came");
  passkey::challenge_in(bytes);
  const auto seen = passkey::Verification::not_needed;
  if (const auto made =
          passkey::registered(party(), challenge, {client_data("create"), std::string(bytes)}, seen)) {
    require(!made->id.empty() && !made->public_key.empty(), "a passkey has an id and a key");
    require(
        made->algorithm == -7 || made->algorithm == -8 || made->algorithm == -257, "an algorithm of ours");
  }
  (void)passkey::registered(party(), challenge, {std::string(bytes), std::string(bytes)}, seen);
  std::string_view rest = bytes;
  const auto data = next_part(rest);
  const auto signature = next_part(rest);
  // A key whose other half nobody here has: the point of RFC 7515's example.
  passkey::Credential credential{.id = "id", .algorithm = -7, .public_key = {}, .sign_count = 0};
  const auto x = encoding::from_base64url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
  const auto y = encoding::from_base64url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
  credential.public_key = *x + *y;
  const passkey::Assertion answer{"id", client_data("get"), std::string(data), std::string(signature)};
  require(!passkey::asserted(party(), challenge, credential, answer, seen), "nobody here can sign");
  credential.public_key = rest;
  for (const int algorithm : {-7, -8, -257, 0}) {
    credential.algorithm = algorithm;
    (void)passkey::asserted(party(), challenge, credential, answer, seen);
  }
}

}  // namespace ringmur::fuzz
