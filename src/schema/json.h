#pragma once

#include <boost/json/fwd.hpp>
#include <set>
#include <string>

#include "schema/record_type.h"

namespace ringmur {

/// `"field":value` pairs of a row, without braces, empty ones as null. Only `chosen` fields unless it is
/// empty.
void append_json_fields(std::string& out, const RecordType& type, const Values& values,
    const std::vector<std::string>& chosen = {});

void append_json_value(std::string& out, const Field& field, const Value& value);
void append_json_string(std::string& out, std::string_view text);

/// What a client sent over `values`: a member that is there is set (null empties it), others stay. Unknown
/// members, derived ones and those that the server keeps are refused, all faults at once in `details`.
/// `touched` gets the names that were there.
Result<void> read_json_fields(
    const RecordType& type, const boost::json::object& json, Values& values, std::set<std::string>& touched);

}  // namespace ringmur
