#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/uuid.h"
#include "store/matrix.h"
#include "store/reach.h"

namespace ringmur {

/// What somebody may do, each step including those before it. `report`: tell of an incident and see the own
/// reports, nothing else; `administer`: accounts, tokens and, where no authority binds, the city's settings.
enum class Right { report, read, write, administer };

class Access;

/// Who asks. Every function of the store takes one first; without one nothing is read or written.
struct Actor {
  std::string name;               ///< as the audit keeps it: "command line: anna", "token: HR-import", and
                                  ///< the bare login of a person who is signed in
  std::optional<Uuid> authority;  ///< the one authority it is bound to; none: all (the owner's command line,
                                  ///< an administrator)
  Right right{Right::report};
  std::optional<Uuid> token;      ///< the API token it came with
  std::optional<Uuid> account{};  ///< the account of the person who is signed in
  /// What the roles allow. None: the owner's command line, and the house's own work, by `right` alone.
  std::shared_ptr<const Access> access{};
  std::string request{};  ///< the request it came with, as the log names it

  /// Which side of the wall, whatever the right.
  bool reaches(const Uuid& wanted) const;
  /// Whether something may be read, or written, there. What it is, reach() says.
  bool may_read(const Uuid& wanted) const { return (access || right >= Right::read) && reaches(wanted); }
  bool may_write(const Uuid& wanted) const { return right >= Right::write && reaches(wanted); }

  /// What of a register, or of a duty, may be done in the authority.
  Reach reach(std::string_view subject, Action action, const Uuid& wanted) const;
  /// All of it: in the authority, or in the whole city where it is none.
  bool covers(std::string_view subject, Action action, const std::optional<Uuid>& wanted) const;
  /// Somewhere, and some of it.
  bool may(std::string_view subject, Action action) const;
};

/// The same actor with what the house itself may do, in this authority only: for work that somebody orders
/// who has no other way to the data. What they may order is for the caller to ask.
Actor lend(Right right, const Actor& actor, const Uuid& authority);

/// Why somebody may not do it: "actor.may_not_read", "actor.may_not_write", "token.may_not_write" or
/// "actor.may_not_administer".
Error not_allowed(const Actor& actor, std::string_view subject, Action action);

/// What of the register may be done there; never nothing. Refused: `not_found` behind the wall, `forbidden`
/// ("actor.may_not_read", "actor.may_not_write" …) where no role allows any of it.
Result<Reach> reach_of(const Actor& actor, std::string_view subject, Action action, const Uuid& authority);
/// The same where only all of it is enough: a duty, or a number that counts everybody's.
Result<void> may_all(const Actor& actor, std::string_view subject, Action action, const Uuid& authority);
/// What is the whole city's.
Result<void> may_in_city(const Actor& actor, std::string_view subject, Action action);

}  // namespace ringmur
