#pragma once

#include "review/composer.h"

namespace ringmur::review {

/// A document, and what only the freeze needs of it.
struct Composition {
  Document document;
  std::vector<Terms> terms;  ///< of each of its figures, in their order
  Words words;               ///< those given and those carried over
};

/// The report as the records stand. `words` have been through checked(); those that are not given are the
/// ones written for this year. `progress` hears of the figures and of each chapter. Masked, unless what is
/// secret is asked for and the actor has the right to it; figures count it either way.
Result<Composition> compose(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const Words& words, const ReportProgress& progress = {}, Secrets secrets = Secrets::masked);

/// Puts the live reading beside each figure of a frozen document that differs from it.
void annotate(Document& frozen, const Document& live);

/// What to_query() wrote.
Terms terms_of(std::string_view query);

// The chapters, in the order of the report; the summary comes last since it names what the others lack.
void compose_risks(Composer& composer);
void compose_training(Composer& composer);
void compose_systems(Composer& composer);
void compose_incidents(Composer& composer);
void compose_controls(Composer& composer);
void compose_activities(Composer& composer);
void compose_summary(Composer& composer);

}  // namespace ringmur::review
