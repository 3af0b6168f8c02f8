#include "areas/incidents/likeness.h"

#include <gtest/gtest.h>

namespace ringmur::incidents {
namespace {

constexpr Uuid school{{1}};
constexpr Uuid care{{2}};
const Instant noon = *parse_rfc3339("2026-03-02T12:00:00Z");

Told told(std::string title, std::string description, std::chrono::milliseconds later = {},
    std::optional<Uuid> unit = school) {
  return {std::move(title), std::move(description), noon + later, unit};
}

TEST(Likeness, IsWholeForTheSameTellingAndNothingForAnother) {
  const Told one = told("Lönelista skickad till fel mottagare", "Den gick till hela kommunen.");
  EXPECT_DOUBLE_EQ(likeness(one, one), 1);
  const Told other = told("Serverhallen stod utan ström", "", std::chrono::days(30), care);
  EXPECT_DOUBLE_EQ(likeness(one, other), 0);
}

TEST(Likeness, IsTheSameInBothDirectionsAndStaysBetweenNothingAndOne) {
  const std::vector<Told> all{told("Lönelista skickad till fel mottagare", ""),
      told("Lönelistor hos fel mottagare", "e-post", std::chrono::hours(30)),
      told("", "", std::chrono::hours(2)), told("Stulen dator", "ur bil", std::chrono::hours(2), care),
      told("Stulen dator", "", std::chrono::hours(2), std::nullopt)};
  for (const Told& one : all) {
    for (const Told& other : all) {
      EXPECT_DOUBLE_EQ(likeness(one, other), likeness(other, one)) << one.title << " / " << other.title;
      EXPECT_GE(likeness(one, other), 0);
      EXPECT_LE(likeness(one, other), 1);
    }
  }
}

TEST(Likeness, KnowsAWordInAnotherForm) {
  EXPECT_DOUBLE_EQ(likeness(told("Stulna fakturor", ""), told("Stulen faktura", "")), 0.65 / 3 + 0.25 + 0.10)
      << "faktur is common to both, stuln and stul are not";
  EXPECT_DOUBLE_EQ(likeness(told("Lista", ""), told("Listor", "")), 1);
}

TEST(Likeness, SaysNothingOfWordsThatStandInAnyText) {
  const double empty = likeness(told("Efter det från till inte", ""), told("Inte från detta", ""));
  EXPECT_DOUBLE_EQ(empty, 0.25 + 0.10);
}

TEST(Likeness, TakesTheTitlesWhereOneTellsMore) {
  const Told brief = told("Stulen dator", "");
  const Told long_one = told("Stulen dator",
      "Bilen stod parkerad utanför biblioteket och rutan var krossad när personalen återvände.");
  EXPECT_DOUBLE_EQ(likeness(brief, long_one), 1);
}

TEST(Likeness, FallsWithTimeFromAnHourToFourteenDays) {
  const Told one = told("Stulen dator", "");
  auto after = [&](std::chrono::milliseconds later) {
    return likeness(one, told("Stulen dator", "", later));
  };
  EXPECT_DOUBLE_EQ(after(std::chrono::hours(1)), 1);
  EXPECT_LT(after(std::chrono::hours(1) + std::chrono::minutes(1)), 1);
  EXPECT_GT(after(std::chrono::hours(24)), after(std::chrono::hours(48)));
  EXPECT_GT(after(std::chrono::hours(14 * 24 - 1)), 0.75);
  EXPECT_DOUBLE_EQ(after(std::chrono::hours(14 * 24)), 0.75);
  EXPECT_DOUBLE_EQ(after(std::chrono::hours(-14 * 24)), 0.75) << "before is as far as after";
}

TEST(Likeness, WeighsTheUnitOnlyWhereBothSayOne) {
  const Told one = told("Stulen dator", "");
  EXPECT_DOUBLE_EQ(likeness(one, told("Stulen dator", "", {}, care)), 0.9);
  EXPECT_DOUBLE_EQ(likeness(one, told("Stulen dator", "", {}, std::nullopt)), 1);
}

TEST(Likeness, IsTheSameOfWordsThatWereCutBefore) {
  const Told one = told("Lönelista skickad till fel mottagare", "Den gick till alla.");
  const Told other = told("Fel mottagare", "En lönelista skickades.", std::chrono::hours(7), care);
  EXPECT_DOUBLE_EQ(likeness(Telling(one), Telling(other)), likeness(one, other));
  EXPECT_GT(likeness(one, other), 0.3);
}

TEST(Likeness, SaysWhyInWords) {
  const Text why =
      because(told("Stulen läsplatta, ur bil", ""), told("STULEN: en läsplatta", "", std::chrono::hours(3)));
  EXPECT_EQ(why.sv, "Gemensamma ord: stulen, läsplatta; 3 timmar isär; samma enhet");
  EXPECT_EQ(why.en, "Words in common: stulen, läsplatta; 3 hours apart; the same unit");
  EXPECT_EQ(because(told("Brand", ""), told("Stöld", "", std::chrono::days(3), care)).sv,
      "Inga ord gemensamma; 3 dygn isär");
  EXPECT_EQ(because(told("Brand", ""), told("Brand", "", std::chrono::minutes(90))).sv,
      "Gemensamma ord: brand; en timme isär; samma enhet");
  EXPECT_EQ(because(told("Brand", ""), told("Brand", "", std::chrono::minutes(60), std::nullopt)).en,
      "Words in common: brand; within an hour");
}

}  // namespace
}  // namespace ringmur::incidents
