#include "demo/ties.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "areas/activities/activity.h"
#include "areas/risk/risk.h"
#include "store/links.h"

namespace ringmur::demo {
namespace {

/// By their names: ids are others each time.
Result<std::vector<Row>> rows_of(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, const Terms& terms) {
  auto filter = parse_filter(type, store.catalogue(), terms);
  if (!filter) return std::unexpected(filter.error());
  std::vector<Row> rows;
  auto visited = store.visit(actor, type, authority, *filter, [&](const Row& row) {
    rows.push_back(row);
    return true;
  });
  if (!visited) return std::unexpected(visited.error());
  std::ranges::sort(rows, {}, [](const Row& row) { return row.meta.natural_key; });
  return rows;
}

struct Ties {
  const Row* from;
  LinkChanges links;
};

LinkTo to(const char* kind, const RecordType& type, const Row& row) {
  return {kind, Direction::out, &type, row.meta.id};
}

/// Each waits only for one that stands before it in the order of names: no circle.
std::vector<Ties> ties_of(Dice dice, const std::vector<Row>& activities, const std::vector<Row>& risks) {
  std::vector<Ties> all;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    Ties ties{&activities[i], {}};
    if (!risks.empty() && dice.percent(55)) {
      const Row& risk = dice.pick(risks);
      ties.links.add.push_back(to("source", risk::describe_risk(), risk));
      if (dice.percent(70)) ties.links.add.push_back(to("reduces", risk::describe_risk(), risk));
    }
    if (i > 0 && dice.percent(20)) {
      const Row& before = activities[dice.below(i)];
      ties.links.add.push_back(to("waits_for", activities::describe_activity(), before));
    }
    if (!ties.links.add.empty()) all.push_back(std::move(ties));
  }
  return all;
}

}  // namespace

Result<void> tie(Store& store, const Actor& actor, const Town& town, const Place& place) {
  const RecordType& activity = activities::describe_activity();
  auto activities = rows_of(store, actor, activity, place.authority.id,
      {{"year", fmt::format("in.({},{})", town.last_year, town.last_year + 1)}});
  if (!activities) return std::unexpected(activities.error());
  auto risks = rows_of(store, actor, risk::describe_risk(), place.authority.id,
      {{"year", fmt::format("eq.{}", town.last_year)}, {"action_required", "eq.true"}});
  if (!risks) return std::unexpected(risks.error());
  const auto all = ties_of(town.dice(Topic::tie, {place.index}), *activities, *risks);
  return store.write(actor, "demo", std::nullopt, [&](Writer& writer) -> Result<void> {
    for (const Ties& ties : all) {
      if (auto made = change_links_within(writer, activity, *ties.from, ties.links); !made) return made;
    }
    return {};
  });
}

}  // namespace ringmur::demo
