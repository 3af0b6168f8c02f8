#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "schema/kinds/kinds.h"
#include "schema/kinds/number_text.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

std::unexpected<Error> not_whole(const Field& field, std::string_view text) {
  return refuse_value(field, "integer.not_whole", text, "Skriv ett heltal, till exempel 3.",
      "Write a whole number, for example 3.");
}

/// Takes "3", "17 722" and the "3,0" that a spreadsheet makes of 3.
Result<Value> read(std::string_view text, const Field& field) {
  auto number = scaled_number(text, 0);
  if (!number) return not_whole(field, text);
  return Value{*number};
}

std::string write(const Value& value, const Field&, Language) {
  return is_empty(value) ? std::string() : fmt::to_string(std::get<std::int64_t>(value));
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (json.is_int64()) return Value{json.get_int64()};
  return not_whole(field, boost::json::serialize(json));
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = std::get<std::int64_t>(value);
}

void describe(const Field& field, boost::json::object& schema) {
  schema["type"] = "integer";
  schema["format"] = "int64";
  if (field.minimum) schema["minimum"] = *field.minimum;
  if (field.maximum) schema["maximum"] = *field.maximum;
}

Result<void> check(const Value& value, const Field& field) {
  std::int64_t number = std::get<std::int64_t>(value);
  std::int64_t low = field.minimum.value_or(-INT64_MAX);
  std::int64_t high = field.maximum.value_or(INT64_MAX);
  if (number >= low && number <= high) return {};
  return refuse_value(field, "integer.outside", fmt::to_string(number),
      fmt::format("Skriv ett heltal från {} till {}.", low, high),
      fmt::format("Write a whole number from {} to {}.", low, high));
}

}  // namespace

const KindOperations& integer() {
  static constexpr KindOperations made{"integer", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
