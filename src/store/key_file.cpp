#include "store/key_file.h"

#include <cstdlib>

namespace ringmur {

Result<SealingKey> open_key(const Location& location, const std::filesystem::path& named) {
  if (!named.empty()) return SealingKey::open_or_make(named);
  const char* said = std::getenv("RINGMUR_KEY_FILE");
  if (said != nullptr && *said != '\0') return SealingKey::open_or_make(said);
  switch (location.dialect()) {
    case Dialect::sqlite:
      return SealingKey::open_or_make(location.address + ".key");
    case Dialect::postgres:
      break;
  }
  return refuse(Refusal::unavailable, "key.missing",
      {"Hemligheten måste förseglas med en nyckel utanför databasen. Starta servern med --key FIL, eller "
       "ange "
       "RINGMUR_KEY_FILE.",
          "The secret must be sealed with a key outside the database. Start the server with --key FILE, or "
          "set "
          "RINGMUR_KEY_FILE."});
}

}  // namespace ringmur
