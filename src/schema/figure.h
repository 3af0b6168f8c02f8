#pragma once

#include <string>
#include <vector>

#include "schema/filter.h"

namespace ringmur {

/// A sum of nothing is 0, the least and the most of nothing are nothing.
enum class Aggregate { count, minimum, maximum, sum };

/// How a figure's `[…]` comes about.
enum class Dimension {
  none,
  value,       ///< one figure for each value that has records
  year_since,  ///< one for each of the last thirty years from the oldest date in the field; counts since its
               ///< 1 January
};

/// What records add up to: a filter on one register plus an aggregate. The number and the list behind it come
/// from the same filter.
struct Figure {
  std::string id{};  ///< a contract: "training.certified"
  Text label{};
  const RecordType* type{nullptr};
  Terms filter{};  ///< beyond the year; time words are resolved when it is counted
  Aggregate aggregate{Aggregate::count};
  std::string field{};  ///< of Aggregate::minimum, maximum and sum
  Dimension dimension{Dimension::none};
  std::string dimension_field{};
  std::string
      latest{};  ///< a date: within the year only its last day counts, for each value of the dimension
  std::string share_of{};  ///< the figure that is the whole, same dimension
  bool every_year{false};  ///< not kept to the year that is asked for
  bool came_later{false};  ///< years were frozen before it came: they are not told of as lacking it
};

}  // namespace ringmur
