#pragma once

#include <optional>
#include <vector>

#include "store/store.h"

/// Records of a register counted over stretches of time, by the database: months, years.
namespace ringmur {

/// Stretches that follow one another: of the first, from `starts[0]` until `starts[1]`, and so on. What lies
/// before the first start or from the last on is not counted.
struct Periods {
  const Field* field{nullptr};  ///< an instant, that places a record in time
  std::vector<Instant> starts{};
};

struct PeriodCount {
  std::size_t period{0};
  Value value{};  ///< of the field that is counted by; nothing where it has none, and where none is asked for
  std::int64_t count{0};
};

/// How many in each stretch, and for each value of `by` where it is given. Masked values are counted in no
/// group; without `by` every record counts, and what is masked shows nothing. Stretches without records are
/// left out.
Result<std::vector<PeriodCount>> count_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods, const Field* by);

struct PeriodSpan {
  std::size_t period{0};
  std::int64_t count{0};
  std::int64_t mean{0};    ///< milliseconds
  std::int64_t median{0};  ///< milliseconds; between the two in the middle where they are even in number
};

/// How long it is from one instant of a record to another, in each stretch: of the records that have both,
/// the second not before the first, and neither masked.
Result<std::vector<PeriodSpan>> spans_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods, const Field& from, const Field& to);

}  // namespace ringmur
