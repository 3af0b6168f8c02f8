// The XML within an XLSX: sheet, shared strings, styles and workbook, parted by lines of "---", put into a
// ZIP file that is right.

#include <zip.h>

#include <string>

#include "exchange/sheet.h"
#include "exchange/xlsx_number.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {
namespace {

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>)";
constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view workbook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>)";
constexpr std::string_view parts_of_workbook =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

void add(zip_t* archive, const char* name, std::string_view content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  const auto index = zip_file_add(archive, name, source, ZIP_FL_OVERWRITE);
  require(index >= 0, "added");
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

/// The bytes of the package.
std::string packed(
    std::string_view sheet, std::string_view strings, std::string_view styles, std::string_view book) {
  zip_error_t error;
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  require(archive != nullptr, "an archive");
  zip_source_keep(memory);
  add(archive, "[Content_Types].xml", types);
  add(archive, "_rels/.rels", relations);
  add(archive, "xl/workbook.xml", book.empty() ? workbook : book);
  add(archive, "xl/_rels/workbook.xml.rels", parts_of_workbook);
  add(archive, "xl/worksheets/sheet1.xml", sheet);
  if (!strings.empty()) add(archive, "xl/sharedStrings.xml", strings);
  if (!styles.empty()) add(archive, "xl/styles.xml", styles);
  require(zip_close(archive) == 0, "closed");
  require(zip_source_open(memory) == 0, "opened");
  zip_stat_t facts;
  zip_source_stat(memory, &facts);
  std::string bytes(facts.size, '\0');
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

}  // namespace

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto sheet = next_part(rest);
  const auto strings = next_part(rest);
  const auto styles = next_part(rest);
  const NumberFormat format = format_of_code(styles);
  for (const Epoch epoch : {Epoch::from_1900, Epoch::from_1904}) {
    if (const auto text = number_text(sheet.substr(0, 40), format, epoch)) require_text(*text, "UTF-8");
  }
  const SheetLimits limits{.cell_bytes = 2000, .line_bytes = 8000, .rows = 500, .columns = 40};
  auto reader = open_sheet(file_of(packed(sheet, strings, styles, rest)), limits);
  if (!reader) {
    require(!reader.error().message.sv.empty() && !reader.error().message.en.empty(), "refused in words");
    return;
  }
  const std::size_t width = (*reader)->headings().size();
  require(width <= limits.columns, "columns keep their limit");
  for (SheetRow row;;) {
    const auto more = (*reader)->next(row);
    if (!more || !*more) return;
    require(row.cells.size() == width, "each row is as wide as the headings");
    for (const std::string& cell : row.cells) {
      require_text(cell, "cells are UTF-8");
      require(cell.size() <= 3 * limits.cell_bytes, "cells keep their limit");
    }
  }
}

}  // namespace ringmur::fuzz
