#pragma once

#include "areas/incidents/incident.h"

namespace ringmur::incidents {

enum class Match { same, other };

/// A line of the service desk's monthly list, kept beside the staff's own reports: what stands in both tells
/// how much stands in neither (estimate.h).
struct DeskCase {
  std::string number;  ///< the service desk's own
  Instant opened_at{};
  std::string title;
  std::string description;
  std::string kind;
  std::optional<Match> match;  ///< what a person has said; empty: nobody has looked
  Id<Incident> incident;       ///< the staff's report of the same event
  Id<organisation::Unit> unit;

  bool operator==(const DeskCase&) const = default;
};

const RecordType& describe_desk_case();

}  // namespace ringmur::incidents
