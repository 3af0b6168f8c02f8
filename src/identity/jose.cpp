#include "identity/jose.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <boost/json.hpp>
#include <optional>

#include "identity/encoding.h"

namespace ringmur {
namespace {

namespace json = boost::json;

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* what) const {
    Free(what);
  }
};
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>>;
using SharedKey = std::shared_ptr<EVP_PKEY>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_of(std::string_view bytes) {
  return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<json::object> object_of(std::string_view text) {
  json::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

SharedKey made(const char* type, OSSL_PARAM_BLD* builder) {
  Params params(OSSL_PARAM_BLD_to_param(builder));
  KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  bool good = params && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
              EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) == 1;
  SharedKey owned(key, EVP_PKEY_free);
  if (!good) return nullptr;
  KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return check && EVP_PKEY_public_check(check.get()) == 1 ? owned : nullptr;
}

SharedKey rsa_key(const json::object& jwk) {
  constexpr int least_bits = 2048;
  constexpr int most_bits = 8192;  // more costs time that an attacker would choose
  auto modulus = encoding::base64url_bytes(text_of(jwk, "n"));
  auto exponent = encoding::base64url_bytes(text_of(jwk, "e"));
  if (!modulus || !exponent || modulus->size() > most_bits / 8 || exponent->size() > 8) return nullptr;
  Number n = number_of(*modulus);
  Number e = number_of(*exponent);
  Builder builder(OSSL_PARAM_BLD_new());
  if (BN_num_bits(n.get()) < least_bits) return nullptr;
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  return made("RSA", builder.get());
}

SharedKey p256_key(const json::object& jwk) {
  constexpr std::size_t coordinate = 32;
  auto x = encoding::base64url_bytes(text_of(jwk, "x"));
  auto y = encoding::base64url_bytes(text_of(jwk, "y"));
  if (text_of(jwk, "crv") != "P-256" || !x || !y || x->size() != coordinate || y->size() != coordinate)
    return nullptr;
  std::string point = "\x04" + *x + *y;  // uncompressed
  Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return made("EC", builder.get());
}

/// A JWS has r and s one after the other, OpenSSL wants them in DER.
std::string der_of(std::string_view signature) {
  constexpr std::size_t half = 32;
  if (signature.size() != 2 * half) return {};
  Signature pair(ECDSA_SIG_new());
  Number r = number_of(signature.substr(0, half));
  Number s = number_of(signature.substr(half));
  if (ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  (void)r.release();
  (void)s.release();
  unsigned char* der = nullptr;
  int length = i2d_ECDSA_SIG(pair.get(), &der);
  if (length <= 0) return {};
  std::string out(reinterpret_cast<char*>(der), static_cast<std::size_t>(length));
  OPENSSL_free(der);
  return out;
}

}  // namespace

std::unexpected<Error> distrust(std::string code) {
  return refuse(Refusal::forbidden, std::move(code),
      {"Inloggningstjänstens svar går inte att lita på. Försök igen; händer det på nytt, tala med den som "
       "sköter inloggningen.",
          "The sign-in provider's answer cannot be trusted. Try again; if it happens anew, tell whoever runs "
          "the sign-in."});
}

/// One key of the set, where it is one that we use.
struct KeySet::Reader {
  static std::optional<Key> read(const json::object& jwk) {
    Key key;
    std::string use = text_of(jwk, "use");
    if (!use.empty() && use != "sig") return std::nullopt;
    key.id = text_of(jwk, "kid");
    key.algorithm = text_of(jwk, "alg");
    std::string type = text_of(jwk, "kty");
    if (type == "RSA") {
      key.kind = Kind::rsa;
      key.key = rsa_key(jwk);
    } else if (type == "EC") {
      key.kind = Kind::p256;
      key.key = p256_key(jwk);
    }
    ERR_clear_error();
    return key.key ? std::optional(std::move(key)) : std::nullopt;
  }
};

Result<KeySet> KeySet::parse(std::string_view jwks) {
  constexpr std::size_t most = 100;
  auto object = object_of(jwks);
  const json::value* keys = object ? object->if_contains("keys") : nullptr;
  if (keys == nullptr || !keys->is_array() || keys->get_array().size() > most) {
    return refuse(Refusal::unavailable, "oidc.keys_malformed",
        {"Inloggningstjänstens nycklar går inte att läsa.", "The sign-in provider's keys cannot be read."});
  }
  KeySet set;
  for (const json::value& one : keys->get_array()) {
    if (!one.is_object()) continue;
    if (auto key = Reader::read(one.get_object())) set.keys_.push_back(std::move(*key));
  }
  return set;
}

bool KeySet::signs(const Key& key, std::string_view algorithm) {
  if (!key.algorithm.empty() && key.algorithm != algorithm) return false;
  switch (key.kind) {
    case Kind::rsa:
      return algorithm == "RS256" || algorithm == "PS256";
    case Kind::p256:
      return algorithm == "ES256";
  }
  std::unreachable();
}

bool KeySet::holds(
    const Key& key, std::string_view algorithm, std::string_view signed_part, std::string_view signature) {
  std::string der;
  if (key.kind == Kind::p256) {
    der = der_of(signature);
    if (der.empty()) return false;
    signature = der;
  }
  DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;
  bool good = EVP_DigestVerifyInit(context.get(), &settings, EVP_sha256(), nullptr, key.key.get()) == 1;
  if (good && algorithm == "PS256") {
    good = EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1;
  }
  good = good && EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(signed_part),
                     signed_part.size()) == 1;
  ERR_clear_error();
  return good;
}

Result<std::string> KeySet::verified(std::string_view token) const {
  constexpr std::size_t longest = 64 * 1024;
  std::size_t first = token.find('.');
  std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.size() > longest) return distrust("oidc.token_malformed");
  auto head_bytes = encoding::base64url_bytes(token.substr(0, first));
  auto payload = encoding::base64url_bytes(token.substr(first + 1, second - first - 1));
  auto signature = encoding::base64url_bytes(token.substr(second + 1));
  auto head = head_bytes ? object_of(*head_bytes) : std::nullopt;
  // Extensions that must be understood (crit) are none of ours.
  if (!head || !payload || !signature || head->contains("crit")) return distrust("oidc.token_malformed");
  std::string algorithm = text_of(*head, "alg");
  if (algorithm != "RS256" && algorithm != "PS256" && algorithm != "ES256") return distrust("oidc.algorithm");
  std::string id = text_of(*head, "kid");
  bool known = false;
  for (const Key& key : keys_) {
    if (!signs(key, algorithm) || (!id.empty() && key.id != id)) continue;
    known = true;
    if (holds(key, algorithm, token.substr(0, second), *signature)) return std::move(*payload);
  }
  return distrust(known ? "oidc.signature" : "oidc.unknown_key");
}

}  // namespace ringmur
