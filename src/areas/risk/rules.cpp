#include "areas/risk/rules.h"

#include <algorithm>

#include "base/text.h"

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

std::optional<std::int64_t> risk_level(std::optional<std::int64_t> value, const RiskMethod& method) {
  if (!value) return std::nullopt;
  return std::max<std::int64_t>(1, method.band_of(*value));
}

std::optional<Moved> moved(std::optional<std::int64_t> before, std::optional<std::int64_t> now) {
  if (!before || !now) return std::nullopt;
  if (*now == *before) return Moved::same;
  return *now > *before ? Moved::up : Moved::down;
}

std::optional<Date> covered_until(std::optional<std::int64_t> accepted_value,
    std::optional<Date> accepted_until, std::optional<std::int64_t> value) {
  if (!accepted_value || !value || *accepted_value < *value) return std::nullopt;
  return accepted_until;
}

std::vector<Coverage> coverage_of(
    const std::vector<Looked>& risks, const std::vector<std::string>& obligatory) {
  std::vector<Coverage> all;
  for (const std::string& practice : obligatory) all.push_back({practice, true, 0, 0});
  for (const Looked& risk : risks) {
    if (risk.practice.empty()) continue;
    auto found = std::ranges::find_if(
        all, [&](const Coverage& one) { return folded(one.practice) == folded(risk.practice); });
    if (found == all.end()) found = all.insert(all.end(), {risk.practice, false, 0, 0});
    ++found->risks;
    if (risk.assessed) ++found->assessed;
  }
  return all;
}

std::vector<std::string> missing_practices(const std::vector<Coverage>& coverage) {
  std::vector<std::string> missing;
  for (const Coverage& one : coverage) {
    if (one.obligatory && one.assessed == 0) missing.push_back(one.practice);
  }
  return missing;
}

std::vector<std::string> roles_that_may_accept(
    std::int64_t value, const std::vector<AcceptanceMandate>& mandates) {
  std::vector<std::string> roles;
  for (const AcceptanceMandate& mandate : mandates) {
    if (mandate.up_to >= value) roles.push_back(mandate.role);
  }
  return roles;
}

}  // namespace ringmur::risk
