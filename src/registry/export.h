#pragma once

#include "exchange/sheet.h"
#include "registry/units.h"

namespace ringmur {

/// Headings of a register as a file has them: every field that can be read back, derived ones last.
std::vector<std::string> export_headings(const RecordType& type, Language language);

/// Writes live records of the filter, in the order of ids, references as the other record's natural key.
/// Returns how many.
Result<std::size_t> export_rows(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, SheetWriter& writer, Language language);

/// To a file: .csv or .xlsx by its name.
Result<std::size_t> export_register(Store& store, const Actor& actor, const RecordType& type,
    const UnitPlace& place, const std::string& file, Language language);

}  // namespace ringmur
