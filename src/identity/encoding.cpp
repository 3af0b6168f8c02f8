#include "identity/encoding.h"

#include <fmt/format.h>
#include <sodium.h>

#include "base/digest.h"

namespace ringmur {

std::optional<std::string> base64url_bytes(std::string_view text) {
  std::string bytes(text.size() * 3 / 4 + 3, '\0');
  std::size_t count = 0;
  const char* end = nullptr;
  int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
      text.size(), nullptr, &count, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(count);
  return base64url(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
      bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its end mark
  return text;
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
  std::string made(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(made.data()),
      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return made;
}

}  // namespace ringmur
