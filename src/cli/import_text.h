#pragma once

#include "cli/command.h"
#include "registry/import.h"

namespace ringmur::cli {

/// What an import did or would do, for a person at a terminal. Faults and questions go to standard error.
void print_import(
    const Context& context, const ImportReport& report, const std::string& file_name, bool dry_run);

}  // namespace ringmur::cli
