#include "exchange/xlsx_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "exchange/sheet_cells.h"
#include "exchange/xlsx_workbook.h"

namespace ringmur {

namespace {

constexpr std::size_t excel_columns = 16'384;
constexpr std::size_t excel_rows = 1'048'576;

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : otherwise;
}

/// The column of "AB12", from 0; nothing where it has none.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char byte : reference) {
    if (byte < 'A' || byte > 'Z' || column > excel_columns) break;
    column = column * 26 + static_cast<std::size_t>(byte - 'A' + 1);
  }
  if (column == 0 || column > excel_columns) return {};
  return column - 1;
}

std::string trimmed_value(pugi::xml_node node) {
  const std::string_view text = node.text().get();
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  return begin == text.size() ? std::string() : std::string(text.substr(begin, end - begin + 1));
}

struct XlsxCell {
  std::size_t column{0};
  std::string text;  ///< clean
};

/// The rows of one sheet that have anything in them.
class XlsxRows {
 public:
  XlsxRows(const XlsxWorkbook& workbook, XmlElements rows, const SheetLimits& limits)
      : workbook_(&workbook), rows_(std::move(rows)), limits_(limits) {}

  Result<bool> next();

  std::size_t line() const { return line_; }
  /// Those with text, from left to right.
  const std::vector<XlsxCell>& cells() const { return cells_; }
  std::size_t size() const { return size_; }
  double progress() const { return rows_.progress(); }

 private:
  Result<void> read_row(pugi::xml_node row);
  Result<void> read_cell(pugi::xml_node cell);
  Result<void> read_value(pugi::xml_node cell, std::string& out);
  Result<void> read_number(pugi::xml_node cell, const std::string& value, std::string& out);
  std::string reference() const { return fmt::format("{}{}", column_letters(column_), line_); }

  const XlsxWorkbook* workbook_;
  XmlElements rows_;
  SheetLimits limits_;
  std::size_t line_{0};
  std::size_t column_{0};
  std::vector<XlsxCell> cells_;  ///< the first size_ of them; the others keep their memory
  std::size_t size_{0};
};

std::unexpected<Error> refuse_error_cell(const std::string& reference, std::string_view value) {
  return refuse(Refusal::invalid, "xlsx.error_cell",
      {fmt::format("Cell {} innehåller felet {}. Rätta formeln eller skriv in värdet.", reference, value),
          fmt::format("Cell {} holds the error {}. Mend the formula or type the value.", reference, value)});
}

std::unexpected<Error> refuse_unsaved_formula(const std::string& reference) {
  return refuse(Refusal::invalid, "xlsx.formula_without_value",
      {fmt::format(
           "Cell {} har en formel vars resultat inte är sparat. Öppna filen i Excel och spara den på nytt.",
           reference),
          fmt::format(
              "Cell {} has a formula whose result was not saved. Open the file in Excel and save it anew.",
              reference)});
}

std::unexpected<Error> refuse_bad_number(const std::string& reference) {
  return refuse(Refusal::invalid, "xlsx.bad_number",
      {fmt::format("Cell {} är märkt som ett tal men är inget. Skriv in värdet på nytt.", reference),
          fmt::format("Cell {} is marked as a number but is none. Type the value anew.", reference)});
}

Result<bool> XlsxRows::next() {
  for (;;) {
    const auto there = rows_.next();
    if (!there || !*there) return there;
    const auto read = read_row(rows_.node());
    if (!read) return std::unexpected(read.error());
    if (size_ > 0) return true;
  }
}

Result<void> XlsxRows::read_row(pugi::xml_node row) {
  const std::size_t line = number_of(row.attribute("r").value(), line_ + 1);
  if (line <= line_ || line > excel_rows) return refuse_damaged_xlsx();
  line_ = line;
  size_ = 0;
  std::size_t next = 0;
  for (const pugi::xml_node cell : row.children()) {
    if (local_name(cell.name()) != "c") continue;
    const std::string_view reference = cell.attribute("r").value();
    const auto column = reference.empty() ? std::optional(next) : column_of(reference);
    if (!column || *column < next || *column >= excel_columns) return refuse_damaged_xlsx();
    column_ = *column;
    next = column_ + 1;
    const auto read = read_cell(cell);
    if (!read) return read;
  }
  return {};
}

Result<void> XlsxRows::read_cell(pugi::xml_node cell) {
  if (size_ == cells_.size()) cells_.emplace_back();
  XlsxCell& to = cells_[size_];
  to.column = column_;
  to.text.clear();
  const auto read = read_value(cell, to.text);
  if (!read || to.text.empty()) return read;
  if (to.text.size() > limits_.cell_bytes) return refuse_long_cell(line_, column_, limits_.cell_bytes);
  if (column_ >= limits_.columns) return refuse_columns(line_, limits_.columns);
  ++size_;
  return {};
}

