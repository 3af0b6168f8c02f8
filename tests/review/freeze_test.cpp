#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "review/review_support.h"

namespace ringmur {
namespace {

using test::Engine;
using Texts = std::vector<std::string>;

class Frozen : public testing::TestWithParam<Engine> {
 protected:
  Frozen() : town(GetParam()) {
    town.import_units();
    town.import_year(2024);
  }
  Verification verified(std::size_t index = 0) {
    auto all = verify(town.store(), town.actor(), town.place().authority);
    if (!all) throw std::runtime_error(all.error().message.en);
    return all->at(index);
  }
  test::Town town;
};

INSTANTIATE_TEST_SUITE_P(Engines, Frozen, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Frozen, keeps_every_figure_with_its_records) {
  auto chain = town.store().chain(town.actor(), town.place().authority.id);
  FrozenReview frozen = town.freeze(2024, {{"summary", "Ord"}});
  EXPECT_EQ(frozen.head, hex(chain->head));
  EXPECT_EQ(frozen.frozen_by, "command line: anna");
  EXPECT_EQ(frozen.words, "{\"summary\":\"Ord\"}");
  auto figures = frozen_figures(town.store(), town.actor(), frozen, WithRecords::yes);
  ASSERT_TRUE(figures);
  std::size_t counted = 0;
  for (const FrozenFigure& figure : *figures) {
    if (figure.id == "risk.highest_value") {
      EXPECT_EQ(figure.value, "12");
      continue;
    }
    if (!test::is_a_count(figure.id)) continue;
    EXPECT_EQ(std::to_string(figure.records.size()), figure.value) << figure.id;
    counted += figure.records.size();
  }
  EXPECT_GT(counted, 40u);
}

TEST_P(Frozen, a_year_is_frozen_once) {
  town.freeze(2024);
  auto again = freeze(town.store(), town.actor(), town.place(), 2024, {});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "review.frozen");
  EXPECT_EQ(again.error().refusal, Refusal::conflict);
  EXPECT_EQ(list_reviews(town.store(), town.actor(), town.place().authority.id)->size(), 1u);
  EXPECT_EQ(town.freeze(2024, {}, "SK1").year, 2024) << "another unit is another review";
}

TEST_P(Frozen, nobody_who_may_only_read_can_freeze) {
  Actor reader{"token: reader", {}, Right::read, {}};
  auto refused = freeze(town.store(), reader, town.place(), 2024, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::forbidden);
  Actor stranger{"token: stranger", new_uuid(), Right::write, {}};
  EXPECT_FALSE(freeze(town.store(), stranger, town.place(), 2024, {}));
  EXPECT_FALSE(report(town.store(), stranger, town.place(), 2024, {}, Format::json));
  EXPECT_FALSE(verify(town.store(), stranger, town.place().authority));
}

TEST_P(Frozen, report_is_the_same_until_something_changes) {
  std::string live = town.report(2024, Format::json, {{"summary", "Ord"}});
  town.freeze(2024, {{"summary", "Ord"}});
  std::string frozen = town.report(2024, Format::json, {{"summary", "Andra ord"}});
  std::size_t at = live.find("\"state\":\"live\"");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(frozen, live.replace(at, 14, "\"state\":\"frozen\""));
}

TEST_P(Frozen, live_value_stands_beside_the_frozen_one) {
  town.freeze(2024);
  town.import("incident", "Diarienummer;Upptäckt;Rubrik;Slag;Enhet\nU 9;2024-05-05;Ny;Felskick;SK1\n");
  std::string html = town.report(2024, Format::html);
  EXPECT_TRUE(test::has(html, ">4</a> <span class=\"now\">(nu 5)</span>"));
  EXPECT_TRUE(test::has(html, "Fryst: siffrorna är de som gällde"));
  auto json = boost::json::parse(town.report(2024, Format::json)).as_object();
  const auto& total = json.at("figures").as_object().at("incident.total").as_object();
  EXPECT_EQ(total.at("value").as_int64(), 4);
  EXPECT_EQ(total.at("now").as_object().at("value").as_int64(), 5);
  EXPECT_FALSE(json.at("figures").as_object().at("risk.total").as_object().contains("now"));
}

TEST_P(Frozen, nothing_of_it_moves_with_next_years_files) {
  FrozenReview frozen = town.freeze(2024, {{"summary", "Ord"}});
  auto before = frozen_figures(town.store(), town.actor(), frozen, WithRecords::no);
  town.import_year(2025);
  auto kept = find_review(town.store(), town.actor(), frozen.authority, frozen.unit, 2024);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->document, frozen.document);
  auto after = frozen_figures(town.store(), town.actor(), **kept, WithRecords::no);
  ASSERT_EQ(after->size(), before->size());
  for (std::size_t i = 0; i < after->size(); ++i) {
    EXPECT_EQ((*after)[i].id, (*before)[i].id);
    EXPECT_EQ((*after)[i].value, (*before)[i].value);
  }
  EXPECT_TRUE(verified().changed.empty());
}

