#include "identity/encoding.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <stdexcept>

#include "base/digest.h"

namespace ringmur::encoding {
namespace {

std::string hashed(const EVP_MD* kind, std::string_view bytes) {
  std::string made(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(made.data()), &size, kind,
          nullptr) != 1)
    throw std::runtime_error("OpenSSL cannot hash");
  made.resize(size);
  return made;
}

}  // namespace

std::string base32(std::string_view bytes) {
  constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string made;
  unsigned held = 0;
  int bits = 0;
  for (char c : bytes) {
    held = (held << 8 | static_cast<unsigned char>(c)) & 0xffffu;
    bits += 8;
    for (; bits >= 5; bits -= 5) made += symbols[held >> (bits - 5) & 31u];
  }
  if (bits > 0) made += symbols[held << (5 - bits) & 31u];
  return made;
}

std::optional<std::string> from_base64url(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  return base64url_bytes(text);
}

std::optional<std::string> base64url_bytes(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
      text.data(), text.size(), nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  // libsodium takes bytes over 127 for letters of its alphabet now and then.
  if (base64url(bytes) != text) return std::nullopt;
  return bytes;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (char c : text) {
    if (unreserved.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string sha256(std::string_view bytes) {
  return hashed(EVP_sha256(), bytes);
}

std::string sha1_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made;
  for (char c : hashed(EVP_sha1(), bytes)) {
    auto byte = static_cast<unsigned char>(c);
    made += digits[byte >> 4];
    made += digits[byte & 15];
  }
  return made;
}

bool same_bytes(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace ringmur::encoding
