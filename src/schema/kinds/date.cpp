#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || text.empty() || text[0] == '-')
    return std::nullopt;
  return value;
}

/// "5/11 2025": the day first, as it is written in Swedish. "5/11/2025" is refused: nobody can tell day from
/// month.
std::optional<Date> day_slash_month(std::string_view text) {
  auto slash = text.find('/');
  auto space = text.find(' ');
  if (slash == std::string_view::npos || space == std::string_view::npos || space < slash)
    return std::nullopt;
  auto day = number(text.substr(0, slash));
  auto month = number(text.substr(slash + 1, space - slash - 1));
  auto year = number(trimmed(text.substr(space)));
  if (!day || !month || !year || *year < 1000) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::optional<Date> eight_digits(std::string_view text) {
  if (text.size() != 8 || !all_digits(text)) return std::nullopt;
  auto year = number(text.substr(0, 4));
  return *year < 1900 ? std::nullopt : make_date(*year, *number(text.substr(4, 2)), *number(text.substr(6)));
}

std::unexpected<Error> no_date(const Field& field, std::string_view text) {
  return refuse_value(field, "date.not_a_date", text,
      "Skriv en dag som finns, till exempel 2025-11-05 eller 5/11 2025.",
      "Write a day that exists, for example 2025-11-05 or 5/11 2025 (day/month year).");
}

Result<Value> read(std::string_view text, const Field& field) {
  auto date = read_date(text, field);
  if (!date) return std::unexpected(date.error());
  return Value{*date};
}

std::string write(const Value& value, const Field&, Language) {
  return is_empty(value) ? std::string() : to_string(std::get<Date>(value));
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (json.is_string()) {
    if (auto date = parse_iso_date(std::string_view(json.get_string()))) return Value{*date};
  }
  return no_date(field, boost::json::serialize(json));
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = to_string(std::get<Date>(value));
}

void describe(const Field&, boost::json::object& schema) {
  schema["type"] = "string";
  schema["format"] = "date";
}

Result<void> check(const Value&, const Field&) {
  return {};
}

}  // namespace

std::optional<stockholm::LocalTime> from_excel_serial(std::string_view text) {
  std::string digits(text);
  for (char& c : digits) {
    if (c == ',') c = '.';
  }
  if (digits.find_first_not_of("0123456789.") != std::string::npos || digits.empty() || digits[0] == '.')
    return std::nullopt;
  double serial = std::strtod(digits.c_str(), nullptr);
  constexpr double first_safe = 61;  // 1900-03-01: before it Excel counts a leap day that never was
  constexpr double last = 2'958'466;
  if (serial < first_safe || serial >= last) return std::nullopt;
  auto seconds = static_cast<std::int64_t>(std::llround(serial * 86'400));
  stockholm::LocalTime local;
  local.date = std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{seconds / 86'400};
  local.hour = static_cast<int>(seconds / 3'600 % 24);
  local.minute = static_cast<int>(seconds / 60 % 60);
  local.second = static_cast<int>(seconds % 60);
  return local;
}

Result<Date> read_date(std::string_view text, const Field& field) {
  if (text.size() > 10 && (text[10] == ' ' || text[10] == 'T') && text[4] == '-') {
    auto moment = read_instant(text, field);
    if (!moment) return std::unexpected(moment.error());
    return stockholm::local(moment->instant).date;
  }
  if (auto date = parse_iso_date(text)) return *date;
  if (auto date = day_slash_month(text)) return *date;
  if (auto date = eight_digits(text)) return *date;
  // Excel's numbers of four digits are days before 1928: who writes 2025 means the year.
  if (auto local = from_excel_serial(text); local && text.size() > 4) return local->date;
  return no_date(field, text);
}

const KindOperations& date() {
  static constexpr KindOperations made{"date", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
