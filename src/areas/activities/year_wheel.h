#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/activities/activity.h"
#include "base/time.h"
#include "schema/year_wheel.h"

/// On which days of a year its obligatory work falls, and how each stands. Whole days in Sweden.
namespace ringmur::activities {

/// One time that an item is due in a year.
struct Occasion {
  std::string id;  ///< the item's; "#2" and so on after it for those after the first of the year
  const WheelItem* item{nullptr};
  Date date;     ///< the last day on time
  Text because;  ///< the rule in words
};

/// Those of the year in the order of days, for an authority of that kind (folded; empty: not known, then
/// what is only for some kinds is left out). What comes after another item may fall in the next year.
/// `items` as read_year_wheel() gives them, and must outlive the answer.
std::vector<Occasion> occasions_of(
    const std::vector<WheelItem>& items, int year, std::string_view authority_kind);

enum class WheelState { done, late, soon, planned, not_planned, missed };
std::string_view code_of(WheelState state);

/// How an occasion stands: `late` with an activity whose day has passed, `soon` where it is within 30 days;
/// without an activity, or with one that was cancelled, `missed` when its day has passed. The activity's own
/// last day goes before the rule's.
WheelState state_of(const Occasion& occasion, const Activity* activity, Date today);

}  // namespace ringmur::activities
