#include "areas/incidents/unreported.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "areas/import_support.h"
#include "registry/save.h"

/// The staff's reports beside the service desk's list.
namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;
using incidents::Candidates;
using incidents::Unreported;

class UnreportedTest : public ImportTest {
 protected:
  Row incident(const std::string& title, const std::string& at = "2025-05-05T10:00:00+02:00",
      const std::string& more = "") {
    return made("incident", fmt::format(R"({{"title":"{}","discovered_at":"{}"{}}})", title, at, more));
  }
  Row desk(const std::string& number, const std::string& title,
      const std::string& at = "2025-05-05T11:00:00+02:00", const std::string& more = "") {
    return made("desk_case",
        fmt::format(R"({{"number":"{}","title":"{}","opened_at":"{}"{}}})", number, title, at, more));
  }
  static std::string same(const Row& incident) {
    return fmt::format(R"(,"match":"same","incident":"{}")", to_string(incident.meta.id));
  }
  Unreported counted(int year = 2025, const Actor& actor = administrator()) {
    return given(incidents::unreported(store(), actor, place_, year));
  }
  Candidates found(int year = 2025) {
    return given(incidents::candidates(store(), administrator(), place_, year));
  }
  std::string title_of(const char* type_name, const Row& row) { return value(type_name, row, "title"); }

