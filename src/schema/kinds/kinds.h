#pragma once

#include <optional>

#include "base/stockholm.h"
#include "schema/kind.h"

/// The kinds of field, one file each.
namespace ringmur::kinds {

const KindOperations& text();
const KindOperations& long_text();
const KindOperations& integer();
const KindOperations& decimal();
const KindOperations& boolean();
const KindOperations& choice();
const KindOperations& date();
const KindOperations& instant();
const KindOperations& reference();

/// A day as people write it: 2025-11-05, 20251105, 5/11 2025, an Excel serial of five digits or more; a time
/// after it is left out.
Result<Date> read_date(std::string_view text, const Field& field);

/// A moment as people write it, in Swedish time unless it names a zone.
Result<stockholm::FromLocal> read_instant(std::string_view text, const Field& field);

/// Whole days and seconds of Excel's serial number (1900 system), or nothing.
std::optional<stockholm::LocalTime> from_excel_serial(std::string_view text);

}  // namespace ringmur::kinds
