#pragma once

#include <memory>
#include <string_view>

#include "exchange/sheet.h"
#include "exchange/sheet_file.h"

/// Frameworks that the user owns, as files: a library of CISO Assistant (YAML) and a catalogue in OSCAL (YAML
/// or JSON; NIST, OSCAL 1.x).
namespace ringmur {

/// By the beginning of the file: JSON, or YAML with the key that such a file has outermost.
bool looks_like_library(std::string_view head);

/// As a table with a row for each control that can be assessed: Standard, År (`year`), Säkerhetsåtgärd ("AC-1
/// Policy and Procedures"; in Swedish where the library has it, at most 200 characters; "… (2)" where another
/// is called the same). What groups others, and what is withdrawn, is left out. A row's line is where its
/// control begins, or where lines do not tell them apart the next number. Refused: what read_yaml() refuses,
/// and a file without controls.
Result<std::unique_ptr<SheetReader>> open_library(SheetFile file, int year, const SheetLimits& limits);

}  // namespace ringmur
