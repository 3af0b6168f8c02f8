#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/risk/internal_control.h"

namespace ringmur::risk {

enum class ControlResult { no_deviation, minor, serious, not_done };

/// One time that a control was done, or is to be: which sample was drawn, what was found and where the
/// evidence lies. Shares are in percent.
struct ControlPerformance {
  Id<InternalControl> control;
  std::optional<Date> performed;  ///< the day of the draw, until it has been done
  std::string performed_by;
  std::optional<std::int64_t> population;
  std::optional<Decimal> confidence;
  std::optional<std::int64_t> size;
  std::string seed;  ///< what the sample is drawn with, so that it can be drawn again
  std::optional<std::int64_t> checked;
  std::optional<std::int64_t> deviations;
  std::optional<ControlResult> result;
  std::string observation;
  std::string evidence;
  std::optional<Decimal> share;  ///< derived, as the two below
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;
  Id<organisation::Unit> unit;

  bool operator==(const ControlPerformance&) const = default;
};

const RecordType& describe_control_performance();

}  // namespace ringmur::risk
