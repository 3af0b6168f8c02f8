#pragma once

#include "base/error.h"
#include "store/connection.h"

namespace ringmur::db {

/// Makes the role that the application runs as where it is not there, and joins it; `owner` is a connection
/// as the role that signed in. Refused with the SQL to run where that role may not, and where the
/// application's role would itself pass the walls (superuser, BYPASSRLS).
Result<void> prepare_role(Connection& owner);

}  // namespace ringmur::db
