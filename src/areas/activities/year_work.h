#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/activities/year_wheel.h"
#include "registry/units.h"

/// The year's obligatory work of a unit as it stands, and what puts it into the plan.
namespace ringmur::activities {

/// An occasion, and the unit's activity for it.
struct WheelEntry {
  Occasion occasion;
  std::optional<Row> activity;
  WheelState state{WheelState::not_planned};
};

/// The year wheel as the settings have it; `items` is what the entries' occasions lie in.
struct YearWork {
  std::vector<WheelItem> items;
  std::vector<WheelEntry> entries;
};

/// For who reads activities. An activity is an occasion's by its `obligation`, year and unit; what is marked
/// with secrecy, or lies beyond the actor's reach, is not seen.
Result<YearWork> year_work(Store& store, const Actor& actor, const UnitPlace& place, int year, Date today);

/// Makes the activities that are lacking, in one transaction: those of `wanted`, or of all occasions where it
/// is nothing. Returns how many. What has an activity, also a cancelled one, is left. For who writes
/// activities in the unit. Refused: an id that the year has not ("year_wheel.item"), a year that an activity
/// cannot be of ("integer.outside").
Result<std::int64_t> plan_year_work(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const std::optional<std::vector<std::string>>& wanted);

}  // namespace ringmur::activities
