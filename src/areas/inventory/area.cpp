#include "areas/inventory/area.h"

#include "areas/inventory/figures.h"
#include "areas/inventory/system.h"

namespace ringmur::inventory {

Area area() {
  return {"inventory", {"Inventering", "Inventory"}, {&describe_system()}, figures()};
}

}  // namespace ringmur::inventory
