#include <algorithm>

#include "demo/records.h"

namespace ringmur::demo {
namespace {

using controls::Priority;
using controls::Severity;

/// Nothing, negligible, moderate, significant, serious.
constexpr std::array<int, 5> gap_weights{28, 20, 27, 18, 7};
constexpr std::array<Severity, 4> severities{
    Severity::negligible, Severity::moderate, Severity::significant, Severity::serious};

/// How bad it is, from 0 (no gap) to 4; the next year a little better.
std::size_t gap_of(const Town& town, const Place& place, std::size_t control, int year) {
  Dice dice = town.dice(Topic::control, {place.index, control});
  std::size_t gap = dice.weighted(gap_weights);
  if (year < town.last_year) return gap;
  std::uint64_t luck = dice.below(100);
  if (luck < 38) return gap == 0 ? 0 : gap - 1;
  return luck >= 95 && gap < severities.size() ? gap + 1 : gap;
}

Priority priority_of(Severity severity, Dice& dice) {
  switch (severity) {
    case Severity::serious:
      return Priority::high;
    case Severity::significant:
      return dice.percent(60) ? Priority::high : Priority::medium;
    case Severity::moderate:
      return dice.percent(70) ? Priority::medium : Priority::low;
    case Severity::negligible:
      return Priority::low;
  }
  std::unreachable();
}

std::int64_t part_of(Priority priority) {
  switch (priority) {
    case Priority::high:
      return 1;
    case Priority::medium:
      return 2;
    case Priority::low:
      return 3;
  }
  std::unreachable();
}

controls::ControlAssessment assessment(const Town& town, const Place& place, std::size_t control, int year) {
  const ControlList& list = lists().controls[control];
  Dice dice = town.dice(Topic::control, {place.index, control, static_cast<std::uint64_t>(year)});
  controls::ControlAssessment made;
  made.standard = lists().standard;
  made.year = year;
  made.control = list.title;
  made.unit = place.id();
  std::size_t gap = gap_of(town, place, control, year);
  if (gap == 0) {
    made.finding = dice.pick(lists().no_gap);
    return made;
  }
  made.severity = severities[gap - 1];
  made.priority = priority_of(*made.severity, dice);
  made.part = part_of(*made.priority);
  made.finding = list.finding + ' ' + dice.pick(lists().closings.at(*made.severity));
  return made;
}

}  // namespace

std::vector<controls::ControlAssessment> control_assessments_of(
    const Town& town, const Place& place, int year) {
  std::vector<controls::ControlAssessment> made;
  if (year < town.last_year - 1) return made;
  // Small offices look at a part; the largest at everything.
  const int covered = static_cast<int>(std::min<std::int64_t>(100, 25 + place.staff / 8));
  for (std::size_t control = 0; control < lists().controls.size(); ++control) {
    bool looked_at = town.dice(Topic::control, {place.index, control, 0}).percent(covered);
    if (looked_at || control == 0) made.push_back(assessment(town, place, control, year));
  }
  return made;
}

}  // namespace ringmur::demo
