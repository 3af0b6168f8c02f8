#include "identity/token_support.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdexcept>

#include "base/digest.h"

namespace ringmur::test {

namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string bytes_of(const BIGNUM* number, int length) {
  std::string out(static_cast<std::size_t>(length), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), length);
  return out;
}

/// r and s one after the other, of a signature in DER.
std::string joined(const std::string& der) {
  const unsigned char* at = bytes_of(der);
  ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
  std::string out = bytes_of(ECDSA_SIG_get0_r(pair), 32) + bytes_of(ECDSA_SIG_get0_s(pair), 32);
  ECDSA_SIG_free(pair);
  return out;
}

}  // namespace

std::string encoded(std::string_view bytes) {
  return base64url(bytes);
}

SigningKey SigningKey::rsa(const std::string& id, unsigned bits) {
  SigningKey made;
  made.id_ = id;
  made.key_.reset(EVP_RSA_gen(bits), EVP_PKEY_free);
  return made;
}

SigningKey SigningKey::p256(const std::string& id) {
  SigningKey made;
  made.id_ = id;
  made.key_.reset(EVP_EC_gen("prime256v1"), EVP_PKEY_free);
  return made;
}

std::string SigningKey::number(const char* name) const {
  BIGNUM* number = nullptr;
  if (EVP_PKEY_get_bn_param(key_.get(), name, &number) != 1)
    throw std::runtime_error("no such part of a key");
  bool curve = EVP_PKEY_is_a(key_.get(), "EC") == 1;
  std::string out = bytes_of(number, curve ? 32 : BN_num_bytes(number));
  BN_free(number);
  return encoded(out);
}

std::string SigningKey::jwk(std::string_view more) const {
  if (EVP_PKEY_is_a(key_.get(), "EC") == 1) {
    return fmt::format(R"({{{}"kty":"EC","crv":"P-256","kid":"{}","x":"{}","y":"{}"}})", more, id_,
        number(OSSL_PKEY_PARAM_EC_PUB_X), number(OSSL_PKEY_PARAM_EC_PUB_Y));
  }
  return fmt::format(R"({{{}"kty":"RSA","kid":"{}","n":"{}","e":"{}"}})", more, id_,
      number(OSSL_PKEY_PARAM_RSA_N), number(OSSL_PKEY_PARAM_RSA_E));
}

std::string SigningKey::public_pem() const {
  BIO* memory = BIO_new(BIO_s_mem());
  PEM_write_bio_PUBKEY(memory, key_.get());
  char* text = nullptr;
  long length = BIO_get_mem_data(memory, &text);
  std::string out(text, static_cast<std::size_t>(length));
  BIO_free(memory);
  return out;
}

std::string SigningKey::signature(std::string_view algorithm, std::string_view text) const {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_PKEY_CTX* settings = nullptr;
  EVP_DigestSignInit(context, &settings, EVP_sha256(), nullptr, key_.get());
  if (algorithm == "PS256") {
    EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
  }
  std::size_t length = 0;
  EVP_DigestSign(context, nullptr, &length, bytes_of(text), text.size());
  std::string out(length, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &length, bytes_of(text), text.size());
  EVP_MD_CTX_free(context);
  out.resize(length);
  return algorithm == "ES256" ? joined(out) : out;
}

std::string SigningKey::token(
    std::string_view algorithm, std::string_view payload, std::string_view head) const {
  std::string own = fmt::format(R"({{"alg":"{}","kid":"{}"}})", algorithm, id_);
  std::string text = encoded(head.empty() ? own : head) + '.' + encoded(payload);
  return text + '.' + encoded(signature(algorithm, text));
}

std::string jwks(const std::vector<std::string>& keys) {
  return fmt::format(R"({{"keys":[{}]}})", fmt::join(keys, ","));
}

std::string hmac_token(
    std::string_view algorithm, std::string_view secret, std::string_view payload, std::string_view id) {
  std::string text =
      encoded(fmt::format(R"({{"alg":"{}","kid":"{}"}})", algorithm, id)) + '.' + encoded(payload);
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned length = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes_of(text), text.size(),
      reinterpret_cast<unsigned char*>(out.data()), &length);
  out.resize(length);
  return text + '.' + encoded(out);
}

}  // namespace ringmur::test
