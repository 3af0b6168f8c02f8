#include "review/composer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "store/report_texts.h"

namespace ringmur::review {
namespace {

constexpr std::string_view nothing = "–";

/// "Kurs" of "training.enrolled[Kurs]".
std::optional<std::string> dimension_of(std::string_view id, std::string_view figure) {
  bool same = id.starts_with(figure) && id.substr(figure.size()).starts_with('[') && id.ends_with(']');
  if (!same) return std::nullopt;
  return std::string(id.substr(figure.size() + 1, id.size() - figure.size() - 2));
}

std::string number_label(const FigureValue& value) {
  if (value.dimension.empty()) return value.figure->label.sv;
  return value.figure->label.sv + " " + value.dimension;
}

}  // namespace

std::string shown(const Reading& reading, Aspect aspect) {
  std::string number = shown_number(reading.value ? Value{*reading.value} : Value{});
  switch (aspect) {
    case Aspect::value:
      return number;
    case Aspect::share:
      return shown_share(reading.share);
    case Aspect::whole:
      return reading.share ? fmt::format("{} ({})", number, shown_share(reading.share)) : number;
  }
  std::unreachable();
}

Reading reading_of(const FigureValue& value) {
  Reading reading{std::nullopt, value.has_share, value.share};
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) reading.value = *number;
  return reading;
}

Composer::Composer(Store& store, const Actor& actor, const UnitPlace& place, int year)
    : store_(store), actor_(actor), place_(place), year_(year), settings_(store.settings()) {
  document_.authority_code = place.authority.code;
  document_.authority = place.authority.name;
  document_.unit_code = place.code;
  document_.unit = place.name;
  document_.year = year;
}

void Composer::prepare(const Words& words) {
  read_earlier();
  words_ = words;
  for (const auto& [key, markdown] : words) origins_[key] = Origin::given;
  take_written_words();
  if (earlier_) {
    document_.earlier_year = earlier_->year;
    for (const auto& [key, markdown] : earlier_->words) {
      if (emptied_.contains(key)) continue;
      if (words_.emplace(key, markdown).second) origins_[key] = Origin::carried;
    }
  }
  auto values = figures(store_, actor_, place_, year_);
  if (!good(values)) return;
  for (FigureValue& value : *values) {
    const RecordType& type = *value.figure->type;
    push({value.id, number_label(value), type.name, to_query(value.terms),
             records_address(type, place_.authority, value.terms), value.as_of, reading_of(value),
             std::nullopt, std::nullopt},
        value.terms);
  }
}

void Composer::read_earlier() {
  auto review = review_before(store_, actor_, place_.authority.id, place_.unit, year_);
  if (!good(review) || !*review) return;
  auto figures = frozen_figures(store_, actor_, **review, WithRecords::no);
  if (!good(figures)) return;
  earlier_.emplace(Earlier{(*review)->year, {}, words_from_json((*review)->words)});
  for (const FrozenFigure& figure : *figures) earlier_->figures[figure.id] = reading_of(figure);
}

void Composer::take_written_words() {
  auto texts = report_texts(store_, actor_, {place_.authority.id, place_.unit, year_});
  if (!good(texts)) return;
  for (const ReportText& written : *texts) {
    if (written.text.empty())
      emptied_.insert(written.chapter);
    else if (words_.emplace(written.chapter, written.text).second)
      origins_[written.chapter] = Origin::given;
  }
}

void Composer::push(Number number, Terms terms) {
  if (earlier_) {
    auto before = earlier_->figures.find(number.id);
    if (before != earlier_->figures.end()) number.before = before->second;
  }
  document_.figures.push_back(std::move(number));
  figure_terms_.push_back(std::move(terms));
}

Terms Composer::terms(const RecordType& type, const Terms& own, Within within) const {
  Terms all;
  if (type.find("unit") != nullptr) all = unit_terms(place_);
  if (within == Within::year) {
    for (auto& term : year_terms(type, year_)) all.push_back(std::move(term));
  }
  for (auto& term : resolve_terms(type, store_.catalogue(), own, asked_at_)) all.push_back(std::move(term));
  return all;
}

std::string Composer::address(const RecordType& type, const Terms& terms) const {
  return records_address(type, place_.authority, terms);
}

std::optional<Filter> Composer::filter(const RecordType& type, const Terms& terms) {
  if (failure_) return std::nullopt;
  const Terms resolved = resolve_terms(type, store_.catalogue(), terms, asked_at_);
  auto parsed = parse_filter(type, store_.catalogue(), resolved);
  if (!good(parsed)) return std::nullopt;
  return std::move(*parsed);
}

