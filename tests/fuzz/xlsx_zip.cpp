// XLSX as a whole: the ZIP file around it.

#include "exchange/sheet.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {

void one(std::string_view bytes) {
  const SheetLimits limits{
      .file_bytes = 1u << 20, .cell_bytes = 2000, .line_bytes = 8000, .rows = 500, .columns = 40};
  auto reader = open_sheet(file_of(bytes), limits);
  if (!reader) {
    require(!reader.error().message.sv.empty() && !reader.error().message.en.empty(), "refused in words");
    return;
  }
  const std::size_t width = (*reader)->headings().size();
  for (SheetRow row;;) {
    const auto more = (*reader)->next(row);
    if (!more || !*more) return;
    require(row.cells.size() == width, "each row is as wide as the headings");
    for (const std::string& cell : row.cells) require_text(cell, "cells are UTF-8");
  }
}

}  // namespace ringmur::fuzz
