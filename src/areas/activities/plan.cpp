#include "areas/activities/plan.h"

#include <algorithm>
#include <climits>
#include <string_view>
#include <tuple>

#include "areas/activities/plan_room.h"

namespace ringmur::activities {
namespace {

/// A worth is shared between what is waited for: thousandths keep the shares whole numbers.
constexpr std::int64_t share_unit = 1000;

class Planner {
 public:
  explicit Planner(const PlanWish& wish)
      : wish_(wish),
        last_year_(wish.first_year + std::max(1, wish.years) - 1),
        room_(wish),
        followers_(wish.items.size()),
        year_(wish.items.size()),
        answered_(wish.items.size(), false) {
    for (std::size_t i = 0; i < wish.items.size(); ++i)
      for (const std::size_t before : wish.items[i].waits_for) followers_[before].push_back(i);
    order_by_what_waits();
    find_latest();
    find_worth();
  }

  Proposal propose() {
    place_fixed();
    for (const std::size_t item : by_value()) place_with_what_it_waits_for(item);
    std::ranges::stable_sort(made_.placed, {}, &Placed::year);
    for (Placed& one : made_.placed) one.lost_per_year = lost_by(one.item);
    return std::move(made_);
  }

 private:
  const PlanItem& at(std::size_t item) const { return wish_.items[item]; }
  bool is_fixed(std::size_t item) const { return at(item).placing == Placing::fixed; }

  std::int64_t price(std::size_t item) const { return at(item).cost + at(item).effort * wish_.hour_price; }

  int standing_year(std::size_t item) const { return std::max(wish_.first_year, at(item).year); }

  /// Kahn's: what waits in a circle, or for one, is left out.
  void order_by_what_waits() {
    std::vector<std::size_t> waiting(wish_.items.size());
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      waiting[i] = at(i).waits_for.size();
      if (waiting[i] == 0) order_.push_back(i);
    }
    for (std::size_t next = 0; next < order_.size(); ++next) {
      for (const std::size_t follower : followers_[order_[next]])
        if (--waiting[follower] == 0) order_.push_back(follower);
    }
    in_circle_.assign(wish_.items.size(), true);
    for (const std::size_t item : order_) in_circle_[item] = false;
  }

  /// The last year for each: its own due year, and that of what waits for it.
  void find_latest() {
    latest_.assign(wish_.items.size(), last_year_);
    for (std::size_t i = 0; i < latest_.size(); ++i) {
      if (is_fixed(i))
        latest_[i] = standing_year(i);
      else if (at(i).due_year)
        latest_[i] = std::clamp(*at(i).due_year, wish_.first_year, last_year_);
    }
    for (std::size_t next = order_.size(); next-- > 0;) {
      for (const std::size_t before : at(order_[next]).waits_for)
        latest_[before] = std::min(latest_[before], latest_[order_[next]]);
    }
  }

  /// What an item takes away itself, and its share of what waits for it.
  void find_worth() {
    worth_.assign(wish_.items.size(), 0);
    for (std::size_t next = order_.size(); next-- > 0;) {
      const std::size_t item = order_[next];
      worth_[item] += at(item).reduction * share_unit;
      const auto& before = at(item).waits_for;
      for (const std::size_t one : before)
        worth_[one] += worth_[item] / static_cast<std::int64_t>(before.size());
    }
  }

  double value(std::size_t item) const {
    return static_cast<double>(worth_[item]) / static_cast<double>(std::max<std::int64_t>(1, price(item)));
  }

