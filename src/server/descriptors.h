#pragma once

#include <cstddef>

namespace ringmur {

/// Raises the number of files that this process may have open as far as it may, and says how many that is:
/// each connection is one.
std::size_t raise_descriptors();

}  // namespace ringmur
