#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {

std::vector<Field> told_fields() {
  return {
      field<&Incident::diary_number>("diary_number", {"Diarienummer", "Diary number"},
          {.aliases = {"Dnr", "Registration number", "Case number", "Reference number"},
              .max_length = 80,
              .searchable = true,
              .listed = true}),
      field<&Incident::discovered_at>("discovered_at", {"Upptäckt", "Discovered"},
          {.aliases = {"Detected", "Upptäckt datum"}, .required = true, .sortable = true, .listed = true}),
      field<&Incident::reported_at>(
          "reported_at", {"Rapporterad", "Reported"}, {.aliases = {"Rapporterad datum"}}),
      field<&Incident::title>("title", {"Rubrik", "Title"},
          {.aliases = {"Heading"}, .required = true, .sortable = true, .searchable = true, .listed = true}),
      field<&Incident::description>("description", {"Vad hände", "What happened"},
          {.help = {"Det som hände, med egna ord. Skriv inte personnummer.",
               "What happened, in your own words. Leave out personal identity numbers."},
              .aliases = {"Beskrivning", "Händelseförlopp"},
              .searchable = true,
              .came_later = true,
              .long_text = true,
              .personal = Personal::yes}),
      field<&Incident::kind>(
          "kind", {"Slag", "Kind"}, {.aliases = {"Typ", "Type"}, .searchable = true, .listed = true}),
      field<&Incident::personal_data>("personal_data", {"Personuppgiftsincident", "Personal data breach"},
          {.aliases = {"Personal data incident"}, .listed = true}),
      field<&Incident::reported_to_imy>("reported_to_imy", {"Anmäld till IMY", "Reported to IMY"},
          {.aliases = {"Notified to IMY"}, .listed = true}),
      field<&Incident::source>("source", {"Källa", "Source"}),
      field<&Incident::unit>("unit", {"Enhet", "Unit"},
          {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true, .listed = true}),
      field<&Incident::status>("status", {"Status", "Status"}, {.listed = true, .kept_by = KeptBy::steps}),
      field<&Incident::reporter>("reporter", {"Anmälare", "Reporter"},
          {.help = {"Namnet på den som berättade.", "The name of who told of it."},
              .aliases = {"Rapportör"},
              .came_later = true,
              .personal = Personal::yes,
              .identifies = Identifies::name}),
      field<&Incident::reported_by>("reported_by", {"Anmälarens konto", "Reporter's account"},
          {.help = {"Användarnamnet, där händelsen anmäldes i Ringmur.",
               "The login, where the event was reported in Ringmur."},
              .came_later = true,
              .personal = Personal::yes,
              .kept_by = KeptBy::server,
              .identifies = Identifies::login}),
  };
}

}  // namespace ringmur::incidents
