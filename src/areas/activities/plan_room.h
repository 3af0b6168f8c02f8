#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "areas/activities/plan.h"

namespace ringmur::activities {

/// What is left of each year's hours (h) and money (SEK), of all together and of each role, as activities
/// take theirs. A year outside the plan has no limit.
class PlanRoom {
 public:
  explicit PlanRoom(const PlanWish& wish);

  bool has(std::size_t item, int year) const;
  /// Fixed work may take more than there is: then nothing is left.
  void take(std::size_t item, int year);

 private:
  struct Left {
    std::optional<std::int64_t> hours{};
    std::optional<std::int64_t> budget{};
  };
  /// What an item takes. Role 0: all together, of which everybody takes.
  struct Need {
    std::size_t role{0};
    std::int64_t effort{0};
    std::int64_t cost{0};
  };

  bool is_planned(int year) const { return year >= first_year_ && year < first_year_ + years_; }
  std::size_t place(int year, std::size_t role) const;

  int first_year_;
  int years_;
  std::size_t roles_{1};
  std::vector<Need> needs_;  ///< as PlanWish::items
  std::vector<Left> left_;   ///< the roles of the first year, of the second …
};

}  // namespace ringmur::activities
