#include "areas/incidents/deadlines.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "areas/incident_support.h"
#include "areas/incidents/rules_fit.h"
#include "base/embedded.h"
#include "base/stockholm.h"
#include "schema/settings.h"

namespace ringmur {
namespace {

using namespace test;
using namespace incidents;
namespace json = boost::json;

Date day(const char* text) {
  return *parse_iso_date(text);
}

TEST(IncidentDeadlines, EasterIsWhereTheAlmanacHasIt) {
  for (const char* easter : {"1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20",
           "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25"})
    EXPECT_EQ(to_string(easter_sunday(year_of(day(easter)))), easter);
}

TEST(IncidentDeadlines, HolidaysAreThoseOfTheRules) {
  const HolidayRules& rules = town_rules().holidays;
  for (const char* holiday :
      {"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14",
          "2026-05-24", "2026-06-06", "2026-06-19", "2026-06-20", "2026-10-31", "2026-12-24", "2026-12-25",
          "2026-12-26", "2026-12-31", "2027-11-06", "2027-06-25", "2026-09-12", "2026-09-13"})
    EXPECT_TRUE(is_holiday(day(holiday), rules)) << holiday;
  for (const char* worked : {"2026-01-02", "2026-01-05", "2026-04-02", "2026-06-18", "2026-06-26",
           "2026-10-30", "2026-12-23", "2026-12-30", "2027-11-05", "2026-06-05"})
    EXPECT_FALSE(is_holiday(day(worked), rules)) << worked;
}

TEST(IncidentDeadlines, ALastDayMovesToTheNextThatIsWorked) {
  const HolidayRules& rules = town_rules().holidays;
  EXPECT_EQ(last_lawful_day(day("2026-04-03"), rules), day("2026-04-07"))
      << "Good Friday to after Easter Monday";
  EXPECT_EQ(last_lawful_day(day("2026-12-31"), rules), day("2027-01-04"));
  EXPECT_EQ(last_lawful_day(day("2026-09-15"), rules), day("2026-09-15"));
  EXPECT_EQ(last_lawful_day(day("1999-12-31"), rules), std::nullopt) << "before the rules hold";
}

TEST(IncidentDeadlines, MonthsAreThoseOfTheCalendar) {
  EXPECT_EQ(after_months(day("2026-01-31"), 1), day("2026-02-28"));
  EXPECT_EQ(after_months(day("2028-01-31"), 1), day("2028-02-29"));
  EXPECT_EQ(after_months(day("2026-12-15"), 1), day("2027-01-15"));
  EXPECT_EQ(after_months(day("2026-03-31"), -1), day("2026-02-28"));
  EXPECT_EQ(after_months(day("2026-02-28"), 1), day("2026-03-28")) << "not the last of March";
}

TEST(IncidentDeadlines, AMonthEndsWithItsLastDayInSweden) {
  const DutyLimit month{LimitKind::months, 1, 0};
  auto summer = deadline_of(*parse_rfc3339("2026-06-30T22:30:00Z"), month, town_rules().holidays);
  ASSERT_TRUE(summer);
  EXPECT_EQ(summer->works_towards, day("2026-08-01")) << "sent on the first of July in Sweden";
  EXPECT_EQ(stockholm::to_string(summer->due + std::chrono::milliseconds{1}), "2026-08-02 00:00");
  EXPECT_EQ(summer->last_lawful, day("2026-08-03"));
  EXPECT_FALSE(is_late(*summer, *parse_rfc3339("2026-08-03T21:59:59Z")));
  EXPECT_TRUE(is_late(*summer, *parse_rfc3339("2026-08-03T22:00:00Z")));
  EXPECT_FALSE(deadline_of(now(), {LimitKind::without_delay, 0, 0}, town_rules().holidays));
}

// The rules as data.

std::string refused(const char* pointer, json::value value) {
  json::value rules = usual_rules_json();
  rules.at_pointer(pointer) = std::move(value);
  auto read = read_incident_rules(rules);
  return read ? "read" : read.error().code + " " + read.error().message.en;
}

TEST(IncidentRules, WhatContradictsItselfIsRefused) {
  EXPECT_EQ(refused("/duties/0/id", "tax").substr(0, 23), "settings.incident_rules");
  EXPECT_NE(refused("/duties/1/id", "security_protection").find("same day"), std::string::npos);
  EXPECT_NE(refused("/duties/1/limit/hours", 0).find("limit"), std::string::npos);
  EXPECT_NE(refused("/duties/1/form", "blankett").find("no form"), std::string::npos);
  EXPECT_NE(refused("/duties/1/source/sv", " ").find("no source"), std::string::npos);
  EXPECT_NE(refused("/thresholds/1/id", "administration_limited").find("twice"), std::string::npos);
  EXPECT_NE(refused("/thresholds/9/share_of_appropriation", 0).find("share"), std::string::npos);
  EXPECT_NE(refused("/forms/0/fields/1/id", "controller").find("twice"), std::string::npos);
  EXPECT_NE(refused("/holidays/days/0/day", 40).find("no year"), std::string::npos);
  EXPECT_NE(refused("/holidays/weekdays", json::array{1, 2, 3, 4, 5, 6, 7}).find("five"), std::string::npos);
  EXPECT_NE(refused("/legal_persons/0/covered", false).find("read"), std::string::npos) << "it says why";
  EXPECT_NE(refused("/letters/hours", json::array{0}).find("letters"), std::string::npos);
  EXPECT_EQ(refused("/duties/1/label/sv", "Tidig varning"), "read");
}

TEST(IncidentRules, NameFieldsThatAnIncidentHas) {
  const auto fit = [](const char* pointer, json::value value) {
    json::value root = json::parse(embedded::file("settings.json"));
    if (*pointer != 0) root.at_pointer(pointer) = std::move(value);
    auto good = rules_fit(Settings::parse(json::serialize(root)).value());
    return good ? std::string("good") : good.error().code;
  };
  EXPECT_EQ(fit("", nullptr), "good") << "the usual ones";
  EXPECT_EQ(fit("/incident_rules/thresholds/0/field", "limited"), "settings.incident_rules");
  EXPECT_EQ(fit("/incident_rules/thresholds/0/field", "injury"), "settings.incident_rules") << "is no number";
  EXPECT_EQ(fit("/incident_rules/thresholds/0/services", json::array{"sauna"}), "settings.incident_rules");
  EXPECT_EQ(fit("/incident_rules/thresholds/6/where", "cost"), "settings.incident_rules");
  EXPECT_EQ(fit("/incident_rules/thresholds/14/one_of", json::array{"scratch"}), "settings.incident_rules");
  EXPECT_EQ(fit("/incident_rules/forms/0/fields/0/from", "rule:tax"), "settings.incident_rules");
}

TEST(IncidentRules, OfOlderSettingsAreTheUsual) {
  json::object older = json::parse(embedded::file("settings.json")).as_object();
  older.erase("incident_rules");
  auto settings = Settings::parse(json::serialize(older));
  ASSERT_TRUE(settings);
  EXPECT_EQ(incident_rules_in(*settings)->duties.size(), usual_incident_rules().duties.size());
  older["incident_rules"] = usual_rules_json();
  older["incident_rules"].as_object()["duties"].as_array()[1].as_object()["limit"] =
      json::object{{"hours", 96}};
  auto own = Settings::parse(json::serialize(older));
  ASSERT_TRUE(own);
  EXPECT_EQ(incident_rules_in(*own)->duties[1].limit.count, 96);
  older["incident_rules"].as_object()["duties"] = json::array{};
  auto broken = Settings::parse(json::serialize(older));
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, "settings.incident_rules");
}

}  // namespace
}  // namespace ringmur
