#include "areas/activities/reminders.h"

#include <gtest/gtest.h>

#include <set>

namespace ringmur::activities {
namespace {

Date day(const char* text) {
  return *parse_iso_date(text);
}

TEST(Reminders, ComeBeforeItIsLateAndEachWeekThatItIs) {
  std::set<int> days;
  for (int ahead = -22; ahead <= 30; ++ahead) {
    if (reminds(day("2026-11-21") + std::chrono::days(ahead), day("2026-11-21"))) days.insert(ahead);
  }
  EXPECT_EQ(days, (std::set<int>{-21, -14, -7, -1, 0, 1, 7, 14}));
}

OpenWork work(const char* due, const char* reference) {
  OpenWork made;
  made.activity.due = day(due);
  made.activity.title = "Täpp till hålet i brandväggen";
  made.activity.responsible = "Åsa Öberg";
  made.row.meta.short_reference = reference;
  return made;
}

TEST(Reminders, TellHowManyWhichAndWhenButNotWhat) {
  const std::vector<Reminder> reminders{
      {"UTB", {work("2026-11-14", "AKT-2026-0001")}, {work("2026-11-28", "AKT-2026-0002")}, 3}};
  const std::string text = reminder_text(reminders, Language::swedish, "https://ringmur.example");
  EXPECT_NE(text.find("2026-11-14  AKT-2026-0001  https://ringmur.example/registers/activities/"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("AKT-2026-0002"), std::string::npos);
  EXPECT_NE(text.find("hela nämnden: 3"), std::string::npos);
  EXPECT_EQ(text.find("brandväggen"), std::string::npos);
  EXPECT_EQ(text.find("Åsa"), std::string::npos);
  EXPECT_EQ(reminder_subject(reminders, Language::english), "Ringmur: 1 late, 1 within two weeks");
}

}  // namespace
}  // namespace ringmur::activities