TEST_P(Frozen, comparison_shows_the_frozen_value_not_the_live_one) {
  town.freeze(2024);
  town.import("incident", "Diarienummer;Upptäckt;Rubrik;Slag;Enhet\nU 9;2024-05-05;Ny;Felskick;SK1\n");
  town.import_year(2025);
  auto document = town.document(2025);
  auto table = test::table_of(document, "incidents", "Årets incidenter");
  EXPECT_EQ(table.columns.back().heading, "2024");
  EXPECT_EQ(test::row_of(table, "Incidenter"), (Texts{"4", "4"}));
  auto course = test::table_of(document, "training", "Kursresultat: Dataskydd");
  EXPECT_EQ(test::row_of(course, "Certifierade"), (Texts{"2", "33,33\u00a0%", "2", "33,33\u00a0%"}));
  EXPECT_EQ(town.document(2024).earlier_year, 0);
}

TEST_P(Frozen, verify_is_quiet_where_nothing_has_changed) {
  town.freeze(2024);
  Verification result = verified();
  EXPECT_EQ(result.year, 2024);
  EXPECT_GT(result.records, 20u);
  EXPECT_TRUE(result.changed.empty());
  EXPECT_TRUE(result.figures.empty());
}

TEST_P(Frozen, verify_names_the_record_that_changed_and_who_changed_it) {
  town.freeze(2024);
  town.change("risk", town.find("risk", "event", "Behörigheter blir kvar"), R"({"likelihood":1})");
  Verification result = verified();
  ASSERT_EQ(result.changed.size(), 1u);
  const ChangedRecord& changed = result.changed.front();
  EXPECT_EQ(changed.type, "risk");
  EXPECT_EQ(changed.figure, "risk.total");
  EXPECT_TRUE(test::has(changed.record, "Behörigheter blir kvar"));
  EXPECT_EQ(changed.frozen_version, 1);
  EXPECT_EQ(changed.version, 2);
  EXPECT_EQ(changed.changed_by, "command line: anna");
  EXPECT_TRUE(
      test::holds(result.figures, std::pair<std::string, std::string>("risk.action_required", "3 → 2")));
  EXPECT_TRUE(test::holds(result.figures, std::pair<std::string, std::string>("risk.by_value[3]", "– → 1")));
}

TEST_P(Frozen, verify_finds_a_record_that_left_the_filter) {
  town.freeze(2024);
  town.change("activity", town.find("activity", "title", "Öva"), R"({"year":2023})");
  Verification result = verified();
  ASSERT_EQ(result.changed.size(), 1u);
  EXPECT_EQ(result.changed.front().type, "activity");
}

TEST_P(Frozen, verify_finds_what_was_changed_beside_ringmur) {
  town.freeze(2024);
  town.tamper("UPDATE \"incident\" SET \"title\" = 'Inget' WHERE \"diary_number\" = 'U 2024/1'");
  Verification result = verified();
  ASSERT_EQ(result.changed.size(), 1u);
  EXPECT_EQ(result.changed.front().type, "incident");
  EXPECT_EQ(result.changed.front().frozen_version, result.changed.front().version);
  EXPECT_EQ(result.changed.front().changed_by, "") << "the trail knows of no such change";
}

TEST_P(Frozen, verify_finds_a_record_that_is_gone) {
  town.freeze(2024);
  town.tamper("DELETE FROM \"incident\" WHERE \"diary_number\" = 'U 2024/1'");
  Verification result = verified();
  ASSERT_EQ(result.changed.size(), 1u);
  EXPECT_EQ(result.changed.front().version, 0);
  EXPECT_TRUE(test::holds(result.figures, std::pair<std::string, std::string>("incident.total", "4 → 3")));
}

