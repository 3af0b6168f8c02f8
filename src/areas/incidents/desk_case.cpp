#include "areas/incidents/desk_case.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<incidents::Match, Choice>>& choices_of<incidents::Match>() {
  using enum incidents::Match;
  static const std::vector<std::pair<incidents::Match, Choice>> names{
      {same, {"same", {"Samma händelse", "The same event"}}},
      {other, {"other", {"Ingen motsvarighet", "No counterpart"}}},
  };
  return names;
}

namespace incidents {

const RecordType& describe_desk_case() {
  static const RecordType type = described<DeskCase>({
      .name = "desk_case",
      .plural = "desk-cases",
      .label = {"Ärende hos servicedesk", "Service desk case"},
      .label_plural = {"Ärenden hos servicedesk", "Service desk cases"},
      .help = {"Servicedeskens lista över händelser, att jämföra med det som medarbetare har anmält.",
          "The service desk's list of events, to compare with what employees have reported."},
      .fields =
          {
              field<&DeskCase::number>("number", {"Ärendenummer", "Case number"},
                  {.aliases = {"Ärende", "Nummer", "Ticket"},
                      .max_length = 80,
                      .required = true,
                      .searchable = true,
                      .listed = true}),
              field<&DeskCase::opened_at>("opened_at", {"Öppnat", "Opened"},
                  {.aliases = {"Skapat", "Skapad", "Created", "Öppnad"},
                      .required = true,
                      .sortable = true,
                      .listed = true}),
              field<&DeskCase::title>("title", {"Rubrik", "Title"},
                  {.aliases = {"Ämne", "Subject"},
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true}),
              field<&DeskCase::description>("description", {"Beskrivning", "Description"},
                  {.searchable = true, .long_text = true, .personal = Personal::yes}),
              field<&DeskCase::kind>("kind", {"Slag", "Kind"}, {.aliases = {"Kategori", "Category", "Typ"}}),
              field<&DeskCase::match>("match", {"Jämförd", "Compared"}, {.listed = true}),
              field<&DeskCase::incident>("incident", {"Incident", "Incident"},
                  {.help = {"Medarbetarens anmälan av samma händelse.",
                       "The employee's report of the same event."},
                      .refers_to = "incident",
                      .listed = true}),
              field<&DeskCase::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"number"},
      .partition = {"opened_at"},
      .period = "opened_at",
      .title = "title",
      .default_sort = "-opened_at",
      .indexes = {{"match", "opened_at"}},
  });
  return type;
}

}  // namespace incidents
}  // namespace ringmur
