#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::activities {

std::vector<Figure> figures();

}  // namespace ringmur::activities
