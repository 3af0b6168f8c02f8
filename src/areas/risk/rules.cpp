#include "areas/risk/rules.h"

namespace ringmur::risk {

std::optional<std::int64_t> risk_value(
    std::optional<std::int64_t> likelihood, std::optional<std::int64_t> impact) {
  if (!likelihood || !impact) return std::nullopt;
  return *likelihood * *impact;
}

std::optional<bool> action_required(std::optional<std::int64_t> value, std::int64_t threshold) {
  if (!value) return std::nullopt;
  return *value >= threshold;
}

}  // namespace ringmur::risk
