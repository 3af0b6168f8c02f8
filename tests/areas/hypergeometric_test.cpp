#include "areas/risk/hypergeometric.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/math/distributions/hypergeometric.hpp>
#include <cmath>

namespace ringmur::risk {
namespace {

double as_boost_has_it(std::int64_t most, const Draw& draw) {
  if (most >= std::min(draw.deviating, draw.size)) return 1;
  if (most < std::max<std::int64_t>(0, draw.size + draw.deviating - draw.population)) return 0;
  const boost::math::hypergeometric_distribution<double> found(static_cast<unsigned>(draw.deviating),
      static_cast<unsigned>(draw.size), static_cast<unsigned>(draw.population));
  return boost::math::cdf(found, static_cast<unsigned>(most));
}

/// Nine digits, of what is not next to nothing.
void expect_as_boost(std::int64_t most, const Draw& draw) {
  const double wanted = as_boost_has_it(most, draw);
  const double made = chance_of_at_most(most, draw);
  RC_LOG() << most << " of " << draw.size << " among " << draw.deviating << " of " << draw.population << ": "
           << made << ", Boost " << wanted;
  RC_ASSERT(std::abs(made - wanted) <= 1e-9 * wanted + 1e-15);
}

TEST(Hypergeometric, ChancesAreThoseThatBoostFinds) {
  rc::check([] {
    const auto population = *rc::gen::inRange<std::int64_t>(1, *rc::gen::element(20, 1000, 20'000));
    const auto deviating = *rc::gen::inRange<std::int64_t>(0, population + 1);
    const auto size = *rc::gen::inRange<std::int64_t>(0, population + 1);
    expect_as_boost(*rc::gen::inRange<std::int64_t>(0, size + 1), {deviating, size, population});
    const std::int64_t usual = deviating * size / population;
    expect_as_boost(
        std::max<std::int64_t>(0, usual + *rc::gen::inRange(-5, 6)), {deviating, size, population});
  });
}

/// None deviate: the sound ones over all, one drawn after another.
TEST(Hypergeometric, NoneAmongTenMillionsIsWhatDrawingGives) {
  const Draw draw{500'000, 59, 10'000'000};
  long double none = 1;
  for (std::int64_t i = 0; i < draw.size; ++i)
    none *= static_cast<long double>(draw.population - draw.deviating - i) /
            static_cast<long double>(draw.population - i);
  EXPECT_NEAR(chance_of_at_most(0, draw), static_cast<double>(none), 1e-9 * static_cast<double>(none));
}

TEST(Hypergeometric, AtMostSoManyAndAtLeastOneMoreAreAll) {
  rc::check([] {
    const auto population = *rc::gen::inRange<std::int64_t>(2, 10'000'000);
    const auto deviating = *rc::gen::inRange<std::int64_t>(1, population);
    const auto size = *rc::gen::inRange<std::int64_t>(1, population);
    const std::int64_t usual = static_cast<std::int64_t>(
        static_cast<double>(deviating) * static_cast<double>(size) / static_cast<double>(population));
    const double few = chance_of_at_most(usual, {deviating, size, population});
    const double many = chance_of_at_most(size - usual - 1, {population - deviating, size, population});
    RC_LOG() << usual << " of " << size << " among " << deviating << " of " << population;
    RC_ASSERT(std::abs(few + many - 1) < 1e-9);
  });
}

}  // namespace
}  // namespace ringmur::risk
