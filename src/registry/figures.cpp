#include "registry/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "base/text.h"
#include "schema/json.h"
#include "store/counts.h"

namespace ringmur {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
/// Of Dimension::year_since: a date of the year 1025 is a slip of the pen, and no thousand figures.
constexpr int most_years_since = 30;

class Reckoner {
 public:
  Reckoner(Store& store, const Actor& actor, const UnitPlace& place, int year)
      : store_(store), actor_(actor), place_(place), year_(year) {}

  Result<std::vector<FigureValue>> all() {
    if (auto counted = count_together(); !counted) return std::unexpected(counted.error());
    for (const Figure* figure : store_.catalogue().figures) {
      Result<void> added = add(*figure);
      if (!added) return std::unexpected(added.error());
    }
    return std::move(values_);
  }

 private:
  Result<void> add(const Figure& figure) {
    switch (figure.dimension) {
      case Dimension::none:
        return add_one(figure);
      case Dimension::value:
        return figure.latest.empty() ? add_by_value(figure) : add_by_latest(figure);
      case Dimension::year_since:
        return add_since(figure);
    }
    std::unreachable();
  }

  /// Where and when: what many figures of a register have in common.
  Terms common_terms(const Figure& figure) const {
    Terms terms;
    if (figure.type->find("unit") != nullptr) terms = unit_terms(place_);
    if (!figure.every_year && figure.latest.empty()) {
      for (auto& term : year_terms(*figure.type, year_)) terms.push_back(std::move(term));
    }
    return terms;
  }

  Terms base_terms(const Figure& figure) const {
    Terms terms = common_terms(figure);
    for (auto& term : own_terms(figure)) terms.push_back(std::move(term));
    return terms;
  }

  /// With days for time words, so that what is frozen says which.
  Terms own_terms(const Figure& figure) const {
    return resolve_terms(*figure.type, store_.catalogue(), figure.filter, asked_at_);
  }

  Result<Filter> filter_of(const Figure& figure, const Terms& terms) const {
    return parse_filter(*figure.type, store_.catalogue(), terms);
  }

  /// Figures that count records of the same register and year, each with conditions of its own.
  struct Together {
    Filter common;
    std::vector<const Figure*> figures;
    std::vector<std::vector<Condition>> conditions;
  };

  /// The records of the year are read once for all that is counted of them. What looks at ties and words is
  /// counted by itself, and what is of every year too: that may have an index that is better than all
  /// records.
  Result<std::map<std::string, Together>> together() const {
    std::map<std::string, Together> all;
    for (const Figure* figure : store_.catalogue().figures) {
      const bool counts = figure->dimension == Dimension::none && figure->aggregate == Aggregate::count;
      if (!counts || figure->every_year || year_terms(*figure->type, year_).empty()) continue;
      auto own = filter_of(*figure, own_terms(*figure));
      if (!own) return std::unexpected(own.error());
      if (own->words || !own->related.empty() || own->archived != Archived::without) continue;
      const Terms terms = common_terms(*figure);
      auto common = filter_of(*figure, terms);
      if (!common) return std::unexpected(common.error());
      Together& group = all[figure->type->name + '?' + to_query(terms)];
      group.common = std::move(*common);
      group.figures.push_back(figure);
      group.conditions.push_back(std::move(own->conditions));
    }
    return all;
  }

  Result<void> count_together() {
    auto groups = together();
    if (!groups) return std::unexpected(groups.error());
    for (const auto& [name, group] : *groups) {
      const RecordType& type = *group.figures.front()->type;
      auto counts = count_each(store_, actor_, type, place_.authority.id, group.common, group.conditions);
      if (!counts) return std::unexpected(counts.error());
      for (std::size_t i = 0; i < counts->size(); ++i) counted_[group.figures[i]] = (*counts)[i];
    }
    return {};
  }

  Result<void> add_one(const Figure& figure) {
    Terms terms = base_terms(figure);
    if (auto counted = counted_.find(&figure); counted != counted_.end()) {
      push(figure, {}, counted->second, std::move(terms));
      return {};
    }
    auto filter = filter_of(figure, terms);
    if (!filter) return std::unexpected(filter.error());
    const Field* field = figure.field.empty() ? nullptr : &figure.type->at(figure.field);
    auto value = store_.aggregate(
        actor_, *figure.type, place_.authority.id, *filter, figure.aggregate, field, Secrets::counted);
    if (!value) return std::unexpected(value.error());
    push(figure, {}, std::move(*value), std::move(terms));
    return {};
  }

