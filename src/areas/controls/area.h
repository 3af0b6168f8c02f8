#pragma once

#include "areas/area.h"

namespace ringmur::controls {

Area area();

}  // namespace ringmur::controls
