#pragma once

#include "store/account_rows.h"

namespace ringmur::db {

/// Ends at once, in the writer's transaction, all that somebody who may no longer come in still holds:
/// sessions, and tokens that the person has made and therefore seen.
void end_access(Writer& writer, const Account& account);

}  // namespace ringmur::db
