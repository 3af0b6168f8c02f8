#include <gtest/gtest.h>

#include <fstream>

#include "exchange/csv_reader.h"
#include "exchange/sheet_cells.h"
#include "exchange/sheet_support.h"

namespace ringmur {
namespace {

using namespace test;
using Rows = std::vector<Cells>;

TEST(CsvSheet, ReadsWhatASwedishOfficeWrites) {
  const auto table =
      read_bytes("\xEF\xBB\xBFKod;Namn;Överordnad\r\nUTB; Utbildningsnämnden ;\r\nSK1;Åsö skola;UTB\r\n");
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->headings, (Cells{"Kod", "Namn", "Överordnad"}));
  EXPECT_EQ(table->rows, (Rows{{"UTB", "Utbildningsnämnden", ""}, {"SK1", "Åsö skola", "UTB"}}));
  EXPECT_EQ(table->lines, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(table->headings_line, 1);
  EXPECT_EQ(table->description, "CSV, UTF-8 BOM, ;");
}

struct Encoded {
  std::string bytes;
  std::string description;
};

TEST(CsvSheet, FindsOutEncodingAndSeparator) {
  const std::vector<Encoded> cases{
      {"Kod;\xC3\x85r\n1;\xC3\xB6\n", "CSV, UTF-8, ;"}, {"Kod;\xC5r\n1;\xF6\n", "CSV, Windows-1252, ;"},
      {"Kod,\xC5r\r1,\xF6\r", "CSV, Windows-1252, ,"}, {utf16(u"Kod\tÅr\r\n1\tö\r\n"), "CSV, UTF-16LE, tab"},
      {utf16(u"Kod;År\r\n1;ö\r\n", ByteOrder::big), "CSV, UTF-16BE, ;"},
      {"sep=,\r\nKod,\xC3\x85r\r\n1,\xC3\xB6", "CSV, UTF-8, ,"},
      {"sep=|\nKod|\xC3\x85r\n1|\xC3\xB6", "CSV, UTF-8, |"},
      {"Kod;A\xCC\x8Ar\n1;o\xCC\x88\n", "CSV, UTF-8, ;"},  // NFD, as a Mac has it
  };
  for (const Encoded& each : cases) {
    const auto table = read_bytes(each.bytes);
    ASSERT_TRUE(table) << each.description << ": " << table.error().message.en;
    EXPECT_EQ(table->description, each.description);
    EXPECT_EQ(table->headings, (Cells{"Kod", "År"})) << each.description;
    EXPECT_EQ(table->rows, (Rows{{"1", "ö"}})) << each.description;
  }
}

TEST(CsvSheet, AByteLateInTheFileDecidesItsEncoding) {
  std::string bytes = "Kod;Namn\n";
  while (bytes.size() < 300'000) bytes += "1;ASCII\n";
  const auto early = read_bytes(bytes + "2;\xC5s\xF6\n");
  ASSERT_TRUE(early);
  EXPECT_EQ(early->rows.back(), (Cells{"2", "Åsö"}));
  EXPECT_EQ(early->description, "CSV, Windows-1252, ;");
  const auto utf8 = read_bytes(bytes + "2;Åsö\n");
  ASSERT_TRUE(utf8);
  EXPECT_EQ(utf8->rows.back(), (Cells{"2", "Åsö"}));
}

TEST(CsvSheet, ACharacterOnTheBorderOfTwoPiecesStaysWhole) {
  for (std::size_t fill = 65'520; fill < 65'545; ++fill) {
    const std::string bytes =
        "A\n" + std::string(fill / 2, 'x') + "\n" + std::string(fill - fill / 2, 'y') + "å\xF0\x9F\x98\x80\n";
    const auto table = read_bytes(bytes);
    ASSERT_TRUE(table) << fill;
    EXPECT_TRUE(table->rows.back()[0].ends_with("yå\xF0\x9F\x98\x80")) << fill;
    const auto wide = read_bytes(utf16(u"A\r\n" + std::u16string(fill / 2, u'x') + u"😀\r\nö"));
    ASSERT_TRUE(wide) << fill;
    EXPECT_TRUE(wide->rows.front()[0].ends_with("x😀")) << fill;
  }
}

TEST(CsvSheet, WindowsKeepsItsQuotesAndDashes) {
  const auto table = read_bytes(
      "Namn\n\x93"
      "citat\x94 \x96 5 \x80\n\xD6\x94\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows, (Rows{{"“citat” – 5 €"}, {"Ö”"}}));
}

TEST(CsvSheet, SeparatorIsFoundOutsideQuotes) {
  EXPECT_EQ(find_separator("a;b;c\n1,2;3;4\n"), ';');
  EXPECT_EQ(find_separator("a,b,c\n1,2,3;4;5;6\n"), ',');
  EXPECT_EQ(find_separator("a\tb\n1;2\n"), '\t');
  EXPECT_EQ(find_separator("\"a;b;c\",d\n"), ',');
  EXPECT_EQ(find_separator("\"a\"\";b\";\"c,d,e,f\"\n"), ';');
  EXPECT_EQ(find_separator("a,b;c\n"), ';');
  EXPECT_EQ(find_separator("ensam\n"), ';');
  EXPECT_EQ(find_separator(""), ';');
  EXPECT_EQ(find_separator("\n;;,,,,\n  \na,b,c\n"), ',');
  EXPECT_EQ(find_separator("\"a\",\"b\"\n;;;\n"), ',');
  // More commas than semicolons, but the rows say that the commas belong to the text.
  EXPECT_EQ(find_separator("Förnamn, mellannamn, efternamn;Kod\nAnna Eva Ek;1\nBo Ek;2\n"), ';');
}

TEST(CsvSheet, QuotesHoldSeparatorsAndLines) {
  const auto table = read_bytes(
      "A;B\r\n\"a;1\";\"sa \"\"hej\"\"\"\r\n\"rad 1\r\nrad 2\nrad 3\";x\r\n \"mellanslag\" ;5\" "
      "skärm\r\n\"\";\"\"\"\"");
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->rows,
      (Rows{{"a;1", "sa \"hej\""}, {"rad 1\nrad 2\nrad 3", "x"}, {"mellanslag", "5\" skärm"}, {"", "\""}}));
  EXPECT_EQ(table->lines, (std::vector<std::size_t>{2, 3, 6, 7}));
}

TEST(CsvSheet, BlankRowsAreSkippedAndCounted) {
  const auto table = read_bytes("\n;;;\r\n  \nA;B;;\n\n1;2;;\n;;;\r\r\n \t;\xC2\xA0\n3\n\n\n");
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->headings, (Cells{"A", "B"}));
  EXPECT_EQ(table->headings_line, 4);
  EXPECT_EQ(table->rows, (Rows{{"1", "2"}, {"3", ""}}));
  EXPECT_EQ(table->lines, (std::vector<std::size_t>{6, 10}));
}

TEST(CsvSheet, HeadingsAloneAreATableWithoutRows) {
  for (const char* bytes : {"A;B", "A;B\n", "A;B\r\n\r\n",
           "\xEF\xBB\xBF"
           "A;B;;;\r\n"}) {
    const auto table = read_bytes(bytes);
    ASSERT_TRUE(table) << bytes;
    EXPECT_EQ(table->headings, (Cells{"A", "B"}));
    EXPECT_TRUE(table->rows.empty());
  }
}

TEST(CsvSheet, AColumnWithoutHeadingMayBeThereWhileEmpty) {
  const auto table = read_bytes("A;;C;\n1;;3;\n4; ;6;;;;\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->headings, (Cells{"A", "", "C"}));
  EXPECT_EQ(table->rows, (Rows{{"1", "", "3"}, {"4", "", "6"}}));
}

TEST(CsvSheet, AHeadingOfTwoLinesIsOne) {
  const auto table = read_bytes("\"Oönskad\r\n händelse\";B\n1;2\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->headings[0], "Oönskad händelse");
}

struct Refused {
  std::string bytes;
  std::string code;
  std::string says;  ///< in the English message
};

TEST(CsvSheet, RefusalsSayWhere) {
  const std::vector<Refused> cases{
      {"Namn;Kod; namn\n", "sheet.duplicate_heading", "columns A and C"},
      {"ÅR;Kod;år\n", "sheet.duplicate_heading", "\"år\""},
      {"A;B\n1;2;3\n", "sheet.row_too_wide", "Line 2 has text in column C"},
      {"A;;C\n1;2;3\n", "sheet.blank_heading", "Line 2 has text in column B"},
      {"A;B;\n1;2;\n1;2;3\n", "sheet.blank_heading", "Line 3 has text in column C"},
      {"A;B\n1;2\n\"3;4\n5;6\n", "csv.unclosed_quote", "line 3"},
      {"A;B\n\"x\ny\";\"3;4\n5;6\n", "csv.unclosed_quote", "line 3"},
      {"A;B\n\"x\" y;2\n", "csv.text_after_quote", "line 2"},
      {"A\x02;B\n", "sheet.bad_heading", "column A"},
      {"A;Å\n1;\xC5\n", "csv.mixed_encoding", "line 2"},
      {"\xEF\xBB\xBF"
       "A;B\n1;\xC5\n",
          "csv.mixed_encoding", "line 2"},
      {"A;B\n1;\x8F\n", "csv.unknown_encoding", "line 2"},
      {"A;B\n1;f\x94rvaltning\n", "csv.unknown_encoding", "line 2"},
      {"A;B\n1;n\x84mnd", "csv.unknown_encoding", "line 2"},
  };
  for (const Refused& each : cases) {
    const auto table = read_bytes(each.bytes);
    EXPECT_EQ(code_of(table), each.code) << each.bytes;
    if (table) continue;
    EXPECT_NE(table.error().message.en.find(each.says), std::string::npos) << table.error().message.en;
  }
}

TEST(CsvSheet, LimitsHold) {
  SheetLimits limits;
  limits.cell_bytes = 10;
  limits.line_bytes = 40;
  limits.rows = 2;
  limits.columns = 4;
  limits.file_bytes = 100;
  EXPECT_EQ(refusal("A;B\n1234567890;2\n", limits), "fine");
  EXPECT_EQ(refusal("A;B\n12345678901;2\n", limits), "sheet.cell_too_long");
  EXPECT_EQ(refusal("A;B\n1;2\n3;4\n\n", limits), "fine");
  EXPECT_EQ(refusal("A;B\n1;2\n3;4\n5;6\n", limits), "sheet.too_many_rows");
  EXPECT_EQ(refusal("A;B;C;D;;;\n1;2;3;4;;;;\n", limits), "fine");
  EXPECT_EQ(refusal("A;B;C;D;E\n", limits), "sheet.too_many_columns");
  EXPECT_EQ(refusal("A;B\n1;2" + std::string(50, ';'), limits), "sheet.line_too_long");
  EXPECT_EQ(refusal("A;B\n" + std::string(100, '\n'), limits), "sheet.too_large");
  SheetLimits line;
  line.line_bytes = 40;
  EXPECT_EQ(refusal("A\n" + std::string(200'000, 'x'), line), "sheet.line_too_long");
  EXPECT_EQ(refusal("A\n\"" + std::string(200'000, 'x'), line), "csv.unclosed_quote");
}

TEST(CsvSheet, FilesThatAreNotThereOrNoFiles) {
  EXPECT_EQ(code_of(read_table("/nowhere/at/all.csv")), "sheet.not_found");
  EXPECT_EQ(code_of(read_table("/")), "sheet.not_a_file");
  EXPECT_EQ(code_of(read_table("/dev/zero")), "sheet.not_a_file");
}

TEST(CsvSheet, ProgressGrowsToOne) {
  std::string bytes = "A;B\n";
  for (int row = 0; row < 40'000; ++row) bytes += "något;annat\n";
  const TemporaryFile file(bytes);
  const auto reader = open_sheet(file.path());
  ASSERT_TRUE(reader);
  SheetRow row;
  double before = (*reader)->progress();
  EXPECT_LT(before, 0.5);
  while ((*reader)->next(row).value_or(false)) {
    EXPECT_GE((*reader)->progress(), before);
    before = (*reader)->progress();
  }
  EXPECT_DOUBLE_EQ(before, 1.0);
  EXPECT_FALSE((*reader)->next(row).value()) << "the end stays the end";
}

TEST(CsvSheet, GuardsAreTakenAwayAndOnlyThey) {
  const auto table = read_bytes("A\n'=1+1\n'-5\n''+x\n'citat'\n'n\n'@x\n' =x\n'\n''\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(
      table->rows, (Rows{{"=1+1"}, {"-5"}, {"'+x"}, {"'citat'"}, {"'n"}, {"@x"}, {"=x"}, {"'"}, {"''"}}));
}

TEST(CsvSheet, WritesWhatASwedishExcelOpens) {
  const std::string bytes =
      csv_of({{"Rubrik", "Tal"}, {"a;b", "-5,5"}, {"sa \"hej\"\nsedan", "-5"}, {"Å", ""}});
  EXPECT_EQ(bytes, "\xEF\xBB\xBFRubrik;Tal\r\n\"a;b\";-5,5\r\n\"sa \"\"hej\"\"\nsedan\";-5\r\nÅ;\r\n");
}

TEST(CsvSheet, NothingThatGoesOutStartsAFormula) {
  for (const char* text : {"=1+1", "+46 70", "-x", "-", "--5", "-5+2", "-5,", "@SUM(A1)", "\t=1", "\r=1",
           "  =1", "\xC2\xA0=1", "＝1", "＠x", "'=1", "=HYPERLINK(\"http://x\";\"y\")"}) {
    const std::string bytes = csv_of({{"A"}, {text}});
    const std::string row = bytes.substr(bytes.find("\r\n") + 2);
    EXPECT_TRUE(row.starts_with("'") || row.starts_with("\"'")) << text << " gave " << row;
  }
  for (const char* text : {"-5", "-5,5", "-12.75", "x=1", "a-b", "'n", "5"}) {
    EXPECT_EQ(csv_of({{"A"}, {text}}),
        "\xEF\xBB\xBF"
        "A\r\n" +
            std::string(text) + "\r\n");
  }
}

TEST(CsvSheet, ASinkThatIsFullStopsTheWriter) {
  const auto writer = csv_writer([](std::string_view) -> Result<void> {
    return refuse(Refusal::unavailable, "disk.full", {"Disken är full.", "The disk is full."});
  });
  const Cells big{std::string(40'000, 'x')};
  EXPECT_TRUE(writer->write(big));
  const auto second = writer->write(big);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "disk.full");
}

TEST(CsvSheet, ColumnLetters) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(701), "ZZ");
  EXPECT_EQ(column_letters(702), "AAA");
  EXPECT_EQ(column_letters(16'383), "XFD");
}

}  // namespace
}  // namespace ringmur
