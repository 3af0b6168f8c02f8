#include "base/stockholm.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/timezone.h>

#include <memory>
#include <thread>
#include <tuple>
#include <vector>

namespace ringmur {
namespace {

using stockholm::LocalTime;
using stockholm::Note;

Instant utc(const char* text) {
  return parse_rfc3339(text).value();
}
Date date(const char* text) {
  return parse_iso_date(text).value();
}

TEST(Stockholm, WinterAndSummer) {
  EXPECT_EQ(stockholm::to_string(utc("2025-01-15T12:00:00Z")), "2025-01-15 13:00");
  EXPECT_EQ(stockholm::to_string(utc("2025-07-15T12:00:00Z")), "2025-07-15 14:00");
  EXPECT_EQ(stockholm::to_string(utc("2025-07-15T12:00:05Z")), "2025-07-15 14:00:05");
  EXPECT_EQ(stockholm::to_string(utc("2025-03-30T00:59:59Z")), "2025-03-30 01:59:59");
  EXPECT_EQ(stockholm::to_string(utc("2025-03-30T01:00:00Z")), "2025-03-30 03:00");
  EXPECT_EQ(stockholm::to_string(utc("2025-10-26T00:59:00Z")), "2025-10-26 02:59");
  EXPECT_EQ(stockholm::to_string(utc("2025-10-26T01:00:00Z")), "2025-10-26 02:00");
}

TEST(Stockholm, LocalTimesBecomeInstants) {
  struct Case {
    LocalTime local;
    const char* utc;
    Note note;
  };
  const std::vector<Case> cases{
      {{date("2025-11-05"), 14, 30, 0}, "2025-11-05T13:30:00Z", Note::none},
      {{date("2025-06-05"), 14, 30, 9}, "2025-06-05T12:30:09Z", Note::none},
      {{date("2025-03-30"), 1, 59, 59}, "2025-03-30T00:59:59Z", Note::none},
      {{date("2025-03-30"), 3, 0, 0}, "2025-03-30T01:00:00Z", Note::none},
      {{date("2025-10-26"), 1, 59, 0}, "2025-10-25T23:59:00Z", Note::none},
      {{date("2025-10-26"), 2, 0, 0}, "2025-10-26T00:00:00Z", Note::first_of_two},
      {{date("2025-10-26"), 2, 30, 0}, "2025-10-26T00:30:00Z", Note::first_of_two},
      {{date("2025-10-26"), 3, 0, 0}, "2025-10-26T02:00:00Z", Note::none},
      {{date("1979-07-01"), 12, 0, 0}, "1979-07-01T11:00:00Z", Note::none},  // no summer time that year
  };
  for (const Case& one : cases) {
    const auto found = stockholm::instant(one.local);
    ASSERT_TRUE(found) << one.utc;
    EXPECT_EQ(to_string(found->instant), one.utc);
    EXPECT_EQ(found->note, one.note) << one.utc;
  }
}

TEST(Stockholm, TheSkippedHourDoesNotExist) {
  for (const int minute : {0, 30, 59}) {
    const auto found = stockholm::instant({date("2025-03-30"), 2, minute, 0});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, "time.does_not_exist");
    EXPECT_EQ(found.error().refusal, Refusal::invalid);
    EXPECT_NE(found.error().message.sv.find("2025-03-30 02:"), std::string::npos);
    EXPECT_NE(found.error().message.en.find("2025-03-30 02:"), std::string::npos);
  }
}

TEST(Stockholm, NoSuchTimeOfDay) {
  for (const LocalTime& local :
      {LocalTime{date("2025-11-05"), 24, 0, 0}, LocalTime{date("2025-11-05"), 0, 60, 0},
          LocalTime{date("2025-11-05"), 0, 0, 60}, LocalTime{date("2025-11-05"), -1, 0, 0}}) {
    const auto found = stockholm::instant(local);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, "time.out_of_range");
  }
}

