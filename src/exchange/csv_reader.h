#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"
#include "exchange/sheet_cells.h"
#include "exchange/text_encoding.h"

namespace ringmur {

/// How the columns of `head`, the beginning of a CSV file, are kept apart: `;`, `,` or tab. The first row
/// with anything in it decides by what it has most of outside quotes; where several could be meant, what
/// divides most of the rows below into as many columns. In doubt `;`.
char find_separator(std::string_view head);

/// Divides the text of a CSV file into rows and cells (RFC 4180; LF, CRLF or CR; a quote within a cell that
/// does not begin with one is a character like others). Holds one row and a piece of the file.
class CsvScanner {
 public:
  CsvScanner(TextSource source, const SheetLimits& limits);

  /// Reads the beginning and finds the separator; heeds Excel's line `sep=;`.
  Result<void> start();

  /// The next row, blank or not; false at the end.
  Result<bool> next();

  /// Where the row of next() begins.
  std::size_t line() const { return line_; }
  std::size_t size() const { return cells_.size(); }
  /// A cell as it stands, without quotes. Valid until the next call.
  std::string_view cell(std::size_t column);

  char separator() const { return separator_; }
  const TextSource& source() const { return source_; }

 private:
  enum class Quoting { none, simple, doubled };
  enum class End { cell, row, file };
  struct Cell {
    std::size_t begin;  ///< from the beginning of the row
    std::size_t end;
    Quoting quoting;
  };

  char here() const { return buffer_[row_ + at_]; }
  bool have() const { return row_ + at_ < buffer_.size(); }
  Result<bool> more();
  Result<bool> peek();
  Result<void> skip_blanks();
  Result<End> read_cell();
  Result<End> plain_cell(std::size_t begin);
  Result<End> quoted_cell();
  Result<Quoting> to_closing_quote();
  Result<End> end_of_cell();
  Result<void> keep(const Cell& cell);
  void take_declared_separator();
  std::unexpected<Error> refuse_long_line() const;
  std::unexpected<Error> refuse_open_quote() const;
  std::unexpected<Error> refuse_after_quote() const;

  TextSource source_;
  SheetLimits limits_;
  std::string buffer_;
  std::string unquoted_;
  std::vector<Cell> cells_;
  std::size_t row_{0};  ///< where in buffer_ the row begins
  std::size_t at_{0};   ///< how far into the row
  std::size_t line_{1};
  std::size_t line_here_{1};
  std::size_t quote_line_{0};  ///< where the quote opened that is open; 0: none
  char separator_{';'};
};

Result<std::unique_ptr<SheetReader>> open_csv(SheetFile file, const SheetLimits& limits);

}  // namespace ringmur
