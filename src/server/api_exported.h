#pragma once

#include "server/api.h"
#include "store/trail_events.h"

namespace ringmur::api {

/// The conditions of the address, as the trail keeps them: without authority, format and what only shapes the
/// answer.
std::string filter_text(const Call& call);

}  // namespace ringmur::api
