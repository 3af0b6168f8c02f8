#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

/// The year's obligatory work, as data: what is to be done, and by which rule it falls on a day.
namespace ringmur {

/// When something of the year wheel is to be done: by the end of a month or on a day of it, or by the end of
/// the month that lies so many months after another item's.
struct WheelRule {
  int month{0};              ///< 1 to 12; 0 where it comes after another item
  std::optional<int> day{};  ///< of the month; nothing: its last. 29 February is the 28th where there is none
  std::string after{};       ///< the other item's id
  int months{0};             ///< after it, 0 to 24
  int every{1};              ///< years, 1 to 50
  int anchor{0};             ///< a year in which it is due, where it is not due every year
  int times{1};              ///< a year, 1 to 12
  int every_months{0};       ///< between them
};

struct WheelItem {
  std::string id{};  ///< a-z, 0-9 and _; what activities call it by
  Text title{};
  Text help{};
  std::string source{};  ///< which law, decision or proposal says so
  std::string role{};    ///< the code of a role, or words
  WheelRule rule{};
  std::vector<std::string> authority_kinds{};  ///< folded; none: for every authority
};

/// Refuses ("settings.year_wheel") ids that stand twice, an item that comes after one that there is not or
/// in a circle, days that no year has, and occasions that reach past the year's end. Throws where a member is
/// missing or of another kind.
Result<std::vector<WheelItem>> read_year_wheel(const boost::json::value& list);

/// What a city has that has said nothing of it.
const std::vector<WheelItem>& usual_year_wheel();

}  // namespace ringmur
