#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "exchange/sheet.h"

/// What CSV and XLSX have in common: cells, headings and the refusals that name them.
namespace ringmur {

/// Whether a spreadsheet might take `text` for a formula: = + - @ (also the wide ones of East Asia), first or
/// after white space, or a leading tab or line break (OWASP, "CSV Injection"). Apostrophes before it do not
/// count.
bool starts_formula(std::string_view text);

/// Takes away one apostrophe that stands before what starts a formula.
std::string_view without_guard(std::string_view text);

/// What a cell of a spreadsheet says: without guard, line breaks as LF, NFC, trimmed. False when `raw` is not
/// UTF-8.
bool clean_cell(std::string_view raw, std::string& out);

/// True for nothing but white space.
bool is_blank(std::string_view raw);

/// The letters over a column: 0 is "A", 27 is "AB".
std::string column_letters(std::size_t column);

std::unexpected<Error> refuse_long_cell(std::size_t line, std::size_t column, std::size_t limit);
std::unexpected<Error> refuse_columns(std::size_t line, std::size_t limit);
std::unexpected<Error> refuse_rows(std::size_t limit);
std::unexpected<Error> refuse_not_utf8(std::size_t line, std::size_t column);
std::unexpected<Error> refuse_empty();

/// The heading row, and what rows below it may hold.
class Headings {
 public:
  Headings() = default;
  /// `cells` are clean. Refuses two that are the same when folded, and control characters.
  static Result<Headings> make(std::vector<std::string> cells, std::size_t line);

  const std::vector<std::string>& names() const { return names_; }
  std::size_t line() const { return line_; }
  std::size_t width() const { return names_.size(); }
  bool holds(std::size_t column) const { return column < names_.size() && !names_[column].empty(); }

  /// Why there may be no text in `column`, where holds() is false.
  std::unexpected<Error> refuse_outside(std::size_t line, std::size_t column) const;

 private:
  std::vector<std::string> names_;
  std::size_t line_{0};
  std::size_t cells_{0};  ///< of the heading row, with those at the end that have no heading
};

}  // namespace ringmur
