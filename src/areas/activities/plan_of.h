#pragma once

#include <map>
#include <string>
#include <vector>

#include "areas/activities/activity.h"
#include "areas/activities/plan.h"
#include "registry/units.h"

/// The three-year plan of a unit: what is to be done, what there is to do it with, and what is proposed.
namespace ringmur::activities {

inline constexpr int years_of_plan = 3;

struct PlannedActivity {
  Row row;
  Activity activity;
};

/// What a year takes of a role; role empty: of all together.
struct PlanUse {
  int year{0};
  std::string role;
  std::int64_t hours{0};
  std::int64_t cost{0};  ///< SEK
  bool over{false};      ///< of what there is
};

struct UnitsPlan {
  std::vector<PlannedActivity> activities;  ///< the same places as wish.items
  PlanWish wish;
  std::map<std::string, std::string> roles{{"", ""}};  ///< folded, as in `wish`, and as people write them
  Proposal proposal;
};

/// What is planned or under way until the plan's last year, as far as the actor may read it; `hour_price` is
/// of the settings. What is under way, done again each year, of the law or of the year wheel stays in its
/// year.
Result<UnitsPlan> plan_of(Store& store, const Actor& actor, const UnitPlace& place, int first_year);

/// As the activities stand, and as they are proposed.
std::vector<PlanUse> use_today(const UnitsPlan& plan);
std::vector<PlanUse> use_proposed(const UnitsPlan& plan);

/// Places of what stands before what it waits for.
std::vector<std::pair<std::size_t, std::size_t>> broken_waits(const UnitsPlan& plan);

Text why(const UnitsPlan& plan, const Placed& placed);
Text why(const UnitsPlan& plan, const NotPlaced& not_placed);

}  // namespace ringmur::activities
