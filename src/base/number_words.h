#pragma once

#include <cstdint>

#include "base/text.h"

namespace ringmur {

/// "4 000" (no-break space) and "4,000".
Text counted(std::int64_t number);

}  // namespace ringmur
