#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/incidents/duties.h"
#include "schema/incident_rules.h"
#include "store/incident_ties.h"
#include "store/store.h"

/// The rules of duties.h upon an incident of the store.
namespace ringmur::incidents {

/// The names of authorities, read once.
class Town {
 public:
  explicit Town(Store& store);

  const std::vector<Authority>& authorities() const { return all_; }
  const Authority* find(const Uuid& id) const;
  /// By code, in any case.
  const Authority* find(const std::string& code) const;

 private:
  std::vector<Authority> all_;
};

/// An incident, what surrounds it and what follows. The judgement points into the rules.
struct Judged {
  std::shared_ptr<const IncidentRules> rules{};
  Row row{};            ///< as it is stored
  Incident incident{};  ///< as it is judged: with what-if's facts
  Surroundings around{};
  std::vector<IncidentTie> ties{};
  Judgement judgement{};
};

/// Judges the row, which the actor has been allowed to read, with all its facts, masked ones too: what may
/// not be shown of them is for who shows it. Of the legal person's other authorities only sums are read, for
/// the house.
Result<Judged> judge_row(Store& store, const Actor& actor, const Town& town,
    std::shared_ptr<const IncidentRules> rules, Row row, Instant now);

/// The same with other facts than the stored ones.
Result<Judged> judge_again(
    Store& store, const Actor& actor, const Town& town, const Judged& there, Incident incident, Instant now);

/// Duties whose answer differs.
std::vector<std::string> changed_duties(const Judgement& before, const Judgement& after);

/// What the trail keeps of them: the action "duties" with {"gdpr_34":["no","yes"]}. Nothing where none
/// differs.
std::optional<AuditEvent> changed_duties_event(
    const Row& row, const Judgement& before, const Judgement& after);

/// As codes: "yes", "no", "unknown".
std::string_view code_of(Answer answer);

}  // namespace ringmur::incidents
