#include "areas/activities/activity.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<activities::Status, Choice>>& choices_of<activities::Status>() {
  using enum activities::Status;
  static const std::vector<std::pair<activities::Status, Choice>> names{
      {planned, {"planned", {"Planerad", "Planned"}}},
      {ongoing, {"ongoing", {"Pågår", "Ongoing"}}},
      {done, {"done", {"Klar", "Done"}}},
      {cancelled, {"cancelled", {"Avbruten", "Cancelled"}}},
  };
  return names;
}

namespace activities {

const RecordType& describe_activity() {
  static const RecordType type = described<Activity>({
      .name = "activity",
      .plural = "activities",
      .label = {"Aktivitet", "Activity"},
      .label_plural = {"Aktiviteter", "Activities"},
      .help = {"Det som ska göras, vem som ansvarar och när.",
          "What is to be done, who answers for it and when."},
      .fields =
          {
              field<&Activity::year>("year", {"År", "Year"},
                  {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
              field<&Activity::title>("title", {"Aktivitet", "Activity"},
                  {.required = true, .sortable = true, .searchable = true, .listed = true}),
              field<&Activity::description>(
                  "description", {"Beskrivning", "Description"}, {.searchable = true, .long_text = true}),
              field<&Activity::responsible>("responsible", {"Åtgärdsansvarig", "Responsible"},
                  {.aliases = {"Ansvarig", "Owner", "Action owner"},
                      .searchable = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::name}),
              field<&Activity::due>("due", {"Klart senast", "Due"},
                  {.help = {"Sista dagen då det ska vara klart.", "The last day for it to be done."},
                      .aliases = {"Slutdatum", "Deadline", "Due date"},
                      .sortable = true,
                      .listed = true,
                      .came_later = true}),
              field<&Activity::status>("status", {"Status", "Status"}, {.listed = true}),
              field<&Activity::priority>("priority", {"Prioritet", "Priority"},
                  {.help = {"1 är viktigast.", "1 matters most."},
                      .minimum = 0,
                      .maximum = 9999,
                      .listed = true}),
              field<&Activity::source>("source", {"Källa", "Source"}, {.listed = true}),
              field<&Activity::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"year", "title"},
      .partition = {"year"},
      .period = "year",
      .title = "title",
      .default_sort = "year",
      .reference_prefix = "AKT",
      .owned_by = {{"responsible", Naming::named_as}},
  });
  return type;
}

}  // namespace activities
}  // namespace ringmur
