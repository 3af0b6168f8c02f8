#pragma once

#include <map>

#include "store/trail.h"

/// The trail is kept as long as the city says (Settings::retention), a kind at a time.
namespace ringmur {

struct Pruned {
  std::map<TrailKind, std::int64_t> events;  ///< taken with their links
  std::int64_t links{0};
  std::int64_t values{0};  ///< events that share a link with others that stay: their values alone
};

/// Takes away the events that are older at `at` than their kind is kept; seals, prunings and removals stay.
/// The link stays with its head, and says that it was pruned; that is itself an event, whose list
/// verification goes by. In transactions of at most a thousand links. For who administers the authority;
/// `city_chain` for who is bound to none.
Result<Pruned> prune_trail(Store& store, const Actor& actor, const Uuid& authority, Instant at);

}  // namespace ringmur
