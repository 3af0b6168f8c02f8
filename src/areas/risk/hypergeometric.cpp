#include "areas/risk/hypergeometric.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>

namespace ringmur::risk {
namespace {

/// Terms smaller than this part of the sum do not change it.
constexpr double nothing = 1e-17;

/// Loader's way (Fast and accurate computation of binomial probabilities, 2000): by three binomial chances,
/// so that no factorial is larger than a double holds.
double chance_of_just(std::int64_t found, const Draw& draw) {
  const auto chance = [&](std::int64_t of, std::int64_t times) {
    const double share = static_cast<double>(draw.size) / static_cast<double>(draw.population);
    return boost::math::pdf(boost::math::binomial_distribution<double>(static_cast<double>(of), share),
        static_cast<double>(times));
  };
  return chance(draw.deviating, found) * chance(draw.population - draw.deviating, draw.size - found) /
         chance(draw.population, draw.size);
}

/// How much likelier it is that `found` + 1 deviate than that `found` do.
double next_by_this(std::int64_t found, const Draw& draw) {
  const std::int64_t sound = draw.population - draw.deviating - draw.size;
  return static_cast<double>(draw.deviating - found) * static_cast<double>(draw.size - found) /
         (static_cast<double>(found + 1) * static_cast<double>(sound + found + 1));
}

std::int64_t likeliest(const Draw& draw) {
  const double share = static_cast<double>(draw.size + 1) / static_cast<double>(draw.population + 2);
  return static_cast<std::int64_t>(share * static_cast<double>(draw.deviating + 1));
}

}  // namespace

/// From the likeliest outwards: terms only fall, and it is enough when they are nothing.
double chance_of_at_most(std::int64_t most, const Draw& draw) {
  const std::int64_t least = std::max<std::int64_t>(0, draw.size + draw.deviating - draw.population);
  if (most >= std::min(draw.deviating, draw.size)) return 1;
  if (most < least) return 0;
  const std::int64_t start = std::clamp(likeliest(draw), least, most);
  const double first = chance_of_just(start, draw);
  double sum = first;
  double term = first;
  for (std::int64_t found = start; found > least && term > sum * nothing; --found)
    sum += term /= next_by_this(found - 1, draw);
  term = first;
  for (std::int64_t found = start; found < most && term > sum * nothing; ++found)
    sum += term *= next_by_this(found, draw);
  return std::min(1.0, sum);
}

}  // namespace ringmur::risk
