#include "areas/activities/figures.h"

#include <string>
#include <utility>

#include "areas/activities/activity.h"

namespace ringmur::activities {
namespace {

std::vector<Figure> all_figures() {
  const RecordType* activity = &describe_activity();
  const std::pair<std::string, std::string> open{"status", "in.(planned,ongoing)"};
  const std::pair<std::string, std::string> done{"status", "eq.done"};
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
      {.id = "activity.late",
          .label = {"Aktiviteter som är sena", "Activities that are late"},
          .type = activity,
          .filter = {open, {"due", "lt.today"}},
          .every_year = true},
      {.id = "activity.waiting",
          .label = {"Aktiviteter som väntar på andra", "Activities that wait for others"},
          .type = activity,
          .filter = {open, {"has.activity.waits_for", "(status=in.(planned,ongoing))"}},
          .every_year = true},
      {.id = "activity.without_date",
          .label = {"Aktiviteter utan sista dag", "Activities without a last day"},
          .type = activity,
          .filter = {open, {"due", "is.null"}}},
      {.id = "activity.without_responsible",
          .label = {"Aktiviteter utan ansvarig", "Activities that nobody answers for"},
          .type = activity,
          .filter = {open, {"responsible", "is.null"}, {"role", "is.null"}, {"assignee", "is.null"}}},
      {.id = "activity.by_origin",
          .label = {"Aktiviteter efter vad de kommer ur", "Activities by what they come from"},
          .type = activity,
          .dimension = Dimension::value,
          .dimension_field = "origin"},
      {.id = "activity.done_on_time",
          .label = {"Aktiviteter som blev klara i tid", "Activities that were done on time"},
          .type = activity,
          .filter = {{"on_time", "eq.true"}}},
      {.id = "activity.done_with_effect",
          .label = {"Aktiviteter som gav effekt", "Activities that had effect"},
          .type = activity,
          .filter = {done, {"effect", "in.(yes,partly)"}}},
      {.id = "activity.effect_not_looked_at",
          .label = {"Klara aktiviteter vars effekt ingen har bedömt",
              "Activities that are done and whose effect nobody has looked at"},
          .type = activity,
          .filter = {done, {"effect", "is.null"}}},
      {.id = "activity.cost",
          .label = {"Aktiviteternas kostnad, kr", "Cost of activities, SEK"},
          .type = activity,
          .filter = {{"cost", "not.is.null"}},
          .aggregate = Aggregate::sum,
          .field = "cost",
          .dimension = Dimension::value,
          .dimension_field = "year",
          .every_year = true},
      {.id = "activity.effort",
          .label = {"Aktiviteternas arbetstid, timmar", "Effort of activities, hours"},
          .type = activity,
          .filter = {{"effort", "not.is.null"}},
          .aggregate = Aggregate::sum,
          .field = "effort",
          .dimension = Dimension::value,
          .dimension_field = "year",
          .every_year = true},
  };
}

}  // namespace

std::vector<Figure> figures() {
  std::vector<Figure> all = all_figures();
  // Years were frozen when there were two.
  for (Figure& one : all) one.came_later = one.id != "activity.planned" && one.id != "activity.done";
  return all;
}

}  // namespace ringmur::activities
