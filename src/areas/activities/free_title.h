#pragma once

#include <set>
#include <string>

#include "store/store.h"

namespace ringmur::activities {

/// Titles that nobody has yet among the activities of a year: the server names what it makes itself, and a
/// year and a title are an activity's key. Somebody who takes one meanwhile makes the write a conflict.
class FreeTitles {
 public:
  /// `house`: reads all of the authority.
  FreeTitles(Store& store, const Actor& house, const Uuid& authority)
      : store_(store), house_(house), authority_(authority) {}

  /// The title, without a day that an earlier one was given; where it is taken, with the day after it, then
  /// also the unit's code, then a number.
  Result<std::string> take(std::int64_t year, const std::string& title, Date day, const std::string& unit);

 private:
  Store& store_;
  const Actor& house_;
  Uuid authority_;
  std::set<std::string> taken_{};
};

}  // namespace ringmur::activities
