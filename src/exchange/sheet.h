#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Tables as spreadsheets hold them: rows of text. What a cell means is the schema's business.
namespace ringmur {

/// Sizes in bytes; text is measured as UTF-8. What is over is refused as Refusal::too_large.
struct SheetLimits {
  std::size_t file_bytes{256u << 20};
  std::size_t cell_bytes{64u << 10};
  std::size_t line_bytes{1u << 20};  ///< a row with everything in it, line breaks within quotes too
  std::size_t rows{1'000'000};       ///< without the heading row and blank rows
  std::size_t columns{512};
};

struct SheetRow {
  std::size_t line{0};  ///< 1-based line (CSV) or row (XLSX) where it begins
  std::vector<std::string> cells;
};

/// A table read from beginning to end; memory does not grow with the file.
class SheetReader {
 public:
  virtual ~SheetReader() = default;

  /// The first row that is not blank, each collapsed to one line. Columns without heading at its end are left
  /// out; one between others is "" here, and its cells must be empty.
  virtual const std::vector<std::string>& headings() const = 0;
  virtual std::size_t headings_line() const = 0;

  /// The next row that is not blank; false at the end. Short rows are filled with empty cells, a row with
  /// text beyond the last heading is refused. Line breaks within a cell come out as LF. After a refusal the
  /// reader is at its end: ask no more.
  virtual Result<bool> next(SheetRow& row) = 0;

  /// Between 0 and 1: how far into the file the reader is.
  virtual double progress() const = 0;
  /// What was found out: "CSV, Windows-1252, ;".
  virtual std::string description() const = 0;
};

/// Opens CSV or XLSX (of XLSX the first sheet that has content, shown ones before hidden ones), or a library
/// of a framework as a table of its controls for `year` (this year; open_library()), by its content, not its
/// name. Text comes out as NFC UTF-8, trimmed, whatever its encoding; an apostrophe that
/// only keeps a cell from being a formula is taken away. Numbers of XLSX come as "7.66", dates as
/// "2025-11-05" or "2025-11-05 14:30", truth as "ja" or "nej". Refused: what is no table (a PDF, a Word file,
/// an old .xls, a file with password), no text at all, two headings that are the same when folded, unclear
/// quotes or encoding, damaged files, and what is over a limit.
Result<std::unique_ptr<SheetReader>> open_sheet(
    const std::filesystem::path& file, const SheetLimits& limits = {}, std::optional<int> year = {});

/// Writes rows as they come: headings first, cells in UTF-8, which are trimmed. Nothing is whole before
/// finish().
class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  virtual Result<void> write(const std::vector<std::string>& cells) = 0;
  virtual Result<void> finish() = 0;
};

/// Receives bytes, some tens of kilobytes at a time.
using Sink = std::function<Result<void>(std::string_view)>;

/// CSV as a Swedish Excel opens it: UTF-8 with BOM, `;`, CRLF. A cell that would start a formula gets a
/// leading apostrophe, which open_sheet takes away again.
std::unique_ptr<SheetWriter> csv_writer(Sink sink);

/// XLSX: one sheet, a heading row that stays, text cells only (no formula can arise). `sheet_name` is mended
/// where Excel would not have it. A cell over 32,767 characters and a row over 1,048,576 are refused. `file`
/// is written by finish().
Result<std::unique_ptr<SheetWriter>> xlsx_writer(
    const std::filesystem::path& file, std::string_view sheet_name);

}  // namespace ringmur
