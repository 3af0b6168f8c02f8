#include "areas/activities/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace ringmur::activities {
namespace {

PlanItem item(
    const char* id, std::int64_t reduction, std::int64_t cost, std::vector<std::size_t> waits_for = {}) {
  PlanItem made;
  made.id = id;
  made.year = 2026;
  made.reduction = reduction;
  made.cost = cost;
  made.waits_for = std::move(waits_for);
  return made;
}

/// "a:2026:best_value b:2027:moved_for_capacity -c:no_room"
std::string shown(const PlanWish& wish) {
  static const std::map<WhyPlaced, std::string> placed{{WhyPlaced::fixed, "fixed"}, {WhyPlaced::due, "due"},
      {WhyPlaced::stays, "stays"}, {WhyPlaced::unlocks, "unlocks"}, {WhyPlaced::best_value, "value"},
      {WhyPlaced::moved_for_dependency, "dependency"}, {WhyPlaced::moved_for_capacity, "capacity"}};
  static const std::map<WhyNot, std::string> not_placed{{WhyNot::no_room, "no_room"},
      {WhyNot::no_room_before_due, "no_room_before_due"}, {WhyNot::waits_for_unplaced, "waits_for_unplaced"}};
  const Proposal proposal = propose(wish);
  std::string text;
  for (const Placed& one : proposal.placed) {
    text += (text.empty() ? "" : " ") + wish.items[one.item].id + ":" + std::to_string(one.year) + ":" +
            placed.at(one.why);
  }
  for (const NotPlaced& one : proposal.not_placed)
    text += " -" + wish.items[one.item].id + ":" + not_placed.at(one.why);
  return text;
}

PlanWish wish(std::vector<PlanItem> items, std::vector<PlanCapacity> capacity = {}) {
  return {2026, 3, std::move(items), std::move(capacity), 0};
}

PlanCapacity budget(int year, std::int64_t money) {
  return {year, {}, {}, money};
}

TEST(Plan, WhatLowersMostRiskForItsPriceComesFirst) {
  EXPECT_EQ(shown(wish({item("a", 2, 100), item("b", 9, 100), item("c", 4, 10)},
                {budget(2026, 110), budget(2027, 100), budget(2028, 0)})),
      "c:2026:value b:2026:value a:2027:capacity");
}

TEST(Plan, WithoutACapacityAllIsPossibleAtOnce) {
  EXPECT_EQ(shown(wish({item("a", 1, 100), item("b", 9, 100)})), "b:2026:value a:2026:value");
}

TEST(Plan, WhatMuchWaitsForIsPulledAhead) {
  // The base takes nothing away itself; what stands on it does.
  EXPECT_EQ(shown(wish({item("base", 0, 50), item("top", 12, 50, {0}), item("other", 3, 50)},
                {budget(2026, 100), budget(2027, 50), budget(2028, 50)})),
      "base:2026:unlocks top:2026:value other:2027:capacity");
}

TEST(Plan, NothingComesBeforeWhatItWaitsFor) {
  PlanItem base = item("base", 1, 10);
  base.year = 2027;
  base.placing = Placing::fixed;
  EXPECT_EQ(shown(wish({base, item("top", 25, 1, {0})})), "base:2027:fixed top:2027:dependency");
  // In a circle nothing can begin.
  EXPECT_EQ(shown(wish({item("a", 1, 1, {1}), item("b", 1, 1, {0}), item("c", 1, 1)})),
      "c:2026:value -a:waits_for_unplaced -b:waits_for_unplaced");
}

TEST(Plan, AFixedFollowerHoldsWhatItWaitsFor) {
  PlanItem follower = item("follower", 1, 0, {0});
  follower.placing = Placing::fixed;
  EXPECT_EQ(shown(wish({item("base", 0, 50), follower}, {budget(2026, 10)})),
      "follower:2026:fixed -base:no_room_before_due");
}

TEST(Plan, WhatIsDueComesInTime) {
  PlanItem due = item("due", 0, 100);
  due.year = 2027;
  due.due_year = 2026;
  const std::vector<PlanCapacity> capacity{budget(2026, 100), budget(2027, 100), budget(2028, 100)};
  EXPECT_EQ(shown(wish({due, item("a", 25, 100)}, capacity)), "due:2026:due a:2027:capacity");
  PlanItem fixed = item("fixed", 0, 100);
  fixed.placing = Placing::fixed;
  EXPECT_EQ(shown(wish({due, fixed}, capacity)), "fixed:2026:fixed -due:no_room_before_due");
}

TEST(Plan, ADueYearThatIsNotHereYetIsNoReason) {
  PlanItem early = item("early", 9, 100);
  early.year = 2028;
  early.due_year = 2028;
  PlanItem base = item("base", 0, 100);
  base.due_year = 2027;
  PlanItem late = item("late", 5, 100);
  late.due_year = 2025;
  EXPECT_EQ(shown(wish({early, base, item("top", 8, 100, {1}), late})),
      "late:2026:due base:2026:unlocks early:2026:value top:2026:value");
}

TEST(Plan, WhatGainsNothingComesAheadForOneThatIsDue) {
  PlanItem base = item("base", 0, 100);
  base.year = 2028;
  PlanItem top = item("top", 0, 100, {0});
  top.year = 2028;
  top.placing = Placing::fixed;
  EXPECT_EQ(shown(wish({base, top})), "top:2028:fixed base:2028:stays");
  top.year = 2027;
  EXPECT_EQ(shown(wish({base, top})), "top:2027:fixed base:2027:unlocks");
}

TEST(Plan, WhatGainsNothingStaysWhereItIs) {
  PlanItem later = item("later", 0, 100);
  later.year = 2028;
  later.due_year = 2028;
  PlanItem full = item("full", 0, 100);
  EXPECT_EQ(shown(wish({later, full, item("worth", 5, 100)}, {budget(2026, 100)})),
      "worth:2026:value full:2027:capacity later:2028:stays");
}

TEST(Plan, ARolesHoursAndEverybodysAreBothKept) {
  PlanItem isam = item("a", 9, 0);
  isam.role = "isam";
  isam.effort = 60;
  PlanItem lead = item("b", 8, 0);
  lead.role = "object_lead";
  lead.effort = 60;
  PlanWish both = wish({isam, lead}, {{2026, "isam", 60, {}}, {2026, "", 100, {}}});
  both.hour_price = 1;
  EXPECT_EQ(shown(both), "a:2026:value b:2027:capacity");
}

TEST(Plan, SaysWhatIsLostByWaiting) {
  const PlanWish plan = wish({item("base", 2, 50), item("top", 12, 50, {0})});
  const Proposal proposal = propose(plan);
  std::map<std::size_t, std::int64_t> lost;
  for (const Placed& one : proposal.placed) lost[one.item] = one.lost_per_year;
  EXPECT_EQ(lost[0], 14);  // the top would have to follow
  EXPECT_EQ(lost[1], 12);
  EXPECT_EQ(gain_of(plan, proposal), 14 * 3);
}

rc::Gen<PlanWish> any_wish() {
  return rc::gen::exec([] {
    PlanWish made{2026, *rc::gen::inRange(1, 5), {}, {}, *rc::gen::inRange<std::int64_t>(0, 800)};
    const auto items = *rc::gen::inRange<std::size_t>(0, 40);
    for (std::size_t i = 0; i < items; ++i) {
      PlanItem one;
      one.id = std::to_string(1000 + i);
      one.year = *rc::gen::inRange(2024, 2030);
      one.placing = *rc::gen::inRange(0, 5) == 0 ? Placing::fixed : Placing::free;
      one.role = *rc::gen::element<std::string>("", "isam", "dpo");
      one.effort = *rc::gen::inRange<std::int64_t>(0, 100);
      one.cost = *rc::gen::inRange<std::int64_t>(0, 100);
      one.reduction = *rc::gen::inRange<std::int64_t>(0, 26);
      if (*rc::gen::inRange(0, 4) == 0) one.due_year = *rc::gen::inRange(2024, 2031);
      for (int wait = *rc::gen::inRange(0, 3); i > 0 && wait > 0; --wait) {
        const auto before = *rc::gen::inRange<std::size_t>(0, i);
        if (std::ranges::count(one.waits_for, before) == 0) one.waits_for.push_back(before);
      }
      made.items.push_back(std::move(one));
    }
    for (int year = 2026; year < 2026 + made.years; ++year)
      for (const char* role : {"", "isam", "dpo"})
        if (*rc::gen::arbitrary<bool>())
          made.capacity.push_back(
              {year, role, *rc::gen::inRange<std::int64_t>(0, 600), *rc::gen::inRange<std::int64_t>(0, 600)});
    return made;
  });
}

TEST(Plan, BreaksNoDependencyAndNoDueYear) {
  rc::check([] {
    const PlanWish plan = *any_wish();
    const Proposal proposal = propose(plan);
    RC_ASSERT(proposal.placed.size() + proposal.not_placed.size() == plan.items.size());
    std::map<std::size_t, int> years;
    for (const Placed& one : proposal.placed) years[one.item] = one.year;
    for (const auto& [place, year] : years) {
      const PlanItem& one = plan.items[place];
      if (one.placing == Placing::fixed) continue;
      RC_ASSERT(year >= 2026 && year < 2026 + plan.years);
      if (one.due_year && *one.due_year >= 2026) RC_ASSERT(year <= *one.due_year);
      for (const std::size_t before : one.waits_for)
        RC_ASSERT(years.contains(before) && years.at(before) <= year);
    }
  });
}

TEST(Plan, BreaksNoCapacity) {
  rc::check([] {
    const PlanWish plan = *any_wish();
    std::map<std::pair<int, std::string>, std::pair<std::int64_t, std::int64_t>> fixed;
    std::map<std::pair<int, std::string>, std::pair<std::int64_t, std::int64_t>> free;
    for (const Placed& one : propose(plan).placed) {
      const PlanItem& what = plan.items[one.item];
      for (const std::string& role : std::set<std::string>{what.role, ""}) {
        auto& sum = (what.placing == Placing::fixed ? fixed : free)[{one.year, role}];
        sum.first += what.effort;
        sum.second += what.cost;
      }
    }
    for (const PlanCapacity& one : plan.capacity) {
      const auto taken = free[{one.year, one.role}];
      const auto before = fixed[{one.year, one.role}];
      if (taken.first > 0) RC_ASSERT(taken.first + before.first <= *one.hours);
      if (taken.second > 0) RC_ASSERT(taken.second + before.second <= *one.budget);
    }
  });
}

/// By id: what the proposal says does not hang on the order in which the items came.
std::map<std::string, int> by_id(const PlanWish& plan) {
  std::map<std::string, int> years;
  for (const Placed& one : propose(plan).placed) years[plan.items[one.item].id] = one.year;
  return years;
}

TEST(Plan, IsTheSameInWhateverOrderTheItemsCome) {
  rc::check([] {
    const PlanWish plan = *any_wish();
    PlanWish turned = plan;
    const std::size_t last = plan.items.size();
    std::ranges::reverse(turned.items);
    for (PlanItem& one : turned.items)
      for (std::size_t& before : one.waits_for) before = last - 1 - before;
    RC_ASSERT(by_id(turned) == by_id(plan));
  });
}

}  // namespace
}  // namespace ringmur::activities
