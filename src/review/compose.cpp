#include "review/compose.h"

#include <fmt/format.h>

#include <algorithm>

namespace ringmur::review {
namespace {

void compose_words(Composer& composer, const std::string& id, const std::string& title) {
  composer.chapter(id, title);
  composer.words(id);
}

void compose_decision(Composer& composer) {
  compose_words(composer, "decision", "Beslut");
  composer.add(Signatures{{"Ort och datum", "Underskrift", "Namnförtydligande", "Befattning"}});
}

using Part = void (*)(Composer&);

/// In the order of the report, but for the summary, which is composed last since it names what the others
/// lack.
constexpr Part parts[] = {
    [](Composer& composer) { compose_words(composer, "about", "Vad är ledningens genomgång"); },
    [](Composer& composer) { compose_words(composer, "world", "Omvärlden"); },
    compose_risks,
    compose_training,
    compose_systems,
    compose_incidents,
    [](Composer& composer) { compose_words(composer, "dso", "Dataskyddsombudets rekommendationer"); },
    compose_controls,
    [](Composer& composer) { compose_words(composer, "ongoing", "Pågående arbete"); },
    compose_activities,
    [](Composer& composer) { compose_words(composer, "assessment", "Sammanfattande bedömning"); },
    compose_decision,
    compose_summary,
};

std::unexpected<Error> stopped() {
  return refuse(Refusal::unavailable, "report.stopped",
      {"Rapporten avbröts. Beställ den igen.", "The report was stopped. Order it again."});
}

}  // namespace

Result<Composition> compose(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const Words& words, const ReportProgress& progress, Secrets secrets) {
  constexpr double figures_part = 0.4;
  Composer composer(store, actor, place, year);
  if (secrets == Secrets::shown) composer.show_secrets();
  composer.prepare(words);
  double done = figures_part;
  for (Part part : parts) {
    if (progress && !progress(done)) return stopped();
    part(composer);
    done += (1 - figures_part) / std::size(parts);
  }
  if (progress && !progress(1)) return stopped();
  if (composer.failure()) return std::unexpected(*composer.failure());
  auto& chapters = composer.document().chapters;
  std::ranges::rotate(chapters, chapters.end() - 1);
  return Composition{
      std::move(composer.document()), std::move(composer.figure_terms()), composer.all_words()};
}

}  // namespace ringmur::review
