#include <gtest/gtest.h>

#include <fmt/format.h>

#include "exchange/sheet_support.h"
#include "exchange/xlsx_number.h"

namespace ringmur {
namespace {

using namespace test;
using Rows = std::vector<Cells>;

std::string xlsx(std::string_view rows) {
  return zip_of(xlsx_parts(rows));
}

/// A workbook with one heading "A" in column A and `cell` below it; formats by their place in cellXfs:
/// 1 is 14, 2 is 22, 3 to 8 own codes.
Parts one_cell(std::string_view cell, std::string_view properties = "") {
  Parts parts = xlsx_parts(xlsx_row(1, {"A"}) + fmt::format(R"(<row r="2">{}</row>)", cell));
  parts["xl/styles.xml"] = R"(<styleSheet><numFmts>
    <numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/>
    <numFmt numFmtId="165" formatCode="[$-41D]d mmmm yyyy h:mm"/>
    <numFmt numFmtId="166" formatCode="0.0&quot; dagar&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/>
    <numFmt numFmtId="168" formatCode="000000"/><numFmt numFmtId="169" formatCode="hh:mm:ss"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/>
    <xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>)";
  parts["xl/sharedStrings.xml"] =
      R"(<sst><si><t>noll</t></si><si><r><t>Rik</t></r><r><t xml:space="preserve"> </t></r>)"
      R"(<r><t>text</t></r>)"
      R"(<rPh><t>nej</t></rPh></si><si><t xml:space="preserve"> två_x000D__x000A_rader </t></si><si/></sst>)";
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  const std::string more =
      R"(<Relationship Id="rId2" Type="http://x/styles" Target="/xl/styles.xml"/>)"
      R"(<Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";
  relations.replace(relations.find("</Relationships>"), std::string::npos, more);
  std::string& workbook = parts["xl/workbook.xml"];
  workbook.insert(workbook.find("<sheets>"), properties);
  return parts;
}

/// What one_cell() reads as; the code where it is refused.
std::string cell_text(std::string_view cell, std::string_view properties = "") {
  const auto table = read_bytes(zip_of(one_cell(cell, properties)));
  if (!table) return table.error().code;
  return table->rows.empty() ? std::string() : table->rows[0][0];
}

struct Read {
  const char* cell;
  const char* text;
};

TEST(XlsxSheet, CellsReadAsPeopleSeeThem) {
  const std::vector<Read> cases{
      {R"(<c t="s"><v>0</v></c>)", "noll"},
      {R"(<c t="s"><v>1</v></c>)", "Rik text"},
      {R"(<c t="s"><v>2</v></c>)", "två\nrader"},
      {R"(<c t="s"><v>3</v></c>)", ""},
      {R"(<c t="inlineStr"><is><r><t>å</t></r><r><t>&amp;&lt;b&gt;</t></r></is></c>)", "å&<b>"},
      {R"(<c t="str"><f>A1&amp;"x"</f><v>resultat</v></c>)", "resultat"},
      {R"(<c t="str"><f>""</f><v></v></c>)", ""},
      {R"(<c t="b"><v>1</v></c>)", "ja"},
      {R"(<c t="b"><v>0</v></c>)", "nej"},
      {R"(<c t="d"><v>2025-11-05</v></c>)", "2025-11-05"},
      {R"(<c><v>17722</v></c>)", "17722"},
      {R"(<c><v>1.7722E4</v></c>)", "17722"},
      {R"(<c><v>200512310123</v></c>)", "200512310123"},
      {R"(<c><v>7.6600000000000001</v></c>)", "7.66"},
      {R"(<c><f>0.1+0.2</f><v>0.30000000000000004</v></c>)", "0.3"},
      {R"(<c><v>1E-7</v></c>)", "0.0000001"},
      {R"(<c><v>1E+21</v></c>)", "1000000000000000000000"},
      {R"(<c><v>-0</v></c>)", "0"},
      {R"(<c><v>-5.50</v></c>)", "-5.5"},
      {R"(<c s="1"><v>45966</v></c>)", "2025-11-05"},
      {R"(<c s="2"><v>45966.604166666664</v></c>)", "2025-11-05 14:30"},
      {R"(<c s="2"><v>45966.604224537</v></c>)", "2025-11-05 14:30:05"},
      {R"(<c s="2"><v>45966.9999999</v></c>)", "2025-11-06"},
      {R"(<c s="3"><v>45966</v></c>)", "2025-11-05"},
      {R"(<c s="4"><v>45966.604166666664</v></c>)", "2025-11-05 14:30"},
      {R"(<c s="5"><v>12.50</v></c>)", "12.5"},
      {R"(<c s="6"><v>1.0625</v></c>)", "25:30"},
      {R"(<c s="7"><v>123</v></c>)", "000123"},
      {R"(<c s="8"><v>0.604166666666667</v></c>)", "14:30"},
      {R"(<c s="1"><v>1</v></c>)", "1900-01-01"},
      {R"(<c s="1"><v>59</v></c>)", "1900-02-28"},
      {R"(<c s="1"><v>60</v></c>)", "1900-02-29"},
      {R"(<c s="1"><v>61</v></c>)", "1900-03-01"},
      {R"(<c s="1"><v>2958465</v></c>)", "9999-12-31"},
      {R"(<c s="1"><v>2958466</v></c>)", "2958466"},
      {R"(<c s="1"><v>-1</v></c>)", "-1"},
      {R"(<c s="99"><v>45966</v></c>)", "45966"},
      {R"(<c s="1"/>)", ""},
      {R"(<c t="e"><f>1/0</f><v>#DIV/0!</v></c>)", "xlsx.error_cell"},
      {R"(<c><f>A1</f></c>)", "xlsx.formula_without_value"},
      {R"(<c><v>tolv</v></c>)", "xlsx.bad_number"},
      {R"(<c><v>nan</v></c>)", "xlsx.bad_number"},
      {R"(<c t="s"><v>4</v></c>)", "xlsx.damaged"},
      {R"(<c t="s"><v>-1</v></c>)", "xlsx.damaged"},
      {R"(<c t="s"><v>99999999999999999999</v></c>)", "xlsx.damaged"},
      {R"(<c r="XFE2"><v>1</v></c>)", "xlsx.damaged"},
      {R"(<c r="B2"><v>1</v></c>)", "sheet.row_too_wide"},
      {R"(<c r="SSS2"><v>1</v></c>)", "sheet.too_many_columns"},
  };
  for (const Read& each : cases) {
    EXPECT_EQ(cell_text(each.cell), each.text) << each.cell;
  }
}

TEST(XlsxSheet, DaysFrom1904) {
  const char* properties = R"(<workbookPr date1904="1"/>)";
  EXPECT_EQ(cell_text(R"(<c s="1"><v>44504</v></c>)", properties), "2025-11-05");
  EXPECT_EQ(cell_text(R"(<c s="1"><v>0</v></c>)", properties), "1904-01-01");
  EXPECT_EQ(cell_text(R"(<c s="8"><v>0.25</v></c>)", properties), "06:00");
  EXPECT_EQ(cell_text(R"(<c s="1"><v>45966</v></c>)", R"(<workbookPr date1904="0"/>)"), "2025-11-05");
}

TEST(XlsxSheet, FormatsThatMeanTime) {
  const auto kind = [](std::string_view code) { return format_of_code(code).kind; };
  for (const char* code :
      {"yyyy-mm-dd", "d/m", "mmm\\-yy", "[$-409]d\\-mmm;@", "YYYY", "[Red]dd", "dddd", "mmmm"}) {
    EXPECT_EQ(kind(code), NumberKind::date) << code;
  }
  for (const char* code : {"h:mm", "mm:ss", "h:mm AM/PM", "ss.0"})
    EXPECT_EQ(kind(code), NumberKind::time) << code;
  for (const char* code : {"[h]:mm", "[mm]:ss", "[s]"}) EXPECT_EQ(kind(code), NumberKind::elapsed) << code;
  for (const char* code : {"General", "0.00", "#,##0\\ _k_r", "0\" dagar\"", "[$kr-41D] 0", "[Red]0",
           "0.00E+00", "@", "0", "0;\"d\"", "\"unclosed d", "[unclosed d", "\\d0", "_d0", ""}) {
    EXPECT_EQ(kind(code), NumberKind::plain) << code;
  }
  EXPECT_EQ(format_of_code("00000"), (NumberFormat{NumberKind::padded, 5}));
  for (const unsigned id : {14u, 15u, 16u, 17u, 22u})
    EXPECT_EQ(format_of_id(id).kind, NumberKind::date) << id;
  for (const unsigned id : {18u, 19u, 20u, 21u, 45u, 47u})
    EXPECT_EQ(format_of_id(id).kind, NumberKind::time) << id;
  EXPECT_EQ(format_of_id(46).kind, NumberKind::elapsed);
  for (const unsigned id : {0u, 1u, 9u, 13u, 23u, 44u, 48u, 49u})
    EXPECT_EQ(format_of_id(id).kind, NumberKind::plain) << id;
}

TEST(XlsxSheet, SparseRowsAndColumnsKeepTheirPlaces) {
  const auto table = read_bytes(xlsx(
      R"(<row r="3"><c r="A3" t="inlineStr"><is><t>Kod</t></is></c>)"
      R"(<c r="C3" t="inlineStr"><is><t>Namn</t></is></c></row>)"
      R"(<row r="4"/><row r="7"><c r="C7"><v>7</v></c></row><row><c><v>8</v></c><c/><c><v>9</v></c></row>)"));
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->headings, (Cells{"Kod", "", "Namn"}));
  EXPECT_EQ(table->headings_line, 3);
  EXPECT_EQ(table->rows, (Rows{{"", "", "7"}, {"8", "", "9"}}));
  EXPECT_EQ(table->lines, (std::vector<std::size_t>{7, 8}));
}

