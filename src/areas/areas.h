#pragma once

#include "areas/area.h"

namespace ringmur {

/// The table of contents, lowest first: an area may know of lower ones only.
const std::vector<Area>& areas();

/// All registers and figures of the areas.
const Catalogue& catalogue();

}  // namespace ringmur
