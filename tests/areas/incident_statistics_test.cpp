#include "areas/incidents/statistics.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "areas/import_support.h"
#include "base/stockholm.h"

/// Statistics are counted by the database, the same on both engines, and as a person would count them.
namespace ringmur {
namespace {

using namespace test;
using incidents::Statistics;

constexpr std::string_view head =
    "Rubrik;Upptäckt;Rapporterad;Bedömd;Stängd den;Slag;Källa;Enhet;Orsakens slag;"
    "Personuppgiftsincident;Anmäld till IMY;Fick kännedom;Anmäld till IMY den\n";

Date day(int year, unsigned month, unsigned of_month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month}};
}

class IncidentStatistics : public ImportTest {
 protected:
  Statistics made(int from, int to, const Date& today = day(2025, 6, 15), const std::string& unit = {}) {
    const UnitPlace place =
        unit.empty() ? place_ : given(find_unit(store(), administrator(), with_codes(unit)));
    return given(incidents::statistics(store(), administrator(), place, {from, to}, today));
  }
  void incidents(const std::string& lines) { import(std::string(head) + lines); }
  static std::int64_t count_of(
      const Statistics& all, const std::string& field, const std::string& value, int year) {
    for (const auto& group : all.by.at(field)) {
      const auto found = group.counts.find(year);
      if (group.label.sv == value) return found == group.counts.end() ? 0 : found->second;
    }
    return -1;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, IncidentStatistics, both_engines, engine_name);

TEST_P(IncidentStatistics, OfNothingAreNoughts) {
  const Statistics all = made(2023, 2025);
  EXPECT_EQ(all.years, (std::vector<int>{2023, 2024, 2025}));
  EXPECT_EQ(all.total.at(2024), 0);
  EXPECT_EQ(all.months.at(2025)[11], 0);
  EXPECT_EQ(all.imy.at(2023).reported, 0);
  EXPECT_EQ(all.times.at("to_close").at(2023).count, 0);
  EXPECT_TRUE(all.by.at("kind").empty());
  EXPECT_FALSE(all.employees.at(2025));
  EXPECT_FALSE(incidents::per_thousand(all, 2025));
}

TEST_P(IncidentStatistics, YearsAndMonthsAreThoseOfSweden) {
  incidents(
      "Nyårsnatt före;2024-12-31 23:59;;;;;;;;;;;\n"
      "Nyårsnatt efter;2025-01-01 00:00;;;;;;;;;;;\n"
      "Sommartid;2025-03-30 03:00;;;;;;;;;;;\n"
      "Sista mars;2025-03-31 23:59;;;;;;;;;;;\n"
      "Första april;2025-04-01 00:00;;;;;;;;;;;\n"
      "Skottdag;2024-02-29 12:00;;;;;;;;;;;\n");
  const Statistics all = made(2024, 2025);
  EXPECT_EQ(all.total.at(2024), 2);
  EXPECT_EQ(all.total.at(2025), 4);
  EXPECT_EQ(all.months.at(2024)[1], 1);
  EXPECT_EQ(all.months.at(2024)[11], 1);
  EXPECT_EQ(all.months.at(2025)[0], 1);
  EXPECT_EQ(all.months.at(2025)[2], 2);
  EXPECT_EQ(all.months.at(2025)[3], 1);
}

TEST_P(IncidentStatistics, TheSamePeriodEndsWithTodaysDay) {
  incidents(
      "Dagen före;2024-06-14 12:00;;;;;;;;;;;\nSamma dag;2024-06-15 23:59;;;;;;;;;;;\n"
      "Dagen efter;2024-06-16 00:00;;;;;;;;;;;\nI år;2025-06-15 08:00;;;;;;;;;;;\n"
      "Senare i år;2025-06-16 08:00;;;;;;;;;;;\n");
  const Statistics all = made(2024, 2025);
  EXPECT_EQ(all.until_month, 6U);
  EXPECT_EQ(all.until_day, 15U);
  EXPECT_EQ(all.same_period.at(2024), 2);
  EXPECT_EQ(all.same_period.at(2025), 1);
  EXPECT_EQ(all.months.at(2024)[5], 3) << "the month is whole all the same";
  EXPECT_EQ(made(2024, 2025, day(2024, 12, 31)).same_period.at(2024), 3);
  EXPECT_EQ(made(2025, 2025, day(2024, 2, 29)).same_period.at(2025), 0) << "the last of February";
  EXPECT_EQ(made(2024, 2025, day(2024, 1, 31)).same_period.at(2024), 0);
}

TEST_P(IncidentStatistics, GroupsHaveNamesAndLeadToTheirRecords) {
  incidents(
      "A;2025-01-02 10:00;;;;Mejl;Medarbetare;NNF-1;human;;;;\nB;2025-01-03 "
      "10:00;;;;Mejl;Servicedesk;NNF-2;;;;;\n"
      "C;2024-01-04 10:00;;;;Stöld;Medarbetare;NNF-1;attack;;;;\nD;2025-01-05 10:00;;;;;;;;;;;\n");
  const Statistics all = made(2024, 2025);
  EXPECT_EQ(count_of(all, "kind", "Mejl", 2025), 2);
  EXPECT_EQ(count_of(all, "kind", "Stöld", 2024), 1);
  EXPECT_EQ(count_of(all, "kind", "Stöld", 2025), 0);
  EXPECT_EQ(count_of(all, "kind", "Inte angivet", 2025), 1);
  EXPECT_EQ(all.by.at("kind").front().label.sv, "Mejl") << "the most first";
  EXPECT_TRUE(is_empty(all.by.at("kind").back().value)) << "what is not stated last";
  EXPECT_EQ(count_of(all, "cause_kind", "Mänskligt misstag", 2025), 1);
  EXPECT_EQ(count_of(all, "source", "Medarbetare", 2025), 1);
  for (const auto& [field, groups] : all.by) {
    for (const auto& group : groups) {
      std::int64_t sum = 0;
      for (const auto& [year, count] : group.counts) sum += count;
      EXPECT_EQ(static_cast<std::int64_t>(rows("incident", group.terms).size()), sum)
          << field << ' ' << to_query(group.terms);
    }
  }
  const Statistics school = made(2024, 2025, day(2025, 6, 15), "NNF-1");
  EXPECT_EQ(school.total.at(2025), 1);
  EXPECT_EQ(school.total.at(2024), 1);
}

TEST_P(IncidentStatistics, WithinSeventyTwoHoursIsInTimeToTheMinute) {
  incidents(
      "I tid;2025-01-02 10:00;;;;;;;;ja;ja;2025-01-02 10:00;2025-01-05 10:00\n"
      "En minut sen;2025-01-02 10:00;;;;;;;;ja;ja;2025-01-02 10:00;2025-01-05 10:01\n"
      "Över sommartiden;2025-03-28 10:00;;;;;;;;ja;ja;2025-03-28 10:00;2025-03-31 11:00\n"
      "För sen över sommartiden;2025-03-28 10:00;;;;;;;;ja;ja;2025-03-28 10:00;2025-03-31 11:01\n"
      "Utan tider;2025-02-02 10:00;;;;;;;;ja;ja;;\n"
      "Inte anmäld;2025-02-02 10:00;;;;;;;;ja;nej;;\nInte avgjord;2025-02-02 10:00;;;;;;;;ja;;;\n"
      "Inga personuppgifter;2025-02-02 10:00;;;;;;;;nej;nej;;\n");
  const auto imy = made(2025, 2025).imy.at(2025);
  EXPECT_EQ(imy.reported, 5);
  EXPECT_EQ(imy.in_time, 2);
  EXPECT_EQ(imy.late, 2);
  EXPECT_EQ(imy.unknown, 1);
  EXPECT_EQ(imy.not_reported, 2);
  Terms late = year_terms(type("incident"), 2025);
  const auto terms_of_imy = incidents::imy_terms();
  for (const auto& term : terms_of_imy.at("late")) late.push_back(term);
  EXPECT_EQ(rows("incident", late).size(), 2U);
}

TEST_P(IncidentStatistics, HowLongItTookHasMeanAndMedian) {
  incidents(
      "Ett;2025-01-02 10:00;2025-01-02 11:00;;;;;;;;;;\nTvå;2025-01-02 10:00;2025-01-02 12:00;;;;;;;;;;\n"
      "Nio;2025-01-02 10:00;2025-01-02 19:00;;;;;;;;;;\nIngen;2025-01-02 10:00;;;;;;;;;;;\n"
      "Bakvänd;2025-01-02 10:00;2025-01-02 09:00;;;;;;;;;;\n"
      "Jämnt;2024-01-02 10:00;2024-01-02 11:00;;;;;;;;;;\nJämnt två;2024-01-02 10:00;2024-01-02 "
      "14:00;;;;;;;;;;\n");
  const Statistics all = made(2024, 2025);
  const auto& report = all.times.at("to_report");
  EXPECT_EQ(report.at(2025).count, 3);
  EXPECT_DOUBLE_EQ(report.at(2025).mean_hours, 4);
  EXPECT_DOUBLE_EQ(report.at(2025).median_hours, 2);
  EXPECT_DOUBLE_EQ(report.at(2024).median_hours, 2.5);
  EXPECT_EQ(all.times.at("to_close").at(2025).count, 0);
}

TEST_P(IncidentStatistics, EmployeesAreThoseOfTheYearsLastExport) {
  import("Anställningsnummer;Kurs;Status;Enhet\n1;Dataskydd;Certifierad;NNF\n2;Dataskydd;Pågår;NNF\n", [] {
    ImportOptions options;
    options.as_of = day(2024, 11, 1);
    return options;
  }());
  incidents("A;2024-01-02 10:00;;;;;;;;;;;\nB;2025-01-02 10:00;;;;;;;;;;;\n");
  import(
      "Anställningsnummer;Namn;Anställd från;Anställd till\n"
      "1;Anna Ek;2020-01-01;\n2;Bo Al;2020-01-01;2025-03-01\n3;Eva Ask;2025-02-01;\n4;Per "
      "Lind;2025-07-01;\n");
  const Statistics all = made(2024, 2025);
  EXPECT_EQ(all.employees.at(2024), 2);
  EXPECT_EQ(incidents::per_thousand(all, 2024), 500);
  EXPECT_EQ(all.employees.at(2025), 2) << "without a course of the year: Anna and Eva, by today's day";
}

TEST_P(IncidentStatistics, YearsAreAskedForInOrderAndNotTooMany) {
  const auto refused = [&](int from, int to) {
    return code_of(incidents::statistics(store(), administrator(), place_, {from, to}, day(2025, 6, 15)));
  };
  EXPECT_EQ(refused(2025, 2024), "statistics.years");
  EXPECT_EQ(refused(2000, 2020), "statistics.years");
  EXPECT_EQ(refused(2001, 2020), "fine");
  EXPECT_NE(code_of(incidents::statistics(
                store(), bound_to(new_uuid(), Right::read), place_, {2024, 2025}, day(2025, 6, 15))),
      "fine")
      << "behind the wall there are none";
}

/// The median as it is taught.
double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

TEST_P(IncidentStatistics, AreWhatAPersonWouldCountOneByOne) {
  std::mt19937 dice(7);
  const auto at = [&](int least, int most) { return least + static_cast<int>(dice() % (most - least + 1)); };
  std::string lines;
  struct One {
    int year;
    int month;
    double hours;
  };
  std::vector<One> all;
  for (int i = 0; i < 300; ++i) {
    const One one{at(2022, 2025), at(1, 12), static_cast<double>(at(0, 500))};
    const Date from = day(one.year, static_cast<unsigned>(one.month), static_cast<unsigned>(at(1, 28)));
    const Instant found = stockholm::start_of(from) + std::chrono::hours{at(0, 20)};
    const Instant told = found + std::chrono::hours{static_cast<int>(one.hours)};
    lines += fmt::format("Nr {};{};{};;;;;;;;;;\n", i, to_string(found), to_string(told));
    all.push_back(one);
  }
  incidents(lines);
  const Statistics counted = made(2022, 2025);
  for (int year = 2022; year <= 2025; ++year) {
    std::vector<double> hours;
    std::array<std::int64_t, 12> months{};
    double sum = 0;
    for (const One& one : all) {
      if (one.year != year) continue;
      ++months[static_cast<std::size_t>(one.month) - 1];
      hours.push_back(one.hours);
      sum += one.hours;
    }
    EXPECT_EQ(counted.total.at(year), std::ssize(hours));
    EXPECT_EQ(counted.months.at(year), months);
    const auto& span = counted.times.at("to_report").at(year);
    EXPECT_EQ(span.count, std::ssize(hours));
    EXPECT_NEAR(span.median_hours, median_of(hours), 1e-6);
    EXPECT_NEAR(span.mean_hours, sum / static_cast<double>(hours.size()), 1e-6);
  }
}

}  // namespace
}  // namespace ringmur
