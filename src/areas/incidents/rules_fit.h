#pragma once

#include "schema/settings.h"

namespace ringmur::incidents {

/// Whether the rules of incidents name fields that an incident has, of a kind that can be compared so, and
/// choices that there are. Asked before settings are kept: schema/incident_rules.h knows no register.
/// Refused: "settings.incident_rules".
Result<void> rules_fit(const Settings& settings);

}  // namespace ringmur::incidents
