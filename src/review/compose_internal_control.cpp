#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <variant>

#include "areas/risk/rules.h"
#include "base/text.h"
#include "review/compose_risk_parts.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_rows = 200;

std::optional<Uuid> id_in(const RecordType& type, const Row& row, std::string_view field) {
  const auto* id = std::get_if<Uuid>(&row.values[type.index(field)]);
  return id == nullptr ? std::nullopt : std::optional(*id);
}

/// A risk as the tables name it.
struct Named {
  std::string event;
  std::string proposal;
};

/// Of the year; of any year where a line of the plan leads to a risk of another one.
std::map<Uuid, Named> risks_by_id(Composer& composer, Within within) {
  const RecordType& type = composer.type("risk");
  std::map<Uuid, Named> all;
  for (const Row& row : composer.rows(type, composer.terms(type, {}, within)))
    all[row.meta.id] = {text_of(type, row, "event"), text_of(type, row, "proposal")};
  return all;
}

std::map<Uuid, Named> risks_of_plan(Composer& composer, const std::vector<Row>& plan) {
  const RecordType& type = composer.type("internal_control");
  auto risks = risks_by_id(composer, Within::year);
  const bool all_there = std::ranges::all_of(plan, [&](const Row& row) {
    auto risk = id_in(type, row, "risk");
    return !risk || risks.contains(*risk);
  });
  return all_there ? risks : risks_by_id(composer, Within::any);
}

std::string event_of(const std::map<Uuid, Named>& risks, const std::optional<Uuid>& id) {
  if (!id) return {};
  auto found = risks.find(*id);
  return found == risks.end() ? std::string() : found->second.event;
}

/// "2026-03-02: 3 av 60 granskade avviker. Mindre avvikelse. Två konton saknade slutdatum."
std::string told_of(const RecordType& type, const Row& row) {
  std::string text = text_of(type, row, "performed") + ":";
  auto checked = number_of(type, row, "checked");
  auto deviations = number_of(type, row, "deviations");
  if (checked && deviations) text += fmt::format(" {} av {} granskade avviker.", *deviations, *checked);
  if (std::string result = text_of(type, row, "result"); !result.empty()) text += ' ' + result + '.';
  if (std::string seen = text_of(type, row, "observation"); !seen.empty()) text += ' ' + seen;
  return text;
}

/// By the control that they are of, the first day first. Drawn and not done yet tells nothing.
std::map<Uuid, std::string> performed(Composer& composer) {
  const RecordType& type = composer.type("control_performance");
  auto rows = composer.rows(type, composer.terms(type, {{"result", "not.is.null"}}));
  std::ranges::sort(rows, {}, [&](const Row& row) {
    return std::tuple(text_of(type, row, "performed"), text_of(type, row, "observation"),
        number_of(type, row, "checked").value_or(0), number_of(type, row, "deviations").value_or(0));
  });
  std::map<Uuid, std::string> all;
  for (const Row& row : rows) {
    auto control = id_in(type, row, "control");
    if (!control) continue;
    std::string& text = all[*control];
    if (!text.empty()) text += "\n";
    text += told_of(type, row);
  }
  return all;
}

Table plan_table(const Composer& composer, const std::vector<Row>& plan, const std::map<Uuid, Named>& risks) {
  const RecordType& type = composer.type("internal_control");
  Table table{fmt::format("Internkontrollplan {}", composer.year()),
      {{"ID", Align::text, 5}, {"Oönskad händelse", Align::text, 27}, {"Kontrollmoment", Align::text, 27},
          {"Metod", Align::text, 12}, {"Hur ofta", Align::text, 13}, {"Ansvarig", Align::text, 16}},
      {}};
  for (const Row& row : plan) {
    table.rows.push_back({{.text = fmt::to_string(table.rows.size() + 1)},
        words_cell(event_of(risks, id_in(type, row, "risk"))), words_cell(text_of(type, row, "what")),
        words_cell(text_of(type, row, "method")), words_cell(text_of(type, row, "frequency")),
        words_cell(text_of(type, row, "responsible"))});
  }
  drop_empty_column(table, 1, "Ingen av kontrollerna är knuten till en risk.");
  cut_rows(table, most_rows);
  return table;
}

/// The same numbers as in the plan. What was not done is said, never left out.
Table follow_up_table(const Composer& composer, const std::vector<Row>& plan,
    const std::map<Uuid, Named>& risks, const std::map<Uuid, std::string>& done) {
  const RecordType& type = composer.type("internal_control");
  Table table{fmt::format("Uppföljning av internkontrollplanen {}", composer.year()),
      {{"ID", Align::text, 5}, {"Oönskad händelse i VoR samt IKP", Align::text, 29},
          {"Uppföljning", Align::text, 36}, {"ISAM:s förslag på åtgärd", Align::text, 30}},
      {}};
  for (const Row& row : plan) {
    auto risk = id_in(type, row, "risk");
    auto found = risk ? risks.find(*risk) : risks.end();
    const std::string event = event_of(risks, risk);
    auto told = done.find(row.meta.id);
    table.rows.push_back({{.text = fmt::to_string(table.rows.size() + 1)},
        words_cell(event.empty() ? text_of(type, row, "what") : event),
        told == done.end() ? Cell{.text = "inte genomförd", .tone = Tone::missing}
                           : Cell{.text = told->second},
        words_cell(found == risks.end() ? std::string() : found->second.proposal)});
  }
  cut_rows(table, most_rows);
  return table;
}

}  // namespace

