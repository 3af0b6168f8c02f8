#include "areas/incidents/figures.h"

#include <utility>

#include "areas/incidents/incident.h"

namespace ringmur::incidents {
namespace {

Figure later(const char* id, Text label, Terms filter) {
  return {.id = id,
      .label = std::move(label),
      .type = &describe_incident(),
      .filter = std::move(filter),
      .came_later = true};
}

Figure by(const char* id, Text label, const char* field) {
  Figure figure = later(id, std::move(label), {});
  figure.dimension = Dimension::value;
  figure.dimension_field = field;
  return figure;
}

/// Of what was told to IMY, by the clock of GDPR 33.1: 72 hours from awareness, whatever the day.
std::vector<Figure> of_reports() {
  const std::pair<std::string, std::string> reported{"reported_to_imy", "eq.true"};
  return {
      later("incident.imy_in_time", {"Anmälda till IMY inom 72 timmar", "Reported to IMY within 72 hours"},
          {reported, {"imy_reported_at", "lte.{aware_at}+72h"}}),
      later("incident.imy_late",
          {"Anmälda till IMY senare än 72 timmar", "Reported to IMY later than 72 hours"},
          {reported, {"imy_reported_at", "gt.{aware_at}+72h"}}),
      later("incident.imy_not_reported",
          {"Personuppgiftsincidenter som inte är anmälda till IMY",
              "Personal data breaches not reported to IMY"},
          {{"personal_data", "eq.true"}, {"reported_to_imy", "not.eq.true"}}),
  };
}

std::vector<Figure> of_handling() {
  return {
      later("incident.open", {"Incidenter som inte är stängda", "Incidents that are not closed"},
          {{"status", "in.(new,triage,ongoing,learning)"}}),
      later("incident.without_cause", {"Stängda incidenter utan orsak", "Closed incidents without a cause"},
          {{"status", "eq.closed"}, {"cause_kind", "is.null"}}),
      later("incident.significant", {"Betydande incidenter", "Significant incidents"},
          {{"significant", "eq.true"}}),
  };
}

}  // namespace

std::vector<Figure> figures() {
  const RecordType* incident = &describe_incident();
  std::vector<Figure> all{
      {.id = "incident.total", .label = {"Incidenter", "Incidents"}, .type = incident},
      {.id = "incident.personal_data",
          .label = {"Personuppgiftsincidenter", "Personal data breaches"},
          .type = incident,
          .filter = {{"personal_data", "eq.true"}}},
      {.id = "incident.reported_to_imy",
          .label = {"Incidenter anmälda till IMY", "Incidents reported to IMY"},
          .type = incident,
          .filter = {{"reported_to_imy", "eq.true"}}},
      by("incident.by_kind", {"Incidenter per slag", "Incidents by kind"}, "kind"),
      by("incident.by_cause", {"Incidenter per orsak", "Incidents by cause"}, "cause_kind"),
      by("incident.by_source", {"Incidenter per källa", "Incidents by source"}, "source"),
  };
  for (auto part : {of_reports(), of_handling()}) {
    for (Figure& one : part) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace ringmur::incidents
