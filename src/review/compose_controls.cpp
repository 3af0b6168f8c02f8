#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "review/compose.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_rows = 200;
/// The filter grammar takes so many values at once, and an address so many characters.
constexpr std::size_t most_values = 200;
constexpr std::size_t longest_list = 4000;

struct Theme {
  std::size_t rank{0};
  std::string name;

  auto operator<=>(const Theme&) const = default;
};

struct Priority {
  const char* code;
  const char* label;
};

constexpr std::array priorities{Priority{"high", "Hög"}, Priority{"medium", "Medel"}, Priority{"low", "Låg"}};

struct Assessment {
  std::string standard;
  std::string control;
  std::string finding;
  std::string severity;
  std::string priority;
  std::string part;
};

/// The four themes are those of ISO/IEC 27001:2022 Annex A; another standard is a row of its own.
Theme theme_of(const Assessment& assessment) {
  constexpr std::array<std::string_view, 4> names{
      "5 Organisatoriska", "6 Personella", "7 Fysiska", "8 Tekniska"};
  bool iso = assessment.standard.find("27001") != std::string::npos ||
             assessment.standard.find("27002") != std::string::npos;
  if (!iso) return {names.size() + 1, assessment.standard};
  std::size_t at = assessment.control.find_first_of("0123456789");
  bool single = at != std::string::npos &&
                (at + 1 == assessment.control.size() ||
                    std::string_view("0123456789").find(assessment.control[at + 1]) == std::string::npos);
  char first = single ? assessment.control[at] : '0';
  if (first < '5' || first > '8') return {names.size(), "Övriga"};
  auto rank = static_cast<std::size_t>(first - '5');
  return {rank, std::string(names[rank])};
}

std::vector<Assessment> assessments_of(Composer& composer, const RecordType& type) {
  std::vector<Assessment> all;
  for (const Row& row : composer.rows(type, composer.terms(type, {}))) {
    all.push_back(
        {text_of(type, row, "standard"), text_of(type, row, "control"), text_of(type, row, "finding"),
            text_of(type, row, "severity"), text_of(type, row, "priority"), text_of(type, row, "part")});
  }
  std::ranges::sort(all, {}, [](const Assessment& one) {
    return std::tuple(theme_of(one), sort_key(one.standard), natural_order(one.control), one.standard);
  });
  return all;
}