void add_internal_control(Composer& composer) {
  const RecordType& type = composer.type("internal_control");
  std::vector<Row> plan = composer.rows(type, composer.terms(type, {}));
  if (plan.empty()) return;
  std::ranges::sort(plan, {}, [&](const Row& row) { return sort_key(text_of(type, row, "what")); });
  const auto risks = risks_of_plan(composer, plan);
  const auto done = performed(composer);
  composer.section("internal-control", "Internkontrollplan och uppföljning");
  Table figures = composer.figure_table("Internkontrollen i siffror", "Mått");
  composer.add_row(figures, "Kontroller i planen", "control.planned");
  composer.add_row(figures, "Genomförda kontroller", "control.performed");
  composer.add_row(figures, "varav med avvikelse", "control.deviating");
  composer.add(std::move(figures));
  composer.add(plan_table(composer, plan, risks));
  if (!done.empty()) composer.add(follow_up_table(composer, plan, risks, done));
  const auto waiting =
      std::ranges::count_if(plan, [&](const Row& row) { return !done.contains(row.meta.id); });
  if (waiting == 0) return;
  composer.gap({"control.not_performed", "Risker",
      {waiting == 1 ? std::string("1 kontroll i internkontrollplanen är inte genomförd")
                    : fmt::format("{} kontroller i internkontrollplanen är inte genomförda", waiting),
          waiting == 1 ? std::string("1 control of the plan has not been performed")
                       : fmt::format("{} controls of the plan have not been performed", waiting)},
      composer.address(type, composer.terms(type, {}))});
}

void add_acceptances(Composer& composer) {
  const RecordType& type = composer.type("risk_acceptance");
  const auto risks = risks_by_id(composer, Within::year);
  Table table{fmt::format("Accepterade risker {}", composer.year()),
      {{"Oönskad händelse", Align::text, 32}, {"Riskvärde", Align::number, 9},
          {"Till och med", Align::text, 12}, {"Beslutad av", Align::text, 17}, {"Skäl", Align::text, 30}},
      {}};
  auto rows = composer.rows(type, composer.terms(type, {{"status", "eq.accepted"}}, Within::any));
  std::erase_if(rows, [&](const Row& row) {
    auto risk = id_in(type, row, "risk");
    return !risk || !risks.contains(*risk);
  });
  std::ranges::sort(rows, {}, [&](const Row& row) {
    return std::tuple(-number_of(type, row, "value").value_or(0),
        sort_key(event_of(risks, id_in(type, row, "risk"))), text_of(type, row, "until"),
        text_of(type, row, "reason"));
  });
  for (const Row& row : rows) {
    table.rows.push_back({words_cell(event_of(risks, id_in(type, row, "risk"))),
        words_cell(text_of(type, row, "value")), words_cell(text_of(type, row, "until")),
        words_cell(text_of(type, row, "decided_by_name")), words_cell(text_of(type, row, "reason"))});
  }
  if (table.rows.empty()) return;
  composer.section("risks-accepted", "Accepterade risker");
  cut_rows(table, most_rows);
  composer.add(std::move(table));
}

void add_coverage(Composer& composer) {
  const RecordType& type = composer.type("risk");
  std::vector<risk::Looked> looked;
  for (const Row& row : composer.rows(type, composer.terms(type, {}))) {
    if (row.meta.masked.contains("practice")) continue;
    looked.push_back({text_of(type, row, "practice"), number_of(type, row, "value").has_value()});
  }
  if (looked.empty()) return;
  std::ranges::sort(looked, {}, [](const risk::Looked& one) { return sort_key(folded(one.practice)); });
  Table table{fmt::format("Bedömda risker per arbetssätt {}", composer.year()),
      {{"Arbetssätt", Align::text, 0}, {"Obligatoriskt", Align::text, 0}, {"Risker", Align::number, 0},
          {"varav bedömda", Align::number, 0}},
      {}};
  for (const risk::Coverage& one : risk::coverage_of(looked, composer.settings().obligatory_practices())) {
    const Tone tone = one.obligatory && one.assessed == 0 ? Tone::missing : Tone::plain;
    const Terms of_practice = composer.terms(type, {{"practice", "eq." + one.practice}});
    table.rows.push_back({{.text = one.practice}, {.text = one.obligatory ? "ja" : "nej"},
        {.text = fmt::to_string(one.risks), .address = composer.address(type, of_practice)},
        {.text = fmt::to_string(one.assessed), .tone = tone}});
  }
  if (table.rows.empty()) return;
  composer.section("risks-coverage", "Arbetssätt som är bedömda");
  cut_rows(table, most_rows);
  composer.add(std::move(table));
}

}  // namespace ringmur::review
