#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

/// Work that comes again: a small part of RFC 5545's RRULE, by which the day follows from the rule alone and
/// never drifts. Whole days in Sweden, so that no clock's change moves them.
namespace ringmur::activities {

enum class Every { day, week, month, year };

struct Recurrence {
  Every every{Every::month};
  int interval{1};                                ///< 1 to 99
  std::optional<int> month_day{};                 ///< 1 to 31, or -1: the month's last
  std::optional<std::chrono::weekday> weekday{};  ///< of a week; of a month with `nth`
  int nth{0};                                     ///< 1 to 4, or -1: the month's last; 0 for a week
  std::optional<int> month{};                     ///< 1 to 12, of a year
  std::optional<Date> until{};                    ///< no day after this

  bool operator==(const Recurrence&) const = default;
};

/// "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=WEEKLY;BYDAY=MO",
/// "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20281231", "FREQ=DAILY;INTERVAL=10". A rule that leaves the day open is
/// refused, as is all else: "activity.recurrence", with what is wrong.
Result<Recurrence> parse_recurrence(std::string_view rule);

/// The rule as it is kept.
std::string to_rule(const Recurrence& recurrence);

/// The first day after `date` on which the work comes again, where it was due on `date`: `interval` days,
/// weeks, months or years on. A day that the month lacks is its last (unlike RFC 5545, which leaves that
/// month out). Nothing after `until`.
std::optional<Date> next_after(const Recurrence& recurrence, Date date);

/// "var 3:e månad, den sista dagen"
Text words_of(const Recurrence& recurrence);

}  // namespace ringmur::activities
