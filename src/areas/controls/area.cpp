#include "areas/controls/area.h"

#include "areas/controls/control_assessment.h"
#include "areas/controls/figures.h"

namespace ringmur::controls {

Area area() {
  return {"controls", {"Säkerhetsåtgärder", "Controls"}, {&describe_control_assessment()}, figures()};
}

}  // namespace ringmur::controls
