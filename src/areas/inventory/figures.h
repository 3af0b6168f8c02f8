#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::inventory {

std::vector<Figure> figures();

}  // namespace ringmur::inventory
