#include "base/uuid.h"

#include <pthread.h>
#include <sodium.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <stdexcept>

namespace ringmur {

namespace {

// Milliseconds since 1970 in the upper bits, 1/4096 ms in the lower twelve (RFC 9562 §6.2, method 3).
std::atomic<std::uint64_t> last_tick{0};
std::atomic<unsigned> forks{0};

std::uint64_t next_tick() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto nanoseconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
  const std::uint64_t wanted =
      ((nanoseconds / 1'000'000) << 12U) | (((nanoseconds % 1'000'000) << 12U) / 1'000'000);
  std::uint64_t last = last_tick.load(std::memory_order_relaxed);
  std::uint64_t taken = 0;
  do {
    taken = wanted > last ? wanted : last + 1;
  } while (!last_tick.compare_exchange_weak(last, taken));
  return taken;
}

/// Eight unguessable bytes; drawn in bulk, since each draw is a system call.
std::uint64_t random_word() {
  static const bool ready = [] {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    pthread_atfork(nullptr, nullptr, [] { forks.fetch_add(1); });
    return true;
  }();
  struct Stock {
    std::array<std::uint64_t, 64> words{};
    std::size_t left{0};
    unsigned fork{0};
  };
  thread_local Stock stock;
  // A forked child must not hand out what its parent has in stock.
  const unsigned fork = forks.load(std::memory_order_relaxed);
  if (ready && (stock.left == 0 || stock.fork != fork)) {
    randombytes_buf(stock.words.data(), sizeof stock.words);
    stock.left = stock.words.size();
    stock.fork = fork;
  }
  return stock.words[--stock.left];
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_dash(std::size_t index) {
  return index == 8 || index == 13 || index == 18 || index == 23;
}

}  // namespace

Uuid new_uuid() {
  const std::uint64_t tick = next_tick();
  const std::uint64_t high = ((tick >> 12U) << 16U) | 0x7000U | (tick & 0xFFFU);
  const std::uint64_t low = (random_word() >> 2U) | (std::uint64_t{1} << 63U);
  Uuid uuid;
  for (std::size_t index = 0; index < 8; ++index) {
    uuid.bytes[index] = static_cast<std::uint8_t>(high >> (56 - 8 * index));
    uuid.bytes[8 + index] = static_cast<std::uint8_t>(low >> (56 - 8 * index));
  }
  return uuid;
}

std::string to_string(const Uuid& uuid) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(36, '-');
  std::size_t place = 0;
  for (const std::uint8_t byte : uuid.bytes) {
    if (is_dash(place)) ++place;
    out[place++] = digits[byte >> 4U];
    out[place++] = digits[byte & 15U];
  }
  return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t byte = 0;
  for (std::size_t place = 0; place < text.size();) {
    if (is_dash(place)) {
      if (text[place++] != '-') return std::nullopt;
      continue;
    }
    const int high = hex_value(text[place]);
    const int low = hex_value(text[place + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    uuid.bytes[byte++] = static_cast<std::uint8_t>(high * 16 + low);
    place += 2;
  }
  return uuid;
}

std::string_view view(const Uuid& uuid) {
  return {reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size()};
}

}  // namespace ringmur

std::size_t std::hash<ringmur::Uuid>::operator()(const ringmur::Uuid& uuid) const noexcept {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  std::memcpy(&high, uuid.bytes.data(), 8);
  std::memcpy(&low, uuid.bytes.data() + 8, 8);
  return static_cast<std::size_t>(low ^ (high * 0x9E3779B97F4A7C15ULL));
}
