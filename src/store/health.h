#pragma once

#include "store/store.h"

namespace ringmur {

/// Nothing where the database answers and its tables are those of this program; else `unavailable`.
Result<void> ready(Store& store);

}  // namespace ringmur
