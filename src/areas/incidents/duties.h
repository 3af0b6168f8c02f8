#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/incidents/deadlines.h"
#include "areas/incidents/incident.h"
#include "areas/incidents/significance.h"
#include "base/uuid.h"
#include "schema/incident_rules.h"

/// What the law asks because of an incident, of whom, by when, and what it does not ask and why.
namespace ringmur::incidents {

/// A notice that was sent: a duty done.
struct Sent {
  Uuid id;
  std::string duty;
  std::string form;
  std::string reference;
  std::string title;
  Instant at{};
  std::string by;
  std::string receipt;
  std::string late_reason;
  std::optional<Instant> due_at{};
  std::optional<Uuid> previous{};
};

struct Party {
  std::string code;
  std::string name;
};

/// What is not in the incident itself.
struct Surroundings {
  Party own{};                     ///< the authority that the incident is of
  std::optional<Party> contact{};  ///< the authority with the legal person's contact function; none: own
  std::optional<Together> together{};
  std::optional<Instant> case_aware_at{};   ///< the earliest awareness of any authority with the same case
  std::optional<Instant> handed_over_at{};  ///< to the contact function
  std::vector<Sent> sent{};                 ///< oldest first
};

struct Clock {
  std::string fact;  ///< a field of the incident, or "notice:csl_report"
  Instant from{};
  Deadline deadline{};
  bool late{false};  ///< sent too late, or not sent and too late now
};

struct Duty {
  const IncidentDuty* rule{nullptr};
  Answer applies{Answer::unknown};
  Text because{};
  std::vector<std::string> missing{};  ///< fields that the answer, or its clock, waits for
  Party holder{};
  bool mine{true};  ///< the holder is the authority that the incident is of
  Text recipient{};
  std::optional<Clock>
      clock{};  ///< runs where the duty applies, or what starts it is there though more is asked
  std::vector<Sent> sent{};
  bool done{false};

  /// Asked of this authority by law, and not done.
  bool is_owed() const { return applies == Answer::yes && !done && rule->binding; }
};

struct Judgement {
  Significance significance;
  std::vector<Duty> duties;  ///< one of each, in the order of the settings

  const Duty* duty(const std::string& id) const;
  std::vector<std::string> owed() const;
};

/// Works out what follows from the facts as they are at `now`. Pure.
///
/// The authority's own (GDPR 33, 34: the personuppgiftsansvarige) count from its own awareness. Those of
/// Cybersäkerhetslagen are the legal person's (2025:1506, 1 kap. 2–3 §§), held by its contact function; an
/// authority's duty until then is to hand over, and it is done when that is. What the act calls the
/// operator's kännedom is taken as the earliest of its authorities with the same case: the cautious reading,
/// since the act does not say whose knowledge it is. Wholly säkerhetskänslig: the act's reports do not apply
/// to that part (1 kap. 12 § third paragraph), except for who provides betrodda tjänster (fourth paragraph);
/// in part: both apply. A rule is the one that held on the day of awareness (of discovery, where that is not
/// known).
Judgement judge(
    const Incident& incident, const Surroundings& around, const IncidentRules& rules, Instant now);

}  // namespace ringmur::incidents
