#pragma once

#include "areas/incidents/incident.h"
#include "demo/town.h"

/// What becomes known of an incident while it is handled.
namespace ringmur::demo {

/// Gives the facts that go with the status, kind and reports that `incident` has already; nothing of those is
/// changed, but that one that is being handled may stand at another step of it.
void give_facts(const Place& place, Dice dice, incidents::Incident& incident);

/// Makes it the breach at the supplier that several authorities' incidents of the last year come of.
void make_suppliers_breach(
    const Town& town, const Place& place, const std::string& supplier, incidents::Incident& incident);

}  // namespace ringmur::demo
