#include "identity/oidc.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/digest.h"
#include "identity/encoding.h"

namespace ringmur::oidc {
namespace {

namespace json = boost::json;

std::optional<json::object> object_of(std::string_view text) {
  json::parse_options options;
  options.max_depth = 16;
  json::error_code failed;
  json::value value = json::parse(text, failed, {}, options);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool lists(const json::object& object, std::string_view name, std::string_view wanted) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_array()) return false;
  return std::ranges::any_of(value->get_array(),
      [&](const json::value& one) { return one.is_string() && one.get_string() == wanted; });
}

std::unexpected<Error> odd_metadata(std::string sv, std::string en) {
  return refuse(Refusal::unavailable, "oidc.metadata", {std::move(sv), std::move(en)});
}

ClientAuthentication authentication_of(const json::object& object) {
  constexpr std::string_view name = "token_endpoint_auth_methods_supported";
  bool said = object.contains(name);  // otherwise it is basic (Discovery §3)
  bool post =
      said && !lists(object, name, "client_secret_basic") && lists(object, name, "client_secret_post");
  return post ? ClientAuthentication::post : ClientAuthentication::basic;
}

void add(std::string& query, std::string_view name, std::string_view value) {
  if (!query.empty()) query += '&';
  query += fmt::format("{}={}", name, encoding::percent_encoded(value));
}

bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == wanted) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace

