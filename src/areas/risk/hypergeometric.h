#pragma once

#include <cstdint>

namespace ringmur::risk {

/// A sample that is drawn without putting back.
struct Draw {
  std::int64_t deviating{0};   ///< 0 to population
  std::int64_t size{0};        ///< 0 to population
  std::int64_t population{1};  ///< 1 or more
};

/// The chance that at most `most` of a sample deviate (the hypergeometric distribution): right to nine digits
/// at ten millions. In time by the spread of what may be found, ten thousand steps or so at most.
double chance_of_at_most(std::int64_t most, const Draw& draw);

}  // namespace ringmur::risk
