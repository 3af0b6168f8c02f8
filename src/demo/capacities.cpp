#include "demo/records.h"

namespace ringmur::demo {
namespace {

activities::Capacity capacity(const Place& place, int year, const char* role, std::int64_t hours) {
  activities::Capacity made;
  made.year = year;
  made.role = role;
  made.hours = hours;
  made.unit = place.id();
  return made;
}

}  // namespace

std::vector<activities::Capacity> capacities_of(const Town& town, const Place& place) {
  constexpr int years_planned = 3;
  std::vector<activities::Capacity> all;
  for (int year = town.last_year + 1; year <= town.last_year + years_planned; ++year) {
    Dice dice = town.dice(Topic::activity, {place.index, static_cast<std::uint64_t>(year)});
    all.push_back(capacity(place, year, "", dice.between(6, 12) * 100));
    all.back().budget = dice.between(4, 12) * 100'000;
    all.push_back(capacity(place, year, "Informationssäkerhetssamordnare", dice.between(3, 6) * 100));
  }
  return all;
}

}  // namespace ringmur::demo
