#include "areas/activities/calendar.h"

#include <fmt/format.h>

#include "areas/activities/open_work.h"
#include "base/stockholm.h"
#include "exchange/calendar.h"
#include "store/accounts.h"

namespace ringmur::activities {
namespace {

constexpr std::chrono::days looks_back{366};

/// Where the page shows the authority's records.
struct Place {
  std::string page;
  std::string authority;
};

std::string title_of(const OpenWork& work, Language language) {
  if (!work.row.meta.masked.empty()) return Text{"Aktivitet, sekretess", "Activity, secret"}.in(language);
  return work.activity.title;
}

CalendarDay day_of(const OpenWork& work, Language language, const Place& place) {
  const Meta& meta = work.row.meta;
  CalendarDay day;
  day.uid = to_string(meta.id) + "@ringmur";
  day.day = work.day();
  day.title = title_of(work, language);
  day.description = meta.short_reference;
  day.address =
      fmt::format("{}/registers/activities/{}?authority={}", place.page, to_string(meta.id), place.authority);
  day.changed_at = meta.changed_at;
  return day;
}

}  // namespace

Result<std::string> calendar_of(Store& store, const CalendarFeed& feed, const std::string& page) {
  auto actor = actor_of_account(store, feed.account);
  if (!actor) return std::unexpected(actor.error());
  auto authority = store.authority(*actor, feed.authority);
  if (!authority) return std::unexpected(authority.error());
  const Whose whose = feed.scope == FeedScope::own ? Whose::own : Whose::all;
  auto work = open_work(store, *actor, feed.authority, whose, stockholm::today(now()) - looks_back);
  if (!work) return std::unexpected(work.error());
  const Place place{page, authority->code};
  std::vector<CalendarDay> days;
  for (const OpenWork& one : *work) days.push_back(day_of(one, feed.language, place));
  return calendar_file("Ringmur, " + authority->code, days);
}

}  // namespace ringmur::activities
