#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/text.h"
#include "review/compose.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_rows = 200;
const std::string area = "Aktiviteter";

struct Activity {
  std::string title;
  std::string description;
  std::string responsible;
  std::string status;
  std::optional<std::int64_t> priority;
};

std::string planned(const std::string& year) {
  return fmt::format("activity.planned[{}]", year);
}
std::string done(const std::string& year) {
  return fmt::format("activity.done[{}]", year);
}

std::vector<Activity> activities_of(Composer& composer, const RecordType& type, const std::string& year) {
  std::vector<Activity> all;
  for (const Row& row : composer.rows(type, composer.terms(type, {{"year", "eq." + year}}, Within::any))) {
    all.push_back({text_of(type, row, "title"), text_of(type, row, "description"),
        text_of(type, row, "responsible"), text_of(type, row, "status"), number_of(type, row, "priority")});
  }
  std::ranges::sort(all, {}, [](const Activity& one) {
    return std::tuple(
        one.priority.value_or(std::numeric_limits<std::int64_t>::max()), sort_key(one.title), one.title);
  });
  return all;
}

void add_year(Composer& composer, const RecordType& type, const std::string& year) {
  composer.section("activities-" + year, "Aktiviteter " + year);
  Table table{"Rekommenderade aktiviteter " + year,
      {{"ID", Align::text, 5}, {"Rekommenderad aktivitet", Align::text, 24}, {"Beskrivning", Align::text, 30},
          {"Åtgärdsansvarig", Align::text, 30}, {"Status", Align::text, 11}},
      {}};
  for (const Activity& one : activities_of(composer, type, year)) {
    table.rows.push_back({{.text = fmt::to_string(table.rows.size() + 1)}, words_cell(one.title),
        words_cell(one.description), words_cell(one.responsible), words_cell(one.status)});
  }
  drop_empty_column(table, 2, "Ingen av aktiviteterna har en beskrivning.");
  cut_rows(table, most_rows);
  composer.add(std::move(table));
}

void add_totals(Composer& composer, const std::vector<std::string>& years) {
  Table table{"Aktiviteter per år",
      {{"År", Align::text, 0}, {"Aktiviteter", Align::number, 0}, {"Klara", Align::number, 0}}, {}};
  int earlier = composer.earlier_year();
  if (earlier != 0) {
    table.columns.push_back({fmt::format("Aktiviteter enligt {}", earlier), Align::number, 0});
    table.columns.push_back({fmt::format("Klara enligt {}", earlier), Align::number, 0});
  }
  for (const std::string& year : years) {
    Cell finished = composer.find(done(year)) == nullptr ? Cell{.text = "0"} : composer.cell(done(year));
    CellRow row{{.text = year}, composer.cell(planned(year)), std::move(finished)};
    if (earlier != 0) {
      row.push_back(composer.earlier_cell(planned(year)));
      row.push_back(composer.earlier_cell(done(year)));
    }
    table.rows.push_back(std::move(row));
  }
  composer.add(std::move(table));
}

void name_gaps(Composer& composer, const RecordType& type, const std::vector<std::string>& years) {
  Terms later = {{"year", fmt::format("gte.{}", composer.year())}};
  if (years.empty()) {
    composer.gap({"activity.none", area,
        {fmt::format("Ingen aktivitet är placerad på {} eller senare", composer.year()),
            fmt::format("No activity is placed on {} or later", composer.year())},
        composer.address(type, composer.terms(type, later, Within::any))});
  }
  later.emplace_back("responsible", "is.null");
  composer.count("report.activity.without_responsible", "Aktiviteter utan åtgärdsansvarig", type,
      composer.terms(type, later, Within::any));
  composer.counted_gap("report.activity.without_responsible", "activity.without_responsible", area,
      {"aktivitet saknar åtgärdsansvarig", "activity has nobody responsible"},
      {"aktiviteter saknar åtgärdsansvarig", "activities have nobody responsible"});
}

}  // namespace

void compose_activities(Composer& composer) {
  const RecordType& type = composer.type("activity");
  std::vector<std::string> years = composer.dimension("activity.planned");
  std::erase_if(years, [&](const std::string& year) { return std::stoi(year) < composer.year(); });
  composer.chapter("activities", "Aktiviteter");
  composer.words("activities");
  if (years.empty()) {
    composer.sentence(fmt::format("Inga aktiviteter är placerade på {} eller senare.", composer.year()));
  } else {
    add_totals(composer, years);
  }
  for (const std::string& year : years) add_year(composer, type, year);
  name_gaps(composer, type, years);
}

}  // namespace ringmur::review
