#include "areas/risk/area.h"

#include "areas/risk/control_performance.h"
#include "areas/risk/figures.h"
#include "areas/risk/internal_control.h"
#include "areas/risk/risk.h"
#include "areas/risk/risk_acceptance.h"

namespace ringmur::risk {

Area area() {
  return {"risk", {"Risk", "Risk"},
      {&describe_risk(), &describe_risk_acceptance(), &describe_internal_control(),
          &describe_control_performance()},
      figures()};
}

}  // namespace ringmur::risk
