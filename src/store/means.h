#pragma once

#include <initializer_list>
#include <string_view>

#include "base/error.h"
#include "identity/breached.h"
#include "identity/sealing_key.h"

namespace ringmur {

class Store;

/// What signing in needs that does not lie in the database.
struct Means {
  KeyFile key;                 ///< beside the data where that is a file; elsewhere only where it is named
  BreachedPasswords breached;  ///< the operator's own
};

/// check_password(), and what stands in the operator's lists ("password.breached").
Result<void> check_new_password(
    Store& store, std::string_view password, std::initializer_list<std::string_view> names);

}  // namespace ringmur
