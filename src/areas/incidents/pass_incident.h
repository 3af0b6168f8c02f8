#pragma once

#include <string>
#include <vector>

#include "areas/incidents/judge_incident.h"

/// An incident is passed on: handed over to the legal person's contact function, or told to other
/// authorities, each of which gets an incident of its own.
namespace ringmur::incidents {

struct PassOrder {
  PassKind kind{PassKind::inform};
  std::vector<std::string> to{};     ///< codes; of a handover the contact function where there is none
  std::vector<std::string> facts{};  ///< fields; none: title and description, of a handover all that may be
  std::string note{};
};

/// Whether a field may be passed at all: what happened may, not who handles it, what the authority has judged
/// of its own duties, nor its own diary.
bool may_be_passed(const std::string& field);

/// Each of them gets, in one write, an incident of status new with those facts, which became aware of it now,
/// through Ringmur, and says so; all share one case_id. Passed again, only what has changed since is sent,
/// and what the other side has written over stays theirs. Nothing of the other side comes back. Refused:
/// "incident.pass_to" (no such authority, the own one, or none), "incident.pass_facts" (a field that is not
/// passed, or marked secret), "incident.pass_nothing" (all has been passed already), "incident.contact" (the
/// own authority is the contact function, or there is none), "incident.note" (too long).
Result<void> pass_incident(
    Store& store, const Actor& actor, const Town& town, const Judged& judged, const PassOrder& order);

/// What was passed, as a person reads it.
struct PassedFact {
  const Field* field{nullptr};
  std::string text{};
};
std::vector<PassedFact> passed_facts(const IncidentTie& tie, Language language);

}  // namespace ringmur::incidents