 private:
  Row made(const std::string& name, const std::string& text) {
    return given(create_record(
        store(), administrator(), type(name), place_.authority.id, json::parse(text).as_object()));
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, UnreportedTest, both_engines, engine_name);

TEST_P(UnreportedTest, CountsEachEventOnce) {
  const Row mail =
      incident("Mejl till fel mottagare", "2025-05-05T10:00:00+02:00", R"(,"source":"Medarbetare")");
  const Row theft = incident("Stulen dator");
  const Row outage = incident("Driftstopp", "2025-06-06T10:00:00+02:00", R"(,"source":"Servicedesk")");
  incident("Ifjol", "2024-05-05T10:00:00+02:00");
  desk("D-1", "Mejl", "2025-05-05T11:00:00+02:00", same(mail));
  desk("D-2", "Mejl igen", "2025-05-06T11:00:00+02:00", same(mail));
  desk("D-3", "Driftstopp", "2025-06-06T11:00:00+02:00", same(outage));
  desk("D-4", "Bortglömt lösenord", "2025-06-06T11:00:00+02:00", R"(,"match":"other")");
  desk("D-5", "Ingen har tittat");
  desk("D-6", "Förra året", "2024-05-05T11:00:00+02:00");
  const Unreported year = counted();
  EXPECT_EQ(year.lists.staff, 2) << "mail and theft, the outage is the service desk's own";
  EXPECT_EQ(year.lists.both, 1) << "two cases of one mail are one event";
  EXPECT_EQ(year.lists.desk, 4) << "mail, outage, password, and the one that is left";
  EXPECT_EQ(year.lists.undecided, 1);
  EXPECT_EQ(rows("incident", year.staff).size(), 2U);
  EXPECT_EQ(rows("incident", year.both).size(), 1U);
  EXPECT_EQ(rows("desk_case", year.undecided).size(), 1U);
  EXPECT_EQ(incidents::why_not(year.lists), incidents::NoEstimate::undecided);
}

TEST_P(UnreportedTest, AnEventOnNewYearsEveIsOfTheYearItWasDiscoveredIn) {
  const Row eve = incident("Nyårsafton", "2025-12-31T22:00:00+01:00");
  desk("D-1", "Nyårsafton", "2026-01-02T08:00:00+01:00", same(eve));
  EXPECT_EQ(counted(2025).lists.both, 1);
  EXPECT_EQ(counted(2025).lists.desk, 1);
  EXPECT_EQ(counted(2026).lists.desk, 0);
}

TEST_P(UnreportedTest, IsEstimatedFromAnOverlapOfSeven) {
  for (int i = 0; i < 24; ++i) {
    const Row made = incident(fmt::format("Händelse {}", i));
    if (i < 7) desk(fmt::format("D-{}", i), "x", "2025-05-05T11:00:00+02:00", same(made));
  }
  for (int i = 7; i < 20; ++i)
    desk(fmt::format("D-{}", i), "x", "2025-05-05T11:00:00+02:00", R"(,"match":"other")");
  const Unreported year = counted();
  EXPECT_EQ(year.lists.staff, 24);
  EXPECT_EQ(year.lists.desk, 20);
  EXPECT_EQ(year.lists.both, 7);
  EXPECT_FALSE(incidents::why_not(year.lists));
  EXPECT_NE(incidents::sentence_of(year.lists).sv.find("Omkring 65"), std::string::npos);
}

TEST_P(UnreportedTest, IsNotToldBeyondTheWall) {
  desk("D-1", "x");
  EXPECT_NE(code_of(incidents::unreported(store(), bound_to(new_uuid(), Right::read), place_, 2025)), "fine");
  EXPECT_NE(code_of(incidents::candidates(store(), bound_to(new_uuid(), Right::read), place_, 2025)), "fine");
}

TEST_P(UnreportedTest, CandidatesAreTheLikeliestFirstAndSayWhy) {
  const Row mail = incident("Lönelista skickad till fel mottagare");
  incident("Lönelista skickad till fel mottagare", "2025-08-05T10:00:00+02:00");
  incident("Serverhallen stod utan ström");
  incident("Lönelista hos fel mottagare", "2025-05-05T10:00:00+02:00", R"(,"source":"Servicedesk")");
  desk("D-1", "Lönelista skickad till fel mottagare");
  desk("D-2", "Skrivaren skriver inte ut");
  desk("D-3", "Lönelista till fel mottagare", "2025-05-05T12:00:00+02:00", R"(,"match":"other")");
  const Candidates all = found();
  EXPECT_EQ(all.undecided, 2);
  ASSERT_EQ(all.items.size(), 1U) << "not the one of August, nor what the desk itself reported";
  EXPECT_EQ(all.incidents[all.items[0].incident].meta.id, mail.meta.id);
  EXPECT_EQ(value("desk_case", all.cases[all.items[0].desk_case], "number"), "D-1");
  EXPECT_GT(all.items[0].likeness, 0.95);
  EXPECT_NE(all.items[0].because.sv.find("lönelista"), std::string::npos) << all.items[0].because.sv;
  ASSERT_EQ(all.without.size(), 1U);
  EXPECT_EQ(value("desk_case", all.cases[all.without[0]], "number"), "D-2");
}

TEST_P(UnreportedTest, TheSameNumberIsTheLikeliestOfAll) {
  incident("Inloggning misslyckades", "2025-05-05T10:00:00+02:00");
  const Row numbered =
      incident("Något helt annat", "2025-05-05T10:00:00+02:00", R"(,"external_reference":"sd-77")");
  desk("SD-77", "Inloggning misslyckades");
  const Candidates all = found();
  ASSERT_EQ(all.items.size(), 2U);
  EXPECT_EQ(all.incidents[all.items[0].incident].meta.id, numbered.meta.id);
  EXPECT_DOUBLE_EQ(all.items[0].likeness, 1);
  EXPECT_EQ(all.items[0].because.sv, "Samma ärendenummer");
}

TEST_P(UnreportedTest, EachCaseHasThreeCandidatesAtMost) {
  for (int i = 0; i < 6; ++i) incident(fmt::format("Bortglömd lapp med lösenord nummer {}", i));
  desk("D-1", "Bortglömd lapp med lösenord");
  EXPECT_EQ(found().items.size(), incidents::candidates_of_each);
}

/// As a Swedish Excel saves it: semicolons, Windows-1252, a time that it writes its own way.
TEST_P(UnreportedTest, TheServiceDesksListComesFromExcel) {
  const std::string file =
      "\xC4rende;Skapat;\xC4mne;Kategori\r\n"
      "INC0012345;2025-03-04 08:15;E-post till fel mottagare p\xE5 l\xF6neenheten;E-post\r\n"
      "INC0012346;2025-03-05 13:40;\"Lista; \xF6ppen p\xE5 n\xE4tet\";\xD6vrigt\r\n";
  ImportOptions options;
  options.unit = place_;
  const auto report = import_bytes(store(), file, options);
  ASSERT_TRUE(report) << report.error().message.sv;
  EXPECT_EQ(counts(*report), "2 2 0 0 0 0");
  const Row first = row("desk_case", {{"number", "eq.INC0012345"}});
  EXPECT_EQ(value("desk_case", first, "title"), "E-post till fel mottagare på löneenheten");
  EXPECT_EQ(value("desk_case", row("desk_case", {{"number", "eq.INC0012346"}}), "kind"), "Övrigt");
  EXPECT_EQ(value("desk_case", first, "opened_at"), "2025-03-04 08:15");
  EXPECT_EQ(counts(*import_bytes(store(), file, options)), "2 0 0 2 0 0") << "again changes nothing";
}

}  // namespace
}  // namespace ringmur
