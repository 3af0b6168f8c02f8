#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

/// What the trail tells of links: each event names the records at the other end, which not everybody may
/// read.
namespace ringmur {

/// Whether it is an event of `link_action` or `unlink_action`.
bool tells_of_links(std::string_view action);

/// Takes the id out of every end that the actor may not read, or that is there no longer, in what such
/// events say (JSON; empty where it was erased). The kind and the register stay.
Result<void> conceal_link_ends(
    Store& store, const Actor& actor, const Uuid& authority, const std::vector<std::string*>& changes);

}  // namespace ringmur
