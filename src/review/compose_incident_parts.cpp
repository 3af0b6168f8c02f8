#include "review/compose_incident_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "areas/incidents/unreported.h"

namespace ringmur::review {
namespace {

constexpr int years_beside = 4;

/// What is counted of each year, and how the column is headed.
struct YearColumn {
  const char* heading;
  Terms terms;
};

const std::vector<YearColumn>& year_columns() {
  static const std::vector<YearColumn> columns{{"Incidenter", {}},
      {"Personuppgiftsincidenter", {{"personal_data", "eq.true"}}},
      {"Anmälda till IMY", {{"reported_to_imy", "eq.true"}}},
      {"Inom 72 timmar", {{"reported_to_imy", "eq.true"}, {"imy_reported_at", "lte.{aware_at}+72h"}}},
      {"Senare", {{"reported_to_imy", "eq.true"}, {"imy_reported_at", "gt.{aware_at}+72h"}}}};
  return columns;
}

/// Counts as cells that open their records. They are no figures of the report: those of an earlier year were
/// frozen with it.
CellRow year_row(Composer& composer, const RecordType& type, int year) {
  CellRow row{{.text = fmt::to_string(year)}};
  for (const YearColumn& column : year_columns()) {
    Terms terms = year_terms(type, year);
    terms.insert(terms.end(), column.terms.begin(), column.terms.end());
    terms = composer.terms(type, terms, Within::any);
    const std::int64_t count = composer.counted(type, terms);
    row.push_back({.text = shown_number(Value{count}), .address = composer.address(type, terms)});
  }
  return row;
}

double number_in(const Cell& cell) {
  double number = 0;
  for (const char c : cell.text) {
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  }
  return number;
}

bool is_none(const CellRow& row) {
  return number_in(row[1]) == 0;
}

Chart chart_of(const std::vector<CellRow>& rows) {
  Chart chart{ChartKind::columns, "Incidenter per år", {}, {}, {}};
  for (const CellRow& row : rows) {
    chart.entries.push_back({row[0].text, {number_in(row[1])}, row[1].text});
    chart.description +=
        fmt::format("{}{} {}", chart.description.empty() ? "" : ", ", row[0].text, row[1].text);
  }
  return chart;
}

std::string label_of(const Field& field, const std::string& code) {
  auto found = std::ranges::find(field.choices, code, &Choice::code);
  return found == field.choices.end() ? code : found->label.sv;
}

}  // namespace

void add_incident_causes(Composer& composer, const RecordType& type) {
  std::vector<std::string> causes = composer.dimension("incident.by_cause");
  if (causes.empty()) return;
  const auto id_of = [](const std::string& cause) { return fmt::format("incident.by_cause[{}]", cause); };
  std::ranges::sort(causes, {},
      [&](const std::string& cause) { return std::tuple(-composer.value_of(id_of(cause)), cause); });
  composer.section("incidents-causes", "Orsaker");
  Table table = composer.figure_table("Antal incidenter efter orsak", "Orsak");
  std::int64_t known = 0;
  for (const std::string& cause : causes) {
    composer.add_row(table, label_of(type.at("cause_kind"), cause), id_of(cause));
    known += composer.value_of(id_of(cause));
  }
  const std::int64_t unknown = composer.value_of("incident.total") - known;
  if (unknown > 0) {
    table.note = unknown == 1 ? std::string("För en incident är orsaken inte angiven.")
                              : fmt::format("För {} incidenter är orsaken inte angiven.",
                                    shown_number(Value{unknown}));
  }
  composer.add(std::move(table));
}

void add_imy_reports(Composer& composer) {
  if (composer.value_of("incident.personal_data") + composer.value_of("incident.reported_to_imy") == 0)
    return;
  composer.section("incidents-imy", "Anmälan till IMY");
  Table table = composer.figure_table("Personuppgiftsincidenter och anmälan till IMY", "Mått");
  composer.add_row(table, "Anmälda till IMY", "incident.reported_to_imy");
  composer.add_row(table, "varav inom 72 timmar från kännedom", "incident.imy_in_time");
  composer.add_row(table, "varav senare", "incident.imy_late");
  composer.add_row(table, "Inte anmälda till IMY", "incident.imy_not_reported");
  const std::int64_t unknown = composer.value_of("incident.reported_to_imy") -
                               composer.value_of("incident.imy_in_time") -
                               composer.value_of("incident.imy_late");
  if (unknown > 0)
    table.note = fmt::format("För {} är tidpunkten för kännedom eller anmälan inte angiven.",
        unknown == 1 ? std::string("en anmälan") : shown_number(Value{unknown}) + " anmälningar");
  composer.add(std::move(table));
}

void add_incident_years(Composer& composer, const RecordType& type) {
  std::vector<CellRow> rows;
  for (int year = composer.year() - years_beside; year <= composer.year(); ++year)
    rows.push_back(year_row(composer, type, year));
  // Years before the first one that anybody has records of say nothing.
  rows.erase(rows.begin(), std::ranges::find_if_not(rows, is_none));
  if (rows.size() < 2) return;
  composer.section("incidents-years", "Jämfört med tidigare år");
  composer.add(chart_of(rows));
  Table table{"Incidenter år för år", {{"År", Align::text, 0}}, {}};
  for (const YearColumn& column : year_columns()) table.columns.push_back({column.heading, Align::number, 0});
  std::ranges::reverse(rows);
  table.rows = std::move(rows);
  table.note = "Räknat i registret när rapporten gjordes, även incidenter som är inlästa från tidigare år.";
  composer.add(std::move(table));
}

void add_unreported(Composer& composer) {
  auto made = incidents::unreported(composer.store(), composer.actor(), composer.place(), composer.year());
  // Who may not read the service desk's list has a report without it.
  if (!made || incidents::why_not(made->lists)) return;
  composer.section("incidents-unreported", "Det som ingen har anmält");
  composer.sentence(incidents::sentence_of(made->lists).sv);
  std::string assumed = "Uppskattningen bygger på antaganden:";
  for (const Text& one : incidents::estimate_assumptions()) assumed += ' ' + one.sv;
  composer.sentence(assumed);
}

}  // namespace ringmur::review
