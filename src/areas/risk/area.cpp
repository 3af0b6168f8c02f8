#include "areas/risk/area.h"

#include "areas/risk/figures.h"
#include "areas/risk/risk.h"

namespace ringmur::risk {

Area area() {
  return {"risk", {"Risk", "Risk"}, {&describe_risk()}, figures()};
}

}  // namespace ringmur::risk
