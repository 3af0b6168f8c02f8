#pragma once

#include "base/uuid.h"
#include "store/connection.h"

/// Where a write rests on what is *not* there, no row can be held. Those that could spoil it for each other
/// take turns instead. SQLite writes one at a time, and needs none.
namespace ringmur::db {

enum class Turn {
  links = 1,     ///< of an authority: the same link twice, too many of a kind, a circle
  settings = 2,  ///< of the city: over what was read
  reports = 3,   ///< of an authority: the same incident told twice
  passes = 4,    ///< of the city: a case has one incident in each authority
  year_work = 5  ///< of an authority: an occasion of the year planned twice
};

/// Waits until nobody else has it; it is given back when the transaction ends. Each statement after it sees
/// what the one before did. Several of an authority are taken in the order of the list above, before any row
/// is held.
void take_turn(Connection& connection, Turn turn, const Uuid& of = {});

}  // namespace ringmur::db
