#include "areas/activities/calendar.h"

#include <fmt/format.h>

#include "areas/activities/open_work.h"
#include "areas/activities/year_work.h"
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

bool is_without_activity(const WheelEntry& entry) {
  return entry.state == WheelState::not_planned || entry.state == WheelState::missed;
}

/// What the year asks for and nobody has made an activity of yet.
CalendarDay day_of(const Occasion& occasion, Language language, const Place& place) {
  CalendarDay day;
  day.uid = fmt::format("{}-{}-{}@ringmur", place.authority, occasion.id, to_string(occasion.date));
  day.day = occasion.date;
  day.title = occasion.item->title.in(language);
  day.description = Text{"Inte planerat än", "Not planned yet"}.in(language);
  day.address =
      fmt::format("{}/year-wheel?authority={}&year={}", place.page, place.authority, year_of(day.day));
  return day;
}

Result<void> add_obligatory(Store& store, const Actor& actor, const CalendarFeed& feed, const Place& place,
    const Authority& authority, std::vector<CalendarDay>& days) {
  const Date today = stockholm::today(now());
  const UnitPlace whole{authority, authority.id, authority.code, authority.name};
  for (const int year : {year_of(today), year_of(today) + 1}) {
    auto work = year_work(store, actor, whole, year, today);
    if (!work) return std::unexpected(work.error());
    for (const WheelEntry& entry : work->entries)
      if (is_without_activity(entry)) days.push_back(day_of(entry.occasion, feed.language, place));
  }
  return {};
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
  if (whose == Whose::all) {
    auto added = add_obligatory(store, *actor, feed, place, *authority, days);
    if (!added) return std::unexpected(added.error());
  }
  return calendar_file("Ringmur, " + authority->code, days);
}

}  // namespace ringmur::activities
