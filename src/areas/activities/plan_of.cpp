#include "areas/activities/plan_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "areas/activities/capacity.h"
#include "base/number_words.h"
#include "base/text.h"
#include "schema/settings.h"
#include "store/links.h"

namespace ringmur::activities {
namespace {

/// What is under way goes on; what the law and the year wheel ask for has its day.
Placing placing_of(const Activity& activity) {
  const bool obligatory = activity.origin == Origin::law || activity.origin == Origin::year_wheel;
  return activity.status == Status::ongoing || obligatory ? Placing::fixed : Placing::free;
}

PlanItem item_of(const PlannedActivity& planned) {
  const Activity& activity = planned.activity;
  PlanItem item;
  item.id = to_string(planned.row.meta.id);
  item.year = static_cast<int>(activity.year);
  item.placing = placing_of(activity);
  item.role = folded(activity.role);
  item.effort = activity.effort.value_or(0);
  item.cost = activity.cost.value_or(0);
  item.reduction = activity.expected_reduction.value_or(0);
  item.priority = activity.priority;
  if (activity.due) item.due_year = year_of(*activity.due);
  return item;
}

Terms within(const UnitPlace& place, Terms terms) {
  const Terms of_unit = unit_terms(place);
  terms.insert(terms.end(), of_unit.begin(), of_unit.end());
  return terms;
}

Result<void> visit(Store& store, const Actor& actor, const RecordType& type, const UnitPlace& place,
    const Terms& terms, const std::function<void(const Row&)>& each) {
  auto filter = parse_filter(type, store.catalogue(), within(place, terms));
  if (!filter) return std::unexpected(filter.error());
  return store.visit(actor, type, place.authority.id, *filter, [&](const Row& row) {
    each(row);
    return true;
  });
}

Result<void> read_activities(
    Store& store, const Actor& actor, const UnitPlace& place, int last_year, UnitsPlan& plan) {
  const RecordType& type = describe_activity();
  std::map<std::string, int> times;
  const Terms until_then{{"year", fmt::format("lte.{}", last_year)}};
  auto read = visit(store, actor, type, place, until_then, [&](const Row& row) {
    PlannedActivity planned{row, {}};
    fill(type, row.values, &planned.activity);
    ++times[folded(planned.activity.title)];
    if (!is_open(planned.activity)) return;
    plan.roles.emplace(folded(planned.activity.role), planned.activity.role);
    plan.wish.items.push_back(item_of(planned));
    plan.activities.push_back(std::move(planned));
  });
  // What is done again each year has its year, where its like stands in the others.
  for (std::size_t i = 0; i < plan.activities.size(); ++i) {
    if (times[folded(plan.activities[i].activity.title)] > 1) plan.wish.items[i].placing = Placing::fixed;
  }
  return read;
}

Result<void> read_capacity(Store& store, const Actor& actor, const UnitPlace& place, UnitsPlan& plan) {
  const RecordType& type = describe_capacity();
  const Terms years{{"year", fmt::format("gte.{}", plan.wish.first_year)},
      {"year", fmt::format("lt.{}", plan.wish.first_year + plan.wish.years)}};
  return visit(store, actor, type, place, years, [&](const Row& row) {
    Capacity capacity;
    fill(type, row.values, &capacity);
    plan.roles.emplace(folded(capacity.role), capacity.role);
    plan.wish.capacity.push_back(
        {static_cast<int>(capacity.year), folded(capacity.role), capacity.hours, capacity.budget});
  });
}

Result<void> read_waits(Store& store, const Actor& actor, const UnitPlace& place, UnitsPlan& plan) {
  std::map<Uuid, std::size_t> places;
  for (std::size_t i = 0; i < plan.activities.size(); ++i) places[plan.activities[i].row.meta.id] = i;
  auto pairs = linked_pairs(store, actor, describe_activity(), place.authority.id, "waits_for");
  if (!pairs) return std::unexpected(pairs.error());
  for (const LinkedPair& pair : *pairs) {
    const auto waiting = places.find(pair.from);
    const auto before = places.find(pair.to);
    if (waiting != places.end() && before != places.end())
      plan.wish.items[waiting->second].waits_for.push_back(before->second);
  }
  return {};
}

std::vector<PlanUse> use_of(const UnitsPlan& plan, const std::vector<std::optional<int>>& years) {
  std::map<std::pair<int, std::string>, PlanUse> sums;
  const auto add = [&](int year, const std::string& role, const PlanItem& item) {
    PlanUse& use = sums[{year, role}];
    use.hours += item.effort;
    use.cost += item.cost;
  };
  for (int year = plan.wish.first_year; year < plan.wish.first_year + plan.wish.years; ++year)
    sums[{year, ""}];
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (!years[i]) continue;
    const PlanItem& item = plan.wish.items[i];
    add(*years[i], "", item);
    if (!item.role.empty()) add(*years[i], item.role, item);
  }
  for (const PlanCapacity& capacity : plan.wish.capacity) {
    PlanUse& use = sums[{capacity.year, capacity.role}];
    use.over = use.over || (capacity.hours && use.hours > *capacity.hours) ||
               (capacity.budget && use.cost > *capacity.budget);
  }
  std::vector<PlanUse> all;
  for (auto& [key, use] : sums) {
    use.year = key.first;
    use.role = plan.roles.at(key.second);
    all.push_back(std::move(use));
  }
  return all;
}

std::string reference_of(const UnitsPlan& plan, std::size_t item) {
  return plan.activities[item].row.meta.short_reference;
}

std::string day_of(const UnitsPlan& plan, std::size_t item) {
  const auto& due = plan.activities[item].activity.due;
  return due ? to_string(*due) : std::string();
}

Text value_words(const UnitsPlan& plan, const Placed& placed) {
  const std::int64_t points = plan.wish.items[placed.item].reduction;
  if (points == 0)
    return {"Får plats. Hur mycket risken minskar är inte angivet.",
        "There is room. How much risk it takes away is not given."};
  const Text price = counted(placed.price);
  return {fmt::format("Tar bort {} riskpoäng för {} kr.", points, price.sv),
      fmt::format("Takes away {} points of risk for SEK {}.", points, price.en)};
}

}  // namespace

