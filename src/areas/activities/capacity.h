#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::activities {

/// What there is of a year for activities: hours and money of a role, or of all together.
struct Capacity {
  std::int64_t year{0};
  std::string role;                    ///< as activities call it; empty: all roles together
  std::optional<std::int64_t> hours;   ///< nothing: no limit
  std::optional<std::int64_t> budget;  ///< SEK; nothing: no limit
  Id<organisation::Unit> unit;

  bool operator==(const Capacity&) const = default;
};

const RecordType& describe_capacity();

}  // namespace ringmur::activities
