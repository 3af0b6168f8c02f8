#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::risk {

std::vector<Figure> figures();

}  // namespace ringmur::risk
