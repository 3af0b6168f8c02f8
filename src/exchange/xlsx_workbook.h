#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "exchange/sheet.h"
#include "exchange/xlsx_number.h"
#include "exchange/xlsx_package.h"
#include "exchange/xlsx_strings.h"

namespace ringmur {

/// What is known of an XLSX file before its sheets are read.
struct XlsxWorkbook {
  struct Sheet {
    std::string name;
    std::string entry;  ///< in the package
  };

  std::unique_ptr<XlsxPackage> package;
  Epoch epoch{Epoch::from_1900};
  std::vector<Sheet> sheets;  ///< shown ones first, in the workbook's order
  std::vector<NumberFormat> formats;
  SharedStrings strings;

  NumberFormat format(std::size_t style) const {
    return style < formats.size() ? formats[style] : NumberFormat{};
  }
};

/// Refuses ZIP files that are no XLSX, saying what they seem to be.
Result<XlsxWorkbook> open_workbook(const std::filesystem::path& file, const SheetLimits& limits);

/// What a row of a sheet, or a shared string, may have as XML.
std::size_t xml_limit(const SheetLimits& limits);

}  // namespace ringmur