TEST(XlsxSheet, RefusalsNameTheCell) {
  const auto table = read_bytes(zip_of(one_cell(R"(<c r="A2" t="e"><v>#N/A</v></c>)")));
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.sv.find("Cell A2 innehåller felet #N/A"), std::string::npos);
}

TEST(XlsxSheet, RowsAndCellsOutOfOrderAreDamage) {
  EXPECT_EQ(refusal(xlsx(xlsx_row(2, {"A"}) + xlsx_row(2, {"x"}))), "xlsx.damaged");
  EXPECT_EQ(refusal(xlsx(xlsx_row(2, {"A"}) + xlsx_row(1, {"x"}))), "xlsx.damaged");
  EXPECT_EQ(refusal(xlsx(xlsx_row(2'000'000, {"A"}))), "xlsx.damaged");
  EXPECT_EQ(refusal(xlsx(R"(<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>)")), "xlsx.damaged");
}

TEST(XlsxSheet, FirstSheetWithContentShownBeforeHidden) {
  Parts parts = xlsx_parts("");
  parts["xl/workbook.xml"] =
      R"(<x:workbook xmlns:x="a" xmlns:r="b"><x:sheets><x:sheet name="Gömd" state="hidden" r:id="rId2"/>)"
      R"(<x:sheet name="Tom" r:id="rId1"/><x:sheet name="Diagram" r:id="rId4"/>)"
      R"(<x:sheet name="Rätt" r:id="rId3"/>)"
      R"(</x:sheets></x:workbook>)";
  parts["xl/_rels/workbook.xml.rels"] =
      R"(<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId2" Type="a/worksheet" Target="worksheets/sheet2.xml"/>)"
      R"(<Relationship Id="rId3" Type="a/worksheet" Target="../xl/./worksheets/sheet3.xml"/>)"
      R"(<Relationship Id="rId4" Type="a/chartsheet" Target="chart.xml"/></Relationships>)";
  parts["xl/worksheets/sheet2.xml"] =
      "<worksheet><sheetData>" + xlsx_row(1, {"Gömd"}) + "</sheetData></worksheet>";
  parts["xl/worksheets/sheet3.xml"] = R"(<x:worksheet xmlns:x="a"><x:cols/><x:sheetData>)"
                                      R"(<x:row r="1"><x:c t="inlineStr"><x:is><x:t>Rätt</x:t></x:is></x:c>)"
                                      R"(</x:row></x:sheetData><!-- <row> --></x:worksheet>)";
  const auto shown = read_bytes(zip_of(parts));
  ASSERT_TRUE(shown) << shown.error().message.en;
  EXPECT_EQ(shown->headings, (Cells{"Rätt"}));
  EXPECT_EQ(shown->description, "XLSX, Rätt (1/3)");
  parts["xl/worksheets/sheet3.xml"] = "<worksheet><sheetData/></worksheet>";
  const auto hidden = read_bytes(zip_of(parts));
  ASSERT_TRUE(hidden);
  EXPECT_EQ(hidden->headings, (Cells{"Gömd"}));
  parts["xl/worksheets/sheet2.xml"] = "<worksheet/>";
  EXPECT_EQ(refusal(zip_of(parts)), "sheet.empty");
}

