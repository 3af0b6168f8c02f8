#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "base/time.h"

namespace ringmur::demo {

/// What a throw is for: two things never share their luck.
enum class Topic : std::uint64_t {
  person_name,
  person_place,
  person_years,
  unit_name,
  unit_zeal,
  system,
  risk,
  incident,
  training,
  activity,
  control,
  due,
  told,
  detail,
  tie,
  risk_work,
  incident_facts,
  incident_work,
  desk_case,
  system_people,
};

/// Chance that is the same on every machine: splitmix64 (Steele, Lea, Flood 2014) and whole numbers only. The
/// standard's own distributions differ between libraries. Seeded by the thing it is about, so that any thing
/// can be made again alone.
class Dice {
 public:
  Dice(std::uint64_t seed, Topic topic, std::initializer_list<std::uint64_t> about);

  std::uint64_t next();
  /// 0 to `count` - 1; `count` is at least 1.
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  std::int64_t between(std::int64_t least, std::int64_t most);
  bool percent(int chance) { return below(100) < static_cast<std::uint64_t>(chance < 0 ? 0 : chance); }
  /// The index of one of the weights, none of which is negative and one of which is above 0.
  std::size_t weighted(std::span<const int> weights);
  /// From `first` to `last`, both included.
  Date date(Date first, Date last);
  /// The same, moved to the Friday before where it is a weekend.
  Date working_day(Date first, Date last);

  template <typename Container>
  const auto& pick(const Container& things) {
    return things[below(things.size())];
  }

 private:
  std::uint64_t state_;
};

/// A number for a word, for `about`.
std::uint64_t number_of(std::string_view word);

/// Monday is 1.
unsigned weekday_of(Date date);

}  // namespace ringmur::demo
