#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// Whose work a calendar shows: the person's own, or all of an authority's that the person may read.
enum class FeedScope { own, authority };
std::string_view code_of(FeedScope scope);
std::optional<FeedScope> feed_scope(std::string_view code);

/// An address that a calendar program reads without signing in. Whoever has it reads what its owner may read,
/// no more and no longer; only its digest is kept.
struct CalendarFeed {
  Uuid id;
  Uuid account;
  std::string name;
  FeedScope scope{FeedScope::own};
  Uuid authority;
  Language language{Language::swedish};
  Instant created_at{};
  std::optional<Instant> used_at{};  ///< to the hour
};

struct NewCalendarFeed {
  CalendarFeed feed;
  std::string secret;  ///< shown once
};

inline constexpr std::size_t most_calendar_feeds = 20;

/// Of the person who is signed in. `name`: 1 to 100 characters. Refused: who is no person
/// ("actor.no_person"), an authority that the actor may not read, "calendar.name", more than
/// most_calendar_feeds
/// ("calendar.too_many").
Result<NewCalendarFeed> create_calendar_feed(Store& store, const Actor& actor, const std::string& name,
    FeedScope scope, const Uuid& authority, Language language);
/// The own ones, newest first.
Result<std::vector<CalendarFeed>> own_calendar_feeds(Store& store, const Actor& actor);
/// From now on its address leads nowhere. Refused: `not_found` where it is not the actor's own.
Result<void> remove_calendar_feed(Store& store, const Actor& actor, const Uuid& id);

/// The feed of an address, and that it was used; `not_found` where there is none (any longer).
Result<CalendarFeed> calendar_feed_of(Store& store, std::string_view secret);

}  // namespace ringmur
