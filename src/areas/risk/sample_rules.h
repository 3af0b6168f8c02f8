#pragma once

#include <cstdint>
#include <optional>

#include "areas/risk/sampling.h"
#include "schema/value.h"

/// A sample as the registers hold it, in percent, and as sampling.h reckons, in shares.
namespace ringmur::risk {

using Number = std::optional<std::int64_t>;
using Percent = std::optional<Decimal>;

/// 95 where nobody said.
double confidence_of(const Percent& confidence);
double share_of(const Percent& percent);

/// What a plan asks of its sample: no deviation expected and 95 % where nobody said; nothing where the
/// population or the tolerable deviation lacks.
std::optional<SampleWish> wish_of(
    const Number& population, const Percent& expected, const Percent& tolerable, const Percent& confidence);

/// Nothing where something lacks or contradicts itself: sample_size() says what.
Number size_of_sample(
    const Number& population, const Percent& expected, const Percent& tolerable, const Percent& confidence);

/// A reach in percent, to four decimals.
struct PercentReach {
  Decimal share;
  Decimal lower;
  Decimal upper;
};

/// Nothing where it is not known how many were checked and how many deviated, or where it cannot be.
std::optional<PercentReach> reach_in_percent(
    const Number& population, const Percent& confidence, const Number& checked, const Number& deviations);

}  // namespace ringmur::risk
