#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/risk/control_performance.h"
#include "store/store.h"

/// Samples of the plan of internal control: drawn once, and the same whenever anybody draws again.
namespace ringmur::risk {

/// More numbers than anybody reads, and than an answer should hold.
inline constexpr std::int64_t most_drawn = 10'000;

struct DrawnSample {
  std::string seed;
  std::int64_t population{0};
  std::vector<std::int64_t> numbers;  ///< of 1 … population, ascending
  Text sentence;                      ///< how it was drawn, and how anybody draws it again
};

struct NewDraw {
  Row performance;
  DrawnSample sample;
};

/// A new performance of the control, dated today, with a seed of its own; `size` or the plan's own. `name` is
/// what the person who draws is called. Refused: "sampling.population" where the plan has none,
/// "sampling.size" (below 1, above the population or above most_drawn), and as sample_size() where the plan
/// gives no size; "sampling.drawn_already" where as many were drawn today already: who draws until the sample
/// looks good shows nothing; as making a performance otherwise.
Result<NewDraw> draw_sample(Store& store, const Actor& actor, const Row& control,
    const std::optional<std::int64_t>& size, const std::string& name);

/// Refused as "sampling.not_drawn" where no sample was.
Result<DrawnSample> drawn_sample(const Row& performance);

}  // namespace ringmur::risk
