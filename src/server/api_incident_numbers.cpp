#include <fmt/format.h>

#include <cmath>

#include "areas/incidents/desk_case.h"
#include "areas/incidents/statistics.h"
#include "areas/incidents/unreported.h"
#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// What the incidents add up to: statistics, and what nobody has reported.
namespace ringmur::api {
namespace {

using incidents::ByYear;
using incidents::Statistics;
using incidents::StatisticsGroup;

void write_number(JsonWriter& out, std::string_view name, std::int64_t number) {
  out.key(name).raw(fmt::to_string(number));
}

/// With two decimals: hours and shares of a thousand are told no finer.
std::string decimals(double number) {
  return fmt::format("{:.2f}", number);
}

void write_years(JsonWriter& out, const std::vector<int>& years, const ByYear& counts) {
  for (const int year : years) {
    const auto found = counts.find(year);
    write_number(out, fmt::to_string(year), found == counts.end() ? 0 : found->second);
  }
}

void write_totals(JsonWriter& out, const Statistics& made) {
  out.key("total").open('{');
  write_years(out, made.years, made.total);
  out.close('}').key("same_period").open('{');
  out.member("until", fmt::format("{:02}-{:02}", made.until_month, made.until_day));
  write_years(out, made.years, made.same_period);
  out.close('}').key("per_thousand").open('{');
  for (const int year : made.years) {
    const auto share = incidents::per_thousand(made, year);
    out.key(fmt::to_string(year)).raw(share ? decimals(*share) : "null");
  }
  out.close('}').key("employees").open('{');
  for (const int year : made.years) {
    const auto& employees = made.employees.at(year);
    out.key(fmt::to_string(year)).raw(employees ? fmt::to_string(*employees) : "null");
  }
  out.close('}');
}

void write_group(JsonWriter& out, const std::vector<int>& years, const StatisticsGroup& group) {
  out.open('{').key("value");
  if (is_empty(group.value))
    out.raw("null");
  else if (const auto* id = std::get_if<Uuid>(&group.value))
    out.text(to_string(*id));
  else
    out.text(std::get<std::string>(group.value));
  out.words("label", group.label);
  out.member("terms", to_query(group.terms)).key("counts").open('{');
  write_years(out, years, group.counts);
  out.close('}').close('}');
}

void write_groups(JsonWriter& out, const Statistics& made) {
  out.key("by").open('{');
  for (const char* field : incidents::group_fields) {
    out.key(field).open('[');
    for (const StatisticsGroup& group : made.by.at(field)) write_group(out, made.years, group);
    out.close(']');
  }
  out.close('}').key("months").open('{');
  for (const int year : made.years) {
    out.key(fmt::to_string(year)).open('[');
    for (const std::int64_t count : made.months.at(year)) out.raw(fmt::to_string(count));
    out.close(']');
  }
  out.close('}');
}

void write_imy(JsonWriter& out, const Statistics& made) {
  out.key("imy").open('{');
  for (const int year : made.years) {
    const incidents::ImyYear& one = made.imy.at(year);
    out.key(fmt::to_string(year)).open('{');
    write_number(out, "reported", one.reported);
    write_number(out, "in_time", one.in_time);
    write_number(out, "late", one.late);
    write_number(out, "unknown", one.unknown);
    write_number(out, "not_reported", one.not_reported);
    out.close('}');
  }
  out.close('}').key("imy_terms").open('{');
  for (const auto& [id, terms] : incidents::imy_terms()) out.member(id, to_query(terms));
  out.close('}');
}

void write_times(JsonWriter& out, const Statistics& made) {
  out.key("times").open('{');
  for (const incidents::SpanKind& kind : incidents::span_kinds) {
    out.key(kind.id).open('{');
    for (const int year : made.years) {
      const incidents::Span& span = made.times.at(kind.id).at(year);
      out.key(fmt::to_string(year)).open('{');
      write_number(out, "count", span.count);
      out.key("mean_hours").raw(span.count == 0 ? "null" : decimals(span.mean_hours));
      out.key("median_hours").raw(span.count == 0 ? "null" : decimals(span.median_hours)).close('}');
    }
    out.close('}');
  }
  out.close('}');
}

std::expected<int, Problem> year_of(
    const Call& call, std::string_view name, std::optional<std::int64_t> otherwise) {
  auto year = number_parameter(call, name, first_year, last_year, otherwise);
  if (!year) return std::unexpected(year.error());
  return static_cast<int>(*year);
}

struct Where {
  UnitPlace place;
  int year{0};
};

std::expected<Where, Problem> where_of(Call& call) {
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  auto year = year_of(call, "year", std::nullopt);
  if (!year) return std::unexpected(year.error());
  return Where{std::move(*place), *year};
}

void write_title(JsonWriter& out, const RecordType& type, const Row& row) {
  const auto* title = std::get_if<std::string>(&row.values[type.index("title")]);
  out.key("title");
  if (title == nullptr)
    out.raw("null");
  else
    out.text(*title);
}

void write_instant(JsonWriter& out, const RecordType& type, const Row& row, std::string_view field) {
  const auto* at = std::get_if<Instant>(&row.values[type.index(field)]);
  out.key(field);
  if (at == nullptr)
    out.raw("null");
  else
    out.text(to_string(*at));
}

void write_case(JsonWriter& out, const Row& row) {
  const RecordType& type = incidents::describe_desk_case();
  const auto* number = std::get_if<std::string>(&row.values[type.index("number")]);
  out.open('{').member("id", to_string(row.meta.id)).key("number");
  if (number == nullptr)
    out.raw("null");
  else
    out.text(*number);
  write_title(out, type, row);
  write_instant(out, type, row, "opened_at");
  write_number(out, "version", row.meta.version);
  out.close('}');
}

void write_incident(JsonWriter& out, const Row& row) {
  const RecordType& type = incidents::describe_incident();
  out.open('{').member("id", to_string(row.meta.id)).member("reference", row.meta.short_reference);
  write_title(out, type, row);
  write_instant(out, type, row, "discovered_at");
  out.close('}');
}

void write_estimate(JsonWriter& out, const incidents::Lists& lists) {
  const auto why = incidents::why_not(lists);
  out.key("estimate");
  if (why) {
    out.raw("null").member("refused", incidents::code_of(*why));
    return;
  }
  const incidents::Estimate made = incidents::chapman(lists);
  out.open('{');
  for (const auto& [name, number] : {std::pair{"total", made.total}, {"unreported", made.unreported},
           {"lower", made.lower}, {"upper", made.upper}})
    write_number(out, name, std::llround(number));
  write_number(out, "confidence", incidents::estimate_confidence);
  out.close('}').key("refused").raw("null");
}

}  // namespace

Answer incident_statistics(Call& call) {
  constexpr int years_back = 3;
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  const Date today = stockholm::today(now());
  auto to = year_of(call, "to", stockholm::year_of(now()));
  if (!to) return std::unexpected(to.error());
  auto from = year_of(call, "from", std::max<std::int64_t>(*to - years_back, first_year));
  if (!from) return std::unexpected(from.error());
  auto made = incidents::statistics(call.store(), call.actor, *place, {*from, *to}, today);
  if (!made) return in_query(made.error());
  JsonWriter out;
  out.open('{').key("years").open('[');
  for (const int year : made->years) out.raw(fmt::to_string(year));
  out.close(']');
  write_totals(out, *made);
  write_groups(out, *made);
  write_imy(out, *made);
  write_times(out, *made);
  return json_response(200, out.close('}').take());
}

Answer incident_unreported(Call& call) {
  auto where = where_of(call);
  if (!where) return std::unexpected(where.error());
  auto made = incidents::unreported(call.store(), call.actor, where->place, where->year);
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{');
  write_number(out, "staff", made->lists.staff);
  write_number(out, "desk", made->lists.desk);
  write_number(out, "both", made->lists.both);
  write_number(out, "undecided", made->lists.undecided);
  write_estimate(out, made->lists);
  out.words("sentence", incidents::sentence_of(made->lists));
  out.key("assumptions").open('[');
  for (const Text& one : incidents::estimate_assumptions()) out.words(one);
  out.close(']').key("terms").open('{').member("staff", to_query(made->staff));
  out.member("both", to_query(made->both)).member("undecided", to_query(made->undecided)).close('}');
  return json_response(200, out.close('}').take());
}

Answer desk_case_candidates(Call& call) {
  auto where = where_of(call);
  if (!where) return std::unexpected(where.error());
  auto made = incidents::candidates(call.store(), call.actor, where->place, where->year);
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const incidents::Candidate& one : made->items) {
    out.open('{').key("case");
    write_case(out, made->cases[one.desk_case]);
    out.key("incident");
    write_incident(out, made->incidents[one.incident]);
    out.key("likeness").raw(decimals(one.likeness));
    out.words("because", one.because);
    out.close('}');
  }
  out.close(']').key("without").open('[');
  for (const std::size_t place : made->without) write_case(out, made->cases[place]);
  out.close(']');
  write_number(out, "undecided", made->undecided);
  return json_response(200, out.close('}').take());
}

}  // namespace ringmur::api