TEST(XlsxSheet, MarkupThatOnlyLooksLikeRows) {
  const auto table = read_bytes(
      xlsx(R"(<!-- <row r="9"> --><row r="1" a=">" b='"/>'><c t="inlineStr"><is><t><![CDATA[<row>]]>)"
           R"(</t></is></c><?x <row> ?></row>)"));
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->headings, (Cells{"<row>"}));
}

TEST(XlsxSheet, LongSheetsCrossManyPieces) {
  std::string rows = xlsx_row(1, {"Nummer", "Namn"});
  for (std::size_t row = 2; row < 9'000; ++row)
    rows += xlsx_row(row, {std::to_string(row), "Åsö x" + std::string(row % 90, 'x')});
  const auto table = read_bytes(xlsx(rows));
  ASSERT_TRUE(table) << table.error().message.en;
  ASSERT_EQ(table->rows.size(), 8'998u);
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    ASSERT_EQ(table->rows[row], (Cells{std::to_string(row + 2), "Åsö x" + std::string((row + 2) % 90, 'x')}));
  }
}

TEST(XlsxSheet, ManySharedStringsKeepTheirPlaces) {
  Parts parts = one_cell("");
  std::string strings = "<sst>";
  std::string rows = xlsx_row(1, {"A"});
  for (std::size_t index = 0; index < 30'000; ++index) {
    strings += fmt::format("<si><t>text {} {}</t></si>", index, std::string(index % 100, 'y'));
    rows += fmt::format(R"(<row><c t="s"><v>{}</v></c></row>)", 29'999 - index);
  }
  parts["xl/sharedStrings.xml"] = strings + "</sst>";
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  const auto table = read_bytes(zip_of(parts));
  ASSERT_TRUE(table) << table.error().message.en;
  ASSERT_EQ(table->rows.size(), 30'000u);
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const std::size_t index = 29'999 - row;
    const std::string expected = fmt::format("text {} {}", index, std::string(index % 100, 'y'));
    ASSERT_EQ(table->rows[row][0], expected.substr(0, expected.find_last_not_of(' ') + 1));
  }
}

TEST(XlsxSheet, LimitsHold) {
  SheetLimits limits;
  limits.cell_bytes = 10;
  limits.rows = 1;
  limits.columns = 2;
  limits.line_bytes = 2000;
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"A", "B"}) + xlsx_row(2, {"1", "2"})), limits), "fine");
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"A"}) + xlsx_row(2, {"12345678901"})), limits), "sheet.cell_too_long");
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"A"}) + xlsx_row(2, {"1"}) + xlsx_row(3, {"1"})), limits),
      "sheet.too_many_rows");
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"A", "B", "C"})), limits), "sheet.too_many_columns");
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"A"}) + xlsx_row(2, {std::string(100'000, 'x')})), limits),
      "sheet.line_too_long");
  EXPECT_EQ(refusal(xlsx(xlsx_row(1, {"Namn", "NAMN"}))), "sheet.duplicate_heading");
}

TEST(XlsxWriter, WritesTextThatStaysText) {
  const TemporaryFile file;
  const auto writer = xlsx_writer(file.path(), "Risker: 2025/[1]");
  ASSERT_TRUE(writer);
  const Rows rows{{"Kod", "Text"}, {"00123", "=1+1"}, {"2025-11-05", "'=x"}, {"@x", "rad 1\nrad 2"},
      {"_x0041_",
          "a\x02"
          "b"}};
  for (const Cells& row : rows) ASSERT_TRUE((*writer)->write(row));
  ASSERT_TRUE((*writer)->finish());
  const auto table = read_table(file.path());
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->description, "XLSX, Risker- 2025--1-");
  EXPECT_EQ(table->headings, rows[0]);
  EXPECT_EQ(table->rows[0], rows[1]);
  EXPECT_EQ(table->rows[1], rows[2]);
  EXPECT_EQ(table->rows[2], rows[3]);
  EXPECT_EQ(table->rows[3][0], "_x0041_");
}

TEST(XlsxWriter, RefusesWhatExcelCannotHold) {
  const TemporaryFile file;
  const auto writer = xlsx_writer(file.path(), "");
  ASSERT_TRUE(writer);
  const auto longest = (*writer)->write({std::string(32'768, 'x')});
  ASSERT_FALSE(longest);
  EXPECT_EQ(longest.error().code, "xlsx.text_too_long");
  const auto nowhere = xlsx_writer("/nowhere/at/all.xlsx", "x");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, "xlsx.not_written");
}

}  // namespace
}  // namespace ringmur