std::vector<Row> Composer::rows(const RecordType& type, const Terms& terms) {
  std::vector<Row> rows;
  auto chosen = filter(type, terms);
  if (!chosen) return rows;
  constexpr std::size_t together = 500;
  if (secrets_ == Secrets::shown)
    return shown_rows({&type, place_.authority.id, std::move(*chosen), {}, together, {}});
  good(store_.visit(actor_, type, place_.authority.id, *chosen, [&](const Row& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

/// In the order of ids, as they are visited.
std::vector<Row> Composer::shown_rows(Query query) {
  query.secrets = Secrets::shown;
  std::vector<Row> rows;
  do {
    auto page = store_.list(actor_, query);
    if (!good(page)) return {};
    std::ranges::move(page->rows, std::back_inserter(rows));
    query.after = page->next;
  } while (!query.after.empty());
  std::ranges::sort(rows, {}, [](const Row& row) { return row.meta.id; });
  return rows;
}

std::vector<Row> Composer::first_rows(
    const RecordType& type, const Terms& terms, const std::string& sort, std::size_t limit) {
  auto chosen = filter(type, terms);
  if (!chosen) return {};
  Query query{&type, place_.authority.id, std::move(*chosen), sort, limit, {}};
  query.secrets = secrets_;
  auto page = store_.list(actor_, query);
  if (!good(page)) return {};
  return std::move(page->rows);
}

std::vector<std::pair<Value, std::int64_t>> Composer::groups(
    const RecordType& type, const Terms& terms, std::string_view field) {
  std::vector<std::pair<Value, std::int64_t>> out;
  auto chosen = filter(type, terms);
  if (!chosen) return out;
  auto found = store_.aggregate_by(actor_, type, place_.authority.id, *chosen, Aggregate::count, nullptr,
      type.at(field), Secrets::counted);
  if (!good(found)) return out;
  for (auto& [key, value] : *found) out.emplace_back(std::move(key), std::get<std::int64_t>(value));
  return out;
}

std::int64_t Composer::counted(const RecordType& type, const Terms& terms) {
  auto chosen = filter(type, terms);
  if (!chosen) return 0;
  auto value = store_.aggregate(
      actor_, type, place_.authority.id, *chosen, Aggregate::count, nullptr, Secrets::counted);
  return good(value) ? std::get<std::int64_t>(*value) : 0;
}

void Composer::count(
    const std::string& id, const std::string& label, const RecordType& type, const Terms& terms) {
  const std::int64_t value = counted(type, terms);
  if (!failure_) note(id, label, type, terms, value);
}

void Composer::note(const std::string& id, const std::string& label, const RecordType& type,
    const Terms& terms, std::int64_t value) {
  push({id, label, type.name, to_query(terms), address(type, terms), {}, {value, false, {}}, std::nullopt,
           std::nullopt},
      terms);
}

const Number* Composer::find(const std::string& id) const {
  return document_.find(id);
}

std::int64_t Composer::value_of(const std::string& id) const {
  const Number* number = find(id);
  return number == nullptr ? 0 : number->reading.value.value_or(0);
}

std::vector<std::string> Composer::dimension(const std::string& figure) const {
  std::vector<std::string> values;
  for (const Number& number : document_.figures) {
    if (auto value = dimension_of(number.id, figure)) values.push_back(std::move(*value));
  }
  return values;
}

std::vector<std::string> Composer::earlier_dimension(const std::string& figure) const {
  std::vector<std::string> values;
  if (!earlier_) return values;
  for (const auto& [id, reading] : earlier_->figures) {
    if (auto value = dimension_of(id, figure)) values.push_back(std::move(*value));
  }
  return values;
}

Cell Composer::cell(const std::string& id, Aspect aspect) const {
  const Number* number = find(id);
  if (number == nullptr) return {.text = std::string(nothing)};
  return {.text = shown(number->reading, aspect), .figure = id, .aspect = aspect, .address = number->address};
}

Cell Composer::earlier_cell(const std::string& id, Aspect aspect) const {
  if (!earlier_) return {.text = std::string(nothing)};
  auto found = earlier_->figures.find(id);
  if (found == earlier_->figures.end()) return {.text = std::string(nothing)};
  return {.text = shown(found->second, aspect)};
}

void Composer::chapter(const std::string& id, const std::string& title) {
  document_.chapters.push_back({id, title, {}});
}

void Composer::words(const std::string& key) {
  auto known = std::ranges::find(words_keys(), key, &WordsKey::key);
  auto found = words_.find(key);
  if (found != words_.end()) {
    Origin origin = origins_.at(key);
    if (origin == Origin::carried && known->wanted == Wanted::yes) carried_words_.emplace_back(key);
    add(WordsBlock{key, origin, found->second});
    return;
  }
  std::string standard = standard_words(key, place_.name, year_);
  if (!standard.empty()) {
    add(WordsBlock{key, Origin::standard, std::move(standard)});
  } else if (known->wanted == Wanted::yes) {
    add(WordsBlock{key, Origin::missing, {}});
    without_words_.emplace_back(key);
  }
}

void Composer::gap(Gap gap) {
  gap_in(document_.chapters.back().id, std::move(gap));
}

void Composer::gap_in(const std::string& chapter, Gap gap) {
  gap.chapter = chapter;
  gaps_.push_back(std::move(gap));
}

void Composer::counted_gap(const std::string& figure, const std::string& code, const std::string& area,
    const Text& one, const Text& many) {
  std::int64_t value = value_of(figure);
  if (value == 0) return;
  const std::string number = shown_number(Value{value});
  const Text& what = value == 1 ? one : many;
  gap({code, area, {fmt::format("{} {}", number, what.sv), fmt::format("{} {}", number, what.en)},
      find(figure)->address});
}

Table Composer::figure_table(const std::string& caption, const std::string& heading) const {
  Table table{caption, {{heading, Align::text, 0}, {fmt::to_string(year_), Align::number, 20}}, {}};
  if (earlier_) table.columns.push_back({fmt::to_string(earlier_->year), Align::number, 20});
  return table;
}

void Composer::add_row(Table& table, const std::string& label, const std::string& id, Aspect aspect) const {
  CellRow row{{.text = label}, cell(id, aspect)};
  if (earlier_) row.push_back(earlier_cell(id, aspect));
  table.rows.push_back(std::move(row));
}

Table Composer::across(const std::string& caption, const std::string& heading,
    const std::vector<std::pair<std::string, std::string>>& columns) const {
  Table table{caption, {{heading, Align::text, 0}}, {}};
  CellRow row{{.text = fmt::to_string(year_)}};
  CellRow before{{.text = fmt::to_string(earlier_year())}};
  for (const auto& [label, id] : columns) {
    table.columns.push_back({label, Align::number, 0});
    row.push_back(find(id) == nullptr ? Cell{.text = "0"} : cell(id));
    before.push_back(earlier_ && earlier_->figures.contains(id) ? earlier_cell(id) : Cell{.text = "0"});
  }
  table.rows.push_back(std::move(row));
  if (earlier_) table.rows.push_back(std::move(before));
  return table;
}

std::string text_of(const RecordType& type, const Row& row, std::string_view name) {
  const Field& field = type.at(name);
  if (auto masked = row.meta.masked.find(name); masked != row.meta.masked.end())
    return masked_text(masked->second);
  const Value& value = row.values[type.index(field)];
  if (is_empty(value)) return {};
  return operations(field.kind).write(value, field, Language::swedish);
}

std::optional<std::int64_t> number_of(const RecordType& type, const Row& row, std::string_view name) {
  const auto* value = std::get_if<std::int64_t>(&row.values[type.index(name)]);
  if (value == nullptr) return std::nullopt;
  return *value;
}

Cell words_cell(std::string text) {
  return {.text = text.empty() ? std::string(nothing) : std::move(text)};
}

std::string natural_order(std::string_view text) {
  constexpr std::size_t digits = 12;
  std::string padded;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    if (end == at) {
      padded += text[at++];
      continue;
    }
    if (end - at < digits) padded.append(digits - (end - at), '0');
    padded += text.substr(at, end - at);
    at = end;
  }
  return sort_key(padded) + '\0' + std::string(text);
}

void drop_empty_column(Table& table, std::size_t column, const std::string& note) {
  bool used =
      std::ranges::any_of(table.rows, [&](const CellRow& row) { return row[column].text != nothing; });
  if (used || table.rows.empty()) return;
  auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (CellRow& row : table.rows) row.erase(row.begin() + at);
  table.note += (table.note.empty() ? "" : " ") + note;
}

void cut_rows(Table& table, std::size_t most) {
  if (table.rows.size() <= most) return;
  std::string note =
      fmt::format("Tabellen visar {} av {} rader; de andra finns i registret.", most, table.rows.size());
  table.rows.resize(most);
  table.note += (table.note.empty() ? "" : " ") + note;
}

}  // namespace ringmur::review
