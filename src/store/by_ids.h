#pragma once

#include <map>

#include "store/store.h"

namespace ringmur {

/// Records by their ids, archived ones too; ids that nobody has in that authority are left out, and those
/// that the actor may not read. Masked; counted for the house's own work.
Result<std::map<Uuid, Row>> find_by_ids(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids, Secrets secrets = Secrets::masked);

}  // namespace ringmur
