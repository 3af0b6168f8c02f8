#pragma once

#include <vector>

#include "schema/figure.h"

namespace ringmur::training {

std::vector<Figure> figures();

}  // namespace ringmur::training
