#include <fmt/format.h>

#include <algorithm>

#include "demo/records.h"

namespace ringmur::demo {
namespace {

constexpr std::int64_t most_systems = 500;
constexpr std::int64_t staff_per_system = 38;
constexpr int oldest_classification = 1;  ///< years before the first of the history

std::int64_t listed_count(const Place& place) {
  return static_cast<std::int64_t>(
      lists().systems.at(place.list->code).size() + lists().common_systems.size());
}

/// The authority's own first, then what all have, then as many more as there must be.
SystemList listed(const Place& place, std::int64_t index) {
  const Lists& all = lists();
  const auto& own = all.systems.at(place.list->code);
  auto at = static_cast<std::size_t>(index);
  if (at < own.size()) return own[at];
  at -= own.size();
  if (at < all.common_systems.size()) return all.common_systems[at];
  at -= all.common_systems.size();
  // 3 and the number of words have no common divisor: neighbours differ in both parts, and no pair comes
  // twice in a round.
  const std::size_t stems = all.system_stems.size();
  const std::size_t words = all.system_words.size();
  SystemList made = all.system_stems[at % stems];
  made.name += ' ' + all.system_words[(at % stems * 3 + at / stems) % words];
  if (at >= stems * words) made.name += fmt::format(" {}", at / (stems * words) + 1);
  return made;
}

/// The latest classification no later than `year`.
std::optional<Date> classified(const Town& town, Dice& dice, int arrived, int year) {
  if (dice.percent(18)) return std::nullopt;
  int first = std::max(
      arrived, static_cast<int>(dice.between(town.first_year - oldest_classification, town.last_year)));
  bool again = dice.percent(30);
  int second = first + static_cast<int>(dice.between(1, 2));
  Date first_day = dice.working_day(day(first, 1, 8), day(first, 12, 18));
  Date second_day = dice.working_day(day(second, 1, 8), day(second, 12, 18));
  if (again && second <= year) return second_day;
  return first <= year ? std::optional(first_day) : std::nullopt;
}

}  // namespace

std::int64_t system_count(const Place& place) {
  std::int64_t from_lists = std::min(listed_count(place), 4 + place.staff / 4);
  return std::min(most_systems, std::max(5 + place.staff / staff_per_system, from_lists));
}

std::optional<inventory::System> system_at(
    const Town& town, const Place& place, std::int64_t index, int year) {
  Dice dice = town.dice(Topic::system, {place.index, static_cast<std::uint64_t>(index)});
  bool new_one = index > 2 && dice.percent(20);
  int arrived =
      new_one ? static_cast<int>(dice.between(town.first_year + 1, town.last_year)) : town.first_year - 2;
  if (arrived > year) return std::nullopt;
  SystemList list = listed(place, index);
  inventory::System system;
  system.name = list.name;
  system.object = list.object;
  system.kind = list.kind;
  system.business = list.business;
  system.personal_data_role = list.role;
  system.supplier = dice.pick(lists().suppliers);
  if (list.role != inventory::PersonalDataRole::none) {
    // A throw of its own, so that all else stays what it was.
    Dice people = town.dice(Topic::system_people, {place.index, static_cast<std::uint64_t>(index)});
    system.registered = people.between(1, 40) * std::max<std::int64_t>(5, place.staff / 20);
    if (people.percent(30)) system.protected_identities = people.between(1, 12);
    system.information = list.business ? "Ärenden och uppgifter om dem som de gäller"
                                       : "Namn, kontaktuppgifter och det som användarna skriver";
  }
  system.ai = list.ai;
  system.iot = list.iot;
  system.unit = dice.percent(40) ? dice.pick(place.departments).id : place.id();
  std::array<std::int64_t, 3> levels = list.levels;
  for (std::int64_t& level : levels) {
    if (dice.percent(20)) level = std::clamp<std::int64_t>(level + dice.between(-1, 1), 0, 3);
  }
  system.classified_on = classified(town, dice, arrived, year);
  if (!system.classified_on) return system;
  system.confidentiality = levels[0];
  system.integrity = levels[1];
  system.availability = levels[2];
  return system;
}

}  // namespace ringmur::demo
