#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {

std::vector<Field> learnt_fields() {
  return {
      field<&Incident::cause_kind>("cause_kind", {"Orsakens slag", "Kind of cause"}, {.came_later = true}),
      field<&Incident::cause_label>("cause_label", {"Orsak i korthet", "Cause in brief"},
          {.help = {"Med några få ord, samma för incidenter med samma orsak.",
               "In a few words, the same for incidents of the same cause."},
              .max_length = 120,
              .searchable = true,
              .came_later = true}),
      field<&Incident::cause>(
          "cause", {"Grundorsak", "Root cause"}, {.searchable = true, .came_later = true, .long_text = true}),
      field<&Incident::effect>("effect", {"Effekt", "Effect"}, {.came_later = true, .long_text = true}),
      field<&Incident::lessons>(
          "lessons", {"Lärdomar", "Lessons"}, {.searchable = true, .came_later = true, .long_text = true}),
  };
}

std::vector<Field> step_fields() {
  return {
      field<&Incident::triaged_at>("triaged_at", {"Bedömd", "Triaged"}, {.came_later = true}),
      field<&Incident::closed_at>(
          "closed_at", {"Stängd den", "Closed on"}, {.aliases = {"Avslutad"}, .came_later = true}),
      field<&Incident::imy_reported_at>(
          "imy_reported_at", {"Anmäld till IMY den", "Reported to IMY on"}, {.came_later = true}),
      field<&Incident::merged_into>("merged_into", {"Sammanförd med", "Merged into"},
          {.refers_to = "incident", .came_later = true, .kept_by = KeptBy::server}),
      field<&Incident::case_id>("case_id", {"Gemensamt ärende", "Common case"},
          {.help = {"Samma för de incidenter som kommer av att nämnder har informerat varandra.",
               "The same for incidents that come of authorities informing one another."},
              .max_length = 36,
              .came_later = true,
              .kept_by = KeptBy::server}),
  };
}

}  // namespace ringmur::incidents
