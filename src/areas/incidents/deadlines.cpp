#include "areas/incidents/deadlines.h"

#include <algorithm>
#include <utility>

#include "base/stockholm.h"

namespace ringmur::incidents {
namespace {

using namespace std::chrono;

int weekday_of(Date day) {
  return static_cast<int>(weekday(day).iso_encoding());
}

/// A first day that a weekday may fall on may lie at the end of a month: the week reaches into the next.
bool meets(const HolidayRule& rule, Date day) {
  const int year = year_of(day);
  if (rule.after_easter) return easter_sunday(year) + days{*rule.after_easter} == day;
  const auto first = make_date(year, rule.month, rule.day);
  if (!first) return false;
  if (!rule.weekday) return *first == day;
  return day >= *first && day < *first + days{7} && weekday_of(day) == *rule.weekday;
}

}  // namespace

Instant after_hours(Instant start, int count) {
  return start + hours{count};
}

Date after_months(Date start, int count) {
  const year_month_day from(start);
  const year_month month = year_month(from.year(), from.month()) + months{count};
  const year_month_day there = month / from.day();
  return there.ok() ? Date(there) : Date(year_month_day_last(month.year(), month_day_last(month.month())));
}

Instant end_of(Date day) {
  return stockholm::start_of(day + days{1}) - milliseconds{1};
}

Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int shifted = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return *make_date(year, shifted / 31, shifted % 31 + 1);
}

bool is_holiday(Date day, const HolidayRules& rules) {
  const int weekday = weekday_of(day);
  if (std::ranges::find(rules.weekdays, weekday) != rules.weekdays.end()) return true;
  return std::ranges::any_of(rules.days, [&](const HolidayRule& rule) { return meets(rule, day); });
}

std::optional<Date> last_lawful_day(Date day, const HolidayRules& rules) {
  // Rules that leave no day to work are refused when they are read; this is for a loop that surely ends.
  constexpr int longest = 31;
  if (!rules.source.holds(day)) return std::nullopt;
  for (int moved = 0; moved < longest && is_holiday(day, rules); ++moved) day += days{1};
  return day;
}

std::optional<Deadline> deadline_of(Instant start, const DutyLimit& limit, const HolidayRules& rules) {
  switch (limit.kind) {
    case LimitKind::without_delay:
      return std::nullopt;
    case LimitKind::hours:
      return Deadline{after_hours(start, limit.count), {}, {}};
    case LimitKind::months: {
      const Date date = after_months(stockholm::local(start).date, limit.count);
      auto lawful = last_lawful_day(date, rules);
      if (lawful == date) lawful.reset();
      return Deadline{end_of(date), date, lawful};
    }
  }
  std::unreachable();
}

bool is_late(const Deadline& deadline, Instant at) {
  return at > (deadline.last_lawful ? end_of(*deadline.last_lawful) : deadline.due);
}

}  // namespace ringmur::incidents
