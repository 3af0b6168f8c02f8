#include "areas/activities/figures.h"

#include "areas/activities/activity.h"

namespace ringmur::activities {

std::vector<Figure> figures() {
  const RecordType* activity = &describe_activity();
  return {
      {.id = "activity.planned",
          .label = {"Aktiviteter", "Activities"},
          .type = activity,
          .dimension = Dimension::value,
          .dimension_field = "year",
          .every_year = true},
      {.id = "activity.done",
          .label = {"Aktiviteter som är klara", "Activities that are done"},
          .type = activity,
          .filter = {{"status", "eq.done"}},
          .dimension = Dimension::value,
          .dimension_field = "year",
          .every_year = true},
  };
}

}  // namespace ringmur::activities
