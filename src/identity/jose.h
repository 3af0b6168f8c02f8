#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

struct evp_pkey_st;

/// Signed tokens (RFC 7515, 7517, 7518), no more of them than OpenID Connect needs. The algorithm is the
/// key's: the token's own word only has to agree, so that neither `none` nor an HMAC with a public key
/// passes.
namespace ringmur {

/// What a person is told of an answer that does not hold: no more than that, whatever the code says.
std::unexpected<Error> distrust(std::string code);

/// The keys that a provider signs with.
class KeySet {
 public:
  /// From a JWKS. Keys that we do not use (for encryption, of another kind, RSA under 2048 bits) are left
  /// out; refused where it is no JWKS ("oidc.keys_malformed").
  static Result<KeySet> parse(std::string_view jwks);

  std::size_t size() const { return keys_.size(); }

  /// The payload of a compact token, when its signature holds: RS256, PS256 or ES256. Refused as `forbidden`:
  /// "oidc.token_malformed", "oidc.algorithm", "oidc.unknown_key" (read the keys anew), "oidc.signature".
  Result<std::string> verified(std::string_view token) const;

 private:
  enum class Kind { rsa, p256 };
  struct Key {
    std::string id;
    std::string algorithm;  ///< the only one it may be used with; empty: any of its kind
    Kind kind{Kind::rsa};
    std::shared_ptr<evp_pkey_st> key;
  };
  struct Reader;

  static bool signs(const Key& key, std::string_view algorithm);
  static bool holds(
      const Key& key, std::string_view algorithm, std::string_view signed_part, std::string_view signature);

  std::vector<Key> keys_;
};

}  // namespace ringmur
