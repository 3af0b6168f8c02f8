#pragma once

#include <string>

#include "base/text.h"
#include "schema/record_type.h"

namespace ringmur::incidents {

/// A fact as people read it: a moment in Swedish time, "2026-11-05 14:30". Empty where it holds nothing.
std::string shown_value(const Field& field, const Value& value, Language language);

}  // namespace ringmur::incidents
