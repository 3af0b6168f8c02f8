#include "areas/areas.h"

#include "areas/activities/area.h"
#include "areas/controls/area.h"
#include "areas/incidents/area.h"
#include "areas/inventory/area.h"
#include "areas/organisation/area.h"
#include "areas/risk/area.h"
#include "areas/training/area.h"

namespace ringmur {

const std::vector<Area>& areas() {
  static const std::vector<Area> all{organisation::area(), inventory::area(), activities::area(),
      risk::area(), controls::area(), incidents::area(), training::area()};
  return all;
}

const Catalogue& catalogue() {
  static const Catalogue made = [] {
    Catalogue catalogue;
    for (const Area& area : areas()) {
      catalogue.types.insert(catalogue.types.end(), area.types.begin(), area.types.end());
      for (const RecordType* type : area.types) catalogue.areas[type] = {area.name, area.label};
      for (const Figure& figure : area.figures) catalogue.figures.push_back(&figure);
    }
    return catalogue;
  }();
  return made;
}

}  // namespace ringmur
