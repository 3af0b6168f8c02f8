#include "areas/risk/sampling.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "areas/risk/hypergeometric.h"
#include "base/digest.h"
#include "base/number_words.h"

namespace ringmur::risk {
namespace {

/// From this part of the population on its size matters to the interval.
constexpr double small_population = 0.05;
/// Shares come from per cents: 5 % of 100 is five, whatever the doubles say.
constexpr double rounding = 1e-9;

Result<void> confidence_is_good(double confidence) {
  if (confidence >= 0.5 && confidence <= 0.999) return {};
  return refuse(Refusal::invalid, "sampling.confidence",
      {"Konfidensen är mellan 50 och 99,9 procent. Det vanliga är 95.",
          "The confidence is between 50 and 99.9 per cent. 95 is usual."},
      "confidence");
}

Result<void> population_is_good(std::int64_t population) {
  if (population >= 1 && population <= largest_population) return {};
  return refuse(Refusal::invalid, "sampling.population",
      {"Ange hur många det finns att välja bland: 1 till 10 000 000.",
          "Say how many there are to choose among: 1 to 10,000,000."},
      "population");
}

Result<void> is_good(const SampleWish& wish) {
  if (auto good = population_is_good(wish.population); !good) return good;
  if (!(wish.tolerable > 0 && wish.tolerable < 1)) {
    return refuse(Refusal::invalid, "sampling.tolerable",
        {"Den andel avvikelser som kan godtas är över 0 och under 100 procent.",
            "The share of deviations that can be tolerated is above 0 and below 100 per cent."},
        "tolerable");
  }
  if (!(wish.expected >= 0 && wish.expected < wish.tolerable)) {
    return refuse(Refusal::invalid, "sampling.expected",
        {"Den väntade andelen avvikelser ska vara lägre än den som kan godtas. Väntas fler är det inget att "
         "visa med ett stickprov: åtgärda först.",
            "The expected share of deviations must be lower than the tolerable one. If more are expected, a "
            "sample has nothing to show: mend first."},
        "expected");
  }
  return confidence_is_good(wish.confidence);
}

/// The fewest deviations that a sample must be let off with so that those that are expected have room in it.
class SizeSearch {
 public:
  explicit SizeSearch(const SampleWish& wish)
      : wish_(wish),
        deviating_(std::max<std::int64_t>(
            1, static_cast<std::int64_t>(
                   std::ceil(wish.tolerable * static_cast<double>(wish.population) - rounding)))) {}

  /// The sample grows with what is allowed, and ever slower: once there is room there is more and more. But
  /// sizes are whole, so that for a while there may be none again: those just before are looked at too.
  SampleSize smallest() const {
    SampleSize found = sized(somewhere_enough());
    for (SampleSize one = found; one.allowed > 0;) {
      one = sized(one.allowed - 1, one.size);
      if (room_in(one) >= 0) found = one;
      if (room_in(one) <= -wish_.expected) break;  // more than sizes are rounded up by
    }
    const bool is_sample = found.size < wish_.population && room_in(found) >= 0;
    return is_sample ? found : SampleSize{wish_.population, deviating_ - 1};
  }

 private:
  bool shows(const SampleSize& sample) const {
    const double unlikely = 1 - wish_.confidence + rounding;
    return chance_of_at_most(sample.allowed, {deviating_, sample.size, wish_.population}) <= unlikely;
  }
  /// The smallest sample in which at most `allowed` deviations are unlikely enough. The chance falls as the
  /// sample grows, and is none in all of the population.
  SampleSize sized(std::int64_t allowed) const { return sized(allowed, wish_.population); }
  /// Where `enough` is known to be enough: the nearer it is, the fewer are tried.
  SampleSize sized(std::int64_t allowed, std::int64_t enough) const {
    std::int64_t low = allowed + 1;
    std::int64_t high = enough;
    for (std::int64_t step = 1; high - step > low; step *= 2) {
      if (!shows({high - step, allowed})) {
        low = high - step + 1;
        break;
      }
      high -= step;
    }
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (shows({middle, allowed}))
        high = middle;
      else
        low = middle + 1;
    }
    return {low, allowed};
  }
  double room_in(const SampleSize& sample) const {
    return static_cast<double>(sample.allowed) + rounding - wish_.expected * static_cast<double>(sample.size);
  }
  bool is_enough(const SampleSize& sample) const {
    return sample.size >= wish_.population || room_in(sample) >= 0;
  }

