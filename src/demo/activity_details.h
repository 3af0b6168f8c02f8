#pragma once

#include "areas/activities/activity.h"
#include "demo/dice.h"
#include "demo/lists.h"

namespace ringmur::demo {

enum class Often { once, yearly };

/// Origin, role, cost, effort, days and effect of an activity whose list, status and day are known; on the
/// day `today` the later of them have not been yet.
void give_details(
    Dice dice, const ActivityList& list, Often often, Date today, activities::Activity& activity);

}  // namespace ringmur::demo
