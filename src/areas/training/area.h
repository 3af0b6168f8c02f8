#pragma once

#include "areas/area.h"

namespace ringmur::training {

Area area();

}  // namespace ringmur::training
