#pragma once

#include "store/account_rows.h"

namespace ringmur::db {

/// Ends at once, in the writer's transaction, the ways in that somebody who may no longer come in still
/// holds: sessions and what was begun of new ones, and tokens that the person has made and therefore seen.
void end_access(Writer& writer, const Account& account);

/// The same, and every role: for who has left, whoever gave it.
void leave(Writer& writer, const Account& account);

}  // namespace ringmur::db
