#include "areas/incidents/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "areas/incidents/incident.h"
#include "base/stockholm.h"
#include "base/text.h"
#include "store/counts.h"
#include "store/period_counts.h"

namespace ringmur::incidents {
namespace {

constexpr double hour = 3'600'000;
constexpr int year_months = 12;

Date day_of(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

/// The last of February where the year has no such day.
Date same_day(int year, const Date& today) {
  const std::chrono::year_month_day at{today};
  const std::chrono::year_month month{std::chrono::year{year}, at.month()};
  const std::chrono::year_month_day last{month / std::chrono::last};
  return Date{std::min(std::chrono::year_month_day{month / at.day()}, last)};
}

/// Months, of which the one that holds today's day is cut after it: a year is thirteen stretches, or twelve.
struct Stretches {
  Periods periods{};
  std::vector<std::tuple<int, unsigned, bool>> places{};  ///< year, month from 1, within the same period
};

Stretches stretches(const Years& years, const Date& today) {
  Stretches made;
  made.periods.field = &describe_incident().at("discovered_at");
  const auto add = [&](const Date& from, int year, unsigned month, bool within) {
    made.periods.starts.push_back(stockholm::start_of(from));
    made.places.emplace_back(year, month, within);
  };
  for (int year = years.from; year <= years.to; ++year) {
    const Date cut = same_day(year, today) + std::chrono::days{1};
    for (unsigned month = 1; month <= year_months; ++month) {
      const Date first = day_of(year, month, 1);
      const Date next = month == year_months ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
      add(first, year, month, first < cut);
      if (first < cut && cut < next) add(cut, year, month, false);
    }
  }
  made.periods.starts.push_back(stockholm::start_of(day_of(years.to + 1, 1, 1)));
  return made;
}

Periods whole_years(const Years& years, const Field& field) {
  Periods periods{&field, {}};
  for (int year = years.from; year <= years.to + 1; ++year)
    periods.starts.push_back(stockholm::start_of(day_of(year, 1, 1)));
  return periods;
}

class Reader {
 public:
  Reader(Store& store, const Actor& actor, const UnitPlace& place, const Years& years, const Date& today)
      : store_(store),
        actor_(actor),
        place_(place),
        years_(years),
        today_(today),
        periods_(whole_years(years, type_.at("discovered_at"))) {}

  Result<Statistics> read() {
    for (int year = years_.from; year <= years_.to; ++year) made_.years.push_back(year);
    for (auto part : {&Reader::add_counted, &Reader::add_imy, &Reader::add_employees}) {
      if (auto added = (this->*part)(); !added) return std::unexpected(added.error());
    }
    return std::move(made_);
  }

 private:
  Result<Filter> filter_of(const RecordType& type, const Terms& own) const {
    Terms terms = unit_terms(place_);
    terms.insert(terms.end(), own.begin(), own.end());
    return parse_filter(type, store_.catalogue(), terms);
  }
  int year_at(std::size_t period) const { return years_.from + static_cast<int>(period); }

  Result<void> add_counted() {
    const Stretches cut = stretches(years_, today_);
    PeriodQuestions questions{cut.periods, periods_, {}, {}};
    for (const char* name : group_fields) questions.by.push_back(&type_.at(name));
    for (const SpanKind& kind : span_kinds)
      questions.spans.emplace_back(&type_.at(kind.from), &type_.at(kind.to));
    auto filter = filter_of(type_, {});
    if (!filter) return std::unexpected(filter.error());
    auto answers = read_periods(store_, actor_, type_, place_.authority.id, *filter, questions);
    if (!answers) return std::unexpected(answers.error());
    add_months(cut, answers->fine);
    for (std::size_t i = 0; i < group_fields.size(); ++i)
      add_groups(type_.at(group_fields[i]), answers->by[i]);
    for (std::size_t i = 0; i < span_kinds.size(); ++i) add_times(span_kinds[i], answers->spans[i]);
    return {};
  }

  void add_months(const Stretches& cut, const std::vector<PeriodCount>& counted) {
    const std::chrono::year_month_day at{today_};
    made_.until_month = static_cast<unsigned>(at.month());
    made_.until_day = static_cast<unsigned>(at.day());
    for (const int year : made_.years) {
      made_.total[year] = 0;
      made_.same_period[year] = 0;
      made_.months[year] = {};
    }
    for (const PeriodCount& one : counted) {
      const auto& [year, month, within] = cut.places[one.period];
      made_.total[year] += one.count;
      made_.months[year][month - 1] += one.count;
      if (within) made_.same_period[year] += one.count;
    }
  }

  void add_groups(const Field& field, std::vector<PeriodCount>& counted) {
    std::vector<StatisticsGroup>& groups = made_.by[field.name];
    std::map<std::string, std::size_t> places;
    for (PeriodCount& one : counted) {
      const auto [place, is_new] = places.emplace(canonical(one.value), groups.size());
      if (is_new) groups.push_back(group_of(field, std::move(one.value)));
      groups[place->second].counts[year_at(one.period)] += one.count;
    }
    if (field.kind == Kind::reference) name_units(groups);
    put_in_order(groups);
  }

  void add_times(const SpanKind& kind, const std::vector<PeriodSpan>& spans) {
    std::map<int, Span>& times = made_.times[kind.id];
    for (const int year : made_.years) times[year] = {};
    for (const PeriodSpan& one : spans) {
      times[year_at(one.period)] = {
          one.count, static_cast<double>(one.mean) / hour, static_cast<double>(one.median) / hour};
    }
  }

  static StatisticsGroup group_of(const Field& field, Value value) {
    StatisticsGroup group;
    if (is_empty(value)) {
      group.label = {"Inte angivet", "Not stated"};
      group.terms = {{field.name, "is.null"}};
      return group;
    }
    group.terms = {{field.name, "eq." + term_value(field, value)}};
    if (const auto* text = std::get_if<std::string>(&value)) {
      group.label = {*text, *text};
      auto choice = std::ranges::find(field.choices, *text, &Choice::code);
      if (choice != field.choices.end()) group.label = choice->label;
    }
    group.value = std::move(value);
    return group;
  }

  /// Names of the authority's own units: who reads an incident of a unit sees what the unit is called.
  void name_units(std::vector<StatisticsGroup>& groups) const {
    const RecordType& unit = store_.catalogue().at("unit");
    std::map<Uuid, std::string> names;
    (void)store_.visit(actor_, unit, place_.authority.id, {{}, Archived::with}, [&](const Row& row) {
      const Value& name = row.values[unit.index("name")];
      if (!is_empty(name)) names[row.meta.id] = std::get<std::string>(name);
      return true;
    });
    for (StatisticsGroup& group : groups) {
      const auto* id = std::get_if<Uuid>(&group.value);
      if (id == nullptr) continue;
      auto found = names.find(*id);
      const std::string name = found == names.end() ? std::string("–") : found->second;
      group.label = {name, name};
    }
  }

  static void put_in_order(std::vector<StatisticsGroup>& groups) {
    std::ranges::sort(groups, {}, [](const StatisticsGroup& group) {
      std::int64_t sum = 0;
      for (const auto& [year, count] : group.counts) sum += count;
      return std::tuple(is_empty(group.value), -sum, sort_key(group.label.sv), canonical(group.value));
    });
  }

  Result<void> add_imy() {
    for (const int year : made_.years) made_.imy[year] = {};
    const std::map<std::string, std::int64_t ImyYear::*> into{{"reported", &ImyYear::reported},
        {"in_time", &ImyYear::in_time}, {"late", &ImyYear::late}, {"not_reported", &ImyYear::not_reported}};
    for (const auto& [id, terms] : imy_terms()) {
      auto filter = filter_of(type_, terms);
      if (!filter) return std::unexpected(filter.error());
      auto counted = count_by_period(store_, actor_, type_, place_.authority.id, *filter, periods_);
      if (!counted) return std::unexpected(counted.error());
      for (const PeriodCount& one : *counted) made_.imy[year_at(one.period)].*into.at(id) = one.count;
    }
    for (auto& [year, one] : made_.imy) one.unknown = one.reported - one.in_time - one.late;
    return {};
  }

  /// Those whom the year's courses were for, as the last export of the year has it: kept year by year. Where
  /// there is none, those who are on the list of staff on the year's last day, or today.
  Result<void> add_employees() {
    for (const int year : made_.years) {
      std::optional<std::int64_t>& known = made_.employees[year];
      if (actor_.reach("course_result", Action::read, place_.authority.id).is_all()) {
        auto enrolled = enrolled_in(year);
        if (!enrolled) return std::unexpected(enrolled.error());
        if (*enrolled > 0) known = *enrolled;
      }
      if (known || !actor_.reach("person", Action::read, place_.authority.id).is_all()) continue;
      auto employed = employed_on(std::min(today_, day_of(year, year_months, 31)));
      if (!employed) return std::unexpected(employed.error());
      if (*employed > 0) known = *employed;
    }
    return {};
  }

  Result<std::int64_t> enrolled_in(int year) const {
    const RecordType& type = store_.catalogue().at("course_result");
    auto filter = filter_of(type, year_terms(type, year));
    if (!filter) return std::unexpected(filter.error());
    constexpr std::size_t most = 2000;
    auto groups = count_groups(store_, actor_, type, place_.authority.id, *filter,
        {&type.at("export_date"), &type.at("course")}, most);
    if (!groups) return std::unexpected(groups.error());
    // By day, rising, what is without one last.
    std::map<std::string, std::int64_t> latest;
    for (const Group& group : *groups) {
      if (!is_empty(group.values[0]) && !is_empty(group.values[1]))
        latest[std::get<std::string>(group.values[1])] = group.count;
    }
    std::int64_t most_enrolled = 0;
    for (const auto& [course, count] : latest) most_enrolled = std::max(most_enrolled, count);
    return most_enrolled;
  }

  Result<std::int64_t> employed_on(const Date& day) const {
    const RecordType& type = store_.catalogue().at("person");
    auto filter = filter_of(
        type, {{"employed_from", "lte." + to_string(day)}, {"employed_to", "not.lt." + to_string(day)}});
    if (!filter) return std::unexpected(filter.error());
    auto value = store_.aggregate(
        actor_, type, place_.authority.id, *filter, Aggregate::count, nullptr, Secrets::counted);
    if (!value) return std::unexpected(value.error());
    return std::get<std::int64_t>(*value);
  }

  Store& store_;
  const Actor& actor_;
  const UnitPlace& place_;
  const Years years_;
  const Date today_;
  const RecordType& type_{describe_incident()};
  Periods periods_;
  Statistics made_;
};

}  // namespace

const std::map<std::string, Terms>& imy_terms() {
  static const std::map<std::string, Terms> terms{{"reported", {{"reported_to_imy", "eq.true"}}},
      {"in_time", {{"reported_to_imy", "eq.true"}, {"imy_reported_at", "lte.{aware_at}+72h"}}},
      {"late", {{"reported_to_imy", "eq.true"}, {"imy_reported_at", "gt.{aware_at}+72h"}}},
      {"not_reported", {{"personal_data", "eq.true"}, {"reported_to_imy", "not.eq.true"}}}};
  return terms;
}

Result<Statistics> statistics(
    Store& store, const Actor& actor, const UnitPlace& place, const Years& years, const Date& today) {
  if (years.from > years.to || years.to - years.from >= most_years) {
    return refuse(Refusal::invalid, "statistics.years",
        {fmt::format("Välj år i ordning, högst {} på en gång: från {} till {} går inte.", most_years,
             years.from, years.to),
            fmt::format("Choose years in order, at most {} at once: from {} to {} will not do.", most_years,
                years.from, years.to)},
        "from");
  }
  return Reader(store, actor, place, years, today).read();
}

std::optional<double> per_thousand(const Statistics& statistics, int year) {
  const auto employees = statistics.employees.find(year);
  const auto total = statistics.total.find(year);
  if (employees == statistics.employees.end() || total == statistics.total.end()) return std::nullopt;
  constexpr double thousand = 1000;
  if (!employees->second || *employees->second == 0) return std::nullopt;
  return thousand * static_cast<double>(total->second) / static_cast<double>(*employees->second);
}

}  // namespace ringmur::incidents
