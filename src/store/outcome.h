#pragma once

#include <string>

#include "store/connection.h"

namespace ringmur::db {

/// A transaction's COMMIT was sent and no certain answer came: it may have been done. It is never done again
/// by itself, and nobody is told that it failed.
class OutcomeUnknown : public DatabaseError {
 public:
  explicit OutcomeUnknown(const std::string& text) : DatabaseError(Failure::lost, text) {}
};

}  // namespace ringmur::db
