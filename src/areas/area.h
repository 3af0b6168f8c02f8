#pragma once

#include <string>
#include <vector>

#include "schema/figure.h"
#include "schema/record_type.h"

namespace ringmur {

/// One field of work: its registers and what they add up to.
struct Area {
  std::string name;
  Text label;
  std::vector<const RecordType*> types;
  std::vector<Figure> figures;
};

}  // namespace ringmur