  /// What is due within the plan first, by year; then by what it gives for its price.
  std::vector<std::size_t> by_value() const {
    // Worked out once for each, since a sort asks for them many times.
    using Key = std::tuple<int, double, std::int64_t, std::string_view, std::size_t>;
    std::vector<Key> keys;
    keys.reserve(wish_.items.size());
    for (std::size_t i = 0; i < wish_.items.size(); ++i) {
      if (is_fixed(i)) continue;
      const int due = at(i).due_year ? latest_[i] : last_year_ + 1;
      keys.emplace_back(due, -value(i), at(i).priority.value_or(INT64_MAX), at(i).id, i);
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> items;
    items.reserve(keys.size());
    for (const Key& key : keys) items.push_back(std::get<std::size_t>(key));
    return items;
  }

  void place_fixed() {
    std::vector<std::size_t> fixed;
    for (std::size_t i = 0; i < wish_.items.size(); ++i)
      if (is_fixed(i)) fixed.push_back(i);
    std::ranges::sort(fixed, {}, [&](std::size_t item) { return std::string_view(at(item).id); });
    for (const std::size_t item : fixed) settle(item, standing_year(item), {WhyPlaced::fixed, {}});
  }

  struct Why {
    WhyPlaced why;
    std::optional<std::size_t> other;
  };

  void settle(std::size_t item, int year, const Why& why) {
    year_[item] = year;
    answered_[item] = true;
    room_.take(item, year);
    made_.placed.push_back({item, year, why.why, why.other, price(item), 0});
  }

  void leave_out(std::size_t item, WhyNot why, std::optional<std::size_t> other) {
    answered_[item] = true;
    made_.not_placed.push_back({item, why, other});
  }

  /// Deep chains are walked with a stack of our own.
  void place_with_what_it_waits_for(std::size_t wanted) {
    if (answered_[wanted]) return;
    if (in_circle_[wanted])
      return leave_out(wanted, WhyNot::waits_for_unplaced, at(wanted).waits_for.front());
    std::vector<std::size_t> stack{wanted};
    while (!stack.empty()) {
      const std::size_t item = stack.back();
      const auto& before = at(item).waits_for;
      const auto open = std::ranges::find_if(before, [&](std::size_t one) { return !answered_[one]; });
      if (open != before.end()) {
        stack.push_back(*open);
        continue;
      }
      stack.pop_back();
      place(item, stack.empty() ? std::nullopt : std::optional(stack.back()));
    }
  }

  void place(std::size_t item, std::optional<std::size_t> asked_by) {
    int earliest = wish_.first_year;
    std::optional<std::size_t> held_by;
    for (const std::size_t before : at(item).waits_for) {
      if (!year_[before]) return leave_out(item, WhyNot::waits_for_unplaced, before);
      if (*year_[before] > earliest) {
        earliest = *year_[before];
        held_by = before;
      }
    }
    for (const int year : years_for(item, earliest)) {
      if (room_.has(item, year)) return settle(item, year, why(item, year, earliest, held_by, asked_by));
    }
    leave_out(item, latest_[item] < last_year_ ? WhyNot::no_room_before_due : WhyNot::no_room, {});
  }

  /// The first year that is tried. What gains nothing begins where it stands.
  int wanted_year(std::size_t item, int earliest) const {
    if (worth_[item] > 0) return earliest;
    return std::clamp(standing_year(item), earliest, std::max(earliest, latest_[item]));
  }

  /// In the order in which they are tried: later ones before earlier.
  std::vector<int> years_for(std::size_t item, int earliest) const {
    std::vector<int> years;
    const int wanted = wanted_year(item, earliest);
    for (int year = wanted; year <= latest_[item]; ++year) years.push_back(year);
    for (int year = std::min(wanted - 1, latest_[item]); year >= earliest; --year) years.push_back(year);
    return years;
  }

  Why why(std::size_t item, int year, int earliest, std::optional<std::size_t> held_by,
      std::optional<std::size_t> asked_by) const {
    if (worth_[item] == 0 && year == at(item).year) return {WhyPlaced::stays, {}};
    if (year > wanted_year(item, earliest)) return {WhyPlaced::moved_for_capacity, {}};
    if (held_by && year == earliest) return {WhyPlaced::moved_for_dependency, held_by};
    // A later due year asks for nothing yet: then it is here for another reason.
    if (at(item).due_year.value_or(INT_MAX) <= year) return {WhyPlaced::due, {}};
    if (!asked_by) asked_by = follower_that_needs(item);
    return {asked_by ? WhyPlaced::unlocks : WhyPlaced::best_value, asked_by};
  }

  /// The one for whose sake it is done, where it takes away less itself than what waits for it, or gains
  /// nothing and must be done before it.
  std::optional<std::size_t> follower_that_needs(std::size_t item) const {
    const auto& followers = followers_[item];
    const auto id = [&](std::size_t follower) { return std::string_view(at(follower).id); };
    if (worth_[item] > 2 * at(item).reduction * share_unit)
      return *std::ranges::max_element(
          followers, {}, [&](std::size_t one) { return std::pair(worth_[one], id(one)); });
    if (worth_[item] > 0 || latest_[item] >= standing_year(item) || followers.empty()) return std::nullopt;
    return *std::ranges::min_element(
        followers, {}, [&](std::size_t one) { return std::pair(latest_[one], id(one)); });
  }

  /// Its own points and those of all that stand in the same year and wait for it.
  std::int64_t lost_by(std::size_t first) {
    std::vector<std::size_t> moved{first};
    ++walk_;
    walked_.resize(wish_.items.size());
    walked_[first] = walk_;
    std::int64_t points = 0;
    for (std::size_t next = 0; next < moved.size(); ++next) {
      points += at(moved[next]).reduction;
      for (const std::size_t follower : followers_[moved[next]]) {
        if (year_[follower] != year_[first] || walked_[follower] == walk_) continue;
        walked_[follower] = walk_;
        moved.push_back(follower);
      }
    }
    return points;
  }

  const PlanWish& wish_;
  int last_year_;
  PlanRoom room_;
  std::vector<std::vector<std::size_t>> followers_;
  std::vector<std::size_t> order_;  ///< what is waited for comes before what waits
  std::vector<bool> in_circle_;
  std::vector<int> latest_;
  std::vector<std::int64_t> worth_;
  std::vector<std::optional<int>> year_;
  std::vector<bool> answered_;
  std::vector<std::size_t> walked_;
  std::size_t walk_{0};
  Proposal made_;
};

std::int64_t points(const PlanWish& wish, std::size_t item, int year) {
  const int last = wish.first_year + wish.years - 1;
  return wish.items[item].reduction * std::max(0, last - std::max(year, wish.first_year) + 1);
}

}  // namespace

Proposal propose(const PlanWish& wish) {
  return Planner(wish).propose();
}

std::int64_t gain_of(const PlanWish& wish, const Proposal& proposal) {
  std::int64_t sum = 0;
  for (const Placed& one : proposal.placed) sum += points(wish, one.item, one.year);
  return sum;
}

std::int64_t gain_today(const PlanWish& wish) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < wish.items.size(); ++i) sum += points(wish, i, wish.items[i].year);
  return sum;
}

}  // namespace ringmur::activities
