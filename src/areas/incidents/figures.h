#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::incidents {

std::vector<Figure> figures();

}  // namespace ringmur::incidents
