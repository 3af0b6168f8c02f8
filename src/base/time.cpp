#include "base/time.h"

#include <fmt/format.h>

#include <array>

namespace ringmur {

namespace {

using namespace std::chrono;

/// The number that `count` digits at `start` make, or -1.
int digits(std::string_view text, std::size_t start, std::size_t count) {
  if (start + count > text.size()) return -1;
  int value = 0;
  for (std::size_t index = start; index < start + count; ++index) {
    if (text[index] < '0' || text[index] > '9') return -1;
    value = value * 10 + (text[index] - '0');
  }
  return value;
}

char at(std::string_view text, std::size_t index) {
  return index < text.size() ? text[index] : '\0';
}

/// ".5" and the like at `place`, which is moved past it. More digits than three are cut off.
std::optional<milliseconds> fraction(std::string_view text, std::size_t& place) {
  if (at(text, place) != '.') return milliseconds{0};
  const std::size_t first = ++place;
  int value = 0;
  while (at(text, place) >= '0' && at(text, place) <= '9') {
    if (place < first + 3) value = value * 10 + (text[place] - '0');
    ++place;
  }
  const std::size_t count = place - first;
  if (count == 0 || count > 9) return std::nullopt;
  for (std::size_t missing = count; missing < 3; ++missing) value *= 10;
  return milliseconds{value};
}

/// "Z" or "+01:00", as the whole of `text`.
std::optional<minutes> zone(std::string_view text) {
  if (text == "Z" || text == "z") return minutes{0};
  const int hour = digits(text, 1, 2);
  const int minute = digits(text, 4, 2);
  if (text.size() != 6 || text[3] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    return std::nullopt;
  }
  const minutes offset = hours{hour} + minutes{minute};
  if (text[0] == '+') return offset;
  if (text[0] == '-') return -offset;
  return std::nullopt;
}

}  // namespace

Instant now() {
  return floor<milliseconds>(system_clock::now());
}

namespace {

/// Written by hand: a page of a list holds some hundred moments, and a general formatter took a fifth of it.
char* put_two(char* place, unsigned number) {
  *place++ = static_cast<char>('0' + number / 10);
  *place++ = static_cast<char>('0' + number % 10);
  return place;
}

constexpr std::size_t date_length = 10;

/// Years of four digits only.
char* put_date(char* place, const year_month_day& day) {
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  place = put_two(put_two(place, year / 100), year % 100);
  *place++ = '-';
  place = put_two(place, static_cast<unsigned>(day.month()));
  *place++ = '-';
  return put_two(place, static_cast<unsigned>(day.day()));
}

bool has_four_digits(const year_month_day& day) {
  return day.year() >= std::chrono::year{0} && day.year() <= std::chrono::year{9999};
}

}  // namespace

std::string to_string(Date date) {
  const year_month_day day{date};
  if (!has_four_digits(day))
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
        static_cast<unsigned>(day.day()));
  std::string out(date_length, '0');
  put_date(out.data(), day);
  return out;
}

std::string to_string(Instant instant) {
  const Date date = floor<days>(instant);
  const hh_mm_ss clock{instant - date};
  std::string out = to_string(date);
  std::array<char, 14> rest{'T'};  // "T13:30:00.123Z"
  char* place = put_two(rest.data() + 1, static_cast<unsigned>(clock.hours().count()));
  *place++ = ':';
  place = put_two(place, static_cast<unsigned>(clock.minutes().count()));
  *place++ = ':';
  place = put_two(place, static_cast<unsigned>(clock.seconds().count()));
  if (const auto part = static_cast<unsigned>(clock.subseconds().count()); part != 0) {
    *place++ = '.';
    *place++ = static_cast<char>('0' + part / 100);
    place = put_two(place, part % 100);
  }
  *place++ = 'Z';
  return out.append(rest.data(), place);
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const std::optional<Date> date = parse_iso_date(text.substr(0, 10));
  if (!date || (at(text, 10) != 'T' && at(text, 10) != 't' && at(text, 10) != ' ')) return std::nullopt;
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (at(text, 13) != ':' || at(text, 16) != ':') return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  std::size_t place = 19;
  const std::optional<milliseconds> part = fraction(text, place);
  const std::optional<minutes> offset = part ? zone(text.substr(place)) : std::nullopt;
  if (!offset) return std::nullopt;
  const Instant instant = *date + hours{hour} + minutes{minute} + seconds{second} + *part - *offset;
  const int year = year_of(floor<days>(instant));
  if (year < 1000 || year > 9999) return std::nullopt;
  return instant;
}

int year_of(Date date) {
  return static_cast<int>(year_month_day{date}.year());
}

}  // namespace ringmur
