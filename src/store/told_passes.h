#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// That an incident was passed to another authority, or came from one, as its timeline tells of it: never
/// which incident it is on the other side.
struct ToldPass {
  std::string kind;       ///< "handover", "inform"
  std::string direction;  ///< "out", "in"
  std::string authority;  ///< the other one's name
  std::string note;
  std::string by;
  Instant at{};
};

/// Oldest first, for who may read the incident.
Result<std::vector<ToldPass>> told_passes(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& incident);

}  // namespace ringmur
