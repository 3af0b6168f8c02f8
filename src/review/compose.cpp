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

}  // namespace

Result<Composition> compose(
    Store& store, const Actor& actor, const UnitPlace& place, int year, const Words& words) {
  Composer composer(store, actor, place, year);
  composer.prepare(words);
  compose_words(composer, "about", "Vad är ledningens genomgång");
  compose_words(composer, "world", "Omvärlden");
  compose_risks(composer);
  compose_training(composer);
  compose_systems(composer);
  compose_incidents(composer);
  compose_words(composer, "dso", "Dataskyddsombudets rekommendationer");
  compose_controls(composer);
  compose_words(composer, "ongoing", "Pågående arbete");
  compose_activities(composer);
  compose_words(composer, "assessment", "Sammanfattande bedömning");
  compose_decision(composer);
  compose_summary(composer);
  if (composer.failure()) return std::unexpected(*composer.failure());
  auto& chapters = composer.document().chapters;
  std::ranges::rotate(chapters, chapters.end() - 1);
  return Composition{
      std::move(composer.document()), std::move(composer.figure_terms()), composer.all_words()};
}

}  // namespace ringmur::review
