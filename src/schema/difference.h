#pragma once

#include <set>
#include <string>

#include "schema/record_type.h"

namespace ringmur {

/// What changed, as JSON: {"status":["open","closed"]}. Empty where nothing did.
std::string difference(const RecordType& type, const Values& before, const Values& after);

/// What a new record holds, as JSON: {"status":"open"}; empty fields left out.
std::string contents(const RecordType& type, const Values& values);

/// Names of the fields that differ.
std::set<std::string> changed_fields(const RecordType& type, const Values& before, const Values& after);

}  // namespace ringmur
