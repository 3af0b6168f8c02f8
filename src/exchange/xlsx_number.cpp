#include "exchange/xlsx_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/time.h"

namespace ringmur {

namespace {

constexpr double last_day = 2'958'465;  // 9999-12-31
constexpr std::int64_t day_seconds = 86'400;

/// The letters of a format's first section that are code, in lower case; brackets stay around h, m and s.
struct Letters {
  bool day_or_year{false};
  bool month_or_minute{false};
  bool hour_or_second{false};
  bool elapsed{false};
};

bool is_elapsed(std::string_view inside) {
  return !inside.empty() && (inside.find_first_not_of("hH") == std::string_view::npos ||
                                inside.find_first_not_of("mM") == std::string_view::npos ||
                                inside.find_first_not_of("sS") == std::string_view::npos);
}

void take_letter(char letter, Letters& letters) {
  switch (letter) {
    case 'd':
    case 'D':
    case 'y':
    case 'Y':
      letters.day_or_year = true;
      break;
    case 'm':
    case 'M':
      letters.month_or_minute = true;
      break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
      letters.hour_or_second = true;
      break;
    default:
      break;
  }
}

Letters letters_of(std::string_view code) {
  Letters letters;
  for (std::size_t index = 0; index < code.size() && code[index] != ';'; ++index) {
    const char byte = code[index];
    if (byte == '"') {
      index = std::min(code.find('"', index + 1), code.size());
    } else if (byte == '[') {
      const std::size_t end = std::min(code.find(']', index), code.size());
      letters.elapsed = letters.elapsed || is_elapsed(code.substr(index + 1, end - index - 1));
      index = end;
    } else if (byte == '\\' || byte == '_' || byte == '*') {
      ++index;
    } else {
      take_letter(byte, letters);
    }
  }
  return letters;
}

bool is_integer_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 20 &&
         text.find_first_not_of("0123456789") == std::string_view::npos && (text.front() != '0');
}

/// Fifteen digits are what Excel shows: 0.1 + 0.2 is 0.3 there.
std::string plain_text(double value) {
  const std::string rounded = fmt::format("{:.14e}", value);
  std::from_chars(rounded.data(), rounded.data() + rounded.size(), value);
  if (value == 0) return "0";
  std::array<char, 1200> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return std::string(digits.data(), end.ptr);
}

std::string clock_text(std::int64_t seconds) {
  const std::string hours = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return seconds % 60 == 0 ? hours : fmt::format("{}:{:02}", hours, seconds % 60);
}

std::string day_text(std::int64_t day, Epoch epoch) {
  using std::chrono::days;
  using std::chrono::sys_days;
  using namespace std::chrono_literals;
  if (epoch == Epoch::from_1904) return to_string(Date(sys_days{1904y / 1 / 1} + days{day}));
  // Excel counts a 29 February 1900, as Lotus 1-2-3 did.
  if (day == 60) return "1900-02-29";
  return to_string(Date(sys_days{1899y / 12 / 30} + days{day < 60 ? day + 1 : day}));
}

std::string moment_text(double value, NumberKind kind, Epoch epoch) {
  const double whole = std::floor(value);
  auto day = static_cast<std::int64_t>(whole);
  auto seconds = static_cast<std::int64_t>(std::llround((value - whole) * static_cast<double>(day_seconds)));
  if (seconds == day_seconds) {
    ++day;
    seconds = 0;
  }
  // Day 0 of 1900 is none: what is there is a time.
  const bool only_time = day == 0 && (epoch == Epoch::from_1900 || kind == NumberKind::time);
  if (only_time) return clock_text(seconds);
  const std::string date = day_text(day, epoch);
  return seconds == 0 ? date : fmt::format("{} {}", date, clock_text(seconds));
}

}  // namespace

NumberFormat format_of_code(std::string_view code) {
  if (code.size() > 1 && code.find_first_not_of('0') == std::string_view::npos) {
    return {NumberKind::padded, static_cast<unsigned>(std::min<std::size_t>(code.size(), 20))};
  }
  const Letters letters = letters_of(code);
  if (letters.elapsed) return {NumberKind::elapsed, 0};
  if (letters.day_or_year || (letters.month_or_minute && !letters.hour_or_second))
    return {NumberKind::date, 0};
  if (letters.hour_or_second) return {NumberKind::time, 0};
  return {};
}

NumberFormat format_of_id(std::uint32_t id) {
  if ((id >= 14 && id <= 17) || id == 22) return {NumberKind::date, 0};
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) return {NumberKind::time, 0};
  if (id == 46) return {NumberKind::elapsed, 0};
  return {};
}

std::optional<std::string> number_text(std::string_view number, NumberFormat format, Epoch epoch) {
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  if (read.ec != std::errc() || read.ptr != number.data() + number.size() || !std::isfinite(value)) return {};
  const bool a_day = value >= 0 && value < last_day + 1;
  switch (format.kind) {
    case NumberKind::date:
    case NumberKind::time:
      if (a_day) return moment_text(value, format.kind, epoch);
      break;
    case NumberKind::elapsed:
      if (a_day) return clock_text(std::llround(value * static_cast<double>(day_seconds)));
      break;
    case NumberKind::padded:
      if (is_integer_text(number) && value > 0) return fmt::format("{:0>{}}", number, format.digits);
      break;
    case NumberKind::plain:
      break;
  }
  if (is_integer_text(number)) return std::string(number);
  return plain_text(value);
}

}  // namespace ringmur
