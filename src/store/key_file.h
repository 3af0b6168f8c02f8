#pragma once

#include <filesystem>

#include "identity/sealing_key.h"
#include "store/location.h"

namespace ringmur {

/// The key that seals what lies in this database: the file that is named, else RINGMUR_KEY_FILE, else beside
/// the data file (city.db.key). Made where there is none. Refused as SealingKey::open_or_make() says, and as
/// `unavailable`
/// ("key.missing") where the data is no file and no key is named.
Result<SealingKey> open_key(const Location& location, const std::filesystem::path& named);

}  // namespace ringmur
