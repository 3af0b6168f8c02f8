#include "identity/sealing_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

#include "base/digest.h"
#include "base/uuid.h"

namespace ringmur {
namespace {

constexpr std::size_t key_size = 32;
static_assert(key_size == crypto_secretbox_KEYBYTES && key_size == crypto_generichash_KEYBYTES);

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::unexpected<Error> unreadable(const std::filesystem::path& path) {
  return refuse(Refusal::unavailable, "key.unreadable",
      {fmt::format("Nyckelfilen {} går inte att läsa eller skapa. Låt Ringmur läsa den och skriva i mappen.",
           path.string()),
          fmt::format("The key file {} can be neither read nor made. Let Ringmur read it and write in its "
                      "folder.",
              path.string())});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool good() const { return number_ >= 0; }

 private:
  int number_;
};

/// Whole or not at all, also where two make it at the same time: the second finds the first's.
bool make(const std::filesystem::path& path) {
  const std::string fresh = fmt::format("{}.{}.new", path.string(), to_string(new_uuid()));
  std::string bytes = random_bytes(key_size);
  bool written = false;
  {
    Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    written = file.good() && ::write(file.number(), bytes.data(), bytes.size()) == ssize_t{key_size} &&
              ::fsync(file.number()) == 0;
  }
  sodium_memzero(bytes.data(), bytes.size());
  const bool linked = written && (::link(fresh.c_str(), path.c_str()) == 0 || errno == EEXIST);
  ::unlink(fresh.c_str());
  return linked;
}

/// Refused where anybody else could read it.
Result<std::string> contents(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about{};
  if (!file.good() || ::fstat(file.number(), &about) != 0) return unreadable(path);
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refuse(Refusal::unavailable, "key.open_to_others",
        {fmt::format("Andra kan läsa nyckelfilen {0}. Kör chmod 600 {0}.", path.string()),
            fmt::format("Others may read the key file {0}. Run chmod 600 {0}.", path.string())});
  }
  std::string bytes(key_size + 1, '\0');
  const ssize_t count = ::read(file.number(), bytes.data(), bytes.size());
  if (count == ssize_t{key_size}) return bytes.substr(0, key_size);
  return refuse(Refusal::unavailable, "key.broken",
      {fmt::format("Nyckelfilen {} är inte hel. Återställ den från säkerhetskopian.", path.string()),
          fmt::format("The key file {} is not whole. Restore it from the backup.", path.string())});
}

}  // namespace

Result<SealingKey> SealingKey::open_or_make(const std::filesystem::path& path) {
  start_sodium();
  std::error_code failed;
  if (!std::filesystem::exists(path, failed) && !make(path)) return unreadable(path);
  auto bytes = contents(path);
  if (!bytes) return std::unexpected(bytes.error());
  SealingKey key(*bytes);
  sodium_memzero(bytes->data(), bytes->size());
  return key;
}

SealingKey::SealingKey(std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

SealingKey::~SealingKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

std::string SealingKey::seal(std::string_view text) const {
  std::string sealed = random_bytes(crypto_secretbox_NONCEBYTES);
  sealed.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size());
  crypto_secretbox_easy(
      raw(sealed) + crypto_secretbox_NONCEBYTES, raw(text), text.size(), raw(sealed), bytes_.data());
  return sealed;
}

Result<std::string> SealingKey::open(std::string_view bytes) const {
  constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (bytes.size() >= around) {
    std::string text(bytes.size() - around, '\0');
    std::string_view rest = bytes.substr(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(raw(text), raw(rest), rest.size(), raw(bytes), bytes_.data()) == 0)
      return text;
  }
  return refuse(Refusal::unavailable, "key.other",
      {"Uppgiften är förseglad med en annan nyckel. Starta Ringmur med den nyckelfil som hör till databasen.",
          "This was sealed with another key. Start Ringmur with the key file that belongs to the database."});
}

std::string SealingKey::mac(std::string_view purpose, std::string_view text) const {
  std::string own(key_size, '\0');
  crypto_generichash(raw(own), own.size(), raw(purpose), purpose.size(), bytes_.data(), bytes_.size());
  std::string made(key_size, '\0');
  crypto_generichash(raw(made), made.size(), raw(text), text.size(), raw(own), own.size());
  sodium_memzero(own.data(), own.size());
  return made;
}

void KeyFile::move_to(std::filesystem::path path) {
  std::lock_guard lock(mutex_);
  path_ = std::move(path);
  key_.reset();
}

Result<SealingKey> KeyFile::key() {
  std::lock_guard lock(mutex_);
  if (key_) return *key_;
  if (path_.empty()) {
    return refuse(Refusal::unsupported, "key.none",
        {"Servern har ingen nyckelfil. Be den som driver Ringmur att starta med --key FIL.",
            "The server has no key file. Ask whoever runs Ringmur to start it with --key FILE."});
  }
  auto opened = SealingKey::open_or_make(path_);
  if (!opened) return opened;
  key_ = *opened;
  return *key_;
}

}  // namespace ringmur
