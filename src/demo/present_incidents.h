#pragma once

#include <string_view>
#include <vector>

#include "areas/incidents/incident.h"

namespace ringmur::demo {

/// What has happened in the last days at the authority, so that clocks run when somebody tries Ringmur: to
/// IMY, under Cybersäkerhetslagen, and one that nobody has judged. Of UTB and SOC; of others none.
std::vector<incidents::Incident> present_incidents(
    std::string_view authority_code, const Id<organisation::Unit>& unit, Instant now);

}  // namespace ringmur::demo
