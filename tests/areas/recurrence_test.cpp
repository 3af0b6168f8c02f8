#include "areas/activities/recurrence.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace ringmur::activities {
namespace {

std::string next(const char* rule, const char* date) {
  const auto read = parse_recurrence(rule);
  if (!read) return read.error().code;
  const auto day = next_after(*read, *parse_iso_date(date));
  return day ? to_string(*day) : "never";
}

TEST(Recurrence, FollowsTheCalendar) {
  struct Example {
    const char* rule;
    const char* date;
    const char* next;
  };
  const std::vector<Example> table{
      // The last day of the month, whatever its length, and back again.
      {"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-02-28"},
      {"FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31", "2028-02-29"},
      {"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-02-28", "2026-03-31"},
      {"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026-02-28", "2026-05-31"},
      // A day that the month lacks is its last, and the day comes back.
      {"FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31", "2026-04-30"},
      {"FREQ=MONTHLY;BYMONTHDAY=31", "2026-04-30", "2026-05-31"},
      {"FREQ=MONTHLY;BYMONTHDAY=30", "2026-01-30", "2026-02-28"},
      // The leap day.
      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29", "2025-02-28"},
      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2027-02-28", "2028-02-29"},
      {"FREQ=YEARLY;INTERVAL=4;BYMONTH=10;BYMONTHDAY=31", "2023-10-31", "2027-10-31"},
      // 2100 is no leap year.
      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2099-02-28", "2100-02-28"},
      // Across the nights when clocks change, 29 March and 25 October 2026: days are days.
      {"FREQ=DAILY", "2026-03-28", "2026-03-29"},
      {"FREQ=DAILY", "2026-03-29", "2026-03-30"},
      {"FREQ=WEEKLY;BYDAY=SU", "2026-03-22", "2026-03-29"},
      {"FREQ=WEEKLY;BYDAY=SU", "2026-10-18", "2026-10-25"},
      {"FREQ=DAILY;INTERVAL=10", "2026-10-20", "2026-10-30"},
      // The day of the week, of the month.
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-16", "2026-11-30"},
      {"FREQ=WEEKLY;BYDAY=MO", "2026-11-21", "2026-11-23"},
      {"FREQ=MONTHLY;BYDAY=2TU", "2026-11-10", "2026-12-08"},
      {"FREQ=MONTHLY;BYDAY=-1FR", "2026-01-30", "2026-02-27"},
      {"FREQ=YEARLY;BYMONTH=9;BYDAY=1MO", "2026-09-07", "2027-09-06"},
      // What was due earlier in the month comes in it still.
      {"FREQ=MONTHLY;BYMONTHDAY=15", "2026-11-02", "2026-11-15"},
      // Until and with that day.
      {"FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20261201", "2026-11-01", "2026-12-01"},
      {"FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20261130", "2026-11-01", "never"},
  };
  for (const Example& one : table)
    EXPECT_EQ(next(one.rule, one.date), one.next) << one.rule << " " << one.date;
}

TEST(Recurrence, ARuleThatLeavesTheDayOpenIsRefused) {
  for (const char* rule :
      {"", "FREQ=HOURLY", "FREQ=MONTHLY", "FREQ=YEARLY;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=2", "FREQ=WEEKLY",
          "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=5MO",
          "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO",
          "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=1", "FREQ=DAILY;BYDAY=MO", "FREQ=DAILY;INTERVAL=0",
          "FREQ=DAILY;INTERVAL=100", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;FREQ=DAILY",
          "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;UNTIL=2026-02-01", "INTERVAL=2", "FREQ", "varje månad"}) {
    EXPECT_EQ(next(rule, "2026-01-01"), "activity.recurrence") << rule;
  }
  EXPECT_EQ(parse_recurrence("FREQ=WEEKLY").error().field, "recurrence");
}

rc::Gen<Recurrence> any_rule() {
  return rc::gen::exec([] {
    Recurrence rule;
    rule.every = *rc::gen::element(Every::day, Every::week, Every::month, Every::year);
    rule.interval = *rc::gen::inRange(1, 100);
    const std::chrono::weekday weekday(static_cast<unsigned>(*rc::gen::inRange(0, 7)));
    if (rule.every == Every::day) return rule;
    if (rule.every == Every::week) {
      rule.weekday = weekday;
      return rule;
    }
    if (*rc::gen::arbitrary<bool>()) {
      rule.month_day = *rc::gen::element(-1, 1, 15, 28, 29, 30, 31);
    } else {
      rule.weekday = weekday;
      rule.nth = *rc::gen::element(-1, 1, 2, 3, 4);
    }
    if (rule.every == Every::year) rule.month = *rc::gen::inRange(1, 13);
    return rule;
  });
}

TEST(Recurrence, IsReadAsItIsWritten) {
  rc::check([] {
    const Recurrence rule = *any_rule();
    RC_ASSERT(parse_recurrence(to_rule(rule)).value() == rule);
    RC_ASSERT(!words_of(rule).sv.empty());
  });
}

/// The days of a series lie `interval` apart, by the months' count, and never drift within them.
TEST(Recurrence, NeverDriftsAndAlwaysGoesOn) {
  rc::check([] {
    const Recurrence rule = *any_rule();
    Date day = *make_date(2024, 1, 1) + std::chrono::days(*rc::gen::inRange(0, 800));
    day = *next_after(rule, day);
    for (int i = 0; i < 30; ++i) {
      const Date following = *next_after(rule, day);
      RC_ASSERT(following > day);
      const std::chrono::year_month_day before(day);
      const std::chrono::year_month_day after(following);
      const auto months = (after.year() / after.month() - before.year() / before.month()).count();
      if (rule.every == Every::day) RC_ASSERT((following - day).count() == rule.interval);
      if (rule.every == Every::week) RC_ASSERT((following - day).count() == 7 * rule.interval);
      if (rule.every == Every::month) RC_ASSERT(months == rule.interval);
      if (rule.every == Every::year) RC_ASSERT(months == 12 * rule.interval);
      day = following;
    }
  });
}

TEST(Recurrence, IsSaidInWords) {
  const auto words = [](const char* rule) { return words_of(*parse_recurrence(rule)); };
  EXPECT_EQ(words("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1").sv, "var 3:e månad, den sista dagen");
  EXPECT_EQ(words("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO").sv, "varannan vecka, på måndagen");
  EXPECT_EQ(words("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;UNTIL=20301231").en,
      "every year, day 28 of February, until 2030-12-31");
  EXPECT_EQ(words("FREQ=MONTHLY;BYDAY=-1FR").en, "every month, the last Friday");
}

}  // namespace
}  // namespace ringmur::activities
