#pragma once

#include <vector>

#include "areas/incidents/estimate.h"
#include "registry/units.h"

/// Mörkertal of a unit and year: the staff's reports beside the service desk's list.
namespace ringmur::incidents {

struct Unreported {
  Lists lists{};
  Terms staff{};      ///< that lead to the incidents in `lists.staff`
  Terms both{};       ///< to the incidents in `lists.both`
  Terms undecided{};  ///< to the cases in `lists.undecided`
};

/// Staff: incidents discovered in the year whose source is not the service desk. Both: those of them that a
/// case is said to be the same event as, each once however many cases it has. Desk: those, and the cases of
/// the year without a counterpart, and what only the service desk has told of. A case that is the same as an
/// incident of another year belongs to that year. What is masked is counted and shows nothing.
Result<Unreported> unreported(Store& store, const Actor& actor, const UnitPlace& place, int year);

struct Candidate {
  std::size_t desk_case{0};  ///< place in Candidates::cases
  std::size_t incident{0};   ///< place in Candidates::incidents
  double likeness{0};
  Text because{};
};

struct Candidates {
  std::vector<Row> cases{};
  std::vector<Row> incidents{};
  std::vector<Candidate> items{};      ///< the likeliest first, the same case's together
  std::vector<std::size_t> without{};  ///< cases that look like no incident, the oldest first
  std::int64_t undecided{0};  ///< all that nobody has compared; the first cases_at_once are looked at
};

constexpr std::size_t cases_at_once = 100;
constexpr std::size_t candidates_of_each = 3;
constexpr double least_likeness = 0.4;

/// Pairs that may be the same event, for a person to decide on: the oldest cases of the unit and year that
/// nobody has compared, each beside the likeliest incidents within fourteen days. A case whose number an
/// incident has is the likeliest of all. What is masked looks like nothing.
Result<Candidates> candidates(Store& store, const Actor& actor, const UnitPlace& place, int year);

}  // namespace ringmur::incidents
