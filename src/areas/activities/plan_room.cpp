#include "areas/activities/plan_room.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace ringmur::activities {
namespace {

bool fits(std::int64_t wanted, const std::optional<std::int64_t>& left) {
  return wanted == 0 || !left || wanted <= *left;
}

void take_from(std::optional<std::int64_t>& left, std::int64_t taken) {
  if (left) left = std::max<std::int64_t>(0, *left - taken);
}

}  // namespace

PlanRoom::PlanRoom(const PlanWish& wish) : first_year_(wish.first_year), years_(std::max(1, wish.years)) {
  std::map<std::string_view, std::size_t> roles{{"", 0}};
  const auto role = [&](const std::string& name) {
    return roles.try_emplace(name, roles.size()).first->second;
  };
  needs_.reserve(wish.items.size());
  for (const PlanItem& item : wish.items) needs_.push_back({role(item.role), item.effort, item.cost});
  roles_ = roles.size();
  left_.resize(static_cast<std::size_t>(years_) * roles_);
  for (const PlanCapacity& one : wish.capacity) {
    const auto found = roles.find(one.role);
    if (is_planned(one.year) && found != roles.end())
      left_[place(one.year, found->second)] = {one.hours, one.budget};
  }
}

std::size_t PlanRoom::place(int year, std::size_t role) const {
  return static_cast<std::size_t>(year - first_year_) * roles_ + role;
}

bool PlanRoom::has(std::size_t item, int year) const {
  if (!is_planned(year)) return true;
  const Need& need = needs_[item];
  const Left& own = left_[place(year, need.role)];
  const Left& all = left_[place(year, 0)];
  return fits(need.effort, own.hours) && fits(need.cost, own.budget) && fits(need.effort, all.hours) &&
         fits(need.cost, all.budget);
}

void PlanRoom::take(std::size_t item, int year) {
  if (!is_planned(year)) return;
  const Need& need = needs_[item];
  const auto take_of = [&](std::size_t role) {
    Left& left = left_[place(year, role)];
    take_from(left.hours, need.effort);
    take_from(left.budget, need.cost);
  };
  take_of(0);
  if (need.role != 0) take_of(need.role);
}

}  // namespace ringmur::activities
