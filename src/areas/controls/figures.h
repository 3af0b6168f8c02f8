#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::controls {

std::vector<Figure> figures();

}  // namespace ringmur::controls
