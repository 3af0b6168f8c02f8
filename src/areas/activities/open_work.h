#pragma once

#include <vector>

#include "areas/activities/activity.h"
#include "store/store.h"

namespace ringmur::activities {

/// `own`: what the actor is named in, whatever else the actor may read.
enum class Whose { own, all };

/// Something that is to be done and has a day.
struct OpenWork {
  Row row;
  Activity activity;

  Date day() const { return *activity.due; }
};

/// What is neither done nor cancelled and has a day on or after `since`, as far as the actor may read it,
/// masked, in the order of days.
Result<std::vector<OpenWork>> open_work(
    Store& store, const Actor& actor, const Uuid& authority, Whose whose, Date since);

}  // namespace ringmur::activities
