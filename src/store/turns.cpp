#include "store/turns.h"

#include <fmt/format.h>

#include <cstring>

namespace ringmur::db {

void take_turn(Connection& connection, Turn turn, const Uuid& of) {
  if (connection.dialect() != Dialect::postgres) return;
  constexpr std::int32_t ours = 0x72696e67;  // any number, so that other programs' locks are others
  // The end of an id of version 7 is what chance gave: two authorities hardly ever wait for each other, and
  // no harm is done where they do.
  std::int32_t whose = 0;
  std::memcpy(&whose, of.bytes.data() + of.bytes.size() - sizeof whose, sizeof whose);
  connection.script(
      fmt::format("SELECT pg_advisory_xact_lock({},{})", ours + static_cast<std::int32_t>(turn), whose));
}

}  // namespace ringmur::db
