#include "areas/incidents/clock_letters.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ringmur::incidents {
namespace {

Instant moment(const char* text) {
  return *parse_rfc3339(text);
}

Clock clock_of(const char* from, const char* due) {
  Clock clock{"aware_at", moment(from), {}, false};
  clock.deadline.due = moment(due);
  return clock;
}

RunningClock running(const char* handler) {
  RunningClock one{{new_uuid(), "UTB", "Utbildningsnämnden"}, new_uuid(), "INC-2026-0041", "Läckta betyg",
      handler, "gdpr_33", {"Anmälan till IMY", "Notification to IMY"},
      clock_of("2026-09-07T08:00:00Z", "2026-09-10T08:00:00Z")};
  return one;
}

TEST(ClockLetters, GoAtHalfTheTimeAndThenADayAndSixHoursBefore) {
  const Clock clock = clock_of("2026-09-07T08:00:00Z", "2026-09-10T08:00:00Z");
  const auto step = [&](const char* at) { return letter_step(clock, {}, moment(at)).value_or("none"); };
  EXPECT_EQ(step("2026-09-08T19:59:59Z"), "none");
  EXPECT_EQ(step("2026-09-08T20:00:00Z"), "half 2026-09-10T08:00:00Z");
  EXPECT_EQ(step("2026-09-09T07:59:59Z"), "half 2026-09-10T08:00:00Z");
  EXPECT_EQ(step("2026-09-09T08:00:00Z"), "24h 2026-09-10T08:00:00Z");
  EXPECT_EQ(step("2026-09-10T02:00:00Z"), "6h 2026-09-10T08:00:00Z");
  EXPECT_EQ(step("2026-09-10T08:00:00Z"), "none") << "then it is late";
}

TEST(ClockLetters, ADayHasNoStepADayBefore) {
  const Clock clock = clock_of("2026-09-07T08:00:00Z", "2026-09-08T08:00:00Z");
  EXPECT_FALSE(letter_step(clock, {}, moment("2026-09-07T08:00:00Z")));
  EXPECT_EQ(letter_step(clock, {}, moment("2026-09-07T20:00:00Z")), "half 2026-09-08T08:00:00Z");
  const LetterSteps none{false, {}};
  EXPECT_FALSE(letter_step(clock, none, moment("2026-09-08T07:59:00Z")));
}

TEST(ClockLetters, GoToTheHandlerElseToWhoMayWriteAll) {
  const std::vector<Addressee> people{{new_uuid(), "anna", true, false}, {new_uuid(), "bo", true, true},
      {new_uuid(), "cilla", true, true}, {new_uuid(), "dan", false, false}};
  EXPECT_EQ(addressees_of(running("anna"), people), std::vector<std::size_t>{0});
  EXPECT_EQ(addressees_of(running(""), people), (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(addressees_of(running("dan"), people), (std::vector<std::size_t>{1, 2})) << "he may not read it";
  EXPECT_EQ(addressees_of(running("erik"), people), (std::vector<std::size_t>{1, 2})) << "he has no address";
}

TEST(ClockLetters, TellTheReferenceTheDutyAndTheTimeLeftAndNothingElse) {
  const std::vector<RunningClock> clocks{running("anna.berg")};
  const std::string text =
      clock_letter_text(clocks, Language::swedish, "https://ringmur.example", moment("2026-09-09T05:00:00Z"));
  for (const char* told : {"UTB", "INC-2026-0041", "Anmälan till IMY", "1 dygn 3 tim kvar",
           "2026-09-10 10:00", "https://ringmur.example/registers/incidents/"})
    EXPECT_NE(text.find(told), std::string::npos) << told << "\n" << text;
  for (const char* secret : {"Läckta", "anna", "Utbildningsnämnden"})
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
  EXPECT_EQ(clock_letter_subject(clocks, Language::english), "Ringmur: a deadline comes soon, INC-2026-0041");
}

}  // namespace
}  // namespace ringmur::incidents
