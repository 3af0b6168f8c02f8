#include <algorithm>

#include "demo/activity_details.h"
#include "demo/records.h"

namespace ringmur::demo {
namespace {

using activities::Status;

constexpr int years_ahead = 3;  ///< a plan reaches three years beyond its own

/// Of three years of history and the years ahead: most is placed on the years around the last.
constexpr std::array<int, 6> year_weights{4, 5, 6, 7, 4, 3};

std::int64_t planned_years(const Town& town) {
  return town.stages() + years_ahead;
}

std::int64_t once_count(const Place& place) {
  return std::min<std::int64_t>(static_cast<std::int64_t>(lists().activities.size()), 8 + place.staff / 30);
}

std::int64_t yearly_count(const Place& place) {
  return std::min<std::int64_t>(
      static_cast<std::int64_t>(lists().yearly_activities.size()), 2 + place.staff / 20);
}

/// What became of it in the end, and how far it had come in its own year.
Status status_of(Dice dice, int placed, int year) {
  if (placed > year) return Status::planned;
  std::uint64_t luck = dice.below(100);
  if (luck < 60) return Status::done;
  bool in_its_year = placed == year;
  if (luck < 85) return in_its_year ? Status::ongoing : Status::done;
  if (luck < 93) return in_its_year ? Status::planned : Status::ongoing;
  return in_its_year ? Status::ongoing : Status::cancelled;
}

/// Most of a plan is to be done in spring and autumn.
constexpr std::array<int, 12> month_weights{6, 7, 8, 8, 8, 8, 4, 6, 8, 8, 8, 7};

/// A working day of about the list's month, else of any; a few plans never say when.
std::optional<Date> due_of(Dice& dice, const ActivityList& list, int placed) {
  if (dice.percent(6)) return std::nullopt;
  auto month =
      static_cast<unsigned>(list.month ? std::clamp<std::int64_t>(*list.month + dice.between(-1, 1), 1, 12)
                                       : static_cast<std::int64_t>(dice.weighted(month_weights)) + 1);
  const Date first = day(placed, month, 1);
  return dice.working_day(first, first + std::chrono::days{27});
}

/// The plan of the year after the last is under way: what was due by then is mostly done, some is late, and
/// some of what comes next has been begun.
Status status_under_way(Dice& dice, const std::optional<Date>& due, Date today) {
  std::uint64_t luck = dice.below(100);
  if (due && *due <= today) return luck < 74 ? Status::done : luck < 90 ? Status::ongoing : Status::planned;
  return luck < 35 ? Status::ongoing : Status::planned;
}

}  // namespace

std::int64_t activity_count(const Town& town, const Place& place) {
  return planned_years(town) * yearly_count(place) + once_count(place);
}

std::optional<activities::Activity> activity_at(
    const Town& town, const Place& place, std::int64_t index, int year) {
  const std::int64_t yearly = planned_years(town) * yearly_count(place);
  const bool every_year = index < yearly;
  const std::int64_t once = index - yearly;
  // Each authority takes the list from another place on; 7 and the list's length have no common divisor.
  const auto start = town.dice(Topic::activity, {place.index}).below(lists().activities.size());
  const auto& own = lists().activities[(start + static_cast<std::uint64_t>(every_year ? 0 : once) * 7) %
                                       lists().activities.size()];
  const ActivityList& list =
      every_year ? lists().yearly_activities[static_cast<std::size_t>(index % yearly_count(place))] : own;
  Dice dice = town.dice(Topic::activity, {place.index, static_cast<std::uint64_t>(index)});
  const std::int64_t thrown = static_cast<std::int64_t>(dice.weighted(year_weights));
  int placed = town.first_year + static_cast<int>(every_year ? index / yearly_count(place) : thrown);
  if (!every_year && list.years_from_last) placed = town.last_year + *list.years_from_last;
  if (placed > year + years_ahead) return std::nullopt;

  activities::Activity activity;
  activity.year = placed;
  activity.title = list.title;
  activity.description = list.description;
  activity.responsible = list.responsible == "Förvaltningschef" ? place.list->office_head : list.responsible;
  if (dice.percent(4)) activity.responsible.clear();
  activity.status = status_of(dice, placed, year);
  Dice time = town.dice(Topic::due, {place.index, static_cast<std::uint64_t>(index)});
  activity.due = due_of(time, list, placed);
  if (year == town.last_year && placed == year + 1) {
    activity.status = status_under_way(time, activity.due, town.today());
  }
  activity.priority = every_year ? 1 + index % yearly_count(place) : dice.between(2, 9);
  activity.source = list.source;
  activity.unit = place.id();
  // In a year that has been its whole plan has had its time; the one after the last has come as far as today.
  const Date seen = year < town.last_year ? day(year, 12, 31) : town.today();
  give_details(town.dice(Topic::detail, {place.index, static_cast<std::uint64_t>(index)}), list,
      every_year ? Often::yearly : Often::once, seen, activity);
  return activity;
}

}  // namespace ringmur::demo