/// A value of a list in the filter grammar.
std::string quoted(const std::string& value) {
  std::string out = "\"";
  for (char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// The records of a theme: a filter knows no beginnings of texts, so the controls are listed.
std::optional<Terms> theme_terms(const std::vector<Assessment>& all, const Theme& theme) {
  std::set<std::string> controls;
  std::set<std::string> standards;
  for (const Assessment& one : all) {
    if (theme_of(one) != theme) continue;
    controls.insert(one.control);
    standards.insert(one.standard);
  }
  if (theme.rank > 4) return Terms{{"standard", "eq." + theme.name}};
  auto list = [](const std::set<std::string>& values) {
    std::string out;
    for (const std::string& value : values) out += (out.empty() ? "in.(" : ",") + quoted(value);
    return out + ')';
  };
  Terms terms{{"standard", list(standards)}, {"control", list(controls)}};
  bool too_many = controls.size() > most_values || standards.size() > most_values;
  if (too_many || to_query(terms).size() > longest_list) return std::nullopt;
  return terms;
}

Cell theme_cell(
    Composer& composer, const std::vector<Assessment>& all, const Theme& theme, const Priority* priority) {
  auto count = std::ranges::count_if(all, [&](const Assessment& one) {
    return theme_of(one) == theme && (priority == nullptr || one.priority == priority->label);
  });
  auto terms = theme_terms(all, theme);
  if (!terms || count == 0) return {.text = shown_number(Value{std::int64_t{count}})};
  const RecordType& type = composer.type("control_assessment");
  if (priority != nullptr) terms->emplace_back("priority", std::string("eq.") + priority->code);
  std::string which = priority == nullptr ? "all" : priority->code;
  std::string id = fmt::format("report.gap.theme[{},{}]", theme.name, which);
  composer.note(id,
      fmt::format("Bedömda säkerhetsåtgärder, {}{}", theme.name,
          priority == nullptr ? "" : std::string(", prioritet ") + priority->label),
      type, composer.terms(type, *terms), count);
  return composer.cell(id);
}

Table theme_table(Composer& composer, const std::vector<Assessment>& all) {
  Table table{"Bedömda säkerhetsåtgärder efter tema och prioritet", {{"Tema", Align::text, 40}}, {}};
  for (const Priority& priority : priorities) table.columns.push_back({priority.label, Align::number, 0});
  table.columns.push_back({"Alla", Align::number, 0});
  std::set<Theme> themes;
  for (const Assessment& one : all) themes.insert(theme_of(one));
  for (const Theme& theme : themes) {
    CellRow row{{.text = theme.name}};
    for (const Priority& priority : priorities) row.push_back(theme_cell(composer, all, theme, &priority));
    row.push_back(theme_cell(composer, all, theme, nullptr));
    table.rows.push_back(std::move(row));
  }
  bool unranked = std::ranges::any_of(all, [](const Assessment& one) { return one.priority.empty(); });
  if (unranked) table.note = "I ”Alla” ingår åtgärder utan prioritet.";
  return table;
}

void add_high_priority(Composer& composer, const std::vector<Assessment>& all) {
  Table table{"Säkerhetsåtgärder med hög prioritet",
      {{"Säkerhetsåtgärd", Align::text, 24}, {"Standard", Align::text, 16}, {"Iakttagelse", Align::text, 38},
          {"Bristvärdering", Align::text, 15}, {"Del", Align::text, 7}},
      {}};
  std::set<std::string> standards;
  for (const Assessment& one : all) {
    if (one.priority != priorities.front().label) continue;
    standards.insert(one.standard);
    table.rows.push_back({words_cell(one.control), words_cell(one.standard), words_cell(one.finding),
        words_cell(one.severity), words_cell(one.part)});
  }
  if (table.rows.empty()) return;
  if (standards.size() == 1) {
    table.caption += ", " + *standards.begin();
    table.columns.erase(table.columns.begin() + 1);
    for (CellRow& row : table.rows) row.erase(row.begin() + 1);
  }
  cut_rows(table, most_rows);
  composer.section("gap-high-priority", "Åtgärder med hög prioritet");
  composer.add(std::move(table));
}

void add_totals(Composer& composer) {
  Table table = composer.figure_table("GAP-analysen i siffror", "Mått");
  composer.add_row(table, "Bedömda säkerhetsåtgärder", "gap.assessed");
  composer.add_row(table, "varav med hög prioritet", "gap.high_priority");
  for (const std::string& part : composer.dimension("gap.plan_part")) {
    composer.add_row(table, "varav i planens del " + part, fmt::format("gap.plan_part[{}]", part));
  }
  composer.add(std::move(table));
}

}  // namespace

void compose_controls(Composer& composer) {
  const RecordType& type = composer.type("control_assessment");
  std::vector<Assessment> all = assessments_of(composer, type);
  composer.chapter("gap", "GAP-analys och revisioner");
  composer.section("gap-analysis", "GAP-analys");
  composer.words("gap");
  if (all.empty()) {
    composer.sentence(fmt::format("Ingen GAP-analys är registrerad för {}.", composer.year()));
    composer.gap({"gap.none", "GAP-analys",
        {fmt::format("Ingen GAP-analys är registrerad för {}", composer.year()),
            fmt::format("No gap analysis is registered for {}", composer.year())},
        composer.address(type, composer.terms(type, {}))});
  } else {
    add_totals(composer);
    composer.add(theme_table(composer, all));
    add_high_priority(composer, all);
  }
  composer.section("audits", "Revisioner");
  composer.words("audits");
  if (composer.has_words("audits")) return;
  composer.sentence(fmt::format("Ingen revision är registrerad för {}.", composer.year()));
  composer.gap_in("audits", {"audit.none", "Revisioner",
                                {fmt::format("Ingen revision är registrerad för {}", composer.year()),
                                    fmt::format("No audit is registered for {}", composer.year())},
                                {}});
}

}  // namespace ringmur::review
