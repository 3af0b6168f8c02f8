#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::controls {

/// Bristvärdering: how serious a gap is.
enum class Severity { serious, significant, moderate, negligible };
enum class Priority { high, medium, low };

/// What a GAP analysis found about one control of a standard.
struct ControlAssessment {
  std::string standard;
  std::int64_t year{0};
  std::string control;
  std::string finding;
  std::optional<Severity> severity;
  std::optional<Priority> priority;
  std::optional<std::int64_t> part;  ///< of the plan
  Id<organisation::Unit> unit;

  bool operator==(const ControlAssessment&) const = default;
};

const RecordType& describe_control_assessment();

}  // namespace ringmur::controls
