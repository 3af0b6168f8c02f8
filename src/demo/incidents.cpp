#include <fmt/format.h>

#include <algorithm>

#include "base/stockholm.h"
#include "demo/incident_facts.h"
#include "demo/records.h"

namespace ringmur::demo {
namespace {

/// Incidents for a thousand staff in the first year, the second and so on.
constexpr std::array<std::int64_t, 3> rates{22, 28, 37};

/// Summer and Christmas are quiet, weekends more so.
std::int64_t weight_of(Date date) {
  const std::chrono::year_month_day at{date};
  auto month = static_cast<unsigned>(at.month());
  auto of_month = static_cast<unsigned>(at.day());
  bool christmas = (month == 12 && of_month > 22) || (month == 1 && of_month < 7);
  std::int64_t weight = weekday_of(date) > 5 ? 4 : 40;
  return month == 7 || christmas ? weight / 4 : weight;
}

/// In Swedish time, by day: no such hour is ever missing.
Instant at(Date date, std::int64_t hour, std::int64_t minute) {
  return stockholm::instant({date, static_cast<int>(hour), static_cast<int>(minute), 0}).value().instant;
}

std::int64_t hour_of(Dice& dice) {
  constexpr std::array<int, 3> parts{80, 12, 8};
  switch (dice.weighted(parts)) {
    case 0:
      return dice.between(8, 16);
    case 1:
      return dice.between(17, 21);
    default:
      return dice.between(6, 7);
  }
}

/// Most the same day or the next, some long after; in office hours where a night lies between.
Instant reported(Date date, std::int64_t hour, std::int64_t minute, Dice& dice) {
  constexpr std::array<int, 7> weights{46, 24, 12, 8, 5, 3, 2};
  constexpr std::array<int, 7> days{0, 1, 2, 3, 5, 9, 23};
  int later = days[dice.weighted(weights)];
  if (later == 0)
    return at(date, std::min<std::int64_t>(23, hour + dice.between(0, 1)), 59 - (59 - minute) / 2);
  Date on = date + std::chrono::days{later};
  if (unsigned weekday = weekday_of(on); weekday > 5) on += std::chrono::days{8 - weekday};
  return at(on, dice.between(8, 16), dice.between(0, 59));
}

/// What was told and by whom: mostly one of the staff, sometimes nobody who gave a name.
void give_story(const Town& town, const Place& place, const IncidentList& kind, Dice dice,
    incidents::Incident& incident) {
  if (dice.percent(92)) incident.description = dice.pick(kind.descriptions);
  const bool from_staff = incident.source == lists().sources.front();
  if (!from_staff || dice.percent(15)) return;
  auto staff = static_cast<std::uint64_t>(place.staff);
  incident.reporter = person_of(town, place, static_cast<std::int64_t>(dice.below(staff))).name;
}

/// One of the authority's own that holds personal data; what happens in the others is rarely told of.
const std::string& system_with_people(const Place& place, Dice& dice) {
  std::vector<const SystemList*> some;
  for (const SystemList& system : lists().systems.at(place.list->code)) {
    if (system.role != inventory::PersonalDataRole::none && system.levels[0] > 0) some.push_back(&system);
  }
  return dice.pick(some)->name;
}

}  // namespace

std::int64_t incident_count(const Town& town, const Place& place, int year) {
  auto stage = static_cast<std::size_t>(year - town.first_year);
  std::int64_t base = (place.staff * rates[stage] + 500) / 1000;
  return std::max<std::int64_t>(static_cast<std::int64_t>(stage) + 1, base);
}

IncidentYear::IncidentYear(
    const Town& town, const Place& place, int year, std::int64_t count, std::int64_t first_number)
    : town_(town), place_(place), year_(year), count_(count), first_number_(first_number) {
  std::int64_t sum = 0;
  for (Date date = day(year, 1, 1); date <= day(year, 12, 31); date += std::chrono::days{1}) {
    weights_.push_back(sum += weight_of(date));
  }
}

Date IncidentYear::day_of(std::int64_t index, Dice& dice) const {
  constexpr std::int64_t parts = 1000;
  // The year in as many equal parts as there are incidents, one somewhere in each: so they come in order,
  // however many.
  std::int64_t place_in_year =
      (index * parts + dice.between(0, parts - 1)) * weights_.back() / (count_ * parts);
  auto found = std::ranges::upper_bound(weights_, place_in_year);
  return day(year_, 1, 1) + std::chrono::days{found - weights_.begin()};
}

void IncidentYear::give_outcome(
    std::int64_t index, const IncidentList& kind, Dice& dice, incidents::Incident& incident) const {
  using enum incidents::Status;
  const bool recent = year_ == town_.last_year && index * 4 >= count_ * 3;
  const bool newest = year_ == town_.last_year && index * 25 >= count_ * 24;
  const bool stays_open = recent && dice.percent(55);
  incident.status = newest ? reported : stays_open ? ongoing : closed;
  if (newest && dice.percent(50)) incident.diary_number.clear();
  if (recent && dice.percent(6)) return;  // nobody has judged it yet
  incident.personal_data = dice.percent(kind.personal_data);
  // Every tenth is grave enough, so that no year of a larger authority goes without; more by luck.
  const bool tenth = (first_number_ + index) % 10 == 4;
  incident.reported_to_imy = *incident.personal_data && (tenth || dice.percent(kind.imy / 3));
}

/// One in each nämnd that has enough of them, near the day that it happened.
bool IncidentYear::is_suppliers_breach(std::int64_t index) const {
  constexpr std::int64_t enough = 5;
  const bool counted = first_number_ == 0 && count_ >= enough && place_.list->kind == "nämnd";
  return year_ == town_.last_year && counted && index == count_ * 2 / enough;
}

incidents::Incident IncidentYear::at(std::int64_t index) const {
  auto number = static_cast<std::uint64_t>(first_number_ + index);
  Dice dice = town_.dice(Topic::incident, {place_.index, static_cast<std::uint64_t>(year_), number});
  const Lists& all = lists();
  const IncidentList& kind = all.incidents[dice.weighted(all.incident_weights)];
  const Date date = day_of(index, dice);
  const std::int64_t hour = hour_of(dice);
  const std::int64_t minute = dice.below(12) * 5;

  incidents::Incident incident;
  incident.diary_number = fmt::format("{} {}/{}", place_.list->code, year_, 101 + first_number_ + index);
  incident.discovered_at = demo::at(date, hour, minute);
  incident.reported_at = reported(date, hour, minute, dice);
  incident.title = dice.pick(kind.titles);
  constexpr std::string_view mark = "{system}";
  if (auto found = incident.title.find(mark); found != std::string::npos) {
    incident.title.replace(found, mark.size(), system_with_people(place_, dice));
  }
  incident.kind = kind.kind;
  incident.source = all.sources[dice.weighted(all.source_weights)];
  incident.unit = dice.percent(5) ? place_.office.id : dice.pick(place_.units).id;
  give_outcome(index, kind, dice, incident);
  give_story(town_, place_, kind,
      town_.dice(Topic::told, {place_.index, static_cast<std::uint64_t>(year_), number}), incident);
  give_facts(place_,
      town_.dice(Topic::incident_facts, {place_.index, static_cast<std::uint64_t>(year_), number}), incident);
  if (is_suppliers_breach(index)) make_suppliers_breach(town_, place_, all.suppliers.front(), incident);
  return incident;
}

}  // namespace ringmur::demo
