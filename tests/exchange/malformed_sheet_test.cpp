#include <gtest/gtest.h>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <functional>

#include "exchange/sheet_support.h"

/// Files that are broken, or made to break what reads them: each is refused, fast and in little memory.
namespace ringmur {
namespace {

using namespace test;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool memory_is_measured = false;  // the sanitizer keeps what was freed
#else
constexpr bool memory_is_measured = true;
#endif
constexpr long most_growth_kib = 64 * 1024;

/// Runs `work` in a process of its own; says how many KiB it grew by, -1 where it did not end well.
long growth_of(const std::function<bool()>& work) {
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    rusage before{};
    rusage after{};
    ::getrusage(RUSAGE_SELF, &before);
    long growth = work() ? 0 : -1;
    ::getrusage(RUSAGE_SELF, &after);
    if (growth == 0) growth = after.ru_maxrss - before.ru_maxrss;
    const bool told = ::write(pipe_ends[1], &growth, sizeof growth) == sizeof growth;
    ::_exit(told ? 0 : 1);
  }
  ::close(pipe_ends[1]);
  long growth = -1;
  if (::read(pipe_ends[0], &growth, sizeof growth) != sizeof growth) growth = -1;
  ::close(pipe_ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return growth;
}

/// The file is refused with `code`, in bounded memory and within seconds.
void expect_cheap_refusal(
    const std::filesystem::path& file, const std::string& code, const SheetLimits& limits = {}) {
  const auto start = std::chrono::steady_clock::now();
  const long growth = growth_of([&] {
    // Not read_table(): that would keep the rows that come before the refusal.
    const auto reader = open_sheet(file, limits);
    SheetRow row;
    Error error;
    if (!reader) error = reader.error();
    for (bool more = reader.has_value(); more;) {
      const auto there = (*reader)->next(row);
      if (!there) error = there.error();
      more = there && *there;
    }
    if (error.code != code) std::fprintf(stderr, "refused as \"%s\"\n", error.code.c_str());
    return error.code == code;
  });
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_GE(growth, 0) << "not refused as " << code;
  if (memory_is_measured) {
    EXPECT_LT(growth, most_growth_kib) << code;
  }
  EXPECT_LT(took, std::chrono::minutes(5)) << code;
}

std::string small_xlsx(Packing packing) {
  return zip_of(xlsx_parts(xlsx_row(1, {"Kod", "Namn"}) + xlsx_row(2, {"1", "Åsö"})), packing);
}

TEST(MalformedSheet, TheMeasureOfMemoryMeasures) {
  const long growth = growth_of([] {
    const std::string large(100u << 20, 'x');
    return large[large.size() / 2] == 'x';
  });
  EXPECT_GT(growth, 90 * 1024);
  EXPECT_EQ(growth_of([] { return false; }), -1);
}

TEST(MalformedSheet, AnXlsxCutAnywhereIsRefused) {
  for (const Packing packing : {Packing::stored, Packing::deflated}) {
    const std::string whole = small_xlsx(packing);
    ASSERT_EQ(refusal(whole), "fine");
    for (std::size_t size = 4; size < whole.size(); ++size) {
      ASSERT_EQ(refusal(std::string_view(whole).substr(0, size)), "xlsx.damaged") << "cut at " << size;
    }
    EXPECT_EQ(refusal(std::string_view(whole).substr(0, 3)), "sheet.bad_heading");
  }
}

/// One wrong byte is refused or makes no difference: the check sums see to it.
TEST(MalformedSheet, AnXlsxWithAWrongByteNeverLies) {
  const std::string whole = small_xlsx(Packing::deflated);
  const auto right = read_bytes(whole);
  ASSERT_TRUE(right);
  std::size_t refused = 0;
  for (std::size_t index = 0; index < whole.size(); ++index) {
    for (const unsigned flip : {0x01u, 0x80u, 0xFFu}) {
      std::string bytes = whole;
      bytes[index] = static_cast<char>(static_cast<unsigned char>(bytes[index]) ^ flip);
      const auto table = read_bytes(bytes);
      if (!table) {
        ++refused;
      } else if (index >= 4) {  // before that it is a ZIP file no more
        ASSERT_EQ(table->rows, right->rows) << "byte " << index;
      }
    }
  }
  EXPECT_GT(refused, whole.size());
}

TEST(MalformedSheet, ATruncatedPartIsRefused) {
  const Parts whole = xlsx_parts(xlsx_row(1, {"Kod", "Namn"}) + xlsx_row(2, {"1", "Åsö"}));
  for (const auto& [name, content] : whole) {
    for (std::size_t size = 0; size < content.size(); size += 7) {
      Parts parts = whole;
      parts[name] = content.substr(0, size);
      ASSERT_NE(refusal(zip_of(parts)), "fine") << name << " cut at " << size;
    }
  }
}

TEST(MalformedSheet, APartThatIsMissingIsRefused) {
  const Parts whole = xlsx_parts(xlsx_row(1, {"A"}));
  for (const char* name : {"xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}) {
    Parts parts = whole;
    parts.erase(name);
    EXPECT_NE(refusal(zip_of(parts)), "fine") << name;
  }
  Parts parts = whole;
  parts.erase("_rels/.rels");
  EXPECT_EQ(refusal(zip_of(parts)), "fine") << "the usual place is tried";
}

TEST(MalformedSheet, OtherKindsOfFileAreNamed) {
  using namespace std::string_view_literals;
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"%PDF-1.7\n"sv, "PDF"},
      {"{\\rtf1\\ansi}"sv, "RTF"},
      {"\x89PNG\r\n\x1A\n\0\0"sv, "picture"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "picture"},
      {"GIF89a\1\0"sv, "picture"},
      {"\x1F\x8B\x08\0"sv, "gzip"},
      {"7z\xBC\xAF\x27\x1C\0\4"sv, "7z"},
      {"Rar!\x1A\7\0"sv, "RAR"},
      {"SQLite format 3\0"sv, "SQLite"},
      {"\x7F"
       "ELF\2\1\1\0"sv,
          "program"},
      {"<!DOCTYPE html><html><table>"sv, "web page"},
      {"\r\n <HTML><body><table>"sv, "web page"},
      {"\xEF\xBB\xBF<table border=1>"sv, "web page"},
      {"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"sv, "XML"},
      {"A;B\n1;\0\0\n"sv, "something else than text"},
  };
  for (const auto& [bytes, says] : cases) {
    const auto table = read_bytes(bytes);
    ASSERT_FALSE(table) << says;
    EXPECT_EQ(table.error().code, "sheet.not_a_table") << says;
    EXPECT_NE(table.error().message.en.find(says), std::string::npos) << table.error().message.en;
    EXPECT_NE(table.error().message.sv.find("Spara den som XLSX"), std::string::npos)
        << table.error().message.sv;
  }
}

TEST(MalformedSheet, OtherOfficeFilesAreNamed) {
  const std::vector<std::pair<std::string, std::string>> archives{{"word/document.xml", "Word"},
      {"ppt/presentation.xml", "presentation"}, {"content.xml", "OpenDocument"}, {"xl/workbook.bin", ".xlsb"},
      {"Index/Document.iwa", "Apple"}, {"bilder/a.png", "ZIP archive"}};
  for (const auto& [entry, says] : archives) {
    const auto table = read_bytes(zip_of({{entry, "<x/>"}}));
    ASSERT_FALSE(table) << entry;
    EXPECT_EQ(table.error().code, "sheet.not_a_table");
    EXPECT_NE(table.error().message.en.find(says), std::string::npos) << table.error().message.en;
  }
  const auto ole = [](std::string_view name) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(70'000, '\0');
    for (const char letter : name) bytes.append({letter, '\0'});
    return bytes + std::string(500, '\0');
  };
  EXPECT_EQ(refusal(ole("EncryptedPackage")), "sheet.password");
  for (const auto& [name, says] :
      {std::pair("Workbook", ".xls"), {"WordDocument", ".doc"}, {"x", "older Office"}}) {
    const auto table = read_bytes(ole(name));
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.en.find(says), std::string::npos) << table.error().message.en;
  }
}

