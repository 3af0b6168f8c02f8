#include <gtest/gtest.h>

#include "areas/import_support.h"

/// Incidents get their diarienummer later than they are known: a row and a record that may be the same are
/// offered, never merged silently.
namespace ringmur {
namespace {

using namespace test;

class ImportIncidents : public ImportTest {};

INSTANTIATE_TEST_SUITE_P(Engines, ImportIncidents, both_engines, engine_name);

const std::string head = "Diarienummer;Upptäckt;Rubrik;Slag;Enhet\n";
const std::string without =
    head + ";2025-05-05 10:00;Stulen dator;Stöld;NNF-1\n;2025-06-06 11:00;Fel mottagare;E-post;NNF-2\n";

TEST_P(ImportIncidents, WithoutNumberTwiceChangesNothing) {
  EXPECT_EQ(counts(import(without)), "2 2 0 0 0 0");
  const ImportReport again = import(without);
  EXPECT_EQ(counts(again), "2 0 0 2 0 0");
  EXPECT_TRUE(again.offers.empty());
  EXPECT_EQ(rows("incident").size(), 2U);
}

TEST_P(ImportIncidents, ThatAreAlikeAreOfferedAndNothingIsWrittenBefore) {
  import(without);
  const std::string numbered =
      head + "DNR 1;2025-05-05 12:00;Stulen dator;Stöld;NNF-1\nDNR 2;2025-09-09 09:00;Ny;;\n";
  const ImportReport asked = import(numbered);
  EXPECT_FALSE(asked.written);
  ASSERT_EQ(asked.offers.size(), 1U);
  EXPECT_EQ(asked.offers[0].line, 2U);
  ASSERT_EQ(asked.offers[0].candidates.size(), 1U);
  EXPECT_EQ(rows("incident").size(), 2U);
  const auto& candidate = asked.offers[0].candidates[0];
  ImportOptions answer;
  answer.matches = {{2, candidate.reference}};
  const ImportReport matched = import(numbered, answer);
  EXPECT_TRUE(matched.written);
  EXPECT_EQ(counts(matched), "2 1 1 0 0 0");
  const Row row_now =
      given(store().get(administrator(), type("incident"), place_.authority.id, candidate.id));
  EXPECT_EQ(value("incident", row_now, "diary_number"), "DNR 1");
  EXPECT_EQ(rows("incident").size(), 3U);
  EXPECT_EQ(counts(import(numbered)), "2 0 0 2 0 0") << "known by its number from now on";
}

TEST_P(ImportIncidents, AreNewWhereThePersonSaysSo) {
  import(without);
  ImportOptions answer;
  answer.matches = {{0, "new"}};
  const ImportReport made = import(head + "DNR 1;2025-05-05 12:00;Stulen dator;Stöld;NNF-1\n", answer);
  EXPECT_EQ(counts(made), "1 1 0 0 0 0");
  EXPECT_EQ(rows("incident").size(), 3U);
}

TEST_P(ImportIncidents, MatchedByIdAndNotByNonsense) {
  import(without);
  const std::string numbered = head + "DNR 1;2025-05-05 12:00;Stulen dator;Stöld;NNF-1\n";
  const ImportReport asked = import(numbered, options_with(Matches{{2, "INC-1999-9999"}}));
  ASSERT_EQ(asked.offers.size(), 1U);
  EXPECT_FALSE(asked.written);
  const Uuid id = asked.offers[0].candidates[0].id;
  EXPECT_EQ(import(numbered, options_with(Matches{{2, to_string(id)}})).changed, 1U);
  EXPECT_EQ(rows("incident").size(), 2U);
}

TEST_P(ImportIncidents, FarApartOrUnlikeAreOthers) {
  import(without);
  const ImportReport report =
      import(head + "DNR 1;2025-05-07 12:00;Stulen dator;Stöld;NNF-1\nDNR 2;2025-05-05 10:00;Annat;;NNF-2\n");
  EXPECT_TRUE(report.offers.empty());
  EXPECT_EQ(report.created, 2U);
}

TEST_P(ImportIncidents, ADayApartAreNearAndAMinuteMoreAreFar) {
  import(without);
  const auto at = [](const std::string& moment) { return ";" + moment + ";Stulen dator;;\n"; };
  const auto offers = [&](const std::string& row) {
    return import(head + row, options_with(DryRun::yes)).offers.size();
  };
  EXPECT_EQ(offers(at("2025-05-06 10:00")), 1U);
  EXPECT_EQ(offers(at("2025-05-04 10:00")), 1U);
  EXPECT_EQ(offers(at("2025-05-06 10:01")), 0U);
  EXPECT_EQ(offers(at("2025-05-04 09:59")), 0U);
}

TEST_P(ImportIncidents, OfOneUnitAreAlikeWhateverTheyAreCalledAndTheEarliestIsOfferedFirst) {
  import(head +
         ";2025-05-05 12:00;Sen;;NNF-1\n;2025-05-05 08:00;Tidig;;NNF-1\n;2025-05-05 09:00;Andra;;NNF-2\n");
  const ImportReport asked =
      import(head + ";2025-05-05 10:00;Ny;;NNF-1\n;2025-05-05 10:00;ANDRA;;\n", options_with(DryRun::yes));
  ASSERT_EQ(asked.offers.size(), 2U);
  ASSERT_EQ(asked.offers[0].candidates.size(), 2U);
  EXPECT_NE(asked.offers[0].candidates[0].title.find("Tidig"), std::string::npos);
  EXPECT_NE(asked.offers[0].candidates[1].title.find("Sen"), std::string::npos);
  ASSERT_EQ(asked.offers[1].candidates.size(), 1U);
  EXPECT_NE(asked.offers[1].candidates[0].title.find("Andra"), std::string::npos);
}

TEST_P(ImportIncidents, ThatAPersonHasMovedAndRenamedAreStillTheSame) {
  import(without);
  edit("incident", row("incident", {{"title", "eq.Stulen dator"}}),
      R"({"discovered_at":"2025-05-05T20:00:00+02:00","title":"Dator borta"})");
  const ImportReport again = import(without);
  EXPECT_EQ(again.created, 0U);
  EXPECT_TRUE(again.offers.empty());
  EXPECT_EQ(again.conflicts.size(), 2U);
  EXPECT_EQ(rows("incident").size(), 2U);
}

TEST_P(ImportIncidents, TwoThatAreTheSameStayTwo) {
  const std::string twins =
      head + ";2025-05-05 10:00;Stulen dator;Stöld;NNF-1\n;2025-05-05 10:00;Stulen dator;Stöld;NNF-1\n";
  const ImportReport first = import(twins);
  EXPECT_EQ(first.created, 2U);
  const ImportReport again = import(twins);
  EXPECT_EQ(again.created, 0U);
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_EQ(rows("incident").size(), 2U);
}

}  // namespace
}  // namespace ringmur
