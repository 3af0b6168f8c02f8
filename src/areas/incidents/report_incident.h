#pragma once

#include "areas/incidents/incident.h"
#include "registry/units.h"

/// Telling of an incident: what anybody may do, with nothing asked that the office can find out itself.
namespace ringmur::incidents {

enum class StillGoingOn { no, yes };

/// Whether it is known afterwards who told of it.
enum class Teller { named, anonymous };

struct IncidentTold {
  std::string what;
  std::optional<Instant> when{};        ///< nothing: now
  std::optional<bool> personal_data{};  ///< nothing: not known
  std::string where{};                  ///< a unit's code, or words
  StillGoingOn still_going_on{StillGoingOn::no};
  std::string contact{};
  Teller teller{Teller::named};
  std::optional<Sensitive> sensitive{};
  std::string title{};      ///< empty: the first words of what is told, or that it is sensitive
  std::string reference{};  ///< the number that a service desk has for it
};

/// A new incident of the authority, in the actor's name; the right to report is enough. A place that is no
/// unit's code, and whether it goes on, stand in the description. Refused: nothing told, more than 4,000
/// characters, a moment that is yet to come.
/// Anonymous: nothing of who it was is kept, neither in the record nor in the trail; a service desk's number,
/// which would lead back, is refused ("incident.anonymous_reference").
/// Säkerhetskänslig verksamhet or classified information (2025:1506, 1 kap. 12–13 §§): a title and a unit,
/// and no words of what happened, where, or how to reach anybody ("incident.sensitive_details"). With a
/// reference that the actor has reported before: the incident that it became, as it stands.
Result<Row> report_incident(
    Store& store, const Actor& actor, const Uuid& authority, const IncidentTold& told);

/// The row of an incident that nobody has looked into yet: its words, with what is derived from them.
Row row_as_told(const Uuid& authority, const Incident& incident, const Settings& settings);

/// What the actor has told of by report_incident(), newest first, at most 200.
Result<std::vector<Row>> own_incidents(Store& store, const Actor& actor, const Uuid& authority);

}  // namespace ringmur::incidents
