#include "areas/organisation/area.h"

#include "areas/organisation/person.h"
#include "areas/organisation/unit.h"

namespace ringmur::organisation {

Area area() {
  return {"organisation", {"Organisation", "Organisation"}, {&describe_unit(), &describe_person()}, {}};
}

}  // namespace ringmur::organisation
