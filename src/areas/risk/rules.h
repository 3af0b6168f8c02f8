#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "schema/risk_method.h"

namespace ringmur::risk {

/// Riskvärde = sannolikhet × konsekvens; nothing where either is missing: a risk that is not assessed is
/// never zero. Source: väsentlighets- och riskanalys as in Ledningens genomgång, socialnämnden 2025.
std::optional<std::int64_t> risk_value(
    std::optional<std::int64_t> likelihood, std::optional<std::int64_t> impact);

/// Action is required from the method's threshold on ("behövs ej vid riskvärde under 9").
std::optional<bool> action_required(std::optional<std::int64_t> value, std::int64_t threshold);

/// Where a value stands since the year before.
enum class Moved { up, same, down };

/// The number of the method's band, from 1; nothing where the risk is not assessed.
std::optional<std::int64_t> risk_level(std::optional<std::int64_t> value, const RiskMethod& method);

/// Nothing where either year is not assessed: what nobody looked at has not moved.
std::optional<Moved> moved(std::optional<std::int64_t> before, std::optional<std::int64_t> now);

/// The last day of an acceptance while it still reaches the risk as it is assessed: who accepted 8 has not
/// accepted 12. Nothing where the risk is not assessed.
std::optional<Date> covered_until(std::optional<std::int64_t> accepted_value,
    std::optional<Date> accepted_until, std::optional<std::int64_t> value);

/// A risk as coverage looks at it.
struct Looked {
  std::string practice;
  bool assessed{false};
};

/// How far an arbetssätt is looked at.
struct Coverage {
  std::string practice;
  bool obligatory{false};
  std::int64_t risks{0};
  std::int64_t assessed{0};
};

/// The obligatory ones first and in their own order, also those without any risk, then the others in the
/// order of `risks`; names are compared folded. Risks of no arbetssätt cover none.
std::vector<Coverage> coverage_of(
    const std::vector<Looked>& risks, const std::vector<std::string>& obligatory);

/// The obligatory ones without an assessed risk: being listed is not being assessed.
std::vector<std::string> missing_practices(const std::vector<Coverage>& coverage);

/// The roles of the mandates that reach a value, in the order of the mandates.
std::vector<std::string> roles_that_may_accept(
    std::int64_t value, const std::vector<AcceptanceMandate>& mandates);

}  // namespace ringmur::risk
