#pragma once

#include <optional>
#include <vector>

#include "areas/incidents/desk_case.h"
#include "areas/incidents/evidence.h"
#include "areas/incidents/incident_event.h"
#include "areas/incidents/incident_notice.h"
#include "demo/records.h"

/// What comes of handling a year's incidents: reports, notes in the timeline, evidence and the service desk's
/// own list.
namespace ringmur::demo {

/// Of the records that others refer to; new each time.
struct WorkIds {
  Uuid incident;
  Uuid evidence;
};

struct IncidentWork {
  std::vector<incidents::Notice> notices;
  std::vector<incidents::Event> events;
  std::optional<incidents::Evidence> evidence;
  std::optional<incidents::Custody> custody;
  std::vector<incidents::DeskCase> desk_cases;
};

/// Of the incident with that place in its year. The first of each year has something of everything; in the
/// service desk's list stand about half of what the staff have told of.
IncidentWork work_of(const Town& town, const Place& place, int year, std::int64_t index,
    const incidents::Incident& incident, const WorkIds& ids);

/// What the service desk has and nobody has reported, a line for each of `count` numbers of the year.
incidents::DeskCase only_at_the_desk(const Town& town, const Place& place, int year, std::int64_t number);
std::int64_t only_at_the_desk_count(const Town& town, const Place& place, int year);

}  // namespace ringmur::demo