TEST_P(Frozen, verify_adds_up_what_was_a_sum_and_looks_for_what_was_the_most) {
  town.import("activity", "År;Aktivitet;Kostnad;Status\n2024;Dyr;40000;Planerad\n");
  town.freeze(2024);
  // As if the figures had kept other records away since, as those that look at the day do.
  town.tamper(
      "UPDATE \"review_figure\" SET \"filter\" = \"filter\" || '&title=eq.Dyr' WHERE \"figure\" ="
      " 'activity.cost[2024]'");
  town.tamper(
      "UPDATE \"review_figure\" SET \"filter\" = \"filter\" || '&value=lt.13' WHERE \"figure\" ="
      " 'risk.highest_value'");
  town.import("activity", "År;Aktivitet;Kostnad;Status\n2024;Billig;5000;Planerad\n");
  town.change("risk", town.find("risk", "event", "Behörigheter blir kvar"), R"({"likelihood":4,"impact":4})");
  auto told = [&](const std::string& id) {
    return std::ranges::count(verified().figures, id, &std::pair<std::string, std::string>::first);
  };
  EXPECT_EQ(told("activity.cost[2024]"), 0);
  EXPECT_EQ(told("risk.highest_value"), 0);
  town.change("activity", town.find("activity", "title", "Dyr"), R"({"cost":39000})");
  EXPECT_EQ(told("activity.cost[2024]"), 1);
}

TEST_P(Frozen, review_json_has_figures_filters_and_counts) {
  FrozenReview frozen = town.freeze(2024);
  auto figures = frozen_figures(town.store(), town.actor(), frozen, WithRecords::yes);
  auto json = boost::json::parse(review_json(frozen, *figures, "UTB")).as_object();
  const auto& total = json.at("figures").as_object().at("incident.total").as_object();
  EXPECT_EQ(total.at("value").as_int64(), 4);
  EXPECT_EQ(total.at("records").as_int64(), 4);
  EXPECT_EQ(total.at("filter").as_string(), "discovered_at=gte.2024-01-01&discovered_at=lt.2025-01-01");
  EXPECT_FALSE(json.at("figures").as_object().contains("report.incident.month[01]"));
  EXPECT_TRUE(json.at("report_figures").as_object().contains("report.incident.month[01]"));
  EXPECT_EQ(json.at("head").as_string(), frozen.head);
}

TEST_P(Frozen, a_freeze_beside_a_busy_writer_is_whole_or_refused) {
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      town.change("risk", town.find("risk", "event", "Behörigheter blir kvar"),
          i % 2 == 0 ? R"({"likelihood":1})" : R"({"likelihood":4})");
    }
  });
  auto frozen = freeze(town.store(), town.actor(), town.place(), 2024, {});
  stop = true;
  writer.join();
  if (!frozen) {
    EXPECT_EQ(frozen.error().code, "review.data_moved");
    return;
  }
  auto figures = frozen_figures(town.store(), town.actor(), *frozen, WithRecords::yes);
  for (const FrozenFigure& figure : *figures) {
    if (figure.id == "risk.highest_value") continue;
    EXPECT_EQ(std::to_string(figure.records.size()), figure.value) << figure.id;
  }
}

TEST(Engines, give_the_same_report_byte_for_byte) {
  std::vector<std::string> made[2];
  for (Engine engine : {Engine::sqlite, Engine::postgres}) {
    test::Town town(engine);
    town.import_units();
    town.import_year(2024);
    town.freeze(2024, {{"summary", "Ord"}});
    town.import_year(2025);
    town.import("incident", "Diarienummer;Upptäckt;Rubrik;Slag;Enhet\nU 9;2024-05-05;Ny;Felskick;SK1\n");
    auto& reports = made[engine == Engine::sqlite ? 0 : 1];
    for (int year : {2024, 2025}) {
      for (Format format : {Format::html, Format::json}) reports.push_back(town.report(year, format));
    }
    reports.push_back(town.report(2025, Format::json, {}, "SK1"));
  }
  EXPECT_EQ(made[0], made[1]);
}

}  // namespace
}  // namespace ringmur
