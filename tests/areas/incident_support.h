#pragma once

#include <boost/json.hpp>
#include <string>

#include "areas/incidents/duties.h"
#include "schema/incident_rules.h"

namespace ringmur::test {

/// The usual rules of a kommun with an appropriation of 100 million SEK, a bolag that the act does not reach
/// (FAST) and one that it does (VATTEN).
const IncidentRules& town_rules();

/// The usual rules as JSON, to be changed.
boost::json::object usual_rules_json();

/// An incident with these fields, as the API writes them; the rest is empty.
incidents::Incident incident_of(const boost::json::object& facts);

}  // namespace ringmur::test
