#include <fmt/format.h>

#include <array>
#include <map>

#include "review/compose.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_unclassified = 40;

struct Aspects {
  const char* letter;
  const char* label;
  const char* field;
};

constexpr std::array aspects{Aspects{"K", "Konfidentialitet", "confidentiality"},
    Aspects{"R", "Riktighet", "integrity"}, Aspects{"T", "Tillgänglighet", "availability"}};

void add_totals(Composer& composer) {
  Table table = composer.figure_table("System och it-tjänster", "Mått");
  composer.add_row(table, "System och it-tjänster", "system.total");
  composer.add_row(table, "varav verksamhetssystem", "system.business");
  composer.add_row(table, "varav utan informationsklassning", "report.system.not_classified");
  composer.add(std::move(table));
}

void add_classified_since(Composer& composer) {
  std::vector<std::string> years = composer.dimension("system.classified_since");
  if (years.empty()) return;
  composer.section("systems-classified", "Klassade sedan");
  Chart chart{ChartKind::columns, "System som har klassats sedan årets början", {}, {}, {}};
  Table table =
      composer.figure_table("System vars senaste klassning är gjord detta år eller senare", "Från och med");
  for (const std::string& year : years) {
    std::string id = fmt::format("system.classified_since[{}]", year);
    composer.add_row(table, year, id);
    chart.entries.push_back({year, {static_cast<double>(composer.value_of(id))}, composer.cell(id).text});
    chart.description +=
        fmt::format("{}{}: {}", chart.description.empty() ? "" : ", ", year, composer.cell(id).text);
  }
  // One column is no comparison.
  if (years.size() > 1) composer.add(std::move(chart));
  composer.add(std::move(table));
}

void add_levels(Composer& composer, const RecordType& type) {
  std::map<std::int64_t, std::map<std::string, std::string>> levels;
  for (const Aspects& aspect : aspects) {
    Terms all = composer.terms(type, {});
    for (const auto& [level, count] : composer.groups(type, all, aspect.field)) {
      std::int64_t value = std::get<std::int64_t>(level);
      std::string id = fmt::format("report.system.level[{},{}]", aspect.letter, value);
      composer.note(id, fmt::format("System med {} {}", aspect.letter, value), type,
          composer.terms(type, {{aspect.field, fmt::format("eq.{}", value)}}), count);
      levels[value][aspect.letter] = id;
    }
  }
  if (levels.empty()) return;
  composer.section("systems-levels", "Klassningens nivåer");
  Table table{"Antal system per nivå", {{"Nivå", Align::text, 0}}, {}};
  for (const Aspects& aspect : aspects) {
    table.columns.push_back({fmt::format("{} ({})", aspect.label, aspect.letter), Align::number, 24});
  }
  for (const auto& [level, ids] : levels) {
    CellRow row{{.text = fmt::to_string(level)}};
    for (const Aspects& aspect : aspects) {
      auto found = ids.find(aspect.letter);
      row.push_back(found == ids.end() ? Cell{.text = "0"} : composer.cell(found->second));
    }
    table.rows.push_back(std::move(row));
  }
  composer.add(std::move(table));
}

void add_unclassified(Composer& composer, const RecordType& type) {
  Terms terms = composer.terms(type, {{"classified_on", "is.null"}});
  std::int64_t all = composer.value_of("report.system.not_classified");
  if (all == 0) return;
  composer.section("systems-not-classified", "System utan informationsklassning");
  Table table{"System utan informationsklassning",
      {{"System", Align::text, 34}, {"Objekt", Align::text, 26}, {"Slag", Align::text, 18},
          {"Leverantör", Align::text, 22}},
      {}};
  for (const Row& row : composer.first_rows(type, terms, "name", most_unclassified)) {
    table.rows.push_back({words_cell(text_of(type, row, "name")), words_cell(text_of(type, row, "object")),
        words_cell(text_of(type, row, "kind")), words_cell(text_of(type, row, "supplier"))});
  }
  if (all > static_cast<std::int64_t>(table.rows.size())) {
    table.note = fmt::format("Tabellen visar de {} första av {}; de andra finns i registret.",
        table.rows.size(), shown_number(Value{all}));
  }
  drop_empty_column(table, 3, "Inget av systemen har en leverantör angiven.");
  drop_empty_column(table, 2, "Inget av systemen har ett slag angivet.");
  drop_empty_column(table, 1, "Inget av systemen hör till ett objekt.");
  composer.add(std::move(table));
}

}  // namespace

void compose_systems(Composer& composer) {
  const RecordType& type = composer.type("system");
  composer.chapter("systems", "System och informationsklassning");
  composer.words("systems");
  composer.count("report.system.not_classified", "System utan informationsklassning", type,
      composer.terms(type, {{"classified_on", "is.null"}}));
  if (composer.value_of("system.total") > 0) {
    add_totals(composer);
  } else {
    composer.sentence("Inga system är registrerade.");
    composer.gap({"system.none", "System", {"Inget system är registrerat", "No system is registered"},
        composer.address(type, composer.terms(type, {}))});
  }
  composer.counted_gap("report.system.not_classified", "system.not_classified", "System",
      {"system saknar informationsklassning", "system has no classification"},
      {"system saknar informationsklassning", "systems have no classification"});
  add_classified_since(composer);
  add_levels(composer, type);
  add_unclassified(composer, type);
}

}  // namespace ringmur::review
