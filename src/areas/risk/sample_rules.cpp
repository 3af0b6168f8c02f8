#include "areas/risk/sample_rules.h"

#include <cmath>

namespace ringmur::risk {
namespace {

constexpr double usual_confidence = 0.95;
constexpr double percent_of_one = 100;

Decimal percent_of(double share) {
  return {std::llround(share * percent_of_one * static_cast<double>(Decimal::one))};
}

}  // namespace

double share_of(const Percent& percent) {
  if (!percent) return 0;
  return static_cast<double>(percent->scaled) / (percent_of_one * static_cast<double>(Decimal::one));
}

double confidence_of(const Percent& confidence) {
  return confidence ? share_of(confidence) : usual_confidence;
}

std::optional<SampleWish> wish_of(
    const Number& population, const Percent& expected, const Percent& tolerable, const Percent& confidence) {
  if (!population || !tolerable) return std::nullopt;
  return SampleWish{*population, share_of(expected), share_of(tolerable), confidence_of(confidence)};
}

Number size_of_sample(
    const Number& population, const Percent& expected, const Percent& tolerable, const Percent& confidence) {
  auto wish = wish_of(population, expected, tolerable, confidence);
  if (!wish) return std::nullopt;
  auto size = sample_size(*wish);
  return size ? Number(size->size) : std::nullopt;
}

std::optional<PercentReach> reach_in_percent(
    const Number& population, const Percent& confidence, const Number& checked, const Number& deviations) {
  if (!checked || !deviations) return std::nullopt;
  auto reach = reach_of(SampleResult{population, *checked, *deviations, confidence_of(confidence)});
  if (!reach) return std::nullopt;
  return PercentReach{percent_of(reach->share), percent_of(reach->lower), percent_of(reach->upper)};
}

}  // namespace ringmur::risk
