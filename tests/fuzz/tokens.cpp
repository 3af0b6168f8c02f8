// What a sign-in provider answers: its metadata, its keys, signed tokens, their claims. What is not signed is
// never believed.

#include "fuzz_support.h"
#include "identity/jose.h"
#include "identity/oidc.h"

namespace ringmur::fuzz {
namespace {

constexpr std::string_view known_keys =
    R"({"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";

void require_unsigned_is_refused(std::string_view token) {
  static const auto keys = KeySet::parse(known_keys);
  require(keys && keys->size() == 1, "the known key is read");
  require(!keys->verified(token).has_value(), "nobody here can sign");
}

}  // namespace

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto first = next_part(rest);
  require_unsigned_is_refused(first);
  if (const auto keys = KeySet::parse(first)) {
    require(keys->size() <= 1000, "keys keep a measure");
    (void)keys->verified(rest);
  }
  oidc::Expected expected{.issuer = "https://idp.example", .client_id = "ringmur", .nonce = "n"};
  expected.now = Instant{std::chrono::seconds{1'780'000'000}};
  if (const auto claims = oidc::check_claims(first, expected)) {
    require(!claims->subject().empty(), "somebody is meant");
    for (const std::string_view name : {"groups", "realm_access.roles", "email", "", "."}) {
      require(claims->texts(name).size() <= 1000, "lists keep their limit");
      claims->text(name);
    }
  }
  (void)oidc::read_metadata(first, "https://idp.example", Network::public_);
  (void)oidc::id_token_of({200, std::string(first)});
  (void)oidc::id_token_of({400, std::string(first)});
  if (oidc::is_own_path(first)) {
    require(first.starts_with('/') && !first.starts_with("//") && !first.starts_with("/\\"),
        "stays on our own page");
  }
}

}  // namespace ringmur::fuzz
