#include "areas/activities/area.h"

#include "areas/activities/activity.h"
#include "areas/activities/figures.h"

namespace ringmur::activities {

Area area() {
  return {"activities", {"Aktiviteter", "Activities"}, {&describe_activity()}, figures()};
}

}  // namespace ringmur::activities
