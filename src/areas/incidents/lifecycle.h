#pragma once

#include <string>
#include <vector>

#include "areas/incidents/duties.h"

/// How the handling goes: new → triage → ongoing → learning → closed, each step asking only what it needs.
namespace ringmur::incidents {

struct Step {
  Status to{Status::reported};
  bool allowed{true};
  Text because{};                    ///< why not; empty where it is
  std::vector<std::string> needs{};  ///< fields that lack
  std::vector<std::string> owed{};   ///< duties that are not done; only of closing
};

/// What the steps are called: "triage" is "Börja bedöma".
Text step_label(Status from, Status to);

/// From which to which there is a step at all. An incident without a status is as a new one.
bool leads(Status from, Status to);

/// The steps from where the incident stands. To triage: whether it is säkerhetskänslig, and when the
/// authority became aware. From triage: whether personal data are concerned, in which role, and what proves
/// the awareness. To learning: when it was handled. To closing: the kind of cause, lessons (but not of what
/// is wholly säkerhetskänslig, which keeps none here), every fact that a duty by law waits for, and nothing
/// owed. Reopening asks for nothing here; its reason is the order's.
std::vector<Step> steps(const Incident& incident, const Judgement& judgement);

/// Refused: "incident.step" (no such step from here), "incident.facts" (names the fields), "incident.owed"
/// (names the duties).
Result<void> may_step(const Incident& incident, const Judgement& judgement, Status to);

/// Moves it, and writes when.
void move_to(Incident& incident, Status to, Instant at);

}  // namespace ringmur::incidents
