#include "base/signing_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/digest.h"
#include "base/text.h"

namespace ringmur {
namespace {

constexpr std::size_t seed_bytes = crypto_sign_SEEDBYTES;

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

std::string bytes_of(std::string_view hex_digits) {
  std::string bytes(seed_bytes, '\0');
  std::size_t made = 0;
  const char* end = nullptr;
  bool good = hex_digits.size() == 2 * seed_bytes &&
              sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex_digits.data(),
                  hex_digits.size(), nullptr, &made, &end) == 0 &&
              made == seed_bytes && end == hex_digits.data() + hex_digits.size();
  return good ? bytes : std::string();
}

std::unexpected<Error> missing(const std::filesystem::path& file) {
  return refuse(Refusal::not_found, "key.missing",
      {"Nyckelfilen " + file.string() + " finns inte. Rätta sökvägen, eller lägg tillbaka den.",
          "The key file " + file.string() + " does not exist. Correct the path, or put it back."});
}

std::unexpected<Error> not_made(const std::filesystem::path& file) {
  return refuse(Refusal::unavailable, "key.not_made",
      {"Nyckelfilen " + file.string() + " går inte att skapa. Ge rätt att skriva i mappen.",
          "The key file " + file.string() + " cannot be made. Allow writing to its folder."});
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

/// Written aside and then linked: who comes at the same time sees a whole key or none.
Result<void> make(const std::filesystem::path& file) {
  const std::filesystem::path aside = file.string() + "." + hex(random_bytes(8));
  const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return not_made(file);
  const bool written = write_all(descriptor, hex(random_bytes(seed_bytes)) + "\n");
  ::close(descriptor);
  const bool linked = written && (::link(aside.c_str(), file.c_str()) == 0 || errno == EEXIST);
  ::unlink(aside.c_str());
  if (!linked) return not_made(file);
  return {};
}

}  // namespace

SigningKey::SigningKey(std::string_view seed) {
  start_sodium();
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  crypto_sign_seed_keypair(open.data(), secret_.data(), reinterpret_cast<const unsigned char*>(seed.data()));
  public_key_.assign(open.begin(), open.end());
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

Result<SigningKey> SigningKey::open(const std::filesystem::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) return missing(file);
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refuse(Refusal::forbidden, "key.open_to_others",
        {"Nyckelfilen " + file.string() + " får läsas av andra. Ta bort den rätten: chmod 600.",
            "Others may read the key file " + file.string() + ". Take that right away: chmod 600."});
  }
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string seed = bytes_of(trimmed(text));
  if (seed.empty()) {
    return refuse(Refusal::invalid, "key.broken",
        {"Nyckelfilen " + file.string() + " är ingen nyckel. Lägg tillbaka den rätta.",
            "The key file " + file.string() + " is no key. Put the right one back."});
  }
  return SigningKey(seed);
}

Result<SigningKey> SigningKey::open_or_make(const std::filesystem::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) {
    if (auto made = make(file); !made) return std::unexpected(made.error());
  }
  return open(file);
}

std::string SigningKey::sign(std::string_view text) const {
  std::array<unsigned char, crypto_sign_BYTES> made{};
  crypto_sign_detached(
      made.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(), secret_.data());
  return {made.begin(), made.end()};
}

bool is_signed(std::string_view public_key, std::string_view text, std::string_view signature) {
  start_sodium();
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  return crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()), bytes,
             text.size(), reinterpret_cast<const unsigned char*>(public_key.data())) == 0;
}

std::string key_id(std::string_view public_key) {
  constexpr std::size_t digits = 16;
  return to_hex(digest(public_key)).substr(0, digits);
}

std::string parse_public_key(std::string_view hex_digits) {
  return bytes_of(hex_digits);
}

}  // namespace ringmur
