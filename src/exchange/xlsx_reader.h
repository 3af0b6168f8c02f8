#pragma once

#include <filesystem>
#include <memory>

#include "exchange/sheet.h"

namespace ringmur {

/// XLSX and XLSM (macros are not looked at). Refused besides what open_sheet says: cells with an error such
/// as #N/A, and formulas whose result was never saved.
Result<std::unique_ptr<SheetReader>> open_xlsx(const std::filesystem::path& file, const SheetLimits& limits);

}  // namespace ringmur
