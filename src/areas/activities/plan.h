#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A plan of some years, proposed: what lowers the most risk for its price comes first, as far as the
/// capacity of each year and what must be done before allow. People decide; the proposal says why.
namespace ringmur::activities {

/// `fixed`: under way, or the law's: it stays in its year and takes its part of the capacity.
enum class Placing { free, fixed };

struct PlanItem {
  std::string id{};  ///< unique; decides between equals, so that the order of items says nothing
  int year{0};       ///< as it stands; one before the plan's first counts as the first
  Placing placing{Placing::free};
  std::string role{};                      ///< whose hours it takes
  std::int64_t effort{0};                  ///< hours, 0 or more
  std::int64_t cost{0};                    ///< SEK, 0 or more
  std::int64_t reduction{0};               ///< points of risk value that it is expected to take away
  std::optional<std::int64_t> priority{};  ///< 1 matters most; decides between those of equal value
  std::optional<int> due_year{};           ///< the last year that is on time
  std::vector<std::size_t> waits_for{};    ///< places in PlanWish::items
};

/// What there is of a year. Without a role: of all together. Nothing: no limit.
struct PlanCapacity {
  int year{0};
  std::string role{};
  std::optional<std::int64_t> hours{};
  std::optional<std::int64_t> budget{};
};

struct PlanWish {
  int first_year{0};
  int years{3};  ///< 1 or more
  std::vector<PlanItem> items{};
  std::vector<PlanCapacity> capacity{};
  std::int64_t hour_price{0};  ///< SEK; what an hour is reckoned at beside the cost
};

/// Why an activity stands where it does.
/// `stays`: nothing is gained by moving it.
enum class WhyPlaced { fixed, stays, due, unlocks, best_value, moved_for_dependency, moved_for_capacity };
enum class WhyNot { no_room, no_room_before_due, waits_for_unplaced };

struct Placed {
  std::size_t item{0};
  int year{0};
  WhyPlaced why{WhyPlaced::best_value};
  std::optional<std::size_t> other{};  ///< what it waits for, or what waits for it, where that is why
  std::int64_t price{0};               ///< SEK: cost, and effort at the price of an hour
  std::int64_t lost_per_year{0};  ///< points kept a year longer if it is put off, with what must follow it
};

struct NotPlaced {
  std::size_t item{0};
  WhyNot why{WhyNot::no_room};
  std::optional<std::size_t> other{};  ///< what it waits for, where that is why
};

/// Each item stands in one of the two; `placed` by year and then in the order in which they were chosen.
struct Proposal {
  std::vector<Placed> placed{};
  std::vector<NotPlaced> not_placed{};
};

/// What takes no risk away, nor anything that waits for it, stays where it is as far as there is room.
/// Nothing free is placed before what it waits for, after its due year, or beyond what is left of a capacity
/// when the fixed have taken theirs. The same items and capacity give the same proposal, in whatever order
/// they come. What waits in a circle is not placed.
Proposal propose(const PlanWish& wish);

/// Points of risk value times the years of the plan in which they are gone.
std::int64_t gain_of(const PlanWish& wish, const Proposal& proposal);
/// The same as the items stand today, those that wait for something later left where they stand.
std::int64_t gain_today(const PlanWish& wish);

}  // namespace ringmur::activities
