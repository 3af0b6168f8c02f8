#pragma once

#include <optional>

#include "base/time.h"
#include "schema/incident_rules.h"

/// How statutory time runs. Hours are hours, weekends and nights too; months are months of the calendar.
namespace ringmur::incidents {

/// `hours` later on the clock that never changes: the night when Swedish clocks are moved is an hour shorter
/// or longer on the wall, not in time (GDPR 33.1, 2025:1506 2 kap. 5–6 §§; regulation (EEC, Euratom) No
/// 1182/71 counts hours the same way).
Instant after_hours(Instant start, int hours);

/// The same day `months` later, or the last of a month that is too short: 31 January and a month is 28 or 29
/// February ("en månad efter", 2025:1506 2 kap. 8 §; a month is a month of the calendar, never 30 days).
Date after_months(Date start, int months);

/// The last moment of that day in Sweden.
Instant end_of(Date day);

/// Easter Sunday of the Gregorian calendar (Gauss's computus as Meeus writes it), for years 1583 to 4099.
Date easter_sunday(int year);

/// Whether nobody works that day as the rules have it: lag (1930:173) 2 §, as data.
bool is_holiday(Date day, const HolidayRules& rules);

/// The next day that is worked, or the day itself. Nothing where the rules do not hold on that day.
std::optional<Date> last_lawful_day(Date day, const HolidayRules& rules);

/// When something is to be done.
struct Deadline {
  Instant due{};                        ///< what is worked towards; of months, the last moment of that date
  std::optional<Date> works_towards{};  ///< of months: the calendar date
  std::optional<Date> last_lawful{};    ///< of months: where it moves, the last lawful day
};

/// Nothing where the limit is "without delay". Hours move for no holiday: the cautious reading, since whether
/// lag (1930:173) reaches them is not verified. A notice after `due` and before the end of `last_lawful` is
/// in time (is_late()).
std::optional<Deadline> deadline_of(Instant start, const DutyLimit& limit, const HolidayRules& rules);

/// Whether what was done at `at`, or is not done by then, comes too late.
bool is_late(const Deadline& deadline, Instant at);

}  // namespace ringmur::incidents
