#include "areas/risk/sampling.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace ringmur::risk {
namespace {

constexpr std::int64_t as_good_as_endless = largest_population;

/// AICPA, Audit Guide Audit Sampling, table A-1 (5 % risk, endless population): size and, in brackets, the
/// expected number of deviations.
struct Published {
  double expected;
  double tolerable;
  std::int64_t size;
  std::int64_t allowed;
};
const std::vector<Published> aicpa{
    {0, 0.02, 149, 0},
    {0, 0.03, 99, 0},
    {0, 0.04, 74, 0},
    {0, 0.05, 59, 0},
    {0, 0.06, 49, 0},
    {0, 0.07, 42, 0},
    {0, 0.08, 36, 0},
    {0, 0.09, 32, 0},
    {0, 0.10, 29, 0},
    {0, 0.15, 19, 0},
    {0, 0.20, 14, 0},
    {0.0025, 0.02, 236, 1},
    {0.0025, 0.03, 157, 1},
    {0.0025, 0.04, 117, 1},
    {0.0025, 0.05, 93, 1},
    {0.0025, 0.10, 46, 1},
    {0.0050, 0.03, 157, 1},
    {0.01, 0.04, 156, 2},
    {0.01, 0.05, 93, 1},
    {0.01, 0.06, 78, 1},
};

TEST(Sampling, SizesAreThoseOfThePublishedTable) {
  for (const Published& row : aicpa) {
    const auto made = sample_size({as_good_as_endless, row.expected, row.tolerable, 0.95});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->size, row.size) << row.expected << " of " << row.tolerable;
    EXPECT_EQ(made->allowed, row.allowed) << row.expected << " of " << row.tolerable;
  }
}

/// Cannon and Roe, Livestock Disease Surveys (1982), table 1: 95 %, the share 5 % and 10 % of a finite
/// population.
TEST(Sampling, ASmallPopulationTakesASmallerSample) {
  const std::vector<std::tuple<std::int64_t, double, std::int64_t>> table{
      {50, 0.10, 22}, {100, 0.05, 45}, {100, 0.10, 25}, {200, 0.05, 51}, {200, 0.10, 27}, {500, 0.05, 56}};
  for (const auto& [population, share, size] : table)
    EXPECT_EQ(sample_size({population, 0, share, 0.95})->size, size) << population << " " << share;
}

std::string code_of_refused(const SampleWish& wish) {
  const auto made = sample_size(wish);
  return made ? "made" : made.error().code;
}

TEST(Sampling, RefusesWhatCannotBeShown) {
  EXPECT_EQ(code_of_refused({0, 0, 0.05, 0.95}), "sampling.population");
  EXPECT_EQ(code_of_refused({largest_population + 1, 0, 0.05, 0.95}), "sampling.population");
  EXPECT_EQ(code_of_refused({100, 0.05, 0.05, 0.95}), "sampling.expected");
  EXPECT_EQ(code_of_refused({100, -0.01, 0.05, 0.95}), "sampling.expected");
  EXPECT_EQ(code_of_refused({100, 0, 0, 0.95}), "sampling.tolerable");
  EXPECT_EQ(code_of_refused({100, 0, 1, 0.95}), "sampling.tolerable");
  EXPECT_EQ(code_of_refused({100, 0, std::nan(""), 0.95}), "sampling.tolerable");
  EXPECT_EQ(code_of_refused({100, 0, 0.05, 0.4}), "sampling.confidence");
  EXPECT_EQ(code_of_refused({100, 0, 0.05, 1}), "sampling.confidence");
  EXPECT_EQ(code_of_refused({1, 0, 0.05, 0.95}), "made");
  EXPECT_EQ(reach_of({100, 0, 0, 0.95}).error().code, "sampling.checked");
  EXPECT_EQ(reach_of({100, 101, 0, 0.95}).error().code, "sampling.checked");
  EXPECT_EQ(reach_of({100, 10, 11, 0.95}).error().code, "sampling.deviations");
  EXPECT_EQ(reach_of({100, 10, -1, 0.95}).error().code, "sampling.deviations");
}

