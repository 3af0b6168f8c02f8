#include "areas/incidents/figures.h"

#include "areas/incidents/incident.h"

namespace ringmur::incidents {

std::vector<Figure> figures() {
  const RecordType* incident = &describe_incident();
  return {
      {.id = "incident.total", .label = {"Incidenter", "Incidents"}, .type = incident},
      {.id = "incident.personal_data",
          .label = {"Personuppgiftsincidenter", "Personal data breaches"},
          .type = incident,
          .filter = {{"personal_data", "eq.true"}}},
      {.id = "incident.reported_to_imy",
          .label = {"Incidenter anmälda till IMY", "Incidents reported to IMY"},
          .type = incident,
          .filter = {{"reported_to_imy", "eq.true"}}},
  };
}

}  // namespace ringmur::incidents
