#pragma once

#include <set>
#include <string>

#include "exchange/sheet.h"
#include "registry/import.h"
#include "registry/import_headings.h"

namespace ringmur {

/// A row of a file as values; references are still the text that was written.
struct ImportRow {
  std::size_t line{0};
  Uuid authority;
  Values values;
  std::vector<std::pair<const Field*, std::string>> references;  ///< the text that stands for another record

  std::set<std::string> left_alone;  ///< fields whose cell says that they are secret: what is there stays

  bool faulty{false};  ///< has a cell in error; kept until its references are looked up, so that all faults
                       ///< are named at once

  const std::string* reference(const Field& field) const;
};

struct ImportRows {
  std::vector<ImportRow> rows;
  std::optional<Date> newest;  ///< the newest date in the file
};

/// The row as text again, for the file that can be mended.
std::vector<std::string> cells_of(const HeadingMap& map, const ImportRow& row);

void add_fault(ImportReport& report, RowFault fault);

/// Reads every row; faults, notices and counts go to `report`.
Result<ImportRows> read_rows(
    SheetReader& sheet, const HeadingMap& map, const ImportOptions& options, ImportReport& report);

}  // namespace ringmur
