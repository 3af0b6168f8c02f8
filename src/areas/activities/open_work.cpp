#include "areas/activities/open_work.h"

#include <map>

#include "store/access.h"

namespace ringmur::activities {
namespace {

/// One set of terms for each way in which a record can name the person.
std::vector<Terms> terms_of(const Actor& actor, Whose whose, Date since) {
  const Terms from_day{{"due", "gte." + to_string(since)}};
  if (whose == Whose::all) return {from_day};
  std::vector<Terms> all;
  if (!actor.access) return all;
  for (const OwnedBy& owned : describe_activity().owned_by) {
    const std::vector<std::string> names =
        owned.naming == Naming::login ? std::vector{actor.access->login()} : actor.access->names();
    for (const std::string& name : names) {
      all.push_back(from_day);
      all.back().emplace_back(owned.field, "eq." + name);
    }
  }
  return all;
}

}  // namespace

Result<std::vector<OpenWork>> open_work(
    Store& store, const Actor& actor, const Uuid& authority, Whose whose, Date since) {
  const RecordType& type = describe_activity();
  std::map<std::pair<Date, Uuid>, OpenWork> found;
  for (const Terms& terms : terms_of(actor, whose, since)) {
    auto filter = parse_filter(type, store.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    auto read = store.visit(actor, type, authority, *filter, [&](const Row& row) {
      OpenWork work{row, {}};
      fill(type, row.values, &work.activity);
      if (is_open(work.activity) && work.activity.due)
        found.emplace(std::pair(work.day(), row.meta.id), std::move(work));
      return true;
    });
    if (!read) return std::unexpected(read.error());
  }
  std::vector<OpenWork> in_order;
  for (auto& [key, work] : found) in_order.push_back(std::move(work));
  return in_order;
}

}  // namespace ringmur::activities