std::string metadata_address(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

Result<Metadata> read_metadata(std::string_view text, std::string_view issuer, Network network) {
  auto object = object_of(text);
  if (!object) {
    return odd_metadata(
        "Adressen till inloggningstjänsten svarar inte med dess uppgifter. Kontrollera issuer.",
        "The provider's address does not answer with its metadata. Check the issuer.");
  }
  Metadata found{text_of(*object, "issuer"), text_of(*object, "authorization_endpoint"),
      text_of(*object, "token_endpoint"), text_of(*object, "jwks_uri"), authentication_of(*object)};
  if (found.issuer != issuer) {
    return odd_metadata("Inloggningstjänsten kallar sig något annat än det issuer som är angivet.",
        "The provider calls itself something else than the issuer that is configured.");
  }
  for (const std::string* address : {&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri}) {
    if (check_address(*address, network)) continue;
    return odd_metadata("Inloggningstjänstens uppgifter har en adress som saknas eller inte är https.",
        "The provider's metadata has an address that is missing or is not https.");
  }
  constexpr std::string_view methods = "code_challenge_methods_supported";
  if (object->contains(methods) && !lists(*object, methods, "S256"))
    return odd_metadata(
        "Inloggningstjänsten klarar inte PKCE med S256.", "The provider lacks PKCE with S256.");
  const json::value* itself = object->if_contains("authorization_response_iss_parameter_supported");
  found.names_itself = itself != nullptr && itself->is_bool() && itself->get_bool();
  return found;
}

std::string authorization_address(const Metadata& metadata, const AuthorizationRequest& request) {
  std::string query;
  std::string scopes = has_word(request.scopes, "openid") ? request.scopes : "openid " + request.scopes;
  add(query, "response_type", "code");
  add(query, "client_id", request.client_id);
  add(query, "redirect_uri", request.redirect_uri);
  add(query, "scope", scopes);
  add(query, "state", request.state);
  add(query, "nonce", request.nonce);
  add(query, "code_challenge", base64url(encoding::sha256(request.verifier)));
  add(query, "code_challenge_method", "S256");
  if (!request.acr.empty()) add(query, "acr_values", request.acr);
  if (request.again == Again::yes) {
    add(query, "max_age", "0");
    add(query, "prompt", "login");
  }
  char joint = metadata.authorization_endpoint.find('?') == std::string::npos ? '?' : '&';
  return metadata.authorization_endpoint + joint + query;
}

bool is_own_path(std::string_view path) {
  constexpr std::size_t longest = 1000;
  constexpr std::string_view signs = "-._~!$&'()*+,;=:@/?#%";
  if (!path.starts_with('/') || path.size() > longest) return false;
  bool plain = std::ranges::all_of(path, [&](char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || signs.find(c) != std::string_view::npos;
  });
  std::string_view place = path.substr(0, path.find_first_of("?#"));
  bool ours = !place.starts_with("/api/") && !place.starts_with("/scim/");
  return plain && ours && place.find("//") == std::string_view::npos &&
         place.find('%') == std::string_view::npos && place.find("/.") == std::string_view::npos;
}

FetchRequest token_request(const Metadata& metadata, const CodeExchange& exchange, Network network) {
  FetchRequest request{metadata.token_endpoint, network};
  std::string form;
  add(form, "grant_type", "authorization_code");
  add(form, "code", exchange.code);
  add(form, "redirect_uri", exchange.redirect_uri);
  add(form, "code_verifier", exchange.verifier);
  bool basic = metadata.authentication == ClientAuthentication::basic && !exchange.client_secret.empty();
  if (basic) {
    // RFC 6749 §2.3.1: both parts as in a form first.
    request.authorization = "Basic " + base64(encoding::percent_encoded(exchange.client_id) + ':' +
                                              encoding::percent_encoded(exchange.client_secret));
  } else {
    add(form, "client_id", exchange.client_id);
    if (!exchange.client_secret.empty()) add(form, "client_secret", exchange.client_secret);
  }
  request.form = std::move(form);
  return request;
}

namespace {

std::unexpected<Error> distrust(std::string code) {
  return refuse(Refusal::forbidden, std::move(code),
      {"Inloggningstjänstens svar går inte att lita på. Försök igen; händer det på nytt, tala med den som "
       "sköter inloggningen.",
          "The sign-in provider's answer cannot be trusted. Try again; if it happens anew, tell whoever runs "
          "the sign-in."});
}

std::optional<Instant> moment(const json::object& claims, std::string_view name) {
  constexpr double latest = 253402300799.0;  // the end of year 9999
  const json::value* value = claims.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  double seconds = value->to_number<double>();
  if (!(seconds >= 0 && seconds <= latest)) return std::nullopt;
  return Instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
}

bool is_for(const json::object& claims, const std::string& client) {
  const json::value* audience = claims.if_contains("aud");
  if (audience == nullptr) return false;
  std::string party = text_of(claims, "azp");
  if (claims.contains("azp") && party != client) return false;
  if (audience->is_string()) return audience->get_string() == client;
  if (!audience->is_array() || !lists(claims, "aud", client)) return false;
  return audience->get_array().size() == 1 || party == client;
}

Result<void> check_times(const json::object& claims, const Expected& expected) {
  auto expires = moment(claims, "exp");
  auto issued = moment(claims, "iat");
  if (!expires || *expires + leeway <= expected.now) return distrust("oidc.expired");
  if (!issued || *issued > expected.now + leeway) return distrust("oidc.not_yet");
  if (claims.contains("nbf")) {
    auto start = moment(claims, "nbf");
    if (!start || *start > expected.now + leeway) return distrust("oidc.not_yet");
  }
  if (!expected.max_age) return {};
  auto shown = moment(claims, "auth_time");
  bool fresh =
      shown && *shown <= expected.now + leeway && *shown + *expected.max_age + leeway >= expected.now;
  return fresh ? Result<void>{} : distrust("oidc.auth_time");
}

/// Where a name with dots leads; the whole name first, since claims may be called https://….
const json::value* place_of(const json::object& claims, std::string_view name) {
  if (const json::value* whole = claims.if_contains(name)) return whole;
  std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const json::value* inner = claims.if_contains(name.substr(0, dot));
  return inner != nullptr && inner->is_object() ? place_of(inner->get_object(), name.substr(dot + 1))
                                                : nullptr;
}

}  // namespace

Result<std::string> id_token_of(const FetchAnswer& answer) {
  auto object = object_of(answer.body);
  if (answer.status != 200) {
    return refuse(Refusal::forbidden, "oidc.code_refused",
        {"Inloggningstjänsten tog inte emot inloggningen. Försök igen; händer det på nytt är klientens id "
         "eller "
         "hemlighet fel.",
            "The provider did not take the sign-in. Try again; if it happens anew, the client's id or secret "
            "is "
            "wrong."});
  }
  std::string token = object ? text_of(*object, "id_token") : std::string();
  if (token.empty()) return distrust("oidc.no_id_token");
  return token;
}

std::string Claims::text(std::string_view name) const {
  const json::value* value = all_ ? place_of(*all_, name) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> Claims::texts(std::string_view name) const {
  constexpr std::size_t most = 1000;
  std::vector<std::string> all;
  const json::value* value = all_ ? place_of(*all_, name) : nullptr;
  if (value == nullptr) return all;
  if (value->is_string()) all.emplace_back(value->get_string());
  if (!value->is_array()) return all;
  for (const json::value& one : value->get_array()) {
    if (one.is_string() && all.size() < most) all.emplace_back(one.get_string());
  }
  return all;
}

Result<Claims> check_claims(std::string_view payload, const Expected& expected) {
  constexpr std::size_t longest_subject = 255;
  auto claims = object_of(payload);
  if (!claims) return distrust("oidc.claims_malformed");
  if (text_of(*claims, "iss") != expected.issuer) return distrust("oidc.issuer");
  if (!is_for(*claims, expected.client_id)) return distrust("oidc.audience");
  if (auto good = check_times(*claims, expected); !good) return std::unexpected(good.error());
  if (expected.nonce.empty() || text_of(*claims, "nonce") != expected.nonce) return distrust("oidc.nonce");
  std::string subject = text_of(*claims, "sub");
  if (subject.empty() || subject.size() > longest_subject || has_control(subject))
    return distrust("oidc.subject");
  if (!expected.acr.empty()) {
    std::string acr = text_of(*claims, "acr");
    if (acr.empty() || !has_word(expected.acr, acr)) return distrust("oidc.acr");
  }
  Claims believed;
  believed.subject_ = std::move(subject);
  believed.all_ = std::make_shared<const json::object>(std::move(*claims));
  return believed;
}

}  // namespace ringmur::oidc
