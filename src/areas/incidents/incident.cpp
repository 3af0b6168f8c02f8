#include "areas/incidents/incident.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<incidents::Status, Choice>>& choices_of<incidents::Status>() {
  using enum incidents::Status;
  static const std::vector<std::pair<incidents::Status, Choice>> names{
      {reported, {"new", {"Ny", "New"}}},
      {ongoing, {"ongoing", {"Pågår", "Ongoing"}}},
      {closed, {"closed", {"Stängd", "Closed"}}},
  };
  return names;
}

namespace incidents {

const RecordType& describe_incident() {
  static const RecordType type = described<Incident>({
      .name = "incident",
      .plural = "incidents",
      .label = {"Incident", "Incident"},
      .label_plural = {"Incidenter", "Incidents"},
      .help = {"Händelser som har röjt, förlorat eller förvanskat information.",
          "Events that have revealed, lost or falsified information."},
      .fields =
          {
              field<&Incident::diary_number>("diary_number", {"Diarienummer", "Diary number"},
                  {.aliases = {"Dnr", "Registration number", "Case number", "Reference number"},
                      .max_length = 80,
                      .searchable = true,
                      .listed = true}),
              field<&Incident::discovered_at>("discovered_at", {"Upptäckt", "Discovered"},
                  {.aliases = {"Detected", "Upptäckt datum"},
                      .required = true,
                      .sortable = true,
                      .listed = true}),
              field<&Incident::reported_at>(
                  "reported_at", {"Rapporterad", "Reported"}, {.aliases = {"Rapporterad datum"}}),
              field<&Incident::title>("title", {"Rubrik", "Title"},
                  {.aliases = {"Heading"},
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true}),
              field<&Incident::kind>(
                  "kind", {"Slag", "Kind"}, {.aliases = {"Typ", "Type"}, .searchable = true, .listed = true}),
              field<&Incident::personal_data>("personal_data",
                  {"Personuppgiftsincident", "Personal data breach"},
                  {.aliases = {"Personal data incident"}, .listed = true}),
              field<&Incident::reported_to_imy>("reported_to_imy", {"Anmäld till IMY", "Reported to IMY"},
                  {.aliases = {"Notified to IMY"}, .listed = true}),
              field<&Incident::source>("source", {"Källa", "Source"}),
              field<&Incident::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true, .listed = true}),
              field<&Incident::status>("status", {"Status", "Status"}, {.listed = true}),
          },
      .key = {"diary_number"},
      .key_may_come_later = true,
      .likeness = {"discovered_at", "title", "unit"},
      .partition = {"discovered_at"},
      .period = "discovered_at",
      .title = "title",
      .default_sort = "-discovered_at",
      .reference_prefix = "INC",
  });
  return type;
}

}  // namespace incidents
}  // namespace ringmur
