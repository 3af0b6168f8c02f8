#include "areas/activities/area.h"

#include "areas/activities/activity.h"
#include "areas/activities/capacity.h"
#include "areas/activities/figures.h"

namespace ringmur::activities {

Area area() {
  return {
      "activities", {"Aktiviteter", "Activities"}, {&describe_activity(), &describe_capacity()}, figures()};
}

}  // namespace ringmur::activities
