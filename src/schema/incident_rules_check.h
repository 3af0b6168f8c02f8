#pragma once

#include "schema/incident_rules.h"

namespace ringmur {

/// What contradicts itself is refused ("settings.incident_rules"), with the entry that does.
Result<void> check_incident_rules(const IncidentRules& rules);

}  // namespace ringmur