  Result<void> add_by_value(const Figure& figure) {
    Terms terms = base_terms(figure);
    auto filter = filter_of(figure, terms);
    if (!filter) return std::unexpected(filter.error());
    const Field& by = figure.type->at(figure.dimension_field);
    const Field* field = figure.field.empty() ? nullptr : &figure.type->at(figure.field);
    auto groups = store_.aggregate_by(
        actor_, *figure.type, place_.authority.id, *filter, figure.aggregate, field, by, Secrets::counted);
    if (!groups) return std::unexpected(groups.error());
    order(*groups);
    for (auto& [key, value] : *groups) {
      std::string shown = operations(by.kind).write(key, by, Language::swedish);
      push(figure, shown, std::move(value), with(terms, by, "eq." + term_value(by, key)));
    }
    return {};
  }

  /// Of each value only the last day within the year counts.
  Result<void> add_by_latest(const Figure& figure) {
    Terms within = base_terms(figure);
    const Terms own = own_terms(figure);
    std::erase_if(within, [&](const auto& term) { return std::ranges::find(own, term) != own.end(); });
    for (auto& term : year_terms(*figure.type, year_)) within.push_back(std::move(term));
    const Field& by = figure.type->at(figure.dimension_field);
    const Field& latest = figure.type->at(figure.latest);
    auto days = last_days(figure, within, by, latest);
    if (!days) return std::unexpected(days.error());
    for (const auto& [key, day] : **days) {
      Terms terms = with(base_terms(figure), by, "eq." + term_value(by, key));
      terms.emplace_back(latest.name, "eq." + term_value(latest, day));
      auto counted = filter_of(figure, terms);
      if (!counted) return std::unexpected(counted.error());
      auto value = store_.aggregate(
          actor_, *figure.type, place_.authority.id, *counted, Aggregate::count, nullptr, Secrets::counted);
      if (!value) return std::unexpected(value.error());
      push(figure, term_value(by, key), std::move(*value), std::move(terms));
      values_.back().as_of = to_string(std::get<Date>(day));
    }
    return {};
  }

  using Groups = std::vector<std::pair<Value, Value>>;

  /// The last day of each value, in order. Several figures rest on the same days: they are asked for once.
  Result<const Groups*> last_days(
      const Figure& figure, const Terms& within, const Field& by, const Field& latest) {
    std::string asked = figure.type->name + ' ' + by.name + ' ' + latest.name + ' ' + to_query(within);
    if (auto known = last_days_.find(asked); known != last_days_.end()) return &known->second;
    auto filter = filter_of(figure, within);
    if (!filter) return std::unexpected(filter.error());
    auto days = store_.aggregate_by(actor_, *figure.type, place_.authority.id, *filter, Aggregate::maximum,
        &latest, by, Secrets::counted);
    if (!days) return std::unexpected(days.error());
    order(*days);
    return &last_days_.emplace(std::move(asked), std::move(*days)).first->second;
  }

  Result<void> add_since(const Figure& figure) {
    Terms terms = base_terms(figure);
    auto filter = filter_of(figure, terms);
    if (!filter) return std::unexpected(filter.error());
    const Field& by = figure.type->at(figure.dimension_field);
    auto oldest = store_.aggregate(
        actor_, *figure.type, place_.authority.id, *filter, Aggregate::minimum, &by, Secrets::counted);
    if (!oldest) return std::unexpected(oldest.error());
    if (is_empty(*oldest)) return {};
    const int first = std::max(year_of(std::get<Date>(*oldest)), year_ - most_years_since + 1);
    for (int since = first; since <= year_; ++since) {
      Terms counted_terms = with(terms, by, fmt::format("gte.{}-01-01", since));
      auto counted = filter_of(figure, counted_terms);
      if (!counted) return std::unexpected(counted.error());
      auto value = store_.aggregate(
          actor_, *figure.type, place_.authority.id, *counted, Aggregate::count, nullptr, Secrets::counted);
      if (!value) return std::unexpected(value.error());
      push(figure, fmt::to_string(since), std::move(*value), std::move(counted_terms));
    }
    return {};
  }

  static Terms with(Terms terms, const Field& field, std::string term) {
    terms.emplace_back(field.name, std::move(term));
    return terms;
  }

  /// Numbers by value, words as Swedish sorts them.
  static void order(std::vector<std::pair<Value, Value>>& groups) {
    std::ranges::sort(groups, [](const auto& left, const auto& right) {
      const auto* a = std::get_if<std::string>(&left.first);
      const auto* b = std::get_if<std::string>(&right.first);
      if (a == nullptr || b == nullptr) return left.first < right.first;
      return std::pair(sort_key(*a), *a) < std::pair(sort_key(*b), *b);
    });
  }

  void push(const Figure& figure, const std::string& dimension, Value value, Terms terms) {
    FigureValue made{
        &figure, figure.id, dimension, std::move(value), std::nullopt, false, std::move(terms), {}};
    if (figure.dimension != Dimension::none) made.id += '[' + dimension + ']';
    if (!figure.share_of.empty()) give_share(made);
    values_.push_back(std::move(made));
  }

