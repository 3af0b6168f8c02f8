#pragma once

#include <filesystem>

#include "base/error.h"

namespace ringmur {

/// "file.not_written": with the path, and what to look at.
std::unexpected<Error> file_not_written(const std::filesystem::path& file);

}  // namespace ringmur
