#pragma once

#include "areas/area.h"

namespace ringmur::activities {

Area area();

}  // namespace ringmur::activities
