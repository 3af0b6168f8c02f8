#pragma once

#include "areas/incidents/likeness.h"
#include "store/store.h"

/// Incidents that may be the same as one, and those of the same cause.
namespace ringmur::incidents {

struct SimilarIncident {
  Row row;
  double likeness{0};
  Text because{};
};

struct SimilarIncidents {
  std::vector<SimilarIncident> same{};       ///< likest first, at most ten
  std::vector<SimilarIncident> recurring{};  ///< newest first, at most twenty
};

/// Among those that the actor may read, that are neither archived nor marked with secrecy. `same`: discovered
/// within fourteen days, likeness() of 0.45 and more. `recurring`: discovered within twelve months, with the
/// same words for the cause, or the same kind of cause and a system in common. The newest thousand of the
/// time are looked at.
Result<SimilarIncidents> similar_incidents(
    Store& store, const Actor& actor, const Uuid& authority, const Row& incident);

/// What likeness() asks of an incident.
Told told_by(const Row& incident);

}  // namespace ringmur::incidents
