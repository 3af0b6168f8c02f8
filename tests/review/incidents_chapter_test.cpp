#include <fmt/format.h>
#include <gtest/gtest.h>

#include "review/review_support.h"

/// The chapter on incidents, beyond what the foundation's report says.
namespace ringmur {
namespace {

using review::Document;
using test::Engine;
using Texts = std::vector<std::string>;

class IncidentsChapter : public testing::TestWithParam<Engine> {
 protected:
  IncidentsChapter() : town(GetParam()) {
    town.import_units();
    town.import_year(2025);
  }
  static Texts sections(const Document& document) {
    Texts ids;
    for (const auto& heading : test::blocks_of<review::Heading>(document, "incidents"))
      ids.push_back(heading.id);
    return ids;
  }
  test::Town town;
};

INSTANTIATE_TEST_SUITE_P(Engines, IncidentsChapter, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& chosen) { return chosen.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(IncidentsChapter, SaysNothingOfWhatNobodyHasWritten) {
  EXPECT_EQ(sections(town.document(2025)), (Texts{"incidents-kinds", "incidents-months", "incidents-imy"}));
}

TEST_P(IncidentsChapter, TellsReportsInTimeFromLateOnes) {
  town.import("incident",
      "Diarienummer;Upptäckt;Rubrik;Enhet;Personuppgiftsincident;Anmäld till IMY;Fick kännedom;Anmäld till "
      "IMY den\n"
      "U 9;2025-05-05 08:00;I tid;SK1;ja;ja;2025-05-05 08:00;2025-05-08 08:00\n"
      "U 10;2025-05-05 08:00;Sen;SK1;ja;ja;2025-05-05 08:00;2025-05-08 08:01\n");
  const Document document = town.document(2025);
  const auto table = test::table_of(document, "incidents", "Personuppgiftsincidenter och anmälan till IMY");
  EXPECT_EQ(test::row_of(table, "Anmälda till IMY"), (Texts{"3"}));
  EXPECT_EQ(test::row_of(table, "varav inom 72 timmar från kännedom"), (Texts{"1"}));
  EXPECT_EQ(test::row_of(table, "varav senare"), (Texts{"1"}));
  EXPECT_EQ(test::row_of(table, "Inte anmälda till IMY"), (Texts{"1"}));
  EXPECT_TRUE(test::has(table.note, "en anmälan")) << table.note;
}

TEST_P(IncidentsChapter, CausesAreNamedTheMostFirst) {
  town.import("incident",
      "Diarienummer;Upptäckt;Rubrik;Enhet;Orsakens slag\nU 9;2025-05-05;Ett;SK1;Angrepp\n"
      "U 10;2025-05-06;Två;SK1;Mänskligt misstag\nU 11;2025-05-07;Tre;SK1;Mänskligt misstag\n");
  const auto table = test::table_of(town.document(2025), "incidents", "Antal incidenter efter orsak");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0][0].text, "Mänskligt misstag");
  EXPECT_EQ(table.rows[0][1].text, "2");
  EXPECT_EQ(table.rows[1][0].text, "Angrepp");
  EXPECT_TRUE(test::has(table.note, "För 4 incidenter")) << table.note;
}

/// Years that were read in stand beside although they were never frozen.
TEST_P(IncidentsChapter, FourEarlierYearsStandBesideByTheirRecords) {
  std::string lines = "Diarienummer;Upptäckt;Rubrik;Enhet\n";
  for (const int year : {2020, 2021, 2023, 2023, 2024})
    lines += fmt::format("V {};{}-05-05;Förr;SK1\n", lines.size(), year);
  town.import("incident", lines);
  const Document document = town.document(2025);
  const auto table = test::table_of(document, "incidents", "Incidenter år för år");
  ASSERT_EQ(table.rows.size(), 5U) << "2020 is too long ago";
  EXPECT_EQ(table.rows[0][0].text, "2025");
  EXPECT_EQ(test::row_of(table, "2025").front(), "4");
  EXPECT_EQ(test::row_of(table, "2024").front(), "1");
  EXPECT_EQ(test::row_of(table, "2023").front(), "2");
  EXPECT_EQ(test::row_of(table, "2022").front(), "0");
  EXPECT_EQ(test::row_of(table, "2021").front(), "1");
  EXPECT_TRUE(test::has(table.rows[2][1].address, "discovered_at=gte.2023-01-01"))
      << table.rows[2][1].address;
  const auto charts = test::blocks_of<review::Chart>(document, "incidents");
  ASSERT_EQ(charts.size(), 2U);
  EXPECT_EQ(charts.back().description, "2021 1, 2022 0, 2023 2, 2024 1, 2025 4");
}

TEST_P(IncidentsChapter, WhatNobodyReportedIsSaidWhereItCanBe) {
  std::string incidents = "Diarienummer;Upptäckt;Rubrik;Enhet\n";
  std::string cases = "Ärendenummer;Öppnat;Rubrik;Jämförd;Incident;Enhet\n";
  for (int i = 0; i < 7; ++i) {
    incidents += fmt::format("W {};2025-05-05;Händelse {};SK1\n", i, i);
    cases += fmt::format("SD{};2025-05-05;Händelse {};Samma händelse;W {};SK1\n", i, i, i);
  }
  town.import("incident", incidents);
  cases += "SD90;2025-06-05;Annat;Ingen motsvarighet;;SK1\nSD91;2025-06-06;Annat;Ingen motsvarighet;;SK1\n";
  town.import("desk_case", cases);
  const auto said = test::blocks_of<review::Sentence>(town.document(2025), "incidents");
  // 11 + 7 of the staff, 9 of the desk, 7 of both: 12 · 10 / 8 − 1.
  ASSERT_EQ(said.size(), 2U);
  EXPECT_TRUE(test::has(said[0].text, "Omkring 14 händelser")) << said[0].text;
  EXPECT_TRUE(test::has(said[1].text, "antaganden"));
  town.import("desk_case", "Ärendenummer;Öppnat;Rubrik;Enhet\nSD92;2025-06-07;Ingen har tittat;SK1\n");
  EXPECT_FALSE(test::holds(sections(town.document(2025)), std::string("incidents-unreported")));
}

/// What came later is not told of as a change of a year that was frozen without it.
TEST_P(IncidentsChapter, AYearThatWasFrozenIsAsItWas) {
  town.freeze(2025);
  town.tamper(
      "DELETE FROM \"review_figure\" WHERE \"figure\" LIKE 'incident.%' AND \"figure\" NOT IN"
      " ('incident.total','incident.personal_data','incident.reported_to_imy')");
  const auto verified = verify(town.store(), town.actor(), town.place().authority);
  ASSERT_TRUE(verified);
  ASSERT_EQ(verified->size(), 1U);
  EXPECT_TRUE(verified->front().changed.empty());
  EXPECT_TRUE(verified->front().figures.empty());
}

}  // namespace
}  // namespace ringmur
