#pragma once

#include "review/composer.h"

/// Sections of the chapter on risks; each says nothing where there is nothing to tell.
namespace ringmur::review {

/// How many risks each arbetssätt has, and how many are assessed.
void add_coverage(Composer& composer);
/// What was accepted of the year's risks, by whom, until when.
void add_acceptances(Composer& composer);
/// The plan of internal control, and what the controls showed.
void add_internal_control(Composer& composer);

}  // namespace ringmur::review
