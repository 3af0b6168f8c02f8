#include "exchange/backup_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <stdexcept>

#include "base/file_error.h"
#include "base/hex.h"
#include "base/signing_key.h"
#include "base/text.h"

namespace ringmur {
namespace {

constexpr std::string_view first_line = "Ringmur's key to backups, version 1";
static_assert(crypto_box_SECRETKEYBYTES == 32 && crypto_box_PUBLICKEYBYTES == 32);

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

unsigned char* raw(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// The key that a passphrase makes; slow and large on purpose.
std::string stretched(const std::string& passphrase, std::string_view salt) {
  std::string key(crypto_secretbox_KEYBYTES, '\0');
  if (crypto_pwhash(raw(key), key.size(), passphrase.data(), passphrase.size(), raw(salt),
          crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
          crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("there is not memory enough (256 MiB) for the passphrase");
  return key;
}

std::string locked(std::string_view secret, const std::string& passphrase) {
  std::string salt(crypto_pwhash_SALTBYTES, '\0');
  std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
  randombytes_buf(salt.data(), salt.size());
  randombytes_buf(nonce.data(), nonce.size());
  std::string box(secret.size() + crypto_secretbox_MACBYTES, '\0');
  const std::string key = stretched(passphrase, salt);
  crypto_secretbox_easy(raw(box), raw(secret), secret.size(), raw(nonce), raw(key));
  return salt + nonce + box;
}

/// Empty where the passphrase is another.
std::string unlocked(std::string_view text, const std::string& passphrase) {
  constexpr std::size_t before = crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES;
  if (text.size() != before + crypto_box_SECRETKEYBYTES + crypto_secretbox_MACBYTES) return {};
  const std::string key = stretched(passphrase, text.substr(0, crypto_pwhash_SALTBYTES));
  std::string secret(crypto_box_SECRETKEYBYTES, '\0');
  const bool good = crypto_secretbox_open_easy(raw(secret), raw(text.substr(before)), text.size() - before,
                        raw(text.substr(crypto_pwhash_SALTBYTES)), raw(key)) == 0;
  return good ? secret : std::string();
}

std::unexpected<Error> broken(const std::filesystem::path& file) {
  return refuse(Refusal::invalid, "key.broken",
      {file.string() +
              " är ingen nyckel till säkerhetskopior. Peka ut den fil som `ringmur backup key` gjorde.",
          file.string() + " is no key to backups. Name the file that `ringmur backup key` made."});
}

/// The line "name: …" without its name; empty where there is none.
std::string line_of(const std::string& text, const std::string& name) {
  const auto at = text.find("\n" + name + ": ");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 3;
  return std::string(trimmed(std::string_view(text).substr(from, text.find('\n', from) - from)));
}

Result<std::string> read_private(const std::filesystem::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) {
    return refuse(Refusal::not_found, "key.missing",
        {"Nyckelfilen " + file.string() + " finns inte. Hämta den där den förvaras.",
            "The key file " + file.string() + " does not exist. Fetch it from where it is kept."});
  }
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refuse(Refusal::forbidden, "key.open_to_others",
        {"Nyckelfilen " + file.string() + " får läsas av andra. Ta bort den rätten: chmod 600.",
            "Others may read the key file " + file.string() + ". Take that right away: chmod 600."});
  }
  std::ifstream in(file, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Result<void> write_new(const std::filesystem::path& file, std::string_view text) {
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made < 0 && errno == EEXIST) {
    return refuse(Refusal::conflict, "file.exists",
        {file.string() + " finns redan, och en nyckel skrivs aldrig över. Välj ett annat namn.",
            file.string() + " is there already, and a key is never written over. Choose another name."});
  }
  bool good = made >= 0 && ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
              ::fsync(made) == 0;
  if (made >= 0) good = ::close(made) == 0 && good;
  if (good) return {};
  return file_not_written(file);
}

}  // namespace

BackupKey::BackupKey(std::string_view secret) : public_key_(crypto_box_PUBLICKEYBYTES, '\0') {
  start_sodium();
  std::copy(secret.begin(), secret.end(), secret_.begin());
  crypto_scalarmult_base(raw(public_key_), secret_.data());
}

BackupKey::~BackupKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

BackupKey BackupKey::make() {
  start_sodium();
  std::string secret(crypto_box_SECRETKEYBYTES, '\0');
  randombytes_buf(secret.data(), secret.size());
  BackupKey key(secret);
  sodium_memzero(secret.data(), secret.size());
  return key;
}

Result<BackupKey> BackupKey::open(
    const std::filesystem::path& file, const std::optional<std::string>& passphrase) {
  start_sodium();
  auto text = read_private(file);
  if (!text) return std::unexpected(text.error());
  if (!text->starts_with(first_line)) return broken(file);
  const std::string open = from_hex(line_of(*text, "private"));
  if (open.size() == crypto_box_SECRETKEYBYTES) return BackupKey(open);
  const std::string locked_text = from_hex(line_of(*text, "locked"));
  if (locked_text.empty()) return broken(file);
  if (!passphrase) {
    return refuse(Refusal::invalid, "key.passphrase_missing",
        {"Nyckeln är låst. Lägg till --passphrase och skriv lösenfrasen på en rad till standard in.",
            "The key is locked. Add --passphrase and write the passphrase as one line to standard input."});
  }
  const std::string secret = unlocked(locked_text, *passphrase);
  if (!secret.empty()) return BackupKey(secret);
  return refuse(Refusal::invalid, "key.passphrase_wrong",
      {"Lösenfrasen är fel, eller så har nyckelfilen ändrats. Försök igen.",
          "The passphrase is wrong, or the key file was changed. Try again."});
}

Result<void> BackupKey::write(
    const std::filesystem::path& file, const std::optional<std::string>& passphrase) const {
  const std::string_view secret(reinterpret_cast<const char*>(secret_.data()), secret_.size());
  std::string text = fmt::format("{}\npublic: {}\n", first_line, hex(public_key_));
  text += passphrase ? "locked: " + hex(locked(secret, *passphrase)) : "private: " + hex(secret);
  return write_new(file, text + "\n");
}

std::optional<std::string> BackupKey::unseal(std::string_view sealed) const {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::string text(sealed.size() - crypto_box_SEALBYTES, '\0');
  const bool good =
      crypto_box_seal_open(raw(text), raw(sealed), sealed.size(), raw(public_key_), secret_.data()) == 0;
  return good ? std::optional(text) : std::nullopt;
}

std::string seal_to(std::string_view public_key, std::string_view text) {
  start_sodium();
  std::string sealed(text.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(raw(sealed), raw(text), text.size(), raw(public_key)) != 0)
    throw std::runtime_error("the public key is none that can be sealed to");
  return sealed;
}

Result<std::string> backup_public_key(const std::string& named) {
  std::string key = parse_public_key(named);
  if (key.empty()) {
    std::ifstream in(named, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    key = parse_public_key(text.starts_with(first_line) ? line_of(text, "public") : trimmed(text));
  }
  if (!key.empty()) return key;
  return refuse(Refusal::invalid, "backup.no_public_key",
      {named + " är ingen publik nyckel: 64 hexadecimala siffror, så som `ringmur backup key` skriver den, "
               "eller en fil med dem.",
          named + " is no public key: 64 hexadecimal digits, as `ringmur backup key` prints it, or a file "
                  "with them."});
}

}  // namespace ringmur
