#pragma once

#include "store/store.h"

namespace ringmur {

/// What is kept of an import, so that the next can compare and this one can be undone.
struct ImportEntry {
  Uuid id;
  Uuid authority;
  std::string type;
  std::optional<Uuid> unit;  ///< that rows without a unit were given
  std::string file_name;
  Instant at{};
  std::int64_t created{0};
  std::int64_t changed{0};
  std::int64_t archived{0};
};

void record_import(Writer& writer, const ImportEntry& entry);

/// Ids of the imports of this register that were made for the same unit.
Result<std::vector<Uuid>> imports_for(Store& store, const Actor& actor, const Uuid& authority,
    const RecordType& type, const std::optional<Uuid>& unit);

}  // namespace ringmur