/// Newcombe, Statistics in Medicine 17 (1998), table I: Clopper and Pearson's interval.
TEST(Sampling, IntervalsAreThoseOfThePublishedTable) {
  const std::vector<std::tuple<std::int64_t, std::int64_t, double, double>> table{
      {263, 81, 0.2527, 0.3676}, {148, 15, 0.0578, 0.1617}, {20, 0, 0.0000, 0.1684}, {29, 1, 0.0009, 0.1776}};
  for (const auto& [checked, deviations, lower, upper] : table) {
    const auto reach = reach_of({{}, checked, deviations, 0.95});
    ASSERT_TRUE(reach);
    EXPECT_EQ(reach->method, IntervalMethod::clopper_pearson);
    EXPECT_NEAR(reach->lower, lower, 0.00005);
    EXPECT_NEAR(reach->upper, upper, 0.00005);
  }
}

/// By the definition: for every number of deviations that there can be, the intervals that hold it are drawn
/// at least as often as the confidence says.
TEST(Sampling, TheSmallPopulationsIntervalCoversTheTruthAsOftenAsItSays) {
  const auto choose = [](int n, int k) {
    double ways = 1;
    for (int i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
    return k < 0 || k > n ? 0.0 : ways;
  };
  for (const auto& [population, checked] : {std::pair{20, 5}, {40, 10}, {60, 30}, {100, 8}}) {
    for (int deviating = 0; deviating <= population; ++deviating) {
      double covered = 0;
      for (int found = 0; found <= std::min(checked, deviating); ++found) {
        if (checked - found > population - deviating) continue;
        const auto reach = reach_of({population, checked, found, 0.95});
        ASSERT_TRUE(reach);
        ASSERT_EQ(reach->method, IntervalMethod::hypergeometric);
        const double truth = static_cast<double>(deviating) / population;
        if (reach->lower <= truth + 1e-12 && truth <= reach->upper + 1e-12)
          covered += choose(deviating, found) * choose(population - deviating, checked - found) /
                     choose(population, checked);
      }
      EXPECT_GE(covered, 0.95 - 1e-9) << population << " " << checked << " " << deviating;
    }
  }
}

TEST(Sampling, WhoHasCheckedAllKnows) {
  const auto reach = reach_of({40, 40, 3, 0.95});
  ASSERT_TRUE(reach);
  EXPECT_DOUBLE_EQ(reach->lower, 0.075);
  EXPECT_DOUBLE_EQ(reach->upper, 0.075);
}

TEST(Sampling, MoreConfidenceAndLessToleranceNeverTakeFewer) {
  rc::check([] {
    const auto population = *rc::gen::inRange<std::int64_t>(1, 5000);
    const double tolerable = *rc::gen::inRange(2, 50) / 100.0;
    const double confidence = *rc::gen::inRange(50, 99) / 100.0;
    const std::int64_t size = sample_size({population, 0, tolerable, confidence})->size;
    RC_ASSERT(size >= 1 && size <= population);
    RC_ASSERT(sample_size({population, 0, tolerable, confidence + 0.005})->size >= size);
    RC_ASSERT(sample_size({population, 0, tolerable / 2, confidence})->size >= size);
  });
}

constexpr double rounding = 1e-9;

/// Of at most so many deviations in a sample without putting back, by counting ways.
double chance_by_counting(
    std::int64_t most, std::int64_t deviating, std::int64_t size, std::int64_t population) {
  const auto ways = [](std::int64_t of, std::int64_t chosen) {
    if (chosen < 0 || chosen > of) return -HUGE_VAL;
    const auto n = static_cast<double>(of);
    const auto k = static_cast<double>(chosen);
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
  };
  double chance = 0;
  for (std::int64_t found = 0; found <= most; ++found)
    chance += std::exp(
        ways(deviating, found) + ways(population - deviating, size - found) - ways(population, size));
  return chance;
}

/// Looked for one after another, as the definition has it.
SampleSize one_by_one(const SampleWish& wish) {
  const auto deviating = std::max<std::int64_t>(1,
      static_cast<std::int64_t>(std::ceil(wish.tolerable * static_cast<double>(wish.population) - rounding)));
  for (std::int64_t allowed = 0; allowed < deviating; ++allowed) {
    std::int64_t size = allowed + 1;
    while (size < wish.population &&
           chance_by_counting(allowed, deviating, size, wish.population) > 1 - wish.confidence + rounding)
      ++size;
    if (size >= wish.population) break;
    if (wish.expected * static_cast<double>(size) <= static_cast<double>(allowed) + rounding)
      return {size, allowed};
  }
  return {wish.population, deviating - 1};
}

TEST(Sampling, SizesAreTheSmallestThatHaveRoomForWhatIsExpected) {
  rc::check([] {
    const auto population = *rc::gen::inRange<std::int64_t>(1, 400);
    const auto tolerable = *rc::gen::inRange(2, 60);
    const auto expected = *rc::gen::inRange(0, tolerable);
    const SampleWish wish{
        population, expected / 100.0, tolerable / 100.0, *rc::gen::element(0.8, 0.9, 0.95, 0.99)};
    const auto made = sample_size(wish);
    RC_ASSERT(made.has_value());
    const SampleSize wanted = one_by_one(wish);
    RC_LOG() << population << ' ' << expected << ' ' << tolerable << ' ' << wish.confidence;
    RC_ASSERT(made->size == wanted.size);
    RC_ASSERT(made->allowed == wanted.allowed);
  });
}

TEST(Sampling, NearlyAsManyExpectedAsToleratedAmongTenMillionsLeaveASample) {
  for (const double expected : {0.049, 0.0499, 0.04999}) {
    const SampleWish wish{largest_population, expected, 0.05, 0.95};
    const auto made = sample_size(wish);
    ASSERT_TRUE(made);
    EXPECT_LT(made->size, largest_population);
    EXPECT_GE(static_cast<double>(made->allowed) + rounding, expected * static_cast<double>(made->size));
    // The normal distribution's, corrected for what is finite: so far from the tails it is near.
    const double endless = 1.6449 * 1.6449 * 0.05 * 0.95 / ((0.05 - expected) * (0.05 - expected));
    const double size = endless / (1 + endless / static_cast<double>(largest_population));
    EXPECT_NEAR(static_cast<double>(made->size) / size, 1, 0.02) << made->size;
  }
}

TEST(Sampling, ADrawIsOfThePopulationAndTheSameAgain) {
  rc::check([] {
    const auto population = *rc::gen::inRange<std::int64_t>(1, 3000);
    const auto size = *rc::gen::inRange<std::int64_t>(0, population + 1);
    const auto seed = *rc::gen::string<std::string>();
    const auto drawn = draw(seed, population, size);
    RC_ASSERT(static_cast<std::int64_t>(drawn.size()) == size);
    RC_ASSERT(std::ranges::is_sorted(drawn));
    RC_ASSERT(std::set(drawn.begin(), drawn.end()).size() == drawn.size());
    if (!drawn.empty()) RC_ASSERT(drawn.front() >= 1 && drawn.back() <= population);
    RC_ASSERT(draw(seed, population, size) == drawn);
  });
  EXPECT_NE(draw("a", 1000, 20), draw("b", 1000, 20));
  EXPECT_EQ(draw("a", 3, 10), (std::vector<std::int64_t>{1, 2, 3}));
}

/// Each number comes as often as the others: 2,000 draws of 10 of 50 are 400 of each, within five standard
/// deviations.
TEST(Sampling, NoNumberIsFavoured) {
  std::vector<int> times(51, 0);
  for (int seed = 0; seed < 2000; ++seed)
    for (const std::int64_t number : draw(std::to_string(seed), 50, 10))
      ++times[static_cast<std::size_t>(number)];
  for (int number = 1; number <= 50; ++number) EXPECT_NEAR(times[static_cast<std::size_t>(number)], 400, 90);
}

TEST(Sampling, SaysInASentenceWhatItShows) {
  const SampleWish wish{4000, 0, 0.05, 0.95};
  EXPECT_EQ(sentence_of(wish, *sample_size(wish)).sv,
      "Granska 58 slumpvis valda av 4\u00a0000. Hittas ingen avvikelse är ni till 95\u00a0% säkra på att "
      "färre än "
      "5\u00a0% av alla avviker.");
  EXPECT_EQ(sentence_of(SampleWish{5, 0, 0.05, 0.95}, SampleSize{5, 4}).en,
      "Check all 5: a smaller sample cannot show what you wish.");
  const SampleResult result{4000, 59, 2, 0.95};
  EXPECT_EQ(sentence_of(result, *reach_of(result)).sv,
      "Av 59 granskade avvek 2 (3,4\u00a0%). Det betyder, med 95\u00a0% säkerhet, att mellan 0,4\u00a0% och "
      "11,7\u00a0% av alla 4\u00a0000 avviker.");
}

}  // namespace
}  // namespace ringmur::risk
