#pragma once

#include "areas/area.h"

namespace ringmur::incidents {

Area area();

}  // namespace ringmur::incidents
