#pragma once

#include <string_view>

namespace ringmur {

/// Of the program, as the build's description has it: "0.1.0".
std::string_view program_version();

}  // namespace ringmur