Result<UnitsPlan> plan_of(Store& store, const Actor& actor, const UnitPlace& place, int first_year) {
  UnitsPlan plan;
  plan.wish.first_year = first_year;
  plan.wish.years = years_of_plan;
  plan.wish.hour_price = store.settings().hour_price();
  if (auto read = read_activities(store, actor, place, first_year + years_of_plan - 1, plan); !read)
    return std::unexpected(read.error());
  if (auto read = read_capacity(store, actor, place, plan); !read) return std::unexpected(read.error());
  if (auto read = read_waits(store, actor, place, plan); !read) return std::unexpected(read.error());
  plan.proposal = propose(plan.wish);
  return plan;
}

std::vector<PlanUse> use_today(const UnitsPlan& plan) {
  std::vector<std::optional<int>> years;
  for (const PlanItem& item : plan.wish.items) years.emplace_back(std::max(item.year, plan.wish.first_year));
  return use_of(plan, years);
}

std::vector<PlanUse> use_proposed(const UnitsPlan& plan) {
  std::vector<std::optional<int>> years(plan.wish.items.size());
  for (const Placed& placed : plan.proposal.placed) years[placed.item] = placed.year;
  return use_of(plan, years);
}

std::vector<std::pair<std::size_t, std::size_t>> broken_waits(const UnitsPlan& plan) {
  std::vector<std::pair<std::size_t, std::size_t>> broken;
  const auto& items = plan.wish.items;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (const std::size_t before : items[i].waits_for)
      if (items[before].year > items[i].year) broken.emplace_back(i, before);
  return broken;
}

Text why(const UnitsPlan& plan, const Placed& placed) {
  switch (placed.why) {
    case WhyPlaced::fixed:
      if (plan.wish.items[placed.item].year < placed.year) {
        return {"Ligger på ett år som har gått: ta ställning till den.",
            "Stands in a year that is over: decide what becomes of it."};
      }
      return {"Pågår, görs varje år eller följer av lag eller årshjul: står kvar.",
          "Under way, done every year, or of the law or the year wheel: stays where it is."};
    case WhyPlaced::stays:
      return {"Står kvar: ingen risk minskar av att den flyttas.", "Stays: no risk is lowered by moving it."};
    case WhyPlaced::due: {
      const std::string day = day_of(plan, placed.item);
      return {"Ska vara klar senast " + day + ".", "Must be done by " + day + "."};
    }
    case WhyPlaced::unlocks: {
      const std::string other = reference_of(plan, *placed.other);
      return {"Behövs först: " + other + " väntar på den.", "Needed first: " + other + " waits for it."};
    }
    case WhyPlaced::best_value:
      return value_words(plan, placed);
    case WhyPlaced::moved_for_dependency: {
      const std::string other = reference_of(plan, *placed.other);
      return {fmt::format("Väntar på {}, som görs {}.", other, placed.year),
          fmt::format("Waits for {}, which is done in {}.", other, placed.year)};
    }
    case WhyPlaced::moved_for_capacity:
      return {"Tid eller pengar räcker inte tidigare.", "There is not time or money enough before."};
  }
  std::unreachable();
}

Text why(const UnitsPlan& plan, const NotPlaced& not_placed) {
  switch (not_placed.why) {
    case WhyNot::no_room:
      return {"Ryms inte i något av åren.", "There is no room in any of the years."};
    case WhyNot::no_room_before_due: {
      const std::string day = day_of(plan, not_placed.item);
      if (day.empty())
        return {"Ryms inte innan det som väntar på den ska göras.",
            "There is no room before what waits for it is done."};
      return {"Ryms inte före " + day + ".", "There is no room before " + day + "."};
    }
    case WhyNot::waits_for_unplaced: {
      const std::string other = reference_of(plan, *not_placed.other);
      return {
          "Väntar på " + other + ", som inte ryms.", "Waits for " + other + ", for which there is no room."};
    }
  }
  std::unreachable();
}

}  // namespace ringmur::activities
