#include "exchange/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ringmur {

namespace {

constexpr std::string_view separators = ";\t,";  // in doubt the first

/// The separators of one row outside quotes, in the order of `separators`.
using Counts = std::array<std::size_t, 3>;

struct CountedRow {
  Counts counts{};
  bool blank{true};
};

/// Counts the row at the front of `text` and takes it away.
CountedRow take_row(std::string_view& text) {
  CountedRow row;
  bool quoted = false;
  bool at_start = true;  // of a cell, where alone a quote opens
  std::size_t index = 0;
  for (; index < text.size(); ++index) {
    const char byte = text[index];
    if (quoted) {
      if (byte != '"') {
        row.blank = row.blank && byte == ' ';
      } else if (index + 1 < text.size() && text[index + 1] == '"') {
        ++index;
      } else {
        quoted = false;
      }
      continue;
    }
    if (byte == '\n' || byte == '\r') break;
    const std::size_t which = separators.find(byte);
    quoted = at_start && byte == '"';
    at_start = which != std::string_view::npos || (at_start && byte == ' ');
    if (which != std::string_view::npos) ++row.counts[which];
    if (which == std::string_view::npos && byte != ' ' && byte != '"') row.blank = false;
  }
  const std::size_t end = text.substr(index).starts_with("\r\n") ? 2 : 1;
  text.remove_prefix(std::min(index + end, text.size()));
  return row;
}

class CsvReader final : public SheetReader {
 public:
  CsvReader(CsvScanner scanner, const SheetLimits& limits) : scanner_(std::move(scanner)), limits_(limits) {}

  /// Finds the heading row.
  Result<void> start();

  const std::vector<std::string>& headings() const override { return headings_.names(); }
  std::size_t headings_line() const override { return headings_.line(); }
  Result<bool> next(SheetRow& row) override;
  double progress() const override { return scanner_.source().progress(); }
  std::string description() const override;

 private:
  enum class Content { blank, text };
  Result<Content> fill(SheetRow& row);

  CsvScanner scanner_;
  SheetLimits limits_;
  Headings headings_;
  std::size_t rows_{0};
};

Result<void> CsvReader::start() {
  std::vector<std::string> cells;
  for (;;) {
    const auto there = scanner_.next();
    if (!there) return std::unexpected(there.error());
    if (!*there) return refuse_empty();
    cells.resize(scanner_.size());
    bool blank = true;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (!clean_cell(scanner_.cell(column), cells[column])) return refuse_not_utf8(scanner_.line(), column);
      blank = blank && cells[column].empty();
    }
    if (!blank) break;
  }
  auto made = Headings::make(std::move(cells), scanner_.line());
  if (!made) return std::unexpected(made.error());
  headings_ = std::move(*made);
  return {};
}

Result<bool> CsvReader::next(SheetRow& row) {
  for (;;) {
    const auto there = scanner_.next();
    if (!there) return std::unexpected(there.error());
    if (!*there) return false;
    const auto content = fill(row);
    if (!content) return std::unexpected(content.error());
    if (*content == Content::blank) continue;
    if (++rows_ > limits_.rows) return refuse_rows(limits_.rows);
    return true;
  }
}

Result<CsvReader::Content> CsvReader::fill(SheetRow& row) {
  row.line = scanner_.line();
  row.cells.resize(headings_.width());
  Content content = Content::blank;
  for (std::size_t column = 0; column < scanner_.size(); ++column) {
    const std::string_view raw = scanner_.cell(column);
    if (headings_.holds(column)) {
      std::string& cell = row.cells[column];
      if (!clean_cell(raw, cell)) return refuse_not_utf8(row.line, column);
      if (!cell.empty()) content = Content::text;
    } else if (!is_blank(raw)) {
      return headings_.refuse_outside(row.line, column);
    } else if (column < row.cells.size()) {
      row.cells[column].clear();
    }
  }
  for (std::size_t column = scanner_.size(); column < row.cells.size(); ++column) row.cells[column].clear();
  return content;
}

std::string CsvReader::description() const {
  const char separator = scanner_.separator();
  return fmt::format("CSV, {}, {}", name(scanner_.source().encoding()),
      separator == '\t' ? std::string("tab") : std::string(1, separator));
}

}  // namespace

