#pragma once

#include <utility>
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

struct PeriodSpan {
  std::size_t period{0};
  std::int64_t count{0};
  std::int64_t mean{0};    ///< milliseconds
  std::int64_t median{0};  ///< milliseconds; between the two in the middle where they are even in number
};

/// How many in each stretch; what is masked counts and shows nothing. Stretches without records are left out.
Result<std::vector<PeriodCount>> count_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods);

/// Several questions about the same records, that are read once for all of them.
struct PeriodQuestions {
  Periods fine;                  ///< counted alone
  Periods coarse;                ///< of the same field and the same reach: for what is asked further
  std::vector<const Field*> by;  ///< texts, choices and references
  std::vector<std::pair<const Field*, const Field*>> spans;  ///< from one instant of a record to another
};

struct PeriodAnswers {
  std::vector<PeriodCount> fine;
  std::vector<std::vector<PeriodCount>> by;    ///< for each value of the field; masked ones are in no group
  std::vector<std::vector<PeriodSpan>> spans;  ///< of the records that have both instants, the second not
                                               ///< before the first, and neither masked
};

Result<PeriodAnswers> read_periods(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const PeriodQuestions& asked);

}  // namespace ringmur
