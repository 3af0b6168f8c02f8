#pragma once

#include <string>

#include "areas/incidents/incident.h"
#include "store/rows.h"

namespace ringmur::bench {

/// An incident as a case worker fills it in.
Row sample_incident();

/// A line of prose of a register, in Swedish, with a composed and a decomposed å.
const std::string& sample_prose();

/// CSV of so many course results, with its heading.
std::string sample_csv(int rows);

}  // namespace ringmur::bench
