#include "identity/sealing_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/digest.h"

namespace ringmur {
namespace {

constexpr std::size_t key_bytes = crypto_secretbox_KEYBYTES;
constexpr std::size_t nonce_bytes = crypto_secretbox_NONCEBYTES;

std::unexpected<Error> not_opened(const std::filesystem::path& path) {
  return refuse(Refusal::unavailable, "key.not_opened",
      {"Nyckelfilen " + path.string() + " går inte att läsa eller skapa. Ange en annan med --key FIL eller " +
              "RINGMUR_KEY_FILE.",
          "The key file " + path.string() + " cannot be read or made. Name another with --key FILE or " +
              "RINGMUR_KEY_FILE."});
}

/// An open file that closes itself.
struct File {
  explicit File(int number_) : number(number_) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number >= 0) close(number);
  }
  int number;
};

/// Whole or not at all, and never over another's: two processes that start together end with one key.
bool make(const std::filesystem::path& path) {
  std::string draft = path.string() + "." + hex(random_bytes(6));
  bool written = false;
  {
    File file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    std::string key = random_bytes(key_bytes);
    written = file.number >= 0 && write(file.number, key.data(), key.size()) == ssize_t{key_bytes} &&
              fsync(file.number) == 0;
    sodium_memzero(key.data(), key.size());
  }
  bool linked = written && (link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
  unlink(draft.c_str());
  return linked;
}

}  // namespace

SealingKey::SealingKey(std::string_view bytes) {
  std::ranges::copy(bytes, key_.begin());
}

Result<SealingKey> SealingKey::open_or_make(const std::filesystem::path& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed) && !make(path)) return not_opened(path);
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat facts{};
  if (file.number < 0 || fstat(file.number, &facts) != 0) return not_opened(path);
  if ((facts.st_mode & 077) != 0) {
    return refuse(Refusal::unavailable, "key.readable",
        {"Andra än ägaren får läsa nyckelfilen " + path.string() + ". Kör chmod 600 på den.",
            "Others than its owner may read the key file " + path.string() + ". Run chmod 600 on it."});
  }
  std::string bytes(key_bytes + 1, '\0');
  if (read(file.number, bytes.data(), bytes.size()) != ssize_t{key_bytes}) {
    return refuse(Refusal::unavailable, "key.malformed",
        {"Filen " + path.string() + " är ingen nyckel: den ska vara 32 byte. Återställ den från en kopia.",
            "The file " + path.string() + " is no key: it must be 32 bytes. Restore it from a copy."});
  }
  SealingKey key(std::string_view(bytes).substr(0, key_bytes));
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

std::string SealingKey::seal(std::string_view text) const {
  std::string sealed = random_bytes(nonce_bytes);
  sealed.resize(nonce_bytes + crypto_secretbox_MACBYTES + text.size());
  auto* out = reinterpret_cast<unsigned char*>(sealed.data());
  crypto_secretbox_easy(
      out + nonce_bytes, reinterpret_cast<const unsigned char*>(text.data()), text.size(), out, key_.data());
  return sealed;
}

Result<std::string> SealingKey::open(std::string_view bytes) const {
  std::string text;
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  bool good = bytes.size() >= nonce_bytes + crypto_secretbox_MACBYTES;
  if (good) {
    text.resize(bytes.size() - nonce_bytes - crypto_secretbox_MACBYTES);
    good = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()), in + nonce_bytes,
               bytes.size() - nonce_bytes, in, key_.data()) == 0;
  }
  if (good) return text;
  return refuse(Refusal::unavailable, "key.other",
      {"Det som är förseglat i databasen öppnas inte av den här nyckelfilen. Ge servern den nyckelfil som "
       "hör till databasen, eller ange hemligheten på nytt.",
          "What is sealed in the database is not opened by this key file. Give the server the key file that "
          "belongs to the database, or enter the secret again."});
}

}  // namespace ringmur
