#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "registry/units.h"

/// What the incidents of a unit add up to, year by year; all of it counted by the database.
namespace ringmur::incidents {

/// The years as they are meant in Sweden.
struct Years {
  int from{0};
  int to{0};  ///< at most most_years, the first one counted
};
constexpr int most_years = 20;

using ByYear = std::map<int, std::int64_t>;

/// Those with one value of a field.
struct StatisticsGroup {
  Value value{};  ///< nothing: those without one
  Text label{};
  Terms terms{};  ///< that lead to them, beside those of unit and year
  ByYear counts{};
};

/// Personal data breaches that were told of to IMY, and that were not.
struct ImyYear {
  std::int64_t reported{0};
  std::int64_t in_time{0};  ///< within 72 hours from awareness (GDPR 33.1)
  std::int64_t late{0};
  std::int64_t unknown{0};  ///< reported, but nobody wrote when, or when it was known
  std::int64_t not_reported{0};
};

struct Span {
  std::int64_t count{0};
  double mean_hours{0};
  double median_hours{0};
};

/// From which moment to which: "to_report" from discovered to reported, "to_triage" and "to_close" from
/// discovered too, "to_imy" from aware to the report to IMY.
struct SpanKind {
  const char* id;
  const char* from;
  const char* to;
};
inline constexpr std::array<SpanKind, 4> span_kinds{SpanKind{"to_report", "discovered_at", "reported_at"},
    {"to_triage", "discovered_at", "triaged_at"}, {"to_close", "discovered_at", "closed_at"},
    {"to_imy", "aware_at", "imy_reported_at"}};

/// What is counted by: fields of the incident.
inline constexpr std::array<const char*, 4> group_fields{"kind", "cause_kind", "unit", "source"};

struct Statistics {
  std::vector<int> years;
  ByYear total;
  unsigned until_month{0};  ///< of the same period: 1 January until this day, each year
  unsigned until_day{0};
  ByYear same_period;
  std::map<int, std::optional<std::int64_t>> employees;    ///< nothing where nobody knows
  std::map<std::string, std::vector<StatisticsGroup>> by;  ///< by field; the most first, none last
  std::map<int, std::array<std::int64_t, 12>> months;
  std::map<int, ImyYear> imy;
  std::map<std::string, std::map<int, Span>> times;  ///< by SpanKind::id
};

/// Terms, beside unit and year, of those that `ImyYear` counts: "reported", "in_time", "late",
/// "not_reported".
const std::map<std::string, Terms>& imy_terms();

/// Incidents of the unit and what is below it that the actor may read and that are not archived, by when they
/// were discovered. `today`: in Sweden. Refused: "statistics.years" (backwards, or too many).
Result<Statistics> statistics(
    Store& store, const Actor& actor, const UnitPlace& place, const Years& years, const Date& today);

/// Incidents for a thousand employees; nothing where their number is not known.
std::optional<double> per_thousand(const Statistics& statistics, int year);

}  // namespace ringmur::incidents
