// CSV of any encoding. What is read is written and read back the same.

#include <vector>

#include "exchange/sheet.h"
#include "exchange/text_encoding.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {
namespace {

using Cells = std::vector<std::string>;

SheetLimits limits() {
  return {.file_bytes = 1u << 20, .cell_bytes = 2000, .line_bytes = 8000, .rows = 500, .columns = 40};
}

/// Headings and rows; nothing where it was refused.
std::vector<Cells> rows_of(std::string_view bytes) {
  auto reader = open_sheet(file_of(bytes), limits());
  if (!reader) {
    require(!reader.error().message.sv.empty() && !reader.error().message.en.empty(), "refused in words");
    return {};
  }
  std::vector<Cells> all{(*reader)->headings()};
  const std::size_t width = all.front().size();
  require(width > 0 && width <= limits().columns, "headings keep their limit");
  std::size_t line = (*reader)->headings_line();
  for (SheetRow row;;) {
    const auto more = (*reader)->next(row);
    if (!more) return {};
    if (!*more) break;
    require(row.cells.size() == width, "each row is as wide as the headings");
    require(row.line > line, "lines go forward");
    line = row.line;
    for (const std::string& cell : row.cells) {
      require_text(cell, "cells are UTF-8");
      require(cell.size() <= 3 * limits().cell_bytes, "cells keep their limit");
    }
    all.push_back(row.cells);
  }
  require(all.size() <= limits().rows + 1, "rows keep their limit");
  return all;
}

}  // namespace

void one(std::string_view bytes) {
  const std::vector<Cells> read = rows_of(bytes);
  if (read.empty()) return;
  std::string written;
  auto writer = csv_writer([&written](std::string_view piece) -> Result<void> {
    written += piece;
    return {};
  });
  for (const Cells& row : read) require(writer->write(row).has_value(), "what was read can be written");
  require(writer->finish().has_value(), "and finished");
  const std::vector<Cells> again = rows_of(written);
  // What is written may be longer than what was read: quotes, guarded formulas.
  if (again.empty()) return;
  require(again.size() <= read.size(), "no rows come from nowhere");
  if (again.size() == read.size()) require(again == read, "what is written is read back the same");
}

}  // namespace ringmur::fuzz
