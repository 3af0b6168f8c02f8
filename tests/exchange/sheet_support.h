#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"

namespace ringmur::test {

using Cells = std::vector<std::string>;

struct Table {
  Cells headings;
  std::vector<Cells> rows;
  std::vector<std::size_t> lines;  ///< of the rows
  std::size_t headings_line{0};
  std::string description;
};

/// A file in the test's own folder, which goes with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes = {});
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string bytes() const;

 private:
  std::filesystem::path path_;
};

Result<Table> read_table(const std::filesystem::path& file, const SheetLimits& limits = {});
Result<Table> read_bytes(std::string_view bytes, const SheetLimits& limits = {});

/// The code of the refusal, or "fine".
std::string code_of(const Result<Table>& table);
/// The code for a file with these bytes, and a check that the message says something in both languages.
std::string refusal(std::string_view bytes, const SheetLimits& limits = {});

/// The file that csv_writer makes of rows, headings first.
std::string csv_of(const std::vector<Cells>& rows);

/// Name and content of each entry.
using Parts = std::map<std::string, std::string>;
enum class Packing { stored, deflated };
std::string zip_of(const Parts& parts, Packing packing = Packing::deflated);

/// The parts of a workbook with one sheet, whose rows are `rows` ("<row r="1">…</row>").
Parts xlsx_parts(std::string_view rows);
/// A row of inline strings.
std::string xlsx_row(std::size_t number, const Cells& cells);

enum class ByteOrder { little, big };
/// With BOM.
std::string utf16(std::u16string_view text, ByteOrder order = ByteOrder::little);

}  // namespace ringmur::test
