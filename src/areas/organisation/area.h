#pragma once

#include "areas/area.h"

namespace ringmur::organisation {

Area area();

}  // namespace ringmur::organisation
