#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "exchange/sheet_cells.h"
#include "exchange/sheet_support.h"

namespace ringmur {
namespace {

using namespace test;

/// What text of a cell becomes on its way through a file: line breaks LF, NFC, trimmed.
std::string as_kept(std::string text) {
  std::string lines;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const bool pair = text[index] == '\r' && index + 1 < text.size() && text[index + 1] == '\n';
    if (!pair) lines += text[index] == '\r' ? '\n' : text[index];
  }
  std::string out;
  RC_ASSERT(normalise(trimmed(lines), out));
  return std::string(trimmed(out));
}

/// Pieces that hurt, next to one another.
rc::Gen<std::string> cell_text() {
  const auto piece =
      rc::gen::element<std::string>("\"", "\"\"", ";", ",", "\t", "\n", "\r\n", "\r", " ", "\xC2\xA0", "'",
          "''", "=", "+", "-", "@", "＝", "5", "-5,5", "å", "Ä", "ö", "a\xCC\x8A", "\xCC\xB8", "é", "😀",
          "sep=", "x", "Utbildning", "<", "&", "]]>", "_x000A_", "_x005F_", "_", "x0041", "\xE2\x80\xA8");
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
        std::string text;
        for (const std::string& each : pieces) text += each;
        return text;
      });
}

struct Example {
  std::vector<Cells> written;
  std::vector<Cells> kept;
};

Example any_table() {
  const auto width = *rc::gen::inRange<std::size_t>(1, 5);
  Example example;
  Cells headings;
  for (std::size_t column = 0; column < width; ++column)
    headings.push_back("Kolumn " + std::to_string(column));
  example.written.push_back(headings);
  const auto height = *rc::gen::inRange<std::size_t>(0, 6);
  for (std::size_t row = 0; row < height; ++row) {
    auto cells = *rc::gen::container<Cells>(width, cell_text());
    Cells kept;
    bool blank = true;
    for (const std::string& cell : cells) {
      kept.push_back(as_kept(cell));
      blank = blank && kept.back().empty();
    }
    example.written.push_back(cells);
    if (!blank) example.kept.push_back(kept);
  }
  return example;
}

RC_GTEST_PROP(SheetProperty, CsvComesInAsItWentOut, ()) {
  const Example example = any_table();
  const auto table = read_bytes(csv_of(example.written));
  RC_ASSERT(code_of(table) == "fine");
  RC_ASSERT(table->headings == example.written[0]);
  RC_ASSERT(table->rows == example.kept);
}

RC_GTEST_PROP(SheetProperty, XlsxComesInAsItWentOut, ()) {
  const Example example = any_table();
  const TemporaryFile file;
  const auto writer = xlsx_writer(file.path(), "Blad");
  RC_ASSERT(writer.has_value());
  for (const Cells& row : example.written) RC_ASSERT((*writer)->write(row).has_value());
  RC_ASSERT((*writer)->finish().has_value());
  const auto table = read_table(file.path());
  RC_ASSERT(code_of(table) == "fine");
  RC_ASSERT(table->headings == example.written[0]);
  RC_ASSERT(table->rows == example.kept);
}

RC_GTEST_PROP(SheetProperty, NoCsvCellStartsAFormula, ()) {
  const std::string text = *cell_text();
  const std::string_view kept = trimmed(text);
  const std::string bytes = csv_of({{"A"}, {text}});
  std::string_view row = std::string_view(bytes).substr(bytes.find("\r\n") + 2);
  if (row.starts_with('"')) row.remove_prefix(1);
  const bool number = kept.starts_with('-') && kept.find_first_not_of("-0123456789,.") == std::string::npos;
  RC_ASSERT(row.starts_with('\'') || number || !starts_formula(row.substr(0, row.find_first_of("\r\n\""))));
}

/// Text of any kind is read or refused, and what is read fits the headings.
RC_GTEST_PROP(SheetProperty, AnyTextIsReadOrRefused, (const std::vector<std::uint8_t>& bytes)) {
  std::string text(bytes.begin(), bytes.end());
  const auto more = *cell_text();
  const auto table = read_bytes(*rc::gen::element(text, more, "A;B\n" + text, "A;B\n" + more));
  if (!table) {
    RC_ASSERT(!table.error().code.empty());
    RC_ASSERT(!table.error().message.sv.empty());
    return;
  }
  RC_ASSERT(!table->headings.empty());
  for (const Cells& row : table->rows) RC_ASSERT(row.size() == table->headings.size());
}

/// The same table by hand in every dialect gives the same cells.
RC_GTEST_PROP(SheetProperty, DialectsAgree, ()) {
  const auto separator = *rc::gen::element(';', ',', '\t');
  const auto line_end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
  const auto word = rc::gen::element<std::string>("Ek", "5", "två ord", "a/b", "");
  const auto rows =
      *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(rc::gen::pair(word, word));
  std::string bytes = std::string("Kod") + separator + "Namn" + line_end;
  std::vector<Cells> kept;
  for (const auto& [left, right] : rows) {
    bytes += left + separator + right + line_end;
    if (!left.empty() || !right.empty()) kept.push_back({left, right});
  }
  const auto table = read_bytes(bytes);
  RC_ASSERT(code_of(table) == "fine");
  RC_ASSERT(table->rows == kept);
}

}  // namespace
}  // namespace ringmur
