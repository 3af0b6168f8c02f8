#include "demo/town.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ringmur::demo {
namespace {

constexpr double staff_at_scale_one = 6000;
constexpr std::int64_t most_office_staff = 10;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  if (auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

/// The `index`-th place of a department: first in an order of the seed's own, then its quarters, then
/// numbered.
std::string place_name(const Town& town, const Place& place, std::size_t department, std::size_t index,
    const std::string& pattern) {
  const Lists& all = lists();
  const std::size_t count = all.places.size();
  // 7 and 60 have no common divisor, so that every place comes once.
  std::size_t start = town.dice(Topic::unit_name, {place.index, department}).below(count);
  std::size_t round = index / count;
  const std::string& quarter = all.quarters[round % all.quarters.size()];
  std::string name = quarter + replaced(pattern, "{plats}", all.places[(start + index * 7) % count]);
  std::size_t again = round / all.quarters.size();
  return again == 0 ? name : fmt::format("{} {}", name, again + 1);
}

std::string unit_name(const Town& town, const Place& place, std::size_t department, std::size_t index) {
  const DepartmentList& list = place.list->departments[department];
  if (index < list.units.size()) return list.units[index];
  if (!list.pattern.empty())
    return place_name(town, place, department, index - list.units.size(), list.pattern);
  return fmt::format("{} {}", list.units[index % list.units.size()], index / list.units.size() + 1);
}

Seat seat(std::string code, std::string name, std::string kind, UnitId parent, std::size_t department) {
  return {UnitId{new_uuid()}, {std::move(code), std::move(name), std::move(kind), parent}, department};
}

void add_units(const Town& town, Place& place) {
  const AuthorityList& list = *place.list;
  place.office = seat(list.code + "F", list.office, list.office_kind, place.id(), 0);
  int weights = 0;
  for (const DepartmentList& department : list.departments) weights += department.weight;
  for (std::size_t d = 0; d < list.departments.size(); ++d) {
    std::string code = fmt::format("{}-{}", place.office.unit.code, d + 1);
    place.departments.push_back(seat(code, list.departments[d].name, "avdelning", place.office.id, d));
    auto count = std::max<std::int64_t>(
        1, place.staff * list.departments[d].weight / weights / list.departments[d].staff_per_unit);
    for (std::int64_t u = 0; u < count; ++u) {
      auto name = unit_name(town, place, d, static_cast<std::size_t>(u));
      place.units.push_back(
          seat(fmt::format("{}-{:02}", code, u + 1), name, "enhet", place.departments.back().id, d));
    }
  }
}

std::int64_t leaders(const Place& place) {
  return 1 + static_cast<std::int64_t>(place.departments.size() + place.units.size());
}

std::int64_t office_staff(const Place& place) {
  return std::min(most_office_staff, 1 + place.staff / 40);
}

/// Where a person sits in the tree.
enum class Rank { head_of_office, head_of_department, head_of_unit, office, staff };

struct Position {
  Rank rank;
  std::size_t index{0};  ///< of the department, of the unit, of the title at the office
};

Position position(const Town& town, const Place& place, std::int64_t index) {
  if (index == 0) return {Rank::head_of_office};
  auto at = static_cast<std::size_t>(index - 1);
  if (at < place.departments.size()) return {Rank::head_of_department, at};
  at -= place.departments.size();
  if (at < place.units.size()) return {Rank::head_of_unit, at};
  at -= place.units.size();
  if (at < static_cast<std::size_t>(office_staff(place))) return {Rank::office, at};
  return {Rank::staff, town.dice(Topic::person_place, {place.index, static_cast<std::uint64_t>(index)})
                           .below(place.units.size())};
}

/// Latin letters without marks, for an address.
std::string plain(std::string_view name) {
  static constexpr std::pair<std::string_view, char> letters[]{{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"é", 'e'},
      {"ć", 'c'}, {"č", 'c'}, {"ž", 'z'}, {"ó", 'o'}, {"ø", 'o'}};
  std::string text = folded(name);
  for (const auto& [letter, latin] : letters) {
    for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter))
      text.replace(at, letter.size(), 1, latin);
  }
  return text;
}

/// Every pair of names comes once before any comes again; then with a number in the address.
void give_name(const Town& town, const Place& place, std::int64_t index, organisation::Person& person) {
  const Lists& all = lists();
  const std::uint64_t pairs = all.first_names.size() * all.last_names.size();
  constexpr std::uint64_t prime = 1'000'003;  // no divisor of the number of pairs
  std::uint64_t start = town.dice(Topic::person_name, {}).next() % pairs;
  auto number = static_cast<std::uint64_t>(place.first_person + index);
  std::uint64_t pair = (start + number % pairs * prime) % pairs;
  const std::string& first = all.first_names[pair % all.first_names.size()];
  const std::string& last = all.last_names[pair / all.first_names.size()];
  std::uint64_t round = number / pairs;
  person.name = first + ' ' + last;
  person.email = fmt::format(
      "{}.{}{}@{}", plain(first), plain(last), round == 0 ? "" : fmt::to_string(round + 1), all.domain);
}

