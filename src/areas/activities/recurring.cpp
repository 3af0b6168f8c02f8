#include "areas/activities/recurring.h"

#include <vector>

#include "areas/activities/activity.h"
#include "areas/activities/free_title.h"
#include "areas/activities/recurrence.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "store/audit.h"
#include "store/links.h"

namespace ringmur::activities {
namespace {

/// What is done, comes again, and has nothing after it.
Result<std::vector<Row>> ended(Store& store, const Actor& actor, const Uuid& authority) {
  const RecordType& type = describe_activity();
  auto filter = parse_filter(type, store.catalogue(),
      {{"status", "eq.done"}, {"recurrence", "not.is.null"}, {"lacks.activity.follows", "()"}});
  if (!filter) return std::unexpected(filter.error());
  std::vector<Row> rows;
  auto visited = store.visit(
      actor, type, authority, *filter,
      [&](const Row& row) {
        rows.push_back(row);
        return true;
      },
      Secrets::counted);
  if (!visited) return std::unexpected(visited.error());
  return rows;
}

/// Also an archived one: what somebody has put away shall not come back by itself.
Result<bool> has_next(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  const RecordType& type = describe_activity();
  auto filter =
      parse_filter(type, store.catalogue(), {{"follows", "eq." + to_string(id)}, {"archived", "with"}});
  if (!filter) return std::unexpected(filter.error());
  auto count = store.aggregate(actor, type, authority, *filter, Aggregate::count, nullptr, Secrets::counted);
  if (!count) return std::unexpected(count.error());
  return std::get<std::int64_t>(*count) > 0;
}

/// Nothing where the rule has come to its end, or no day is known.
std::optional<Activity> next_of(const Activity& done, const Uuid& id) {
  auto rule = parse_recurrence(done.recurrence);
  const auto from = done.due ? done.due : done.finished;
  const auto day = rule && from ? next_after(*rule, *from) : std::nullopt;
  if (!day) return std::nullopt;
  Activity next = done;
  next.year = year_of(*day);
  next.due = day;
  next.status = Status::planned;
  next.started.reset();
  next.finished.reset();
  next.effect.reset();
  next.effect_note.clear();
  next.follows = Id<Activity>{id};
  // An item of the year wheel is planned from the wheel, each year's by itself.
  next.obligation.clear();
  return next;
}

/// What it waited for has been done; what it comes out of and is to reduce stays.
Result<LinkChanges> links_to_keep(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto links = links_of(store, actor, describe_activity(), authority, id);
  if (!links) return std::unexpected(links.error());
  LinkChanges kept;
  for (const Linked& one : *links) {
    if (one.direction == Direction::out && one.kind->name != "waits_for")
      kept.add.push_back({one.kind->name, Direction::out, one.type, one.row.meta.id});
  }
  return kept;
}

/// Within the lock of who puts something in.
Result<Row> free_row(Store& store, const Actor& actor, const Authority& authority, Activity next) {
  const RecordType& type = describe_activity();
  FreeTitles titles(store, actor, authority.id);
  auto title = titles.take(next.year, next.title, *next.due, authority.code);
  if (!title) return std::unexpected(title.error());
  next.title = std::move(*title);
  return new_row(type, authority.id, &next, store.settings());
}

/// False where somebody else has done it.
Result<bool> put_in(
    Store& store, const Actor& actor, const Authority& authority, const Row& before, const Activity& next) {
  const RecordType& type = describe_activity();
  auto links = links_to_keep(store, actor, authority.id, before.meta.id);
  if (!links) return std::unexpected(links.error());
  bool made = false;
  auto stored = store.write(actor, "recurrence", {}, [&](Writer& writer) -> Result<void> {
    // Another server that does the same at this hour waits here, and then finds what this one has put in.
    db::lock_head(writer.connection(), authority.id);
    auto there = has_next(store, actor, authority.id, before.meta.id);
    if (!there) return std::unexpected(there.error());
    made = !*there;
    if (*there) return {};
    auto row = free_row(store, actor, authority, next);
    if (!row) return std::unexpected(row.error());
    if (auto may = writer.allows(Action::write, type, *row); !may) return may;
    std::vector<Row> rows{std::move(*row)};
    writer.insert(type, rows);
    return change_links_within(writer, type, rows.front(), *links);
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

}  // namespace

Result<std::int64_t> continue_recurring(Store& store, const Actor& actor, const Authority& authority) {
  const RecordType& type = describe_activity();
  auto done = ended(store, actor, authority.id);
  if (!done) return std::unexpected(done.error());
  std::int64_t made = 0;
  for (const Row& row : *done) {
    auto next = next_of(record_of<Activity>(type, row.values), row.meta.id);
    if (!next) continue;
    // What is marked with secrecy would lose its marks: people put that in themselves.
    if (row.meta.secret) continue;
    auto put = put_in(store, actor, authority, row, *next);
    if (!put) return std::unexpected(put.error());
    made += *put ? 1 : 0;
  }
  return made;
}

}  // namespace ringmur::activities
