#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "review/compose.h"

namespace ringmur::review {
namespace {

struct Status {
  const char* figure;
  const char* label;
};

constexpr std::array statuses{Status{"training.certified", "Certifierade"},
    Status{"training.not_certified", "Ej certifierade"}, Status{"training.ongoing", "Pågår"},
    Status{"training.expired", "Utgått"}};

std::string id_of(const char* figure, const std::string& course) {
  return fmt::format("{}[{}]", figure, course);
}

Table course_table(const Composer& composer, const std::string& course) {
  Table table{"Kursresultat: " + course,
      {{"Status", Align::text, 0}, {"Antal", Align::number, 0}, {"Andel", Align::number, 0}}, {},
      fmt::format("Uppgifterna är uttagna ur utbildningsplattformen {}.",
          composer.find(id_of("training.enrolled", course))->as_of)};
  if (int earlier = composer.earlier_year(); earlier != 0) {
    table.columns.push_back({fmt::format("Antal {}", earlier), Align::number, 0});
    table.columns.push_back({fmt::format("Andel {}", earlier), Align::number, 0});
  }
  for (const Status& status : statuses) {
    std::string id = id_of(status.figure, course);
    CellRow row{{.text = status.label}, composer.cell(id), composer.cell(id, Aspect::share)};
    if (composer.earlier_year() != 0) {
      row.push_back(composer.earlier_cell(id));
      row.push_back(composer.earlier_cell(id, Aspect::share));
    }
    table.rows.push_back(std::move(row));
  }
  std::string whole = id_of("training.enrolled", course);
  bool any = composer.value_of(whole) > 0;
  CellRow row{{.text = "Totalt"}, composer.cell(whole), any ? Cell{.text = shown_share(1)} : words_cell({})};
  if (composer.earlier_year() != 0) {
    row.push_back(composer.earlier_cell(whole));
    row.push_back(words_cell({}));
  }
  table.rows.push_back(std::move(row));
  return table;
}

/// Courses of every size side by side: shares, so that a bar is always the whole course.
Chart chart_of(const Composer& composer, const std::vector<std::string>& courses) {
  Chart chart{ChartKind::bars,
      "Utbildningsläget per kurs. Talet vid stapeln är andelen certifierade av alla anmälda.", {}, {}, {}};
  for (const Status& status : statuses) chart.series.emplace_back(status.label);
  for (const std::string& course : courses) {
    Chart::Entry entry{course, {}, composer.cell(id_of("training.certified", course), Aspect::share).text};
    chart.description += (chart.description.empty() ? "" : " ") + course + ":";
    for (const Status& status : statuses) {
      const Number* number = composer.find(id_of(status.figure, course));
      double share = number == nullptr ? 0 : number->reading.share.value_or(0);
      entry.parts.push_back(std::round(share * 10'000) / 100);
      bool last = &status == &statuses.back();
      chart.description += fmt::format(" {} {}{}", status.label,
          composer.cell(id_of(status.figure, course), Aspect::share).text, last ? "." : ",");
    }
    chart.entries.push_back(std::move(entry));
  }
  return chart;
}

void name_gaps(Composer& composer, const std::vector<std::string>& courses) {
  const RecordType& type = composer.type("course_result");
  if (courses.empty()) {
    composer.gap({"training.none", "Utbildning",
        {fmt::format("Kursresultat saknas för {}", composer.year()),
            fmt::format("There are no course results for {}", composer.year())},
        composer.address(type, composer.terms(type, {}))});
    return;
  }
  for (const std::string& course : composer.earlier_dimension("training.enrolled")) {
    if (std::ranges::find(courses, course) != courses.end()) continue;
    composer.gap({"training.course_gone", "Utbildning",
        {fmt::format("Kursresultat i {} saknas för {}, men fanns {}", course, composer.year(),
             composer.earlier_year()),
            fmt::format("There are no course results in {} for {}, but there were for {}", course,
                composer.year(), composer.earlier_year())},
        {}});
  }
}

}  // namespace

void compose_training(Composer& composer) {
  std::vector<std::string> courses = composer.dimension("training.enrolled");
  composer.chapter("training", "Utbildning");
  composer.words("training");
  if (courses.empty()) {
    composer.sentence(fmt::format("Inga kursresultat är inlästa för {}.", composer.year()));
  } else {
    composer.add(chart_of(composer, courses));
  }
  for (const std::string& course : courses) composer.add(course_table(composer, course));
  name_gaps(composer, courses);
}

}  // namespace ringmur::review
