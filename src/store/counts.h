#pragma once

#include "store/store.h"

namespace ringmur {

/// Records that have the same values in the fields that are asked for.
struct Group {
  Values values;  ///< in the order of the fields; empty for records without one
  std::int64_t count{0};
};

/// Counts the records of the filter for each combination of values of `by`. In the order that people expect:
/// choices as declared, text in Swedish order, what has no value last. Records in which one of the fields is
/// masked are in no group. More groups than `most` are refused.
Result<std::vector<Group>> count_groups(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const std::vector<const Field*>& by, std::size_t most);

/// Of the records of `filter` as many as meet each of the conditions: they are read once for all of them.
/// What is masked counts and shows nothing.
Result<std::vector<std::int64_t>> count_each(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const std::vector<std::vector<Condition>>& each);

}  // namespace ringmur
