#pragma once

#include "demo/town.h"
#include "store/store.h"

namespace ringmur::demo {

/// Ties of the plan of the year after the last: activities to the risks that asked for them and that they are
/// to lower, and to what they wait for. In one write an authority.
Result<void> tie(Store& store, const Actor& actor, const Town& town, const Place& place);

}  // namespace ringmur::demo
