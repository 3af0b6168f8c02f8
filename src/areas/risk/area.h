#pragma once

#include "areas/area.h"

namespace ringmur::risk {

Area area();

}  // namespace ringmur::risk
