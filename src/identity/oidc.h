#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "identity/fetch.h"

namespace boost::json {
class object;
}

/// OpenID Connect Core 1.0 and Discovery 1.0 as a client: the code flow with PKCE (RFC 7636, S256), state and
/// nonce. Values in, values out; src/server fetches and src/store keeps.
namespace ringmur::oidc {

enum class ClientAuthentication { basic, post };

/// What we need to know of a provider.
struct Metadata {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string jwks_uri;
  ClientAuthentication authentication{ClientAuthentication::basic};
  bool names_itself{false};  ///< authorization_response_iss_parameter_supported (RFC 9207)
};

/// Where the issuer's metadata lies (Discovery §4).
std::string metadata_address(std::string_view issuer);

/// Refused as `unavailable`: another issuer than was asked for (Discovery §4.3), no S256, an address that
/// check_address() refuses ("oidc.metadata").
Result<Metadata> read_metadata(std::string_view json, std::string_view issuer, Network network);

/// A person who has signed in may be asked to show it again.
enum class Again { no, yes };

struct AuthorizationRequest {
  std::string client_id;
  std::string redirect_uri;
  std::string scopes;  ///< apart by spaces; openid is put first where it is missing
  std::string state;
  std::string nonce;
  std::string verifier;
  std::string acr;  ///< values apart by spaces; empty: any
  Again again{Again::no};
};

/// The address at the provider that the browser is sent to.
std::string authorization_address(const Metadata& metadata, const AuthorizationRequest& request);

/// Whether `path` is a place on our own page that a browser may be sent back to: begins with one slash, no
/// other server can be read out of it, and it is none of the API's addresses.
bool is_own_path(std::string_view path);

struct CodeExchange {
  std::string client_id;
  std::string client_secret;  ///< empty: a public client
  std::string redirect_uri;
  std::string code;
  std::string verifier;
};
FetchRequest token_request(const Metadata& metadata, const CodeExchange& exchange, Network network);
/// The id_token of a token endpoint's answer. Refused: "oidc.code_refused" (`forbidden`), "oidc.no_id_token".
Result<std::string> id_token_of(const FetchAnswer& answer);

/// What an id_token must say.
struct Expected {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  std::string acr;  ///< values apart by spaces, one of which it must name; empty: any
  std::optional<std::chrono::seconds> max_age{};  ///< how long ago the person may have shown who it is
  Instant now{};
};

/// How far two clocks may differ.
inline constexpr std::chrono::seconds leeway{60};

/// The claims of a token that is believed.
class Claims {
 public:
  const std::string& subject() const { return subject_; }
  /// A claim's text; empty where there is none.
  std::string text(std::string_view name) const;
  /// A claim that is a text or a list of texts; at most 1000. `name` may lead into objects:
  /// realm_access.roles.
  std::vector<std::string> texts(std::string_view name) const;

 private:
  friend Result<Claims> check_claims(std::string_view payload, const Expected& expected);
  std::string subject_;
  std::shared_ptr<const boost::json::object> all_;
};

/// OpenID Connect Core §3.1.3.7 (the signature is KeySet's). Refused as `forbidden`: "oidc.issuer",
/// "oidc.audience", "oidc.expired", "oidc.not_yet", "oidc.nonce", "oidc.subject", "oidc.acr",
/// "oidc.auth_time", "oidc.claims_malformed".
Result<Claims> check_claims(std::string_view payload, const Expected& expected);

}  // namespace ringmur::oidc
