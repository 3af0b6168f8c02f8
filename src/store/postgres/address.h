#pragma once

#include <string>

#include "base/error.h"

namespace ringmur::db {

/// Whether what is sent to the database is safe on its way: over a socket or this machine's own network, or
/// else by TLS that knows the certificate and its name (`sslmode=verify-full`). What the address leaves out
/// is as libpq takes it from the environment. Refused as `invalid` ("data.insecure") with the remedy; an
/// address that cannot be read ("data.address").
Result<void> is_safe_address(const std::string& url);

}  // namespace ringmur::db
