#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>

#include "schema/kinds/kinds.h"
#include "schema/kinds/number_text.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

constexpr int decimals = 4;
// JSON numbers are doubles to most readers: up to here each keeps its four decimals.
constexpr std::int64_t largest = 100'000'000'000;

std::unexpected<Error> not_a_number(const Field& field, std::string_view text) {
  return refuse_value(field, "decimal.not_a_number", text,
      "Skriv ett tal med högst fyra decimaler, till exempel 12,5.",
      "Write a number with at most four decimals, for example 12.5.");
}

Result<Value> read(std::string_view text, const Field& field) {
  auto scaled = scaled_number(text, decimals);
  if (!scaled) return not_a_number(field, text);
  return Value{Decimal{*scaled}};
}

std::string plain(Decimal value, char point) {
  std::int64_t whole = value.scaled / Decimal::one;
  std::int64_t part = std::abs(value.scaled % Decimal::one);
  std::string out = (value.scaled < 0 && whole == 0 ? "-" : "") + fmt::to_string(whole);
  if (part == 0) return out;
  std::string digits = fmt::format("{:04}", part);
  digits.erase(digits.find_last_not_of('0') + 1);
  return out + point + digits;
}

std::string write(const Value& value, const Field&, Language language) {
  if (is_empty(value)) return {};
  return plain(std::get<Decimal>(value), language == Language::swedish ? ',' : '.');
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  std::string written = boost::json::serialize(json);
  if (json.is_int64()) return read(written, field);
  if (!json.is_double()) return not_a_number(field, written);
  double scaled = json.get_double() * static_cast<double>(Decimal::one);
  double nearest = std::round(scaled);
  // The very double that the decimal number reads as, so that 12.5 is taken and a third is not.
  bool fits = std::abs(scaled) < 9e15 && nearest / static_cast<double>(Decimal::one) == json.get_double();
  if (!fits) return not_a_number(field, written);
  return Value{Decimal{static_cast<std::int64_t>(nearest)}};
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  std::int64_t scaled = std::get<Decimal>(value).scaled;
  if (scaled % Decimal::one == 0)
    out = scaled / Decimal::one;
  else
    out = static_cast<double>(scaled) / static_cast<double>(Decimal::one);
}

void describe(const Field& field, boost::json::object& schema) {
  schema["type"] = "number";
  if (field.minimum) schema["minimum"] = *field.minimum;
  schema["maximum"] = field.maximum.value_or(largest);
}

Result<void> check(const Value& value, const Field& field) {
  Decimal number = std::get<Decimal>(value);
  std::int64_t low = field.minimum.value_or(-largest);
  std::int64_t high = field.maximum.value_or(largest);
  if (number.scaled >= low * Decimal::one && number.scaled <= high * Decimal::one) return {};
  return refuse_value(field, "decimal.outside", plain(number, ','),
      fmt::format("Skriv ett tal från {} till {}.", low, high),
      fmt::format("Write a number from {} to {}.", low, high));
}

}  // namespace

const KindOperations& decimal() {
  static constexpr KindOperations made{"decimal", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
