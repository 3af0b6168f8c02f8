#pragma once

#include <optional>
#include <string>

#include "base/uuid.h"

namespace ringmur {

/// Each with all that stands before it. `report`: tells of incidents and sees the own ones, nothing else.
enum class Right { report, read, write };

/// Who asks. Every function of the store takes one first; without one nothing is read or written.
struct Actor {
  std::string name;               ///< as the audit keeps it: "command line: anna", "token: HR-import"
  std::optional<Uuid> authority;  ///< the one authority it is bound to; none: all (the owner's command line,
                                  ///< an administrator)
  Right right{Right::read};
  std::optional<Uuid> token;  ///< the API token it came with

  /// On this side of the wall.
  bool reaches(const Uuid& wanted) const { return !authority || *authority == wanted; }
  bool may_read(const Uuid& wanted) const { return right >= Right::read && reaches(wanted); }
  bool may_write(const Uuid& wanted) const { return right >= Right::write && reaches(wanted); }
};

}  // namespace ringmur
