#include "base/digest.h"

#include <sodium.h>

#include <cstddef>
#include <new>
#include <stdexcept>

#include "base/text.h"

namespace ringmur {

namespace {

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Digest digest(std::string_view bytes) {
  start_sodium();
  Digest out{};
  crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), nullptr, 0);
  return out;
}

namespace {

crypto_generichash_state* state_in(std::array<std::uint8_t, 384>& bytes) {
  static_assert(sizeof(crypto_generichash_state) <= 384);
  static_assert(alignof(crypto_generichash_state) <= 64);
  return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

}  // namespace

Hasher::Hasher() {
  start_sodium();
  crypto_generichash_init(state_in(state_), nullptr, 0, Digest{}.size());
}

Hasher& Hasher::add(std::string_view bytes) {
  std::array<unsigned char, 8> size{};
  for (std::size_t index = 0; index < size.size(); ++index) {
    size[index] = static_cast<unsigned char>(std::uint64_t{bytes.size()} >> (8 * index));
  }
  crypto_generichash_update(state_in(state_), size.data(), size.size());
  crypto_generichash_update(state_in(state_), raw(bytes), bytes.size());
  return *this;
}

Digest Hasher::finish() {
  Digest out{};
  crypto_generichash_final(state_in(state_), out.data(), out.size());
  return out;
}

std::string_view view(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string to_hex(const Digest& digest) {
  return hex(view(digest));
}

std::string random_bytes(std::size_t count) {
  start_sodium();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

namespace {

std::string base64_as(std::string_view bytes, int variant) {
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), raw(bytes), bytes.size(), variant);
  out.pop_back();  // libsodium ends with a zero byte
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  return base64_as(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string base64url(std::string_view bytes) {
  return base64_as(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

}  // namespace ringmur