TEST(Stockholm, TheYearTurnsBySwedishClocks) {
  EXPECT_EQ(stockholm::year_of(utc("2025-12-31T22:59:59Z")), 2025);
  EXPECT_EQ(stockholm::year_of(utc("2025-12-31T23:00:00Z")), 2026);
  EXPECT_EQ(stockholm::year_of(utc("2025-12-31T23:30:00Z")), 2026);
  EXPECT_EQ(stockholm::today(utc("2025-06-30T22:00:00Z")), date("2025-07-01"));
  EXPECT_EQ(stockholm::today(utc("2025-06-30T21:59:00Z")), date("2025-06-30"));
}

TEST(Stockholm, DaysStartAtMidnight) {
  EXPECT_EQ(to_string(stockholm::start_of(date("2025-01-01"))), "2024-12-31T23:00:00Z");
  EXPECT_EQ(to_string(stockholm::start_of(date("2025-03-30"))), "2025-03-29T23:00:00Z");
  EXPECT_EQ(to_string(stockholm::start_of(date("2025-03-31"))), "2025-03-30T22:00:00Z");
  EXPECT_EQ(to_string(stockholm::start_of(date("2025-10-26"))), "2025-10-25T22:00:00Z");
  EXPECT_EQ(to_string(stockholm::start_of(date("2025-10-27"))), "2025-10-26T23:00:00Z");
}

TEST(Stockholm, ManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int index = 0; index < 4; ++index) {
    threads.emplace_back([&wrong] {
      for (int turn = 0; turn < 2000; ++turn) {
        if (stockholm::local(utc("2025-07-15T12:00:00Z")).hour != 14) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(StockholmProperty, WhatIsShownReadsBack) {
  EXPECT_TRUE(rc::check("local and instant are each other's inverse, but for the doubled hour", [] {
    const Instant instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(0, 4102444800)}};
    const auto back = stockholm::instant(stockholm::local(instant));
    RC_ASSERT(back.has_value());
    const auto expected = back->note == Note::none ? std::chrono::hours{0} : instant - back->instant;
    RC_ASSERT(instant - back->instant == expected);
    RC_ASSERT(expected == std::chrono::hours{0} || expected == std::chrono::hours{1});
  }));
}

/// The clocks that ICU shows, without what we keep of it.
LocalTime by_icu(const icu::TimeZone& zone, Instant instant) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  zone.getOffset(static_cast<UDate>(instant.time_since_epoch().count()), false, raw, summer, status);
  const Instant shown = instant + std::chrono::milliseconds{raw + summer};
  const Date day = std::chrono::floor<std::chrono::days>(shown);
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(shown) - day};
  return {day, static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count())};
}

TEST(StockholmProperty, ClocksAreThoseOfTheZone) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Stockholm"));
  const auto same = [&](Instant instant) {
    const LocalTime ours = stockholm::local(instant);
    const LocalTime theirs = by_icu(*zone, instant);
    return std::tie(ours.date, ours.hour, ours.minute, ours.second) ==
           std::tie(theirs.date, theirs.hour, theirs.minute, theirs.second);
  };
  EXPECT_TRUE(rc::check("at any time of five centuries", [&] {
    // 1800 to 2300
    const auto at = *rc::gen::inRange<std::int64_t>(-5364662400000, 10413792000000);
    RC_ASSERT(same(Instant{std::chrono::milliseconds{at}}));
  }));
  for (const char* moment : {"1970-01-01T00:00:00Z", "1980-04-06T01:00:00Z", "1980-09-28T01:00:00Z",
           "2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z", "2099-10-25T01:00:00Z", "2100-01-01T00:00:00Z",
           "2100-03-28T01:00:00Z", "2100-10-31T01:00:00Z"}) {
    for (int milliseconds : {-1, 0, 1})
      EXPECT_TRUE(same(utc(moment) + std::chrono::milliseconds{milliseconds})) << moment << milliseconds;
  }
}

TEST(StockholmProperty, ADayHoldsItsStart) {
  EXPECT_TRUE(rc::check("start_of(d) is on d and a millisecond earlier is not", [] {
    const Date day{std::chrono::days{*rc::gen::inRange(0, 47482)}};
    RC_ASSERT(stockholm::today(stockholm::start_of(day)) == day);
    RC_ASSERT(stockholm::today(stockholm::start_of(day) - std::chrono::milliseconds{1}) ==
              day - std::chrono::days{1});
  }));
}

}  // namespace
}  // namespace ringmur
