#pragma once

#include "schema/record_type.h"
#include "store/connection.h"

namespace ringmur::db {

/// Makes the stored Swedish sort keys anew where another collation made them (a new ICU). Returns whether it
/// had to.
bool rebuild_sort_keys_if_needed(Connection& connection, const Catalogue& catalogue);

}  // namespace ringmur::db
