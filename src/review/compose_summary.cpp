#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "review/compose.h"

namespace ringmur::review {
namespace {

void add_activity_rows(Composer& composer, Table& table) {
  for (int year : {composer.year(), composer.year() + 1}) {
    std::string planned = fmt::format("activity.planned[{}]", year);
    if (composer.find(planned) != nullptr)
      composer.add_row(table, fmt::format("Aktiviteter {}", year), planned);
    std::string done = fmt::format("activity.done[{}]", year);
    if (composer.find(done) != nullptr)
      composer.add_row(table, fmt::format("Aktiviteter {} som är klara", year), done);
  }
}

Table figures_of(const Composer& composer) {
  Table table = composer.figure_table("Urval av årets mått", "Mått");
  composer.add_row(table, "Risker", "risk.total");
  composer.add_row(table, "Risker där åtgärd krävs", "risk.action_required");
  composer.add_row(table, "Risker som inte är bedömda", "risk.not_assessed");
  composer.add_row(table, "Högsta riskvärde", "risk.highest_value");
  for (const std::string& course : composer.dimension("training.certified")) {
    composer.add_row(
        table, "Certifierade i " + course, fmt::format("training.certified[{}]", course), Aspect::whole);
  }
  composer.add_row(table, "System och it-tjänster", "system.total");
  composer.add_row(table, "System utan informationsklassning", "report.system.not_classified");
  composer.add_row(table, "Incidenter", "incident.total");
  composer.add_row(table, "Personuppgiftsincidenter", "incident.personal_data");
  composer.add_row(table, "Incidenter anmälda till IMY", "incident.reported_to_imy");
  composer.add_row(table, "Säkerhetsåtgärder med hög prioritet", "gap.high_priority");
  return table;
}

/// Titles in the order of the report: the summary is composed last.
std::vector<std::string_view> titles_of(const std::vector<std::string>& chapters) {
  std::vector<std::string_view> ordered;
  for (const WordsKey& known : words_keys()) {
    if (std::ranges::find(chapters, known.key) != chapters.end()) ordered.push_back(known.title);
  }
  return ordered;
}

void name_missing_words(Composer& composer) {
  auto only = [](const std::vector<std::string>& chapters) {
    return chapters.size() == 1 ? chapters.front() : std::string();
  };
  if (const auto& chapters = composer.chapters_without_words(); !chapters.empty()) {
    auto titles = titles_of(chapters);
    composer.gap_in(only(chapters), {"words.missing", "Texter",
                                        {fmt::format("Text saknas: {}", fmt::join(titles, ", ")),
                                            fmt::format("There is no text: {}", fmt::join(titles, ", "))},
                                        {}});
  }
  if (const auto& chapters = composer.chapters_with_carried_words(); !chapters.empty()) {
    auto titles = titles_of(chapters);
    composer.gap_in(only(chapters), {"words.carried", "Texter",
                                        {fmt::format("Texten är kvar från {} års genomgång: {}",
                                             composer.earlier_year(), fmt::join(titles, ", ")),
                                            fmt::format("The text is still the one of {}: {}",
                                                composer.earlier_year(), fmt::join(titles, ", "))},
                                        {}});
  }
}

}  // namespace

void compose_summary(Composer& composer) {
  composer.chapter("summary", "Sammanfattning");
  composer.words("summary");
  composer.section("summary-figures", "De viktigaste siffrorna");
  Table table = figures_of(composer);
  add_activity_rows(composer, table);
  if (composer.earlier_year() == 0) table.note = "Inget tidigare år är fryst, så jämförelse saknas.";
  composer.add(std::move(table));
  name_missing_words(composer);
  composer.section("summary-gaps", "Det som saknas");
  if (composer.gaps().empty())
    composer.sentence("Inga luckor har hittats i underlaget.");
  else
    composer.add(Gaps{composer.gaps()});
}

}  // namespace ringmur::review
