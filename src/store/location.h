#pragma once

#include <string>

#include "schema/table.h"

namespace ringmur {

/// Where the data lies: a file (SQLite) or postgresql://….
struct Location {
  explicit Location(std::string address_) : address(std::move(address_)) {}

  Dialect dialect() const {
    bool url = address.starts_with("postgresql://") || address.starts_with("postgres://");
    return url ? Dialect::postgres : Dialect::sqlite;
  }
  /// Without a password, for logs and messages.
  std::string shown() const;

  std::string address;
};

}  // namespace ringmur
