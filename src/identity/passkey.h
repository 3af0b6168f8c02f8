#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

/// Passkeys: WebAuthn Level 2 (§7.1 and §7.2), with libfido2 for what the authenticator says and signs.
namespace ringmur::passkey {

/// Who the passkeys are for. `id` is the host that the browser binds them to, `origin` where the page lies.
struct RelyingParty {
  std::string id;      ///< "ringmur.kommun.se"
  std::string origin;  ///< "https://ringmur.kommun.se"
};

/// Of an origin such as https://ringmur.kommun.se or http://localhost:8080. Refused ("origin.wrong"): one
/// with a path, without https (other than localhost), or of an address instead of a name.
Result<RelyingParty> relying_party(std::string_view origin);

inline constexpr std::size_t challenge_size = 32;

/// Whether the person must have shown a finger, a face or a PIN to the authenticator, or only have been
/// there.
enum class Verification { not_needed, required };

/// What the browser answers to navigator.credentials.create(), as bytes.
struct Registration {
  std::string client_data;
  std::string attestation_object;
};

/// What is kept of a passkey.
struct Credential {
  std::string id;
  std::int64_t algorithm{0};  ///< COSE: -7 ES256, -8 EdDSA, -257 RS256
  std::string public_key;     ///< as libfido2 has it for the algorithm
  std::int64_t sign_count{0};
};

/// Refused as `invalid` ("passkey.refused", the message says why): another kind of answer, challenge, origin
/// or host, nobody present, an algorithm that is not ours, bytes that are none. Attestation is not asked for:
/// any maker's authenticator is good.
Result<Credential> registered(const RelyingParty& party, std::string_view challenge,
    const Registration& registration, Verification verification);

/// What the browser answers to navigator.credentials.get(), as bytes.
struct Assertion {
  std::string credential_id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::string user_handle{};  ///< who it says it is for; may be missing
};

/// The new count. Refused as `unauthenticated` ("passkey.refused") as above, and where the signature is not
/// of the key; "passkey.copied" where the count has not gone up: somebody may have copied the key.
Result<std::int64_t> asserted(const RelyingParty& party, std::string_view challenge,
    const Credential& credential, const Assertion& assertion, Verification verification);

/// The challenge that the browser says it has signed, so that ours can be found; empty where there is none.
std::string challenge_in(std::string_view client_data);

}  // namespace ringmur::passkey
