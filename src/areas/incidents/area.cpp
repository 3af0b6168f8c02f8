#include "areas/incidents/area.h"

#include "areas/incidents/figures.h"
#include "areas/incidents/incident.h"

namespace ringmur::incidents {

Area area() {
  return {"incidents", {"Incidenter", "Incidents"}, {&describe_incident()}, figures()};
}

}  // namespace ringmur::incidents
