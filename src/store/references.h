#pragma once

#include "store/store.h"

namespace ringmur {

/// Live records that refer to one record by one field.
struct Referrers {
  const RecordType* type{nullptr};
  const Field* field{nullptr};
  std::int64_t count{0};  ///< at most what was asked for
  bool more{false};       ///< there are more than that
};

/// Only those that there are and that the actor may read, within the record's authority; counted up to `most`
/// each.
Result<std::vector<Referrers>> referrers(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, std::int64_t most);

}  // namespace ringmur
