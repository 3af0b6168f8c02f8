#pragma once

#include <cstdint>
#include <optional>

namespace ringmur::risk {

/// Riskvärde = sannolikhet × konsekvens; nothing where either is missing: a risk that is not assessed is
/// never zero. Source: väsentlighets- och riskanalys as in Ledningens genomgång, socialnämnden 2025.
std::optional<std::int64_t> risk_value(
    std::optional<std::int64_t> likelihood, std::optional<std::int64_t> impact);

/// Action is required from the method's threshold on ("behövs ej vid riskvärde under 9").
std::optional<bool> action_required(std::optional<std::int64_t> value, std::int64_t threshold);

}  // namespace ringmur::risk
