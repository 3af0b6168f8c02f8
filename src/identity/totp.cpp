#include "identity/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "base/digest.h"
#include "identity/encoding.h"

namespace ringmur::totp {
namespace {

constexpr int usual_digits = 6;

std::string hmac_sha1(std::string_view secret, std::int64_t counter) {
  std::array<unsigned char, 8> message{};
  for (int i = 7; i >= 0; --i) {
    message[static_cast<std::size_t>(i)] = static_cast<unsigned char>(counter & 0xff);
    counter >>= 8;
  }
  std::string made(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(),
          reinterpret_cast<unsigned char*>(made.data()), &size) == nullptr)
    throw std::runtime_error("OpenSSL cannot make an HMAC");
  made.resize(size);
  return made;
}

std::string percent(std::string_view text) {
  std::string made;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                 c == '.' || c == '_' || c == '~';
    made += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return made;
}

std::string without_blanks(std::string_view code) {
  std::string made;
  for (char c : code) {
    if (c != ' ' && c != '\t') made += c;
  }
  return made;
}

}  // namespace

std::string new_secret() {
  return random_bytes(secret_size);
}

std::int64_t step_at(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()) / step_length;
}

std::string code_of(std::string_view secret, std::int64_t step, int digits) {
  const std::string mac = hmac_sha1(secret, step);
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at]));
  };
  const std::size_t from = byte(mac.size() - 1) & 15u;  // RFC 4226 §5.3
  const std::uint32_t number =
      (byte(from) & 0x7fu) << 24 | byte(from + 1) << 16 | byte(from + 2) << 8 | byte(from + 3);
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> step_of(
    std::string_view secret, std::string_view code, Instant at, std::int64_t last_step) {
  const std::string given = without_blanks(code);
  const std::int64_t middle = step_at(at);
  std::optional<std::int64_t> found;
  for (std::int64_t step = middle - steps_off; step <= middle + steps_off; ++step) {
    bool fits = encoding::same_bytes(code_of(secret, step, usual_digits), given);
    if (fits && step > last_step && !found) found = step;
  }
  return found;
}

std::string uri(std::string_view issuer, std::string_view account, std::string_view secret) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
      percent(issuer), percent(account), encoding::base32(secret));
}

}  // namespace ringmur::totp