void give_years(const Town& town, const Place& place, std::int64_t index, organisation::Person& person) {
  Dice dice = town.dice(Topic::person_years, {place.index, static_cast<std::uint64_t>(index)});
  Date start = day(town.first_year, 1, 1);
  Date end = day(town.last_year, 12, 31);
  bool leads = index < leaders(place) + office_staff(place);
  bool joins = !leads && dice.percent(24);
  int oldest = town.first_year - static_cast<int>(dice.between(1, 25));
  person.employed_from =
      joins ? dice.working_day(start, end) : dice.working_day(day(oldest, 1, 1), day(oldest, 12, 31));
  if (leads || !dice.percent(16)) return;
  Date earliest = std::max(start, *person.employed_from + std::chrono::days{60});
  if (earliest < end) person.employed_to = dice.date(earliest, end);
}

void give_post(const Town& town, const Place& place, std::int64_t index, organisation::Person& person) {
  const Position at = position(town, place, index);
  const AuthorityList& list = *place.list;
  auto head_of_department = [&](std::size_t d) {
    return staff_number(place, 1 + static_cast<std::int64_t>(d));
  };
  switch (at.rank) {
    case Rank::head_of_office:
      person.title = list.office_head;
      return;
    case Rank::head_of_department:
      person.title = "Avdelningschef";
      person.manager = staff_number(place, 0);
      return;
    case Rank::head_of_unit:
      person.title = list.departments[place.units[at.index].department].head;
      person.manager = head_of_department(place.units[at.index].department);
      return;
    case Rank::office:
      person.title = lists().office_titles[at.index];
      person.manager = staff_number(place, 0);
      return;
    case Rank::staff:
      break;
  }
  Dice dice = town.dice(Topic::person_place, {place.index, static_cast<std::uint64_t>(index), 1});
  person.title = dice.pick(list.departments[place.units[at.index].department].titles);
  person.manager = staff_number(place, 1 + static_cast<std::int64_t>(place.departments.size() + at.index));
}

}  // namespace

Date Town::today() const {
  return day(last_year + 1, 11, 15);
}

Town make_town(std::uint64_t seed, double scale, int first_year, int last_year) {
  Town town{seed, first_year, last_year, {}};
  const auto& authorities = lists().authorities;
  int weights = 0;
  for (const AuthorityList& list : authorities) weights += list.weight;
  std::int64_t before = 0;
  for (const AuthorityList& list : authorities) {
    Place place;
    place.index = town.places.size();
    place.list = &list;
    place.authority = {new_uuid(), list.code, list.name};
    place.staff = std::llround(staff_at_scale_one * scale * list.weight / weights);
    add_units(town, place);
    place.staff = std::max(place.staff, leaders(place) + office_staff(place) + 2);
    place.first_person = before;
    before += place.staff;
    town.places.push_back(std::move(place));
  }
  return town;
}

organisation::Person person_of(const Town& town, const Place& place, std::int64_t index) {
  organisation::Person person;
  person.number = staff_number(place, index);
  person.unit = unit_of(town, place, index);
  give_name(town, place, index, person);
  give_years(town, place, index, person);
  give_post(town, place, index, person);
  return person;
}

UnitId unit_of(const Town& town, const Place& place, std::int64_t index) {
  const Position at = position(town, place, index);
  switch (at.rank) {
    case Rank::head_of_office:
    case Rank::office:
      return place.office.id;
    case Rank::head_of_department:
      return place.departments[at.index].id;
    case Rank::head_of_unit:
    case Rank::staff:
      return place.units[at.index].id;
  }
  std::unreachable();
}

std::size_t seat_of(const Town& town, const Place& place, std::int64_t index) {
  const Position at = position(town, place, index);
  bool in_unit = at.rank == Rank::head_of_unit || at.rank == Rank::staff;
  return in_unit ? at.index : place.units.size();
}

std::string staff_number(const Place& place, std::int64_t index) {
  // No six or ten digits in a row that could be read as a date of birth.
  return fmt::format("R{:07}", 100'000 + place.first_person + index);
}

Date day(int year, unsigned month, unsigned of_month) {
  return make_date(year, static_cast<int>(month), static_cast<int>(of_month)).value();
}

}  // namespace ringmur::demo
