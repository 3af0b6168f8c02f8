#include "areas/incidents/area.h"

#include "areas/incidents/desk_case.h"
#include "areas/incidents/evidence.h"
#include "areas/incidents/figures.h"
#include "areas/incidents/incident.h"
#include "areas/incidents/incident_event.h"
#include "areas/incidents/incident_notice.h"

namespace ringmur::incidents {

Area area() {
  return {"incidents", {"Incidenter", "Incidents"},
      {&describe_incident(), &describe_notice(), &describe_event(), &describe_evidence(), &describe_custody(),
          &describe_desk_case()},
      figures()};
}

}  // namespace ringmur::incidents
