#pragma once

#include "review/compose.h"

namespace ringmur::review {

/// Why the year's incidents happened, where somebody has said so.
void add_incident_causes(Composer& composer, const RecordType& type);
/// Personal data breaches beside the 72 hours of GDPR 33.1.
void add_imy_reports(Composer& composer);
/// The year beside the four before it, counted from the records: years that were imported have never been
/// frozen. Nothing where no earlier year has any.
void add_incident_years(Composer& composer, const RecordType& type);
/// How many events nobody has reported, where it can be said.
void add_unreported(Composer& composer);

}  // namespace ringmur::review
