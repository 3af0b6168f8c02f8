#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::activities {

enum class Status { planned, ongoing, done, cancelled };

/// Something to be done, placed on a year, wherever it came from.
struct Activity {
  std::int64_t year{0};
  std::string title;
  std::string description;
  std::string responsible;
  std::optional<Date> due;  ///< the last day on time
  std::optional<Status> status;
  std::optional<std::int64_t> priority;
  std::string source;
  Id<organisation::Unit> unit;

  bool operator==(const Activity&) const = default;
};

const RecordType& describe_activity();

}  // namespace ringmur::activities
