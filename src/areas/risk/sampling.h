#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Stickprov: how many to look at, which ones, and what the result says of all. Shares are 0–1.
namespace ringmur::risk {

constexpr std::int64_t largest_population = 10'000'000;

struct SampleWish {
  std::int64_t population{0};  ///< 1 to largest_population
  double expected{0};          ///< the share of deviations that is thought to be there; below `tolerable`
  double tolerable{0.05};      ///< the share from which the control has failed; above 0, below 1
  double confidence{0.95};     ///< 0.5 to 0.999
};

struct SampleSize {
  std::int64_t size{0};
  std::int64_t allowed{0};  ///< so many deviations in the sample still show what was wished
};

/// The smallest sample that shows, with the confidence, that fewer than the tolerable share deviate, though
/// it holds as many deviations as were expected. Exact, by the hypergeometric distribution (attribute
/// sampling as in AICPA's Audit Guide Audit Sampling, whose tables are for an endless population). All of the
/// population where no smaller sample does. Refused: "sampling.population", "sampling.expected",
/// "sampling.tolerable", "sampling.confidence".
Result<SampleSize> sample_size(const SampleWish& wish);

enum class IntervalMethod { clopper_pearson, hypergeometric };
std::string_view code_of(IntervalMethod method);

/// What a sample was and showed.
struct SampleResult {
  std::optional<std::int64_t> population{};
  std::int64_t checked{0};     ///< at least 1
  std::int64_t deviations{0};  ///< 0 to `checked`
  double confidence{0.95};
};

struct Reach {
  double share{0};
  double lower{0};
  double upper{0};
  IntervalMethod method{IntervalMethod::clopper_pearson};
};

/// The two-sided interval for the share that deviates in the whole population. Where the sample is 5 % or
/// more of a known population: by turning the hypergeometric test around; else Clopper and Pearson's
/// (Biometrika 26, 1934). Both cover the truth at least as often as the confidence says. Refused:
/// "sampling.checked" (nothing, or more than there are), "sampling.deviations", "sampling.population",
/// "sampling.confidence".
Result<Reach> reach_of(const SampleResult& result);

/// `size` different numbers of 1 … `population`, ascending; the same for the same seed. Floyd's algorithm
/// over the numbers that BLAKE2b-256 makes of "seed/1", "seed/2" … (the first eight bytes, little-endian,
/// those that would favour some thrown away), so that anybody can draw again. All of them where `size` is
/// more.
std::vector<std::int64_t> draw(std::string_view seed, std::int64_t population, std::int64_t size);

/// What is to be done and what it will show, for a manager.
Text sentence_of(const SampleWish& wish, const SampleSize& size);
/// What was found and how far it reaches.
Text sentence_of(const SampleResult& result, const Reach& reach);

}  // namespace ringmur::risk
