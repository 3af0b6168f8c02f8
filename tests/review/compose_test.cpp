#include <gtest/gtest.h>

#include <set>

#include "review/review_support.h"

namespace ringmur {
namespace {

using namespace std::string_literals;

using review::Align;
using review::Document;
using review::Tone;
using test::Engine;
using Texts = std::vector<std::string>;

class Report : public testing::Test {
 protected:
  Report() : town(Engine::sqlite) {
    town.import_units();
    town.import_year(2025);
  }
  test::Town town;
};

TEST_F(Report, has_the_chapters_in_their_order) {
  Texts ids;
  for (const review::Chapter& chapter : town.document(2025).chapters) ids.push_back(chapter.id);
  EXPECT_EQ(ids, (Texts{"summary", "about", "world", "risks", "training", "systems", "incidents", "dso",
                     "gap", "ongoing", "activities", "assessment", "decision"}));
}

TEST_F(Report, no_heading_stands_twice_in_a_chapter) {
  const Document document = town.document(2025);
  Texts all;
  for (const review::Chapter& chapter : document.chapters) {
    std::set<std::string> here;
    for (const review::Heading& heading : test::blocks_of<review::Heading>(document, chapter.id)) {
      EXPECT_TRUE(here.insert(heading.title).second) << heading.title;
      all.push_back(heading.title);
    }
  }
  EXPECT_TRUE(test::holds(all, "Oönskade händelser: Risk- och sårbarhetsanalys (RSA)"s));
}

TEST_F(Report, names_what_is_missing) {
  Document document = town.document(2025);
  EXPECT_EQ(test::gap_codes(document),
      (Texts{"risk.not_assessed", "risk.no_action", "risk.practice_without_risk",
          "risk.practice_without_risk", "system.not_classified", "incident.unknown_personal_data",
          "incident.unknown_imy", "audit.none", "activity.without_responsible", "words.missing"}));
  EXPECT_EQ(test::find_gap(document, "risk.not_assessed")->text.sv, "1 risk är inte bedömd");
  EXPECT_EQ(test::find_gap(document, "risk.practice_without_risk")->text.sv,
      "Det obligatoriska arbetssättet ”Implementering av lokal anvisning” saknar bedömd risk");
  EXPECT_EQ(test::find_gap(document, "risk.not_assessed")->address,
      "/api/v1/risks?authority=UTB&year=eq.2025&value=is.null");
}

TEST_F(Report, of_an_empty_year_is_all_gaps) {
  EXPECT_EQ(test::gap_codes(town.document(2019)),
      (Texts{"risk.none", "risk.practice_without_risk", "risk.practice_without_risk",
          "risk.practice_without_risk", "risk.practice_without_risk", "risk.practice_without_risk",
          "training.none", "system.not_classified", "incident.none", "gap.none", "audit.none",
          "activity.without_responsible", "words.missing"}));
}

TEST_F(Report, gap_of_audits_goes_when_somebody_writes_of_them) {
  EXPECT_FALSE(test::holds(test::gap_codes(town.document(2025, {{"audits", "Revisorerna har granskat."}})),
      std::string("audit.none")));
}

TEST_F(Report, a_risk_that_is_not_assessed_is_never_zero) {
  auto table = test::table_of(town.document(2025), "risks", "Oönskade händelser 2025, VoR");
  ASSERT_EQ(table.rows.size(), 4u);
  const review::CellRow& last = table.rows.back();
  EXPECT_EQ(last[1].text, test::hostile);
  for (std::size_t column : {2, 3, 4}) {
    EXPECT_EQ(last[column].text, "ej bedömd");
    EXPECT_EQ(last[column].tone, Tone::missing);
  }
  EXPECT_EQ(last[5].text, "–");
}

TEST_F(Report, risks_stand_by_practice_with_the_names_of_the_scale) {
  auto table = test::table_of(town.document(2025), "risks", "Oönskade händelser 2025, VoR");
  EXPECT_EQ(test::row_of(table, "Behörighetshantering"),
      (Texts{"Behörigheter blir kvar", "4. Sannolikt", "3. Kännbar", "12", "Granska behörigheter"}));
  EXPECT_EQ(test::row_of(table, "Incidenthantering").back(), "saknas");
  EXPECT_EQ(test::row_of(table, "Informationsklassning").back(), "krävs inte under 9");
  EXPECT_EQ(table.rows[0][4].tone, Tone::raised);
  EXPECT_EQ(table.rows[0][4].address, "/api/v1/risks?authority=UTB&year=eq.2025&analysis=eq.VoR&value=eq.12");
  EXPECT_EQ(table.rows[2][4].tone, Tone::plain);
}

TEST_F(Report, an_analysis_without_practices_has_no_column_of_dashes) {
  auto table = test::table_of(town.document(2025), "risks", "Oönskade händelser 2025, RSA");
  EXPECT_EQ(table.columns.front().heading, "Oönskad händelse");
  EXPECT_TRUE(test::has(table.note, "arbetssätt"));
}

TEST_F(Report, heat_map_counts_each_cell_and_links_to_its_records) {
  Document document = town.document(2025);
  auto maps = test::blocks_of<review::HeatMap>(document, "risks");
  ASSERT_EQ(maps.size(), 2u);
  const review::HeatMap& map = maps.front();
  ASSERT_EQ(map.lines.size(), 5u);
  EXPECT_EQ(map.lines.front().likelihood, "5. Mycket sannolikt");
  EXPECT_EQ(map.impact.front(), "1. Försumbar");
  std::int64_t sum = 0;
  for (const review::HeatMap::Line& line : map.lines) {
    for (const review::Cell& cell : line.cells) sum += std::stoll(cell.text);
  }
  EXPECT_EQ(sum, 3);
  const review::Cell& four_three = map.lines[1].cells[2];
  EXPECT_EQ(four_three.text, "1");
  EXPECT_EQ(four_three.tone, Tone::raised);
  EXPECT_EQ(four_three.address,
      "/api/v1/risks?authority=UTB&year=eq.2025&analysis=eq.VoR&likelihood=eq.4&impact=eq.3");
  EXPECT_EQ(map.lines[3].cells[2].tone, Tone::plain) << "2 × 3 is below nine";
  EXPECT_EQ(map.lines[0].cells[0].text, "0");
}

TEST_F(Report, follow_up_has_only_risks_that_have_one) {
  auto table = test::table_of(town.document(2025), "risks", "Uppföljning");
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(test::row_of(table, "1"), (Texts{"Behörigheter blir kvar", "Stickprov gjort", "Ny rutin"}));
}

TEST_F(Report, training_has_numbers_shares_and_the_day_of_the_export) {
  auto table = test::table_of(town.document(2025), "training", "Kursresultat: Dataskydd");
  EXPECT_EQ(test::row_of(table, "Certifierade"), (Texts{"2", "33,33\u00a0%"}));
  EXPECT_EQ(test::row_of(table, "Utgått"), (Texts{"1", "16,67\u00a0%"}));
  EXPECT_EQ(test::row_of(table, "Totalt").front(), "6");
  EXPECT_TRUE(test::has(table.note, "2025-11-05"));
  auto charts = test::blocks_of<review::Chart>(town.document(2025), "training");
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_EQ(charts.front().entries.front().parts, (std::vector<double>{33.33, 33.33, 16.67, 16.67}));
}

TEST_F(Report, systems_by_year_and_level) {
  Document document = town.document(2025);
  auto since = test::table_of(document, "systems", "System vars senaste klassning");
  EXPECT_EQ(test::row_of(since, "2023"), Texts{"2"});
  EXPECT_EQ(test::row_of(since, "2024"), Texts{"1"});
  EXPECT_EQ(test::row_of(since, "2025"), Texts{"0"});
  auto levels = test::table_of(document, "systems", "Antal system per nivå");
  EXPECT_EQ(test::row_of(levels, "3"), (Texts{"1", "2", "0"}));
  auto lacking = test::table_of(document, "systems", "System utan informationsklassning");
  ASSERT_EQ(lacking.rows.size(), 1u);
  EXPECT_EQ(lacking.rows.front().front().text, test::hostile);
}

TEST_F(Report, incidents_by_kind_and_by_month_in_swedish_time) {
  Document document = town.document(2025);
  auto kinds = test::table_of(document, "incidents", "Antal incidenter av varje slag");
  EXPECT_EQ(kinds.rows.front().front().text, "Felskick");
  EXPECT_EQ(kinds.rows.front()[1].text, "2");
  EXPECT_EQ(kinds.rows.back().front().text, "Ändrat") << "å, ä and ö come last";
  auto months = test::table_of(document, "incidents", "Antal upptäckta incidenter");
  EXPECT_EQ(
      test::row_of(months, "2025"), (Texts{"1", "0", "2", "0", "0", "0", "0", "0", "0", "0", "0", "1"}));
}

TEST_F(Report, gap_analysis_by_theme_and_priority) {
  Document document = town.document(2025);
  auto themes = test::table_of(document, "gap", "Bedömda säkerhetsåtgärder");
  EXPECT_EQ(test::row_of(themes, "5 Organisatoriska"), (Texts{"2", "0", "0", "2"}));
  EXPECT_EQ(test::row_of(themes, "8 Tekniska"), (Texts{"0", "1", "0", "1"}));
  EXPECT_EQ(test::row_of(themes, "Övriga"), (Texts{"0", "0", "1", "1"}));
  EXPECT_EQ(test::row_of(themes, "Egen standard"), (Texts{"0", "0", "1", "1"}));
  auto high = test::table_of(document, "gap", "Säkerhetsåtgärder med hög prioritet");
  ASSERT_EQ(high.rows.size(), 2u);
  EXPECT_EQ(high.rows[0][0].text, "5.2") << "5.2 before 5.10";
  EXPECT_EQ(high.rows[1][0].text, "5.10");
}

TEST_F(Report, activities_by_priority_then_title_for_every_year_from_its_own) {
  Document document = town.document(2025);
  auto first = test::table_of(document, "activities", "Rekommenderade aktiviteter 2025");
  Texts titles;
  for (const review::CellRow& row : first.rows) titles.push_back(row[1].text);
  EXPECT_EQ(titles, (Texts{"Zonindela", "Ändra", "Öva"}));
  EXPECT_TRUE(test::has(first.note, "beskrivning"));
  EXPECT_EQ(test::table_of(document, "activities", "Rekommenderade aktiviteter 2026").rows.size(), 1u);
  EXPECT_EQ(test::blocks_of<review::Table>(town.document(2026), "activities").size(), 2u) << "2025 is over";
}

TEST_F(Report, every_number_leads_to_as_many_records) {
  const RecordType* type = nullptr;
  std::size_t counted = 0;
  for (const review::Number& number : town.document(2025).figures) {
    if (!test::is_a_count(number.id)) continue;
    type = &town.store().catalogue().at(number.type);
    auto filter = parse_filter(*type, town.store().catalogue(), review::terms_of(number.filter));
    ASSERT_TRUE(filter) << number.id << " " << number.filter;
    std::int64_t rows = 0;
    ASSERT_TRUE(town.store().visit(town.actor(), *type, town.place().authority.id, *filter, [&](const Row&) {
      ++rows;
      return true;
    }));
    EXPECT_EQ(rows, number.reading.value) << number.id;
    ++counted;
  }
  EXPECT_GT(counted, 50u);
}

TEST_F(Report, of_a_unit_counts_what_is_below_it) {
  std::string html = town.report(2025, Format::html, {}, "SK2");
  EXPECT_TRUE(test::has(html, "Utbildningsnämnden, Ängsskolan"));
  EXPECT_TRUE(
      test::has(html, "/api/v1/incidents?authority=UTB&amp;unit=under.SK2&amp;discovered_at=gte.2025-01-01"));
}

}  // namespace
}  // namespace ringmur
