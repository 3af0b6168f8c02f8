#include "areas/incidents/estimate.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <random>
#include <vector>

namespace ringmur::incidents {
namespace {

/// Ten are marked, fifteen are caught, five of them are marked: the example that is told with the method in
/// Wikipedia's "Mark and recapture" (Chapman's estimator and the interval of Sadinle 2009).
TEST(Estimate, IsThatOfTheTextbook) {
  const Estimate made = chapman({.staff = 10, .desk = 15, .both = 5});
  EXPECT_NEAR(made.total, 11.0 * 16 / 6 - 1, 1e-9);
  EXPECT_EQ(std::llround(made.total), 28);
  EXPECT_EQ(std::llround(made.lower), 22);
  EXPECT_EQ(std::llround(made.upper), 65);
}

TEST(Estimate, IsTheFormulasWorkedByHand) {
  const Estimate made = chapman({.staff = 24, .desk = 20, .both = 7});
  EXPECT_NEAR(made.total, 25.0 * 21 / 8 - 1, 1e-9);
  EXPECT_NEAR(made.unreported, 25.0 * 21 / 8 - 1 - 37, 1e-9);
  // 36.5 + 17.5·13.5/7.5·e^±1.96σ, σ² = 1/7.5 + 1/17.5 + 1/13.5 + 7.5/(17.5·13.5) = 0.29630.
  EXPECT_NEAR(made.lower, 36.5 + 31.5 * std::exp(-1.959963985 * std::sqrt(0.296296296)), 1e-6);
  EXPECT_NEAR(made.upper, 36.5 + 31.5 * std::exp(1.959963985 * std::sqrt(0.296296296)), 1e-6);
}

TEST(Estimate, WhereTheListsAreTheSameNothingIsMissing) {
  const Estimate made = chapman({.staff = 40, .desk = 40, .both = 40});
  EXPECT_NEAR(made.total, 40, 1e-9);
  EXPECT_NEAR(made.unreported, 0, 1e-9);
  EXPECT_EQ(why_not({.staff = 40, .desk = 40, .both = 40}), NoEstimate::same) << "there is no upper bound";
  EXPECT_EQ(why_not({.staff = 41, .desk = 40, .both = 40}), std::nullopt);
  EXPECT_NE(sentence_of({.staff = 40, .desk = 40, .both = 40}).sv.find("samma 40"), std::string::npos);
}

TEST(Estimate, IsRefusedBelowAnOverlapOfSeven) {
  EXPECT_EQ(why_not({.staff = 90, .desk = 80, .both = 6}), NoEstimate::overlap);
  EXPECT_EQ(why_not({.staff = 90, .desk = 80, .both = 7}), std::nullopt);
  EXPECT_EQ(why_not({}), NoEstimate::overlap);
  const Text said = sentence_of({.staff = 90, .desk = 80, .both = 6});
  EXPECT_NE(said.sv.find("behövs minst 7"), std::string::npos) << said.sv;
  EXPECT_EQ(said.sv.find("Omkring"), std::string::npos) << said.sv;
}

TEST(Estimate, WaitsForWhatNobodyHasCompared) {
  EXPECT_EQ(why_not({.staff = 90, .desk = 80, .both = 30, .undecided = 1}), NoEstimate::undecided);
  EXPECT_EQ(why_not({.staff = 90, .desk = 80, .both = 3, .undecided = 4}), NoEstimate::undecided)
      << "what is left may be what lacks";
  EXPECT_NE(sentence_of({.staff = 9, .desk = 8, .both = 3, .undecided = 1}).sv.find("1 ärende i"),
      std::string::npos);
  EXPECT_NE(sentence_of({.staff = 9, .desk = 8, .both = 3, .undecided = 4}).en.find("4 cases of"),
      std::string::npos);
}

TEST(Estimate, SaysWhatItFoundInWords) {
  const Text said = sentence_of({.staff = 24, .desk = 20, .both = 7});
  EXPECT_NE(said.sv.find("Omkring 65 händelser har inträffat, och omkring 28 av dem"), std::string::npos)
      << said.sv;
  EXPECT_NE(said.sv.find("mellan 47 och 128"), std::string::npos) << said.sv;
  EXPECT_FALSE(estimate_assumptions().empty());
}

TEST(Estimate, StaysWithinWhatIsKnownWhateverTheLists) {
  EXPECT_TRUE(rc::check([] {
    const auto both = *rc::gen::inRange<std::int64_t>(0, 3000);
    const auto staff = both + *rc::gen::inRange<std::int64_t>(0, 3000);
    const auto desk = both + *rc::gen::inRange<std::int64_t>(0, 3000);
    const Estimate made = chapman({.staff = staff, .desk = desk, .both = both});
    const auto known = static_cast<double>(staff + desk - both);
    RC_ASSERT(made.total > known - 1e-6);
    RC_ASSERT(made.unreported > -1e-6);
    RC_ASSERT(made.lower > known - 0.5 - 1e-6);
    RC_ASSERT(made.lower < made.upper);
  }));
}

/// A closed population in which each event is told of by either list by chance, and independently.
struct Population {
  int size;
  double staff;
  double desk;
  double expected_overlap() const { return size * staff * desk; }
};

struct Covered {
  int all{0};          ///< rounds in which the interval held the truth
  int answered{0};     ///< rounds with an overlap of seven or more
  int of_answered{0};  ///< of those, the interval held the truth
  double mean{0};      ///< of the estimate, where it was answered
};

constexpr int rounds = 4000;

Covered simulated(const Population& population) {
  std::mt19937 dice(20090401);
  const auto by_chance = [&](double share) {
    return static_cast<double>(dice()) < share * (static_cast<double>(std::mt19937::max()) + 1);
  };
  Covered covered;
  for (int round = 0; round < rounds; ++round) {
    Lists lists;
    for (int event = 0; event < population.size; ++event) {
      const bool staff = by_chance(population.staff);
      const bool desk = by_chance(population.desk);
      lists.staff += staff ? 1 : 0;
      lists.desk += desk ? 1 : 0;
      lists.both += staff && desk ? 1 : 0;
    }
    const Estimate made = chapman(lists);
    // As it is told, in whole events.
    const bool holds = std::floor(made.lower) <= population.size && population.size <= std::ceil(made.upper);
    covered.all += holds ? 1 : 0;
    if (why_not(lists)) continue;
    ++covered.answered;
    covered.of_answered += holds ? 1 : 0;
    covered.mean += made.total;
  }
  if (covered.answered > 0) covered.mean /= covered.answered;
  return covered;
}

const std::vector<Population> populations{{60, 0.4, 0.35}, {80, 0.7, 0.6}, {100, 0.3, 0.3}, {150, 0.25, 0.2},
    {200, 0.3, 0.25}, {500, 0.2, 0.15}, {1000, 0.5, 0.4}, {1000, 0.05, 0.6}, {2000, 0.08, 0.05},
    {2000, 0.3, 0.1}};

/// Four thousand rounds tell 94 % from 95 % by three standard deviations.
constexpr double promised = 0.95;
constexpr double luck = 0.0105;

TEST(Estimate, CoversTheTruthAsOftenAsItClaimsInMadeUpPopulations) {
  for (const Population& one : populations) {
    ASSERT_GE(one.expected_overlap(), least_overlap);
    const Covered covered = simulated(one);
    EXPECT_GE(covered.all, (promised - luck) * rounds) << one.size << ' ' << one.staff << ' ' << one.desk;
    EXPECT_GE(covered.of_answered, (promised - luck) * covered.answered)
        << one.size << ' ' << one.staff << ' ' << one.desk << ": " << covered.answered << " answers";
  }
}

TEST(Estimate, IsRightOnTheWholeWhereTheOverlapIsAmple) {
  for (const Population& one : populations) {
    if (one.expected_overlap() < 2.0 * least_overlap) continue;
    EXPECT_NEAR(simulated(one).mean, one.size, 0.02 * one.size) << one.size << ' ' << one.staff;
  }
}

/// Why the answer is refused: seven of an overlap that is usually five is luck, and luck tells too little.
TEST(Estimate, WouldNotKeepItsPromiseWhereTheOverlapIsUsuallyTooSmall) {
  const Covered covered = simulated({500, 0.1, 0.1});
  EXPECT_LT(covered.answered, rounds / 3) << "mostly refused";
  EXPECT_LT(covered.mean, 400) << "and too low where it is not";
  EXPECT_GE(covered.all, (promised - luck) * rounds) << "the formula itself holds";
}

TEST(Estimate, KnowsTheServiceDeskByItsNames) {
  EXPECT_TRUE(is_service_desk("Servicedesk"));
  EXPECT_TRUE(is_service_desk("  SERVICE   desk "));
  EXPECT_TRUE(is_service_desk("It-support"));
  EXPECT_FALSE(is_service_desk("Medarbetare"));
  EXPECT_FALSE(is_service_desk(""));
}

}  // namespace
}  // namespace ringmur::incidents