Result<void> XlsxRows::read_value(pugi::xml_node cell, std::string& out) {
  const std::string_view type = cell.attribute("t").value();
  pugi::xml_node value;
  pugi::xml_node formula;
  for (const pugi::xml_node child : cell.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "v") value = child;
    if (name == "f") formula = child;
    if (name == "is" && type == "inlineStr" && !clean_cell(rich_text(child), out)) {
      return refuse_not_utf8(line_, column_);
    }
  }
  if (!value) {
    if (formula && type != "str") return refuse_unsaved_formula(reference());
    return {};
  }
  if (type == "str" || type == "d") {
    if (!clean_cell(escaped_text(value.text().get()), out)) return refuse_not_utf8(line_, column_);
    return {};
  }
  const std::string text = trimmed_value(value);
  if (text.empty() || type == "inlineStr") return {};
  if (type == "e") return refuse_error_cell(reference(), text);
  if (type == "b") {
    out = text == "0" || text == "false" ? "nej" : "ja";
    return {};
  }
  if (type != "s") return read_number(cell, text, out);
  const auto shared = workbook_->strings.at(number_of(text, SIZE_MAX));
  if (!shared) return refuse_damaged_xlsx();
  out = *shared;
  return {};
}

Result<void> XlsxRows::read_number(pugi::xml_node cell, const std::string& value, std::string& out) {
  const std::size_t style = number_of(cell.attribute("s").value(), 0);
  auto text = number_text(value, workbook_->format(style), workbook_->epoch);
  if (!text) return refuse_bad_number(reference());
  out = std::move(*text);
  return {};
}

class XlsxReader final : public SheetReader {
 public:
  XlsxReader(std::unique_ptr<XlsxWorkbook> workbook, const SheetLimits& limits)
      : workbook_(std::move(workbook)), limits_(limits) {}

  /// Finds the first sheet with content and its heading row.
  Result<void> start();

  const std::vector<std::string>& headings() const override { return headings_.names(); }
  std::size_t headings_line() const override { return headings_.line(); }
  Result<bool> next(SheetRow& row) override;
  double progress() const override { return rows_->progress(); }
  std::string description() const override;

 private:
  Result<bool> start_sheet(const XlsxWorkbook::Sheet& sheet);

  std::unique_ptr<XlsxWorkbook> workbook_;
  SheetLimits limits_;
  std::optional<XlsxRows> rows_;
  std::string sheet_;
  Headings headings_;
  std::size_t count_{0};
};

Result<void> XlsxReader::start() {
  for (const XlsxWorkbook::Sheet& sheet : workbook_->sheets) {
    const auto there = start_sheet(sheet);
    if (!there) return std::unexpected(there.error());
    if (*there) return {};
  }
  return refuse_empty();
}

Result<bool> XlsxReader::start_sheet(const XlsxWorkbook::Sheet& sheet) {
  auto entry = workbook_->package->entry(sheet.entry);
  if (!entry) return std::unexpected(entry.error());
  rows_.emplace(*workbook_,
      XmlElements(std::move(*entry), {{"worksheet", "sheetData", "row"}}, xml_limit(limits_)), limits_);
  const auto there = rows_->next();
  if (!there || !*there) return there;
  std::vector<std::string> cells(rows_->cells()[rows_->size() - 1].column + 1);
  for (std::size_t index = 0; index < rows_->size(); ++index) {
    cells[rows_->cells()[index].column] = rows_->cells()[index].text;
  }
  auto made = Headings::make(std::move(cells), rows_->line());
  if (!made) return std::unexpected(made.error());
  headings_ = std::move(*made);
  sheet_ = sheet.name;
  return true;
}

Result<bool> XlsxReader::next(SheetRow& row) {
  const auto there = rows_->next();
  if (!there || !*there) return there;
  row.line = rows_->line();
  row.cells.resize(headings_.width());
  for (std::string& cell : row.cells) cell.clear();
  for (std::size_t index = 0; index < rows_->size(); ++index) {
    const XlsxCell& cell = rows_->cells()[index];
    if (!headings_.holds(cell.column)) return headings_.refuse_outside(row.line, cell.column);
    row.cells[cell.column] = cell.text;
  }
  if (++count_ > limits_.rows) return refuse_rows(limits_.rows);
  return true;
}

std::string XlsxReader::description() const {
  const std::size_t sheets = workbook_->sheets.size();
  return sheets == 1 ? fmt::format("XLSX, {}", sheet_) : fmt::format("XLSX, {} (1/{})", sheet_, sheets);
}

}  // namespace

Result<std::unique_ptr<SheetReader>> open_xlsx(const std::filesystem::path& file, const SheetLimits& limits) {
  auto workbook = open_workbook(file, limits);
  if (!workbook) return std::unexpected(workbook.error());
  auto reader = std::make_unique<XlsxReader>(std::make_unique<XlsxWorkbook>(std::move(*workbook)), limits);
  const auto started = reader->start();
  if (!started) return std::unexpected(started.error());
  return reader;
}

}  // namespace ringmur
