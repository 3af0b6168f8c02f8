#pragma once

#include "registry/units.h"

/// Telling of an incident: what anybody may do, with nothing asked that the office can find out itself.
namespace ringmur::incidents {

enum class StillGoingOn { no, yes };

struct IncidentTold {
  std::string what;
  std::optional<Instant> when{};        ///< nothing: now
  std::optional<bool> personal_data{};  ///< nothing: not known
  std::string where{};                  ///< a unit's code, or words
  StillGoingOn still_going_on{StillGoingOn::no};
  std::string contact{};
};

/// A new incident of the authority, in the actor's name; the right to report is enough. A place that is no
/// unit's code, and whether it goes on, stand in the description. Refused: nothing told, more than 4,000
/// characters, a moment that is yet to come.
Result<Row> report_incident(
    Store& store, const Actor& actor, const Uuid& authority, const IncidentTold& told);

/// What the actor has told of by report_incident(), newest first, at most 200.
Result<std::vector<Row>> own_incidents(Store& store, const Actor& actor, const Uuid& authority);

}  // namespace ringmur::incidents
