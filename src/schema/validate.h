#pragma once

#include <vector>

#include "schema/record_type.h"

namespace ringmur {

/// Required fields, lengths and limits of a row, then what the register checks of it whole; every fault at
/// once in `details`.
Result<void> validate(const RecordType& type, const Values& values);

/// Nothing where there are no faults, else one refusal that holds them.
Result<void> all_good(const RecordType& type, std::vector<Error> faults);

}  // namespace ringmur
