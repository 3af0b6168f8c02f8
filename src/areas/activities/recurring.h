#pragma once

#include "store/store.h"

/// Work that comes again.
namespace ringmur::activities {

/// Puts in what comes after each done activity that recurs and has none after it yet: planned, due on the
/// next day of its rule, with its words, people, cost, effort and what it is to reduce. What has no day of
/// its own counts from the day on which it was done, and where that is not said either it waits. Ends with
/// the rule's UNTIL, and with an activity that was archived. One transaction each; returns how many. For the
/// house's daily work: the actor reads and writes all activities of the authority.
Result<std::int64_t> continue_recurring(Store& store, const Actor& actor, const Authority& authority);

}  // namespace ringmur::activities
