#include "base/time.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace ringmur {
namespace {

using namespace std::chrono;

TEST(Time, DatesThereAndBack) {
  for (const char* text : {"2025-11-05", "2024-02-29", "1000-01-01", "9999-12-31", "1970-01-01"}) {
    const auto date = parse_iso_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(*date), text);
  }
  EXPECT_EQ(parse_iso_date("1970-01-02"), Date{days{1}});
}

TEST(Time, OtherDatesAreRefused) {
  for (const char* text : {"", "2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-04-31",
           "0999-01-01", "2025-1-05", "2025-11-05 ", " 2025-11-05", "2025/11/05", "20251105", "2025-11-5x",
           "+025-11-05", "2025-11-05T00"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(Time, InstantsAreReadInTheirZone) {
  struct Case {
    const char* text;
    const char* utc;
  };
  for (const Case& one : {Case{"2025-11-05T14:30:00+01:00", "2025-11-05T13:30:00Z"},
           Case{"2025-11-05T13:30:00Z", "2025-11-05T13:30:00Z"},
           Case{"2025-11-05t13:30:00z", "2025-11-05T13:30:00Z"},
           Case{"2025-11-05 13:30:00Z", "2025-11-05T13:30:00Z"},
           Case{"2025-12-31T23:30:00-02:30", "2026-01-01T02:00:00Z"},
           Case{"2025-11-05T13:30:00.5Z", "2025-11-05T13:30:00.500Z"},
           Case{"2025-11-05T13:30:00.0019Z", "2025-11-05T13:30:00.001Z"},
           Case{"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"}}) {
    const auto instant = parse_rfc3339(one.text);
    ASSERT_TRUE(instant) << one.text;
    EXPECT_EQ(to_string(*instant), one.utc);
  }
}

TEST(Time, OtherInstantsAreRefused) {
  for (const char* text : {"", "2025-11-05", "2025-11-05T13:30Z", "2025-11-05T13:30:00",
           "2025-11-05T24:00:00Z", "2025-11-05T13:60:00Z", "2025-11-05T13:30:60Z", "2025-11-05T13:30:00+1:00",
           "2025-11-05T13:30:00+0100", "2025-11-05T13:30:00+24:00", "2025-11-05T13:30:00.Z",
           "2025-11-05T13:30:00.1234567890Z", "2025-11-05T13:30:00Zx", "2025-11-05X13:30:00Z",
           "2025-11-05T13:30:00 01:00", "9999-12-31T23:59:59-01:00", "1000-01-01T00:00:00+01:00"}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

TEST(Time, NowIsNow) {
  const auto distance = now() - time_point_cast<milliseconds>(system_clock::now());
  EXPECT_LT(abs(distance), seconds{5});
}

TEST(Time, MakeDateAndYear) {
  EXPECT_EQ(make_date(2025, 11, 5), parse_iso_date("2025-11-05"));
  EXPECT_FALSE(make_date(2025, 2, 30));
  EXPECT_FALSE(make_date(2025, -1, 1));
  EXPECT_FALSE(make_date(99999, 1, 1));
  EXPECT_EQ(year_of(*make_date(2024, 12, 31)), 2024);
}

TEST(TimeProperty, DateRoundTrip) {
  EXPECT_TRUE(rc::check("a date reads back as itself", [] {
    const Date date{days{*rc::gen::inRange(-354285, 2932897)}};
    RC_ASSERT(parse_iso_date(to_string(date)) == date);
  }));
}

TEST(TimeProperty, InstantRoundTrip) {
  EXPECT_TRUE(rc::check("an instant reads back as itself", [] {
    const Instant instant{milliseconds{*rc::gen::inRange<std::int64_t>(-30610224000000, 253402300800000)}};
    RC_ASSERT(parse_rfc3339(to_string(instant)) == instant);
  }));
}

}  // namespace
}  // namespace ringmur
