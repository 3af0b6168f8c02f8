#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

std::unexpected<Error> no_moment(const Field& field, std::string_view text) {
  return refuse_value(field, "instant.not_a_moment", text,
      "Skriv dag och klockslag, till exempel 2025-11-05 14:30.",
      "Write day and time, for example 2025-11-05 14:30.");
}

std::optional<int> two_digits(std::string_view text, int below) {
  int value = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool good = failure == std::errc() && end == text.data() + text.size() && !text.empty() &&
              text.size() <= 2 && value >= 0 && value < below;
  return good ? std::optional(value) : std::nullopt;
}

/// "14:30", "14.30", "14:30:05"
bool read_clock(std::string_view text, stockholm::LocalTime& local) {
  auto separator = [](char c) { return c == ':' || c == '.'; };
  std::size_t first = 0;
  while (first < text.size() && !separator(text[first])) ++first;
  if (first >= text.size()) return false;
  std::size_t second = first + 1;
  while (second < text.size() && !separator(text[second])) ++second;
  auto hour = two_digits(text.substr(0, first), 24);
  auto minute = two_digits(text.substr(first + 1, second - first - 1), 60);
  auto seconds = second < text.size() ? two_digits(text.substr(second + 1), 60) : 0;
  if (!hour || !minute || !seconds) return false;
  local.hour = *hour;
  local.minute = *minute;
  local.second = *seconds;
  return true;
}

Result<stockholm::FromLocal> placed(const stockholm::LocalTime& local, const Field& field) {
  auto moment = stockholm::instant(local);
  if (moment) return moment;
  Error error = moment.error();
  error.field = field.name;
  error.message = {field.label.sv + ": " + error.message.sv, field.label.en + ": " + error.message.en};
  return refuse(std::move(error));
}

/// Where the clock begins: after the last space or after the "T" of an ISO moment.
std::size_t clock_start(std::string_view text) {
  if (text.size() > 10 && text[10] == 'T') return 10;
  auto space = text.rfind(' ');
  bool has_clock =
      space != std::string_view::npos && text.find_first_of(":.", space) != std::string_view::npos;
  return has_clock ? space : std::string_view::npos;
}

Result<Value> read(std::string_view text, const Field& field) {
  auto moment = read_instant(text, field);
  if (!moment) return std::unexpected(moment.error());
  return Value{moment->instant};
}

/// With the zone, where the clock alone does not say which moment it was: the second of a doubled hour, parts
/// of a second.
std::string exact(Instant instant, const stockholm::LocalTime& local) {
  using std::chrono::milliseconds;
  auto second = std::chrono::floor<std::chrono::seconds>(instant);
  auto shown = local.date + std::chrono::hours{local.hour} + std::chrono::minutes{local.minute} +
               std::chrono::seconds{local.second};
  auto offset = std::chrono::duration_cast<std::chrono::minutes>(shown - second);
  if (second + offset != shown) return to_string(instant);  // before 1879 clocks differed by seconds too
  std::string out =
      fmt::format("{}T{:02}:{:02}:{:02}", to_string(local.date), local.hour, local.minute, local.second);
  if (auto part = milliseconds(instant - second).count(); part != 0) out += fmt::format(".{:03}", part);
  auto ahead = std::abs(offset.count());
  return out + fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', ahead / 60, ahead % 60);
}

std::string write(const Value& value, const Field&, Language) {
  if (is_empty(value)) return {};
  Instant instant = std::get<Instant>(value);
  stockholm::LocalTime local = stockholm::local(instant);
  auto again = stockholm::instant(local);
  bool plain = again && again->instant == instant;
  return plain ? stockholm::to_string(instant) : exact(instant, local);
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (!json.is_string()) return no_moment(field, boost::json::serialize(json));
  return read(trimmed(std::string_view(json.get_string())), field);
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = to_string(std::get<Instant>(value));
}

void describe(const Field&, boost::json::object& schema) {
  schema["type"] = "string";
  schema["format"] = "date-time";
}

Result<void> check(const Value&, const Field&) {
  return {};
}

}  // namespace

Result<stockholm::FromLocal> read_instant(std::string_view text, const Field& field) {
  if (auto exact = parse_rfc3339(text)) return stockholm::FromLocal{*exact, stockholm::Note::none};
  if (auto serial = from_excel_serial(text); serial && text.size() > 4 && text.size() != 8)
    return placed(*serial, field);
  stockholm::LocalTime local;
  std::size_t clock = clock_start(text);
  std::string_view day = text.substr(0, clock);
  if (clock != std::string_view::npos && !read_clock(text.substr(clock + 1), local))
    return no_moment(field, text);
  if (day.size() > 10) return no_moment(field, text);
  auto date = read_date(trimmed(day), field);
  if (!date) return no_moment(field, text);
  local.date = *date;
  return placed(local, field);
}

const KindOperations& instant() {
  static constexpr KindOperations made{"instant", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
