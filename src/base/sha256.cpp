#include "base/sha256.h"

#include <sodium.h>

#include <fstream>

#include "base/text.h"

namespace ringmur {
namespace {

static_assert(sizeof(crypto_hash_sha256_state) <= 104);

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Sha256::Sha256() {
  crypto_hash_sha256_init(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()));
}

Sha256& Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(
      reinterpret_cast<crypto_hash_sha256_state*>(state_.data()), raw(bytes), bytes.size());
  return *this;
}

std::string Sha256::finish() {
  std::string made(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()),
      reinterpret_cast<unsigned char*>(made.data()));
  return hex(made);
}

Result<FileDigest> sha256_of_file(const std::filesystem::path& file) {
  constexpr std::size_t piece = 256 * 1024;
  std::ifstream in(file, std::ios::binary);
  Sha256 hasher;
  FileDigest made;
  std::string bytes(piece, '\0');
  while (in) {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto got = static_cast<std::size_t>(in.gcount());
    hasher.add(std::string_view(bytes).substr(0, got));
    made.size += got;
  }
  if (!in.eof()) {
    return refuse(Refusal::unavailable, "file.not_readable",
        {"Filen går inte att läsa. Skicka den igen.", "The file cannot be read. Send it again."});
  }
  made.sha256 = hasher.finish();
  return made;
}

}  // namespace ringmur
