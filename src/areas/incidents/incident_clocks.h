#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/incidents/judge_incident.h"

namespace ringmur::incidents {

/// A deadline that is not met yet.
struct RunningClock {
  Authority authority;
  Uuid incident;
  std::string reference;
  std::optional<std::string> title{};  ///< nothing where it is masked
  std::string handler;
  std::string duty;
  Text label{};
  Clock clock{};
};

/// Those of the open incidents that the actor may read, in every authority, soonest first, at most `most`. Of
/// an authority the 500 incidents that were discovered last are looked at. A duty of the legal person runs
/// here until it is handed over: an incident that nobody hands over is late all the same.
Result<std::vector<RunningClock>> running_clocks(
    Store& store, const Actor& actor, Instant now, std::size_t most);

/// Those of one authority, for the house's own letters.
Result<std::vector<RunningClock>> running_clocks_of(
    Store& store, const Actor& actor, const Town& town, const Authority& authority, Instant now);

}  // namespace ringmur::incidents