char find_separator(std::string_view head) {
  constexpr int looked_at = 20;
  CountedRow heading;
  while (!head.empty() && heading.blank) heading = take_row(head);
  Counts alike{};
  for (int rows = 0; rows < looked_at && !head.empty(); ++rows) {
    const CountedRow row = take_row(head);
    for (std::size_t which = 0; which < separators.size(); ++which) {
      if (heading.counts[which] > 0 && row.counts[which] == heading.counts[which]) ++alike[which];
    }
  }
  std::size_t best = 0;
  for (std::size_t which = 1; which < separators.size(); ++which) {
    if (heading.counts[which] == 0) continue;
    if (std::pair(alike[which], heading.counts[which]) > std::pair(alike[best], heading.counts[best]))
      best = which;
  }
  return separators[best];
}

CsvScanner::CsvScanner(TextSource source, const SheetLimits& limits)
    : source_(std::move(source)), limits_(limits) {}

Result<void> CsvScanner::start() {
  const auto got = more();
  if (!got) return std::unexpected(got.error());
  separator_ = find_separator(buffer_);
  take_declared_separator();
  return {};
}

void CsvScanner::take_declared_separator() {
  constexpr std::string_view allowed = ";,\t|:";
  std::string_view text = buffer_;
  if (!text.starts_with("sep=") && !text.starts_with("SEP=")) return;
  text.remove_prefix(4);
  if (text.empty() || !allowed.contains(text.front())) return;
  const char declared = text.front();
  text.remove_prefix(1);
  if (!text.empty() && text.front() != '\r' && text.front() != '\n') return;
  separator_ = declared;
  if (!text.empty()) text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  at_ = buffer_.size() - text.size();
  line_here_ = 2;
}

Result<bool> CsvScanner::more() {
  if (buffer_.size() - row_ > limits_.line_bytes) return refuse_long_line();
  buffer_.erase(0, row_);
  row_ = 0;
  return source_.read(buffer_);
}

Result<bool> CsvScanner::peek() {
  // A piece can be empty without being the last: half a character of UTF-16.
  while (!have()) {
    const auto got = more();
    if (!got) return std::unexpected(got.error());
    if (!*got) return have();
  }
  return true;
}

Result<bool> CsvScanner::next() {
  row_ += at_;
  at_ = 0;
  line_ = line_here_;
  cells_.clear();
  const auto there = peek();
  if (!there || !*there) return there;
  for (;;) {
    const auto end = read_cell();
    if (!end) return std::unexpected(end.error());
    if (*end == End::cell) continue;
    if (at_ > limits_.line_bytes) return refuse_long_line();
    return true;
  }
}

Result<CsvScanner::End> CsvScanner::read_cell() {
  const std::size_t begin = at_;
  if (!have() || here() == ' ') {
    const auto skipped = skip_blanks();
    if (!skipped) return std::unexpected(skipped.error());
  }
  if (have() && here() == '"') return quoted_cell();
  return plain_cell(begin);
}

/// After this have() says whether the file goes on.
Result<void> CsvScanner::skip_blanks() {
  for (;;) {
    const auto there = peek();
    if (!there) return std::unexpected(there.error());
    if (!*there || separator_ == ' ' || here() != ' ') return {};
    ++at_;
  }
}