  void give_share(FigureValue& part) const {
    part.has_share = true;
    for (const FigureValue& whole : values_) {
      if (whole.figure->id != part.figure->share_of || whole.dimension != part.dimension) continue;
      const auto* count = std::get_if<std::int64_t>(&whole.value);
      if (count == nullptr || *count == 0) return;
      // Whole numbers, so that half is exactly half: 10 000 × part / whole, rounded half away from zero.
      std::int64_t counted = std::get<std::int64_t>(part.value);
      part.share = static_cast<double>((counted * 20'000 + *count) / (2 * *count)) / 10'000;
    }
  }

  Store& store_;
  const Actor& actor_;
  const UnitPlace& place_;
  int year_;
  Instant asked_at_{now()};
  std::vector<FigureValue> values_;
  std::map<std::string, Groups> last_days_;
  std::map<const Figure*, std::int64_t> counted_;
};

}  // namespace

namespace {

/// The registers whose records decide what a figure counts.
std::vector<const RecordType*> looked_at(const Catalogue& catalogue, const Figure& figure) {
  std::vector<const RecordType*> types{figure.type};
  auto filter =
      parse_filter(*figure.type, catalogue, resolve_terms(*figure.type, catalogue, figure.filter, now()));
  if (!filter) throw std::logic_error(figure.id + ": " + filter.error().message.en);
  for (const Related& related : filter->related) types.push_back(related.type);
  return types;
}

/// A figure counts everybody's: who sees a part only would be told a number that is wrong.
Result<void> may_count(const Catalogue& catalogue, const Actor& actor, const Uuid& authority) {
  if (auto may = may_all(actor, "figures", Action::read, authority); !may) return may;
  for (const Figure* figure : catalogue.figures) {
    for (const RecordType* type : looked_at(catalogue, *figure)) {
      if (actor.reach(type->name, Action::read, authority).is_all()) continue;
      const Text& name = type->label_plural;
      return refuse(Refusal::forbidden, "figures.only_part",
          {fmt::format("Siffrorna räknar hela nämndens poster, och din roll läser inte alla {}. Be den som "
                       "läser alla.",
               folded(name.sv)),
              fmt::format("The figures count every record of the authority, and your role does not read all "
                          "{}. Ask who reads all.",
                  folded(name.en))});
    }
  }
  return {};
}

}  // namespace

Result<std::vector<FigureValue>> figures(Store& store, const Actor& actor, const UnitPlace& place, int year) {
  auto may = may_count(store.catalogue(), actor, place.authority.id);
  if (!may) return std::unexpected(may.error());
  return Reckoner(store, actor, place, year).all();
}

std::string records_address(const RecordType& type, const Authority& authority, const Terms& terms) {
  std::string address = fmt::format("/api/v1/{}?{}", type.plural, to_query({{"authority", authority.code}}));
  return terms.empty() ? address : address + '&' + to_query(terms);
}

std::string shown_number(const Value& value) {
  if (is_empty(value)) return "–";
  std::string digits = fmt::to_string(std::get<std::int64_t>(value));
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    bool group = i > 0 && digits[i - 1] != '-' && (digits.size() - i) % 3 == 0;
    if (group) out += no_break_space;
    out += digits[i];
  }
  return out;
}

std::string shown_share(const std::optional<double>& share) {
  if (!share) return "–";
  auto hundredths = static_cast<std::int64_t>(std::llround(*share * 10'000));
  return fmt::format("{},{:02}{}%", hundredths / 100, hundredths % 100, no_break_space);
}

std::string plain_spaces(std::string text) {
  for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space, at)) {
    text.replace(at, no_break_space.size(), " ");
  }
  return text;
}

std::string figures_json(const UnitPlace& place, int year, const std::vector<FigureValue>& values) {
  std::string out = "{\"unit\":";
  append_json_string(out, place.code);
  out += fmt::format(",\"year\":{},\"figures\":{{", year);
  for (const FigureValue& value : values) {
    if (&value != &values.front()) out += ',';
    append_json_string(out, value.id);
    out += ":{\"label\":{\"sv\":";
    append_json_string(out, value.figure->label.sv);
    out += ",\"en\":";
    append_json_string(out, value.figure->label.en);
    out += "},\"value\":";
    out += is_empty(value.value) ? "null" : fmt::to_string(std::get<std::int64_t>(value.value));
    if (value.has_share) {
      out += ",\"share\":" + (value.share ? fmt::format("{}", *value.share) : "null");
      out += ",\"share_shown\":";
      append_json_string(out, plain_spaces(shown_share(value.share)));
    }
    if (!value.as_of.empty()) out += ",\"as_of\":\"" + value.as_of + '"';
    out += ",\"records\":";
    append_json_string(out, records_address(*value.figure->type, place.authority, value.terms));
    out += '}';
  }
  return out + "}}";
}

}  // namespace ringmur
