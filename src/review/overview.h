#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// What waits in one authority, as far as the actor may read there; nothing where that is not at all.
struct Overview {
  Authority authority;
  struct Tasks {
    std::int64_t open{0};     ///< planned or ongoing, and the person's own
    std::int64_t overdue{0};  ///< of those: the last day has passed
    std::int64_t due{0};      ///< of those: within the next thirty days
  };
  struct Incidents {
    std::int64_t fresh{0};    ///< new: nobody has taken hold of them
    std::int64_t ongoing{0};  ///< from triage on, and not closed
    std::int64_t clocks{0};   ///< deadlines by law that are not met yet
    std::int64_t late{0};     ///< of those: too late
  };
  struct Acceptances {
    std::int64_t asked{0};  ///< of the person, and not decided yet
    std::int64_t ended{0};  ///< risks that need action and whose acceptance ended within a year, or will
                            ///< within thirty days
  };
  std::optional<Tasks> tasks{};
  std::optional<Incidents> incidents{};
  std::optional<std::int64_t> systems{};
  std::optional<std::int64_t> risks_to_act_on{};
  std::optional<Acceptances> acceptances{};
};

/// One for each authority in which the actor has a role, by code. `named_as`: what plans call the person;
/// `today`: in Sweden.
Result<std::vector<Overview>> overview(
    Store& store, const Actor& actor, const std::vector<std::string>& named_as, const Date& today);

}  // namespace ringmur
