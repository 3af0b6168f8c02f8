#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ringmur::kinds {

/// A number as a Swedish office writes it, times 10^decimals: "1 234,5", "-5", "12.50" (a point is a decimal
/// point too; no-break and thin spaces part thousands). Nothing where it is no number, has more decimals or
/// does not fit.
std::optional<std::int64_t> scaled_number(std::string_view text, int decimals);

}  // namespace ringmur::kinds
