#include "exchange/sheet_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace ringmur::test {

TemporaryFile::TemporaryFile(std::string_view bytes) {
  std::string name = (std::filesystem::temp_directory_path() / "ringmur-sheet-XXXXXX").string();
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) throw std::runtime_error("no temporary file");
  ::close(descriptor);
  path_ = name;
  std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

std::string TemporaryFile::bytes() const {
  std::ostringstream out;
  out << std::ifstream(path_, std::ios::binary).rdbuf();
  return out.str();
}

Result<Table> read_table(const std::filesystem::path& file, const SheetLimits& limits) {
  const auto reader = open_sheet(file, limits);
  if (!reader) return std::unexpected(reader.error());
  Table table{(*reader)->headings(), {}, {}, (*reader)->headings_line(), (*reader)->description()};
  SheetRow row;
  for (;;) {
    const auto there = (*reader)->next(row);
    if (!there) return std::unexpected(there.error());
    if (!*there) return table;
    table.rows.push_back(row.cells);
    table.lines.push_back(row.line);
  }
}

Result<Table> read_bytes(std::string_view bytes, const SheetLimits& limits) {
  const TemporaryFile file(bytes);
  return read_table(file.path(), limits);
}

std::string code_of(const Result<Table>& table) {
  if (table) return "fine";
  EXPECT_FALSE(table.error().message.sv.empty());
  EXPECT_FALSE(table.error().message.en.empty());
  return table.error().code;
}

std::string refusal(std::string_view bytes, const SheetLimits& limits) {
  return code_of(read_bytes(bytes, limits));
}

std::string csv_of(const std::vector<Cells>& rows) {
  std::string out;
  const auto writer = csv_writer([&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  for (const Cells& row : rows) {
    if (!writer->write(row)) throw std::runtime_error("csv_writer refused");
  }
  if (!writer->finish()) throw std::runtime_error("csv_writer refused");
  return out;
}

std::string zip_of(const Parts& parts, Packing packing) {
  const TemporaryFile file;
  zip_t* archive = zip_open(file.path().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("zip_open");
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("zip_file_add");
    const zip_int32_t method = packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 1);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  return file.bytes();
}

Parts xlsx_parts(std::string_view rows) {
  const std::string relation = R"(<Relationship Id="{}" Type="http://x/relationships/{}" Target="{}"/>)";
  const std::string relations = R"(<?xml version="1.0" encoding="UTF-8"?><Relationships>{}</Relationships>)";
  return {
      {"_rels/.rels", fmt::format(fmt::runtime(relations),
                          fmt::format(fmt::runtime(relation), "rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/_rels/workbook.xml.rels",
          fmt::format(fmt::runtime(relations),
              fmt::format(fmt::runtime(relation), "rId1", "worksheet", "worksheets/sheet1.xml"))},
      {"xl/workbook.xml",
          R"(<workbook><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
      {"xl/worksheets/sheet1.xml", fmt::format("<worksheet><sheetData>{}</sheetData></worksheet>", rows)},
  };
}

std::string xlsx_row(std::size_t number, const Cells& cells) {
  std::string row = fmt::format(R"(<row r="{}">)", number);
  for (const std::string& cell : cells)
    row += fmt::format(R"(<c t="inlineStr"><is><t>{}</t></is></c>)", cell);
  return row + "</row>";
}

std::string utf16(std::u16string_view text, ByteOrder order) {
  std::string out;
  const auto add = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += order == ByteOrder::big ? high : low;
    out += order == ByteOrder::big ? low : high;
  };
  add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return out;
}

}  // namespace ringmur::test
