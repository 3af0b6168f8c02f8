#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "base/error.h"
#include "schema/value.h"

namespace ringmur {

struct Field;

/// What a field can hold. A new kind is a line here, a file in kinds/ and a line in kind.cpp.
enum class Kind { text, long_text, integer, decimal, boolean, choice, date, instant, reference };

/// What a kind can do; one value of this each, in kinds/.
struct KindOperations {
  std::string_view name;

  /// From what a person or a spreadsheet writes. `text` is trimmed and not empty. References are read by the
  /// registry, which knows the other register: here they take an id.
  Result<Value> (*read)(std::string_view text, const Field& field);

  /// As a person reads it, and as `read` takes it back.
  std::string (*write)(const Value& value, const Field& field, Language language);

  Result<Value> (*from_json)(const boost::json::value& json, const Field& field);
  void (*to_json)(const Value& value, const Field& field, boost::json::value& out);

  /// JSON Schema (2020-12) of the value when it is there.
  void (*describe)(const Field& field, boost::json::object& schema);

  /// What must hold beyond the type: lengths, limits.
  Result<void> (*check)(const Value& value, const Field& field);
};

const KindOperations& operations(Kind kind);

/// "The field ‘Status’ …": every refusal of a value names field, value and remedy.
std::unexpected<Error> refuse_value(const Field& field, std::string_view code, std::string_view value,
    std::string_view remedy_sv, std::string_view remedy_en);

}  // namespace ringmur
