#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "review/review.h"

/// A made-up kommun, to try Ringmur on and to measure it with. Nobody in it lives, no supplier or system in
/// it is for sale.
namespace ringmur {

/// What becomes of the years before the last: kept by freeze(), or left open (for measuring, where it costs
/// time).
enum class EarlierYears { freeze, leave_open };

struct DemoOptions {
  std::uint64_t seed{1};  ///< the same seed gives the same content; only ids and times of writing differ
  double scale{1.0};      ///< 1 is a city of about six thousand staff; above 0, at most 1 000
  int last_year{2025};    ///< the third and last year of history
  EarlierYears earlier_years{EarlierYears::freeze};
  std::int64_t extra_incidents{0};       ///< this many more of the last year, for Utbildningsnämnden (UTB)
  std::optional<Instant> present{};      ///< also what has happened in the days before it, whose clocks run
  std::function<bool(double)> progress;  ///< gets 0 to 1; returning false cancels
};

struct DemoSummary {
  std::uint64_t seed{0};
  int first_year{0};
  int last_year{0};
  std::vector<Authority> authorities;  ///< in the order they were made
  std::vector<std::pair<const RecordType*, std::int64_t>>
      registers;   ///< records of each, in the order of the catalogue
  int reviews{0};  ///< years kept, of all authorities together
};

/// Fills an empty database, an authority at a time and in batches: memory does not grow with the scale.
/// Refused: a database that holds authorities, options out of bounds, a progress that says stop (what was
/// written until then stays).
Result<DemoSummary> make_demo(Store& store, const Actor& actor, const DemoOptions& options);

/// What the made-up ISAM of an authority writes in a year's report.
Words demo_words(std::string_view authority_code, int year);

}  // namespace ringmur
