#pragma once

#include <string>
#include <vector>

#include "areas/organisation/person.h"
#include "areas/organisation/unit.h"
#include "demo/dice.h"
#include "demo/lists.h"
#include "store/writer.h"

/// The kommun's shape: who there is and where they sit. Everything else is made from it, a thing at a time.
namespace ringmur::demo {

using UnitId = Id<organisation::Unit>;

/// One unit below an authority.
struct Seat {
  UnitId id;
  organisation::Unit unit;
  std::size_t department{0};
};

/// An authority with its units. Its people are numbered from 0: the head of the office, the heads of
/// departments, the heads of units, then everybody else; a person is made when asked for and never kept.
struct Place {
  std::size_t index{0};  ///< among the authorities
  const AuthorityList* list{nullptr};
  Authority authority;
  Seat office;
  std::vector<Seat> departments;
  std::vector<Seat> units;
  std::int64_t staff{0};         ///< who has worked there in any of the years
  std::int64_t first_person{0};  ///< how many the authorities before it have

  UnitId id() const { return {authority.id}; }
};

/// What everything is made after.
struct Town {
  std::uint64_t seed{0};
  int first_year{0};
  int last_year{0};
  std::vector<Place> places;

  Dice dice(Topic topic, std::initializer_list<std::uint64_t> about) const { return {seed, topic, about}; }
  int stages() const { return last_year - first_year + 1; }
  /// How far the year after the last has come.
  Date today() const;
};

/// Ids of units are new each time; all else is the same for the same seed and scale.
Town make_town(std::uint64_t seed, double scale, int first_year, int last_year);

organisation::Person person_of(const Town& town, const Place& place, std::int64_t index);
UnitId unit_of(const Town& town, const Place& place, std::int64_t index);
/// Which of place.units; place.units.size() for who sits above them.
std::size_t seat_of(const Town& town, const Place& place, std::int64_t index);
std::string staff_number(const Place& place, std::int64_t index);

/// A date that there is.
Date day(int year, unsigned month, unsigned of_month);

}  // namespace ringmur::demo
