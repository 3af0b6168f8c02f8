#include "areas/activities/year_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "areas/activities/free_title.h"
#include "areas/organisation/unit.h"
#include "base/text.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/kind.h"
#include "schema/settings.h"
#include "store/matrix.h"
#include "store/turns.h"

namespace ringmur::activities {
namespace {

/// What the authority is, for rules that are for some kinds only. It is no secret to who reads anything
/// there.
std::string kind_of(Store& store, const Actor& actor, const Uuid& authority) {
  const RecordType& type = organisation::describe_unit();
  const Actor house{actor.name, authority, Right::read, {}};
  auto unit = store.get(house, type, authority, authority);
  if (!unit) return {};
  return folded(record_of<organisation::Unit>(type, unit->values).kind);
}

/// Those that stay, before those that were cancelled; then the first that was made.
bool goes_before(const Row& left, const Row& right) {
  const std::size_t status = describe_activity().index("status");
  const auto place = [&](const Row& row) {
    return std::pair(row.values[status] == Value{std::string("cancelled")}, row.meta.short_reference);
  };
  return place(left) < place(right);
}

/// By the occasion that they are for.
Result<std::map<std::string, Row>> planned(
    Store& store, const Actor& actor, const UnitPlace& place, int year, Secrets secrets) {
  const RecordType& type = describe_activity();
  auto filter = parse_filter(type, store.catalogue(),
      {{"year", fmt::format("eq.{}", year)}, {"obligation", "not.is.null"},
          {"unit", "eq." + to_string(place.unit)}});
  if (!filter) return std::unexpected(filter.error());
  std::map<std::string, Row> found;
  const std::size_t obligation = type.index("obligation");
  auto visited = store.visit(
      actor, type, place.authority.id, *filter,
      [&](const Row& row) {
        const auto* id = std::get_if<std::string>(&row.values[obligation]);
        if (id == nullptr) return true;
        auto [at, is_new] = found.try_emplace(*id, row);
        if (!is_new && goes_before(row, at->second)) at->second = row;
        return true;
      },
      secrets);
  if (!visited) return std::unexpected(visited.error());
  return found;
}

Result<std::vector<const Occasion*>> chosen(
    const std::vector<Occasion>& all, const std::optional<std::vector<std::string>>& wanted) {
  std::vector<const Occasion*> some;
  if (!wanted) {
    for (const Occasion& one : all) some.push_back(&one);
    return some;
  }
  for (const std::string& id : *wanted) {
    auto found = std::ranges::find(all, id, &Occasion::id);
    if (found == all.end()) {
      return refuse(Refusal::invalid, "year_wheel.item",
          {fmt::format("Året har ingen punkt ”{}” i årshjulet. Läs årshjulet igen och välj en som finns.",
               prefix(id, 60)),
              fmt::format("The year has no item “{}” in its wheel. Read the wheel again and choose one that "
                          "there is.",
                  prefix(id, 60))},
          "items");
    }
    if (std::ranges::find(some, &*found) == some.end()) some.push_back(&*found);
  }
  return some;
}

/// As people read it; what is no role's code is words already.
std::string role_in_words(const std::string& role) {
  const Role* known = find_role(role);
  return known == nullptr ? role : known->label.sv;
}

Activity activity_for(const Occasion& occasion, const UnitPlace& place, int year) {
  Activity activity;
  activity.year = year;
  activity.title = occasion.item->title.sv;
  activity.description = occasion.item->help.sv;
  activity.role = role_in_words(occasion.item->role);
  activity.due = occasion.date;
  activity.status = Status::planned;
  activity.source = occasion.item->source;
  activity.origin = Origin::year_wheel;
  activity.obligation = occasion.id;
  activity.unit.value = place.unit;
  return activity;
}

/// An activity for each of `occasions` that has none. In the turn of who plans.
Result<std::vector<Row>> lacking(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const std::vector<const Occasion*>& occasions, const Settings& settings) {
  // What the actor may not see has been planned nevertheless: it is not made again.
  const Actor house{actor.name, place.authority.id, Right::read, {}};
  auto known = planned(store, house, place, year, Secrets::counted);
  if (!known) return std::unexpected(known.error());
  FreeTitles titles(store, house, place.authority.id);
  std::vector<Row> rows;
  for (const Occasion* one : occasions) {
    if (known->contains(one->id)) continue;
    Activity activity = activity_for(*one, place, year);
    auto title = titles.take(year, activity.title, one->date, place.code);
    if (!title) return std::unexpected(title.error());
    activity.title = std::move(*title);
    rows.push_back(new_row(describe_activity(), place.authority.id, &activity, settings));
  }
  return rows;
}

Result<void> insert_all(Writer& writer, std::vector<Row>& rows) {
  const RecordType& type = describe_activity();
  for (const Row& row : rows) {
    if (auto may = writer.allows(Action::write, type, row); !may) return may;
  }
  writer.insert(type, rows);
  return {};
}

}  // namespace

Result<YearWork> year_work(Store& store, const Actor& actor, const UnitPlace& place, int year, Date today) {
  auto known = planned(store, actor, place, year, Secrets::masked);
  if (!known) return std::unexpected(known.error());
  const RecordType& type = describe_activity();
  YearWork work{store.settings().year_wheel(), {}};
  for (Occasion& occasion : occasions_of(work.items, year, kind_of(store, actor, place.authority.id))) {
    WheelEntry entry{std::move(occasion), std::nullopt, WheelState::not_planned};
    std::optional<Activity> activity;
    if (auto found = known->find(entry.occasion.id); found != known->end()) {
      activity = record_of<Activity>(type, found->second.values);
      entry.activity = std::move(found->second);
    }
    entry.state = state_of(entry.occasion, activity ? &*activity : nullptr, today);
    work.entries.push_back(std::move(entry));
  }
  return work;
}

Result<std::int64_t> plan_year_work(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const std::optional<std::vector<std::string>>& wanted) {
  const Field& of_activity = describe_activity().at("year");
  if (auto good = operations(of_activity.kind).check(Value{std::int64_t{year}}, of_activity); !good)
    return std::unexpected(good.error());
  const Settings settings = store.settings();
  const auto all = occasions_of(settings.year_wheel(), year, kind_of(store, actor, place.authority.id));
  auto some = chosen(all, wanted);
  if (!some) return std::unexpected(some.error());
  std::size_t made = 0;
  auto stored = store.write(actor, "year wheel", {}, [&](Writer& writer) -> Result<void> {
    // Who plans the same year at the same moment waits here, and then finds what this one has planned.
    db::take_turn(writer.connection(), db::Turn::year_work, place.authority.id);
    auto rows = lacking(store, actor, place, year, *some, settings);
    if (!rows) return std::unexpected(rows.error());
    made = rows->size();
    return insert_all(writer, *rows);
  });
  if (!stored) return std::unexpected(stored.error());
  return static_cast<std::int64_t>(made);
}

}  // namespace ringmur::activities