TEST(MalformedSheet, WrongEncodings) {
  const std::u16string_view text = u"Kod;Namn\r\n1;Åsö\r\n";
  const std::string wide = utf16(text);
  EXPECT_EQ(refusal(wide), "fine");
  for (std::size_t size = 3; size < wide.size(); size += 2) {
    EXPECT_EQ(refusal(wide.substr(0, size)), "csv.bad_utf16") << size;
  }
  EXPECT_EQ(refusal(wide.substr(2)), "csv.utf16_without_mark");
  EXPECT_EQ(refusal(utf16(text, ByteOrder::big).substr(2)), "csv.utf16_without_mark");
  EXPECT_EQ(refusal(utf16(u"A\r\n\xD800x")), "csv.bad_utf16");
  EXPECT_EQ(refusal(utf16(u"A\r\n\xDC00x")), "csv.bad_utf16");
  EXPECT_EQ(refusal(utf16(u"A\r\nx\xD800")), "csv.bad_utf16");
  EXPECT_EQ(refusal(utf16(std::u16string(u"A\0B", 3))), "sheet.not_a_table");
  using namespace std::string_view_literals;
  EXPECT_EQ(refusal("\xFF\xFE\0\0A\0\0\0"sv), "sheet.not_a_table") << "UTF-32";
  const std::string utf8 = "Namn;Ort\nÅsa;Älvsjö\nBo;Åre";
  for (const std::string bad :
      {"\xC5", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80"}) {
    EXPECT_EQ(refusal(utf8 + bad + ";x\n"), "csv.mixed_encoding");
  }
  EXPECT_EQ(refusal("Namn\n\xC3"), "csv.mixed_encoding") << "cut within its only letter";
}

TEST(MalformedSheet, NothingToRead) {
  for (const std::string bytes : {"", "\n", "\r\n\r\n", " ", ";;;\n;;", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n",
           "\"\"", "\xFF\xFE", "sep=;\n", "\xC2\xA0;\n"}) {
    EXPECT_EQ(refusal(bytes), "sheet.empty") << '[' << bytes << ']';
  }
}

TEST(MalformedSheet, DoctypeAndOtherXmlTricks) {
  const auto sheet = [](std::string_view xml) {
    Parts parts = xlsx_parts("");
    parts["xl/worksheets/sheet1.xml"] = xml;
    return zip_of(parts);
  };
  const std::string inside = "<worksheet><sheetData>" + xlsx_row(1, {"&a;"}) + "</sheetData></worksheet>";
  EXPECT_EQ(refusal(sheet("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + inside)), "xlsx.doctype");
  EXPECT_EQ(refusal(sheet("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + inside)), "xlsx.doctype");
  EXPECT_EQ(refusal(sheet("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + inside)), "xlsx.encoding");
  EXPECT_EQ(refusal(sheet(utf16(u"<worksheet/>"))), "xlsx.encoding");
  for (const std::string xml :
      {"<worksheet", "<worksheet><sheetData>", "<worksheet><sheetData><row><c></row></sheetData></worksheet>",
          "</worksheet>", "<worksheet/></worksheet>", "text", "", "<>", "< worksheet/>", "<!-- x",
          "<worksheet><sheetData><row><c a=></c></row></sheetData></worksheet>",
          "<worksheet><sheetData><row a='></row></sheetData></worksheet>",
          "<worksheet><sheetData><row><![CDATA[ </row></sheetData></worksheet>"}) {
    EXPECT_EQ(refusal(sheet(xml)), "xlsx.damaged") << xml;
  }
  EXPECT_EQ(refusal(zip_of(xlsx_parts(xlsx_row(1, {"\xC5r"})))), "sheet.bad_text");
}

TEST(MalformedSheet, DeepXmlIsRefusedCheaply) {
  std::string deep;
  for (int level = 0; level < 400'000; ++level) deep += "<a>";
  const TemporaryFile outside(zip_of(xlsx_parts(deep), Packing::stored));
  expect_cheap_refusal(outside.path(), "xlsx.damaged");
  const TemporaryFile inside(zip_of(xlsx_parts("<row r=\"1\">" + deep + "</row>"), Packing::stored));
  expect_cheap_refusal(inside.path(), "xlsx.damaged");
}

TEST(MalformedSheet, AZipBombIsRefusedCheaply) {
  Parts parts = xlsx_parts("");
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>" + std::string(200u << 20, ' ') + "</sheetData></worksheet>";
  const TemporaryFile sheet(zip_of(parts));
  ASSERT_LT(std::filesystem::file_size(sheet.path()), 1u << 20);
  expect_cheap_refusal(sheet.path(), "xlsx.unpacks_too_large");
}

TEST(MalformedSheet, ABombThatLiesAboutItsSizeIsRefusedCheaply) {
  Parts parts = xlsx_parts("");
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>" + std::string(50u << 20, ' ') + "</sheetData></worksheet>";
  const std::uint32_t said = static_cast<std::uint32_t>(parts["xl/worksheets/sheet1.xml"].size());
  std::string bytes = zip_of(parts);
  const std::string truth(reinterpret_cast<const char*>(&said), 4);
  const std::string lie("\x10\x27\0\0", 4);
  std::size_t told = 0;
  for (std::size_t at = bytes.find(truth); at != std::string::npos; at = bytes.find(truth, at + 1)) {
    bytes.replace(at, 4, lie);
    ++told;
  }
  ASSERT_GE(told, 1u);
  const TemporaryFile file(bytes);
  expect_cheap_refusal(file.path(), "xlsx.unpacks_too_large");
}

TEST(MalformedSheet, TooMuchTextInSharedStringsIsRefusedCheaply) {
  Parts parts = xlsx_parts(xlsx_row(1, {"A"}));
  std::string strings = "<sst>";
  constexpr std::size_t many = memory_is_measured ? 40u << 20 : 4u << 20;
  for (std::size_t index = 0; strings.size() < many; ++index) {
    strings += fmt::format("<si><t>{:x}{:x}{:x}</t></si>", index * 2654435761u, index * 40503u, index * 97u);
  }
  parts["xl/sharedStrings.xml"] = strings;
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(relations.find("</Relationships>"),
      R"(<Relationship Id="r9" Type="x/sharedStrings" Target="sharedStrings.xml"/>)");
  const TemporaryFile unfinished(zip_of(parts));
  expect_cheap_refusal(unfinished.path(), "xlsx.damaged");
  while (strings.size() < (120u << 20))
    strings += "<si><t>" + std::string(1000, 'x') + std::to_string(strings.size()) + "</t></si>";
  parts["xl/sharedStrings.xml"] = strings + "</sst>";
  const TemporaryFile large(zip_of(parts, Packing::stored));
  expect_cheap_refusal(large.path(), "xlsx.too_much_text");
}

TEST(MalformedSheet, ManyEntriesAreRefusedUnread) {
  Parts parts = xlsx_parts(xlsx_row(1, {"A"}));
  for (int entry = 0; entry < 5000; ++entry) parts["x/" + std::to_string(entry)] = "";
  EXPECT_EQ(refusal(zip_of(parts, Packing::stored)), "xlsx.unpacks_too_large");
}

TEST(MalformedSheet, AnEncryptedEntryIsRefused) {
  std::string bytes = small_xlsx(Packing::stored);
  // Bit 0 of the flags: in the directory's headers (PK 1 2) at 8, in the local ones (PK 3 4) at 6.
  for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos;
      at = bytes.find("PK\x01\x02", at + 4))
    bytes[at + 8] |= 1;
  for (std::size_t at = bytes.find("PK\x03\x04"); at != std::string::npos;
      at = bytes.find("PK\x03\x04", at + 4))
    bytes[at + 6] |= 1;
  EXPECT_EQ(refusal(bytes), "sheet.password");
}

TEST(MalformedSheet, ALineOfAGigabyteIsRefusedCheaply) {
  const TemporaryFile sparse("A;B\n1;2\n");
  std::filesystem::resize_file(sparse.path(), 1u << 30);
  expect_cheap_refusal(sparse.path(), "sheet.too_large");
  SheetLimits limits;
  limits.file_bytes = 2ull << 30;
  expect_cheap_refusal(sparse.path(), "sheet.not_a_table", limits);
}

TEST(MalformedSheet, AnEndlessLineIsRefusedCheaply) {
  for (const std::string start : {"A;B\n1;", "A;B\n1;\"", ""}) {
    const TemporaryFile file(start);
    {
      std::ofstream out(file.path(), std::ios::binary | std::ios::app);
      const std::string piece(1u << 20, 'x');
      for (int count = 0; count < 80; ++count) out << piece;
    }
    expect_cheap_refusal(file.path(), start.ends_with('"') ? "csv.unclosed_quote" : "sheet.line_too_long");
  }
}

TEST(MalformedSheet, EndlessSeparatorsAndLinesAreRefusedCheaply) {
  // More than may be grown by, where that is measured; else more than a line may have.
  constexpr std::size_t size = memory_is_measured ? 70u << 20 : 8u << 20;
  const TemporaryFile separators("A;B\n1;2;" + std::string(size, ';'));
  expect_cheap_refusal(separators.path(), "sheet.line_too_long");
  const TemporaryFile lines("A;B\n" + std::string(size, '\n') + "\"");
  expect_cheap_refusal(lines.path(), "csv.unclosed_quote");
  std::string many = "A;B\n";
  while (many.size() < (8u << 20)) many += "1;2\n";
  const TemporaryFile rows(many);
  expect_cheap_refusal(rows.path(), "sheet.too_many_rows");
}

TEST(MalformedSheet, AWideRowOfEmptyCellsIsRefusedCheaply) {
  std::string cells;
  while (cells.size() < (30u << 20)) cells += "<c/>";
  const TemporaryFile file(zip_of(xlsx_parts("<row>" + cells + "</row>"), Packing::stored));
  expect_cheap_refusal(file.path(), "sheet.line_too_long");
  cells.resize(400'000);
  const TemporaryFile shorter(zip_of(xlsx_parts("<row>" + cells + "</row>"), Packing::stored));
  expect_cheap_refusal(shorter.path(), "xlsx.damaged");
}

}  // namespace
}  // namespace ringmur
