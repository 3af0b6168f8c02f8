#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::risk {

/// An unwanted event, as an analysis of a year assessed it.
struct Risk {
  std::string analysis;
  std::int64_t year{0};
  std::string process;
  std::string practice;
  std::string event;
  std::optional<std::int64_t> likelihood;
  std::optional<std::int64_t> impact;
  std::string action;
  std::string follow_up;
  std::string proposal;
  std::optional<std::int64_t> value;    ///< derived
  std::optional<bool> action_required;  ///< derived; nothing where the risk is not assessed
  Id<organisation::Unit> unit;

  bool operator==(const Risk&) const = default;
};

const RecordType& describe_risk();

}  // namespace ringmur::risk
