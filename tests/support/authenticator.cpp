#include "support/authenticator.h"

#include <fmt/format.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace ringmur::test {
namespace {

constexpr std::uint8_t present = 0x01;
constexpr std::uint8_t verified = 0x04;
constexpr std::uint8_t attested = 0x40;

std::string sha256(std::string_view bytes) {
  std::string made(32, '\0');
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(made.data()), nullptr, EVP_sha256(),
      nullptr);
  return made;
}

std::string big_endian(std::uint64_t value, int bytes) {
  std::string made;
  for (int i = bytes - 1; i >= 0; --i) made += static_cast<char>(value >> (8 * i) & 0xff);
  return made;
}

/// CBOR: a head of the major type and what follows it.
std::string head(unsigned major, std::uint64_t value) {
  const auto first = [&](unsigned low) { return std::string(1, static_cast<char>(major << 5 | low)); };
  if (value < 24) return first(static_cast<unsigned>(value));
  if (value < 256) return first(24) + big_endian(value, 1);
  return first(25) + big_endian(value, 2);
}
std::string integer(int value) {
  return value >= 0 ? head(0, static_cast<std::uint64_t>(value))
                    : head(1, static_cast<std::uint64_t>(-1 - value));
}
std::string bytes(std::string_view value) {
  return head(2, value.size()) + std::string(value);
}
std::string text(std::string_view value) {
  return head(3, value.size()) + std::string(value);
}

constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string to_base64url(std::string_view input) {
  std::string made;
  unsigned held = 0;
  int bits = 0;
  for (char c : input) {
    held = (held << 8 | static_cast<unsigned char>(c)) & 0xffffu;
    for (bits += 8; bits >= 6; bits -= 6) made += symbols[held >> (bits - 6) & 63u];
  }
  if (bits > 0) made += symbols[held << (6 - bits) & 63u];
  return made;
}

std::string of_base64url(std::string_view input) {
  std::string made;
  unsigned held = 0;
  int bits = 0;
  for (char c : input) {
    held = (held << 6 | static_cast<unsigned>(symbols.find(c))) & 0xffffu;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    made += static_cast<char>(held >> bits & 0xff);
  }
  return made;
}

struct Authenticator::Key {
  EVP_PKEY* pair{EVP_EC_gen("P-256")};
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { EVP_PKEY_free(pair); }

  /// x and y, 32 bytes each.
  std::string point() const {
    std::array<unsigned char, 65> made{};
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(pair, "pub", made.data(), made.size(), &size) != 1 || size != 65)
      throw std::runtime_error("no public key");
    return {reinterpret_cast<const char*>(made.data()) + 1, 64};
  }

  std::string sign(std::string_view what) const {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, pair);
    const auto* start = reinterpret_cast<const unsigned char*>(what.data());
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, start, what.size());
    std::string made(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, start, what.size());
    made.resize(size);
    return made;
  }
};

Authenticator::Authenticator(std::string party_id, std::string origin)
    : party_id_(std::move(party_id)),
      origin_(std::move(origin)),
      id_(32, '\0'),
      key_(std::make_shared<Key>()) {
  RAND_bytes(reinterpret_cast<unsigned char*>(id_.data()), static_cast<int>(id_.size()));
}

Authenticator::~Authenticator() = default;
Authenticator::Authenticator(Authenticator&&) noexcept = default;

Authenticator Authenticator::copy() const {
  Authenticator made(party_id_, origin_);
  made.id_ = id_;
  made.user_ = user_;
  made.count_ = count_;
  made.key_ = key_;
  return made;
}

std::string Authenticator::client(
    std::string_view type, std::string_view challenge, const Tampering& wrong) const {
  return fmt::format(R"({{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":{}}})",
      wrong.type.empty() ? type : wrong.type, wrong.challenge.empty() ? challenge : wrong.challenge,
      wrong.origin.empty() ? origin_ : wrong.origin, wrong.framed);
}

std::string Authenticator::data(const Tampering& wrong, std::string_view more, std::uint8_t flags) const {
  flags = static_cast<std::uint8_t>(flags | (wrong.absent ? 0 : present) | (wrong.unverified ? 0 : verified));
  return sha256(wrong.party_id.empty() ? party_id_ : wrong.party_id) + static_cast<char>(flags) +
         big_endian(count_, 4) + std::string(more);
}

Authenticator::Made Authenticator::make(
    std::string_view challenge, std::string_view user, const Tampering& wrong) {
  user_ = of_base64url(user);
  const std::string point = key_->point();
  const std::string cose = head(5, 5) + integer(1) + integer(2) + integer(3) + integer(-7) + integer(-1) +
                           integer(1) + integer(-2) + bytes(point.substr(0, 32)) + integer(-3) +
                           bytes(point.substr(32));
  const std::string credential = std::string(16, '\0') + big_endian(id_.size(), 2) + id_ + cose;
  const std::string authenticator_data = data(wrong, credential, attested);
  return {client("webauthn.create", challenge, wrong), head(5, 3) + text("fmt") + text("none") +
                                                           text("attStmt") + head(5, 0) + text("authData") +
                                                           bytes(authenticator_data)};
}

Authenticator::Signed Authenticator::sign(std::string_view challenge, const Tampering& wrong) {
  count_ = static_cast<std::uint32_t>(static_cast<std::int64_t>(count_) + wrong.count_step);
  Signed made{id_, client("webauthn.get", challenge, wrong), data(wrong, {}, 0), {}, user_};
  made.signature = key_->sign(made.authenticator_data + sha256(made.client_data));
  if (wrong.spoilt_signature) made.signature.back() = static_cast<char>(made.signature.back() ^ 1);
  return made;
}

std::string Authenticator::json(const Made& made, std::string_view id) {
  return fmt::format(
      R"({{"id":"{0}","rawId":"{0}","type":"public-key","clientExtensionResults":{{}},"response":{{)"
      R"("clientDataJSON":"{1}","attestationObject":"{2}","transports":["internal"]}}}})",
      to_base64url(id), to_base64url(made.client_data), to_base64url(made.attestation_object));
}

std::string Authenticator::json(const Signed& made) {
  return fmt::format(
      R"({{"id":"{0}","rawId":"{0}","type":"public-key","clientExtensionResults":{{}},"response":{{)"
      R"("clientDataJSON":"{1}","authenticatorData":"{2}","signature":"{3}","userHandle":"{4}"}}}})",
      to_base64url(made.credential_id), to_base64url(made.client_data), to_base64url(made.authenticator_data),
      to_base64url(made.signature), to_base64url(made.user_handle));
}

}  // namespace ringmur::test
