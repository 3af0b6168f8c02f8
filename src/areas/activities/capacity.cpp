#include "areas/activities/capacity.h"

#include "schema/describe.h"

namespace ringmur::activities {

const RecordType& describe_capacity() {
  constexpr std::int64_t most_hours = 1'000'000;
  constexpr std::int64_t most_money = 1'000'000'000'000;
  static const RecordType type = described<Capacity>({
      .name = "capacity",
      .plural = "capacities",
      .label = {"Kapacitet", "Capacity"},
      .label_plural = {"Kapacitet", "Capacities"},
      .help = {"Hur mycket tid och pengar det finns för aktiviteter ett år, för en roll eller för alla.",
          "How much time and money there is for activities in a year, for a role or for all."},
      .fields =
          {
              field<&Capacity::year>("year", {"År", "Year"},
                  {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
              field<&Capacity::role>("role", {"Roll", "Role"},
                  {.help = {"Som i aktiviteternas Ansvarig roll. Tomt: alla roller tillsammans.",
                       "As in the activities' Responsible role. Empty: all roles together."},
                      .sortable = true,
                      .listed = true}),
              field<&Capacity::hours>("hours", {"Timmar", "Hours"},
                  {.help = {"Tomt: ingen gräns.", "Empty: no limit."},
                      .minimum = 0,
                      .maximum = most_hours,
                      .listed = true}),
              field<&Capacity::budget>("budget", {"Budget (kr)", "Budget (SEK)"},
                  {.help = {"Tomt: ingen gräns.", "Empty: no limit."},
                      .minimum = 0,
                      .maximum = most_money,
                      .listed = true}),
              field<&Capacity::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"year", "role"},
      .period = "year",
      .title = "year",
      .default_sort = "year",
      .reference_prefix = "KAP",
  });
  return type;
}

}  // namespace ringmur::activities