  /// Twice as many each time, then halved: a hundred thousand may be allowed.
  std::int64_t somewhere_enough() const {
    std::int64_t low = 0;
    std::int64_t high = 0;
    while (high < deviating_ - 1 && !is_enough(sized(high))) {
      low = high + 1;
      high = std::min(deviating_ - 1, 2 * high + 1);
    }
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (is_enough(sized(middle)))
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  const SampleWish& wish_;
  std::int64_t deviating_;
};

Reach whole_population(const SampleResult& result, double share) {
  return {share, share, share,
      result.population ? IntervalMethod::hypergeometric : IntervalMethod::clopper_pearson};
}

/// The most that can deviate without so few being found being unlikely.
std::int64_t most_deviating(const SampleResult& result, double unlikely) {
  std::int64_t low = result.deviations;
  std::int64_t high = *result.population - result.checked + result.deviations;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (chance_of_at_most(result.deviations, {middle, result.checked, *result.population}) > unlikely)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

/// The fewest that can deviate without so many being found being unlikely.
std::int64_t fewest_deviating(const SampleResult& result, double unlikely) {
  if (result.deviations == 0) return 0;
  std::int64_t low = result.deviations;
  std::int64_t high = *result.population - result.checked + result.deviations;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    const double fewer =
        chance_of_at_most(result.deviations - 1, {middle, result.checked, *result.population});
    if (1 - fewer > unlikely)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

Reach hypergeometric_reach(const SampleResult& result, double share) {
  const double unlikely = (1 - result.confidence) / 2;
  const auto population = static_cast<double>(*result.population);
  return {share, static_cast<double>(fewest_deviating(result, unlikely)) / population,
      static_cast<double>(most_deviating(result, unlikely)) / population, IntervalMethod::hypergeometric};
}

Reach clopper_pearson_reach(const SampleResult& result, double share) {
  using boost::math::binomial_distribution;
  const double unlikely = (1 - result.confidence) / 2;
  const auto checked = static_cast<double>(result.checked);
  const auto deviations = static_cast<double>(result.deviations);
  return {share, binomial_distribution<double>::find_lower_bound_on_p(checked, deviations, unlikely),
      binomial_distribution<double>::find_upper_bound_on_p(checked, deviations, unlikely),
      IntervalMethod::clopper_pearson};
}

Result<void> is_good(const SampleResult& result) {
  if (result.population) {
    if (auto good = population_is_good(*result.population); !good) return good;
  }
  if (result.checked < 1 || result.checked > result.population.value_or(largest_population)) {
    return refuse(Refusal::invalid, "sampling.checked",
        {"Ange hur många som granskades: minst en, och inte fler än det finns.",
            "Say how many were checked: one at least, and not more than there are."},
        "checked");
  }
  if (result.deviations < 0 || result.deviations > result.checked) {
    return refuse(Refusal::invalid, "sampling.deviations",
        {"Antalet avvikelser är 0 eller fler, och högst så många som granskades.",
            "The number of deviations is 0 or more, and at most as many as were checked."},
        "deviations");
  }
  return confidence_is_good(result.confidence);
}

/// Numbers that a seed gives, one after another.
class SeededNumbers {
 public:
  explicit SeededNumbers(std::string_view seed) : seed_(seed) {}

  /// 1 … `most`, all as likely.
  std::int64_t up_to(std::int64_t most) {
    const auto range = static_cast<std::uint64_t>(most);
    const std::uint64_t fair = UINT64_MAX - UINT64_MAX % range;
    while (true) {
      if (const std::uint64_t number = next(); number < fair)
        return static_cast<std::int64_t>(number % range) + 1;
    }
  }

 private:
  std::uint64_t next() {
    const Digest bytes = digest(seed_ + "/" + std::to_string(++count_));
    std::uint64_t number = 0;
    for (std::size_t i = 8; i-- > 0;) number = number << 8 | bytes[i];
    return number;
  }

  std::string seed_;
  std::uint64_t count_{0};
};

/// "3,4 %" and "3.4 %"; whole per cents without decimals.
Text per_cent(double share) {
  const auto tenths = static_cast<std::int64_t>(std::llround(share * 1000));
  std::string sv = std::to_string(tenths / 10);
  std::string en = sv;
  if (tenths % 10 != 0) {
    sv += "," + std::to_string(tenths % 10);
    en += "." + std::to_string(tenths % 10);
  }
  return {sv + "\u00a0%", en + "\u00a0%"};
}

Text found_at_most(std::int64_t allowed) {
  if (allowed == 0) return {"Hittas ingen avvikelse", "If no deviation is found"};
  const Text number = counted(allowed);
  return {"Hittas högst " + number.sv + (allowed == 1 ? " avvikelse" : " avvikelser"),
      "If at most " + number.en + (allowed == 1 ? " deviation is found" : " deviations are found")};
}

}  // namespace

std::string_view code_of(IntervalMethod method) {
  switch (method) {
    case IntervalMethod::clopper_pearson:
      return "clopper_pearson";
    case IntervalMethod::hypergeometric:
      return "hypergeometric";
  }
  std::unreachable();
}

Result<SampleSize> sample_size(const SampleWish& wish) {
  if (auto good = is_good(wish); !good) return std::unexpected(good.error());
  return SizeSearch(wish).smallest();
}

Result<Reach> reach_of(const SampleResult& result) {
  if (auto good = is_good(result); !good) return std::unexpected(good.error());
  const double share = static_cast<double>(result.deviations) / static_cast<double>(result.checked);
  if (result.population == result.checked) return whole_population(result, share);
  const bool small = result.population && static_cast<double>(result.checked) >=
                                              small_population * static_cast<double>(*result.population);
  return small ? hypergeometric_reach(result, share) : clopper_pearson_reach(result, share);
}

std::vector<std::int64_t> draw(std::string_view seed, std::int64_t population, std::int64_t size) {
  SeededNumbers numbers(seed);
  std::set<std::int64_t> drawn;
  for (std::int64_t last = std::max<std::int64_t>(0, population - size) + 1; last <= population; ++last) {
    if (!drawn.insert(numbers.up_to(last)).second) drawn.insert(last);
  }
  return {drawn.begin(), drawn.end()};
}

Text sentence_of(const SampleWish& wish, const SampleSize& size) {
  const Text number = counted(size.size);
  const Text all = counted(wish.population);
  if (size.size == wish.population) {
    return {"Granska alla " + all.sv + ": ett mindre stickprov räcker inte för att visa det ni vill.",
        "Check all " + all.en + ": a smaller sample cannot show what you wish."};
  }
  const Text found = found_at_most(size.allowed);
  const Text sure = per_cent(wish.confidence);
  const Text limit = per_cent(wish.tolerable);
  return {"Granska " + number.sv + " slumpvis valda av " + all.sv + ". " + found.sv + " är ni till " +
              sure.sv + " säkra på att färre än " + limit.sv + " av alla avviker.",
      "Check " + number.en + " of " + all.en + ", chosen at random. " + found.en + ", you are " + sure.en +
          " sure that fewer than " + limit.en + " of all deviate."};
}

Text sentence_of(const SampleResult& result, const Reach& reach) {
  const Text checked = counted(result.checked);
  const Text deviations = counted(result.deviations);
  const Text share = per_cent(reach.share);
  const Text found{"Av " + checked.sv + " granskade avvek " + deviations.sv + " (" + share.sv + "). ",
      "Of " + checked.en + " checked, " + deviations.en + " deviated (" + share.en + "). "};
  if (result.population == result.checked)
    return {found.sv + "Alla är granskade: så är det.", found.en + "All are checked: so it is."};
  const Text all = result.population ? counted(*result.population) : Text{};
  const std::string whole_sv = all.sv.empty() ? "av alla" : "av alla " + all.sv;
  const std::string whole_en = all.en.empty() ? "of all" : "of all " + all.en;
  const Text lower = per_cent(reach.lower);
  const Text upper = per_cent(reach.upper);
  const Text sure = per_cent(result.confidence);
  return {found.sv + "Det betyder, med " + sure.sv + " säkerhet, att mellan " + lower.sv + " och " +
              upper.sv + " " + whole_sv + " avviker.",
      found.en + "That means, with " + sure.en + " confidence, that between " + lower.en + " and " +
          upper.en + " " + whole_en + " deviate."};
}

}  // namespace ringmur::risk
