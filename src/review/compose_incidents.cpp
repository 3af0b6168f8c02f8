#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "review/compose_incident_parts.h"

namespace ringmur::review {
namespace {

constexpr std::array<std::string_view, 12> months{
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"};
const std::string area = "Incidenter";

void add_totals(Composer& composer) {
  Table table = composer.figure_table("Årets incidenter", "Mått");
  composer.add_row(table, "Incidenter", "incident.total");
  composer.add_row(table, "varav personuppgiftsincidenter", "incident.personal_data");
  composer.add_row(table, "Anmälda till IMY", "incident.reported_to_imy");
  composer.add(std::move(table));
}

void add_kinds(Composer& composer, const RecordType& type) {
  auto groups = composer.groups(type, composer.terms(type, {}), "kind");
  std::ranges::sort(groups, {}, [](const auto& group) {
    const std::string& kind = std::get<std::string>(group.first);
    return std::tuple(-group.second, sort_key(kind), kind);
  });
  composer.section("incidents-kinds", "Incidenter per slag");
  Table table = composer.figure_table("Antal incidenter av varje slag", "Slag");
  for (const auto& [value, count] : groups) {
    const std::string& kind = std::get<std::string>(value);
    std::string id = fmt::format("report.incident.kind[{}]", kind);
    composer.note(
        id, "Incidenter av slaget " + kind, type, composer.terms(type, {{"kind", "eq." + kind}}), count);
    composer.add_row(table, kind, id);
  }
  composer.count("report.incident.without_kind", "Incidenter utan slag", type,
      composer.terms(type, {{"kind", "is.null"}}));
  if (composer.value_of("report.incident.without_kind") > 0) {
    composer.add_row(table, "Slag inte angivet", "report.incident.without_kind");
  }
  composer.add(std::move(table));
}

/// The days of a month, as they are meant in Sweden.
Terms month_terms(int year, std::size_t month) {
  auto first = [](int of_year, std::size_t of_month) {
    return fmt::format("{}-{:02}-01", of_year, of_month);
  };
  std::string next = month == 12 ? first(year + 1, 1) : first(year, month + 1);
  return {{"discovered_at", "gte." + first(year, month)}, {"discovered_at", "lt." + next}};
}

void add_months(Composer& composer, const RecordType& type) {
  composer.section("incidents-months", "Incidenter per månad");
  Chart chart{
      ChartKind::columns, fmt::format("Upptäckta incidenter per månad {}", composer.year()), {}, {}, {}};
  std::vector<std::pair<std::string, std::string>> columns;
  for (std::size_t month = 1; month <= months.size(); ++month) {
    std::string name(months[month - 1]);
    std::string id = fmt::format("report.incident.month[{:02}]", month);
    Terms terms = composer.terms(type, month_terms(composer.year(), month), Within::any);
    composer.count(id, "Incidenter upptäckta i " + name, type, terms);
    columns.emplace_back(name, id);
    chart.entries.push_back({name, {static_cast<double>(composer.value_of(id))}, composer.cell(id).text});
    chart.description += fmt::format("{}{} {}", month == 1 ? "" : ", ", name, composer.cell(id).text);
  }
  composer.add(std::move(chart));
  composer.add(composer.across("Antal upptäckta incidenter", "År", columns));
}

void name_gaps(Composer& composer, const RecordType& type) {
  if (composer.value_of("incident.total") == 0) {
    composer.gap({"incident.none", area,
        {fmt::format("Ingen incident är registrerad för {}", composer.year()),
            fmt::format("No incident is registered for {}", composer.year())},
        composer.address(type, composer.terms(type, {}))});
    return;
  }
  composer.count("report.incident.unknown_personal_data", "Incidenter utan uppgift om personuppgifter", type,
      composer.terms(type, {{"personal_data", "is.null"}}));
  composer.count("report.incident.unknown_imy", "Personuppgiftsincidenter utan uppgift om anmälan till IMY",
      type, composer.terms(type, {{"personal_data", "eq.true"}, {"reported_to_imy", "is.null"}}));
  composer.counted_gap("report.incident.unknown_personal_data", "incident.unknown_personal_data", area,
      {"incident saknar uppgift om personuppgifter är berörda",
          "incident does not say whether personal data are affected"},
      {"incidenter saknar uppgift om personuppgifter är berörda",
          "incidents do not say whether personal data are affected"});
  composer.counted_gap("report.incident.unknown_imy", "incident.unknown_imy", area,
      {"personuppgiftsincident saknar uppgift om den är anmäld till IMY",
          "personal data breach does not say whether it was reported to IMY"},
      {"personuppgiftsincidenter saknar uppgift om de är anmälda till IMY",
          "personal data breaches do not say whether they were reported to IMY"});
}

}  // namespace

void compose_incidents(Composer& composer) {
  const RecordType& type = composer.type("incident");
  composer.chapter("incidents", "Incidenter och avvikelser");
  composer.words("incidents");
  add_totals(composer);
  if (composer.value_of("incident.total") > 0) {
    add_kinds(composer, type);
    add_incident_causes(composer, type);
    add_months(composer, type);
    add_imy_reports(composer);
    add_incident_years(composer, type);
    add_unreported(composer);
  }
  name_gaps(composer, type);
}

}  // namespace ringmur::review
