#pragma once

#include <optional>
#include <string>

#include "base/uuid.h"

namespace ringmur {

/// What somebody may do, each step including those before it. `report`: tell of an incident and see the own
/// reports, nothing else; `administer`: accounts, tokens and, where no authority binds, the city's settings.
enum class Right { report, read, write, administer };

/// Who asks. Every function of the store takes one first; without one nothing is read or written.
struct Actor {
  std::string name;               ///< as the audit keeps it: "command line: anna", "token: HR-import", and
                                  ///< the bare login of a person who is signed in
  std::optional<Uuid> authority;  ///< the one authority it is bound to; none: all (the owner's command line,
                                  ///< an administrator)
  Right right{Right::report};
  std::optional<Uuid> token;      ///< the API token it came with
  std::optional<Uuid> account{};  ///< the account of the person who is signed in
  std::string request{};          ///< the request it came with, as the log names it

  /// Which side of the wall, whatever the right.
  bool reaches(const Uuid& wanted) const { return !authority || *authority == wanted; }
  bool may_read(const Uuid& wanted) const { return right >= Right::read && reaches(wanted); }
  bool may_write(const Uuid& wanted) const { return right >= Right::write && reaches(wanted); }
};

}  // namespace ringmur
