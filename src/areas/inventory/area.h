#pragma once

#include "areas/area.h"

namespace ringmur::inventory {

Area area();

}  // namespace ringmur::inventory