Result<CsvScanner::End> CsvScanner::plain_cell(std::size_t begin) {
  for (;;) {
    const char* const text = buffer_.data() + row_;
    const std::size_t size = buffer_.size() - row_;
    std::size_t at = at_;
    while (at < size && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') ++at;
    at_ = at;
    if (at < size) break;
    const auto there = peek();
    if (!there) return std::unexpected(there.error());
    if (!*there) break;
  }
  const auto kept = keep({begin, at_, Quoting::none});
  if (!kept) return std::unexpected(kept.error());
  return end_of_cell();
}

Result<CsvScanner::End> CsvScanner::quoted_cell() {
  quote_line_ = line_here_;
  ++at_;
  const std::size_t begin = at_;
  const auto quoting = to_closing_quote();
  if (!quoting) return std::unexpected(quoting.error());
  const auto kept = keep({begin, at_ - 1, *quoting});
  if (!kept) return std::unexpected(kept.error());
  const auto skipped = skip_blanks();
  if (!skipped) return std::unexpected(skipped.error());
  if (have() && here() != separator_ && here() != '\n' && here() != '\r') return refuse_after_quote();
  quote_line_ = 0;
  return end_of_cell();
}

Result<CsvScanner::Quoting> CsvScanner::to_closing_quote() {
  Quoting quoting = Quoting::simple;
  char before = '\0';
  for (;;) {
    const auto there = peek();
    if (!there) return std::unexpected(there.error());
    if (!*there) return refuse_open_quote();
    for (; have() && here() != '"'; ++at_) {
      if (here() == '\r' || (here() == '\n' && before != '\r')) ++line_here_;
      before = here();
    }
    if (!have()) continue;
    ++at_;
    before = '"';
    const auto follows = peek();
    if (!follows) return std::unexpected(follows.error());
    if (!*follows || here() != '"') return quoting;
    quoting = Quoting::doubled;
    ++at_;
  }
}

Result<CsvScanner::End> CsvScanner::end_of_cell() {
  if (!have()) return End::file;
  const char byte = here();
  ++at_;
  if (byte == separator_) return End::cell;
  ++line_here_;
  if (byte == '\n') return End::row;
  const auto there = peek();
  if (!there) return std::unexpected(there.error());
  if (*there && here() == '\n') ++at_;
  return End::row;
}

Result<void> CsvScanner::keep(const Cell& cell) {
  if (cell.end - cell.begin > limits_.cell_bytes)
    return refuse_long_cell(line_, cells_.size(), limits_.cell_bytes);
  if (cells_.size() < limits_.columns) {
    cells_.push_back(cell);
    return {};
  }
  // Spreadsheets write thousands of empty columns where a whole row was formatted.
  const std::string_view text = std::string_view(buffer_).substr(row_ + cell.begin, cell.end - cell.begin);
  if (!is_blank(text)) return refuse_columns(line_, limits_.columns);
  return {};
}

std::string_view CsvScanner::cell(std::size_t column) {
  const Cell& cell = cells_[column];
  const std::string_view text = std::string_view(buffer_).substr(row_ + cell.begin, cell.end - cell.begin);
  if (cell.quoting != Quoting::doubled) return text;
  unquoted_.clear();
  for (std::size_t index = 0; index < text.size(); ++index) {
    unquoted_ += text[index];
    if (text[index] == '"') ++index;
  }
  return unquoted_;
}

std::unexpected<Error> CsvScanner::refuse_long_line() const {
  if (quote_line_ > 0) return refuse_open_quote();
  return refuse(Refusal::too_large, "sheet.line_too_long",
      {fmt::format("Rad {} är längre än {} byte. Kontrollera att filen har radbrytningar och är en tabell.",
           line_, limits_.line_bytes),
          fmt::format("Line {} is longer than {} bytes. Check that the file has line breaks and is a table.",
              line_, limits_.line_bytes)});
}

std::unexpected<Error> CsvScanner::refuse_open_quote() const {
  return refuse(Refusal::invalid, "csv.unclosed_quote",
      {fmt::format("Citattecknet som öppnas på rad {} stängs aldrig. Stäng det, eller skriv dubbla "
                   "citattecken (\"\") där ett citattecken är en del av texten.",
           quote_line_),
          fmt::format(
              "The quote that opens on line {} is never closed. Close it, or write two (\"\") where a quote "
              "is part of the text.",
              quote_line_)});
}

std::unexpected<Error> CsvScanner::refuse_after_quote() const {
  return refuse(Refusal::invalid, "csv.text_after_quote",
      {fmt::format(
           "I texten vars citattecken öppnas på rad {} följer mer text efter det stängande citattecknet. "
           "Skriv dubbla citattecken (\"\") där ett citattecken är en del av texten.",
           quote_line_),
          fmt::format(
              "In the text whose quote opens on line {}, more text follows the closing quote. Write two "
              "(\"\") where a quote is part of the text.",
              quote_line_)});
}

Result<std::unique_ptr<SheetReader>> open_csv(SheetFile file, const SheetLimits& limits) {
  const auto encoding = find_encoding(file);
  if (!encoding) return std::unexpected(encoding.error());
  CsvScanner scanner(TextSource(std::move(file), *encoding), limits);
  const auto started = scanner.start();
  if (!started) return std::unexpected(started.error());
  auto reader = std::make_unique<CsvReader>(std::move(scanner), limits);
  const auto headed = reader->start();
  if (!headed) return std::unexpected(headed.error());
  return reader;
}

}  // namespace ringmur
