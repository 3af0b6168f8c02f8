#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/risk/risk.h"

namespace ringmur::risk {

/// Stickprov or observation.
enum class ControlMethod { sample, observation };
enum class Frequency { monthly, quarterly, per_tertial, half_yearly, yearly, once };

/// A line of the year's plan of internal control: what is checked of a risk, how, how often and by whom.
/// Shares are in percent.
struct InternalControl {
  std::int64_t year{0};
  Id<Risk> risk;
  std::string what;
  std::string how;
  std::optional<ControlMethod> method;
  std::optional<Frequency> frequency;
  std::string responsible;
  std::optional<std::int64_t> population;
  std::optional<Decimal> expected_deviation;
  std::optional<Decimal> tolerable_deviation;
  std::optional<Decimal> confidence;
  std::optional<std::int64_t> sample_size;  ///< derived
  Id<organisation::Unit> unit;

  bool operator==(const InternalControl&) const = default;
};

const RecordType& describe_internal_control();

}  // namespace ringmur::risk
