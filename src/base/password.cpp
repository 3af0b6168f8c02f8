#include "base/password.h"

#include <sodium.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <new>
#include <stdexcept>

#include "base/text.h"

namespace ringmur {
namespace {

// RFC 9106 §4, the second recommended choice; over three times the memory that OWASP's cheat sheet asks for.
// Measured on a slow core: 0.1 s. libsodium's MODERATE (256 MiB) took 0.5 s, which four people would feel.
constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64u << 20;

constexpr int most_at_work = 2;
constexpr int most_waiting = 4;  // fewer than the threads that answer requests

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

/// Memory is the process's, so the gate is the process's too.
struct Gate {
  std::mutex mutex;
  std::condition_variable freed;
  int at_work{0};
  int waiting{0};
};

Gate& gate() {
  static Gate one;
  return one;
}

std::string as_taken(std::string_view password) {
  std::string normal;
  return normalise(password, normal) ? normal : std::string(password);
}

std::string hashed(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> kept{};
  if (crypto_pwhash_str_alg(
          kept.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return kept.data();
}

}  // namespace

Result<PasswordTurn> PasswordTurn::take() {
  start_sodium();
  Gate& shared = gate();
  std::unique_lock lock(shared.mutex);
  if (shared.at_work >= most_at_work) {
    if (shared.waiting >= most_waiting) {
      return refuse(Refusal::unavailable, "password.busy",
          {"Många loggar in just nu. Försök igen om några sekunder.",
              "Many are signing in right now. Try again in a few seconds."});
    }
    ++shared.waiting;
    shared.freed.wait(lock, [&] { return shared.at_work < most_at_work; });
    --shared.waiting;
  }
  ++shared.at_work;
  return PasswordTurn();
}

PasswordTurn::PasswordTurn(PasswordTurn&& other) noexcept : held_(std::exchange(other.held_, false)) {}

PasswordTurn::~PasswordTurn() {
  if (!held_) return;
  Gate& shared = gate();
  {
    std::lock_guard lock(shared.mutex);
    --shared.at_work;
  }
  shared.freed.notify_one();
}

std::string PasswordTurn::hash(std::string_view password) const {
  return hashed(as_taken(password));
}

bool PasswordTurn::fits(std::string_view password, const std::string& kept) const {
  // Made before it is known whether it is needed: the first one to sign in pays for it, whoever that is.
  static const std::string nobodys = hashed(as_taken(random_password()));
  const std::string& against = kept.empty() ? nobodys : kept;
  const std::string taken = as_taken(password);
  const bool same = crypto_pwhash_str_verify(against.c_str(), taken.data(), taken.size()) == 0;
  return same && !kept.empty();
}

bool is_outdated(const std::string& kept) {
  return crypto_pwhash_str_needs_rehash(kept.c_str(), passes, memory) != 0;
}

std::string random_password() {
  start_sodium();
  constexpr std::string_view symbols = "abcdefghijkmnpqrstuvwxyz23456789";
  constexpr int count = 16;
  std::string made;
  for (int i = 0; i < count; ++i) {
    if (i > 0 && i % 4 == 0) made += '-';
    made += symbols[randombytes_uniform(static_cast<std::uint32_t>(symbols.size()))];
  }
  return made;
}

}  // namespace ringmur
