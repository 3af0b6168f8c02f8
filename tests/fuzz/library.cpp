// A framework as YAML or JSON: a library of CISO Assistant, a catalogue in OSCAL. What is read is a table of
// controls that can be written.

#include "exchange/sheet.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {

void one(std::string_view bytes) {
  // So that whatever the fuzzer writes is read as one of the two.
  const std::string text = (bytes.starts_with('{') ? "" : "urn: x\n") + std::string(bytes);
  const SheetLimits limits{.file_bytes = 1u << 20, .cell_bytes = 2000, .rows = 500};
  auto reader = open_sheet(file_of(text), limits, 2026);
  if (!reader) {
    require(!reader.error().message.sv.empty() && !reader.error().message.en.empty(), "refused in words");
    return;
  }
  require((*reader)->headings().size() == 3, "three headings");
  std::size_t line = (*reader)->headings_line();
  for (SheetRow row;;) {
    const auto more = (*reader)->next(row);
    if (!more || !*more) return;
    require(row.cells.size() == 3 && row.cells[1] == "2026", "each row has its year");
    require(row.line > line, "lines go forward");
    line = row.line;
    for (const std::string& cell : row.cells) {
      require_text(cell, "cells are UTF-8");
      require(cell.size() <= 2000, "cells keep their limit");
    }
  }
}

}  // namespace ringmur::fuzz
