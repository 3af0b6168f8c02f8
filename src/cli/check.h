#pragma once

#include "cli/command.h"

namespace ringmur::cli {

Command add_check(CLI::App& app);

}  // namespace ringmur::cli
