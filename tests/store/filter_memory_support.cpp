#include "store/filter_memory_support.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

#include "base/text.h"
#include "schema/specimen_support.h"
#include "store/search.h"

namespace ringmur::test {
namespace {

const Row* with_key(const std::vector<Row>& all, const Value& value) {
  for (const Row& row : all) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr ? row.meta.id == std::get<Uuid>(value) : row.meta.natural_key == folded(*text))
      return &row;
  }
  return nullptr;
}

/// A reference that is written as a key is the record that has it.
Value meant(const Field& field, const Value& value, const std::vector<Row>& all) {
  if (field.kind != Kind::reference || !std::holds_alternative<std::string>(value)) return value;
  const Row* row = with_key(all, value);
  return row == nullptr ? Value{} : Value{row->meta.id};
}

bool is_below(const Value& start, const Value& top, const std::vector<Row>& all) {
  const std::size_t parent = describe_specimen().index("parent");
  std::set<Uuid> seen;
  for (Value at = start; !is_empty(at);) {
    if (at == top) return true;
    if (!seen.insert(std::get<Uuid>(at)).second) return false;
    const Row* row = with_key(all, at);
    if (row == nullptr) return false;
    at = row->values[parent];
  }
  return false;
}

Value plus(const Value& value, std::int64_t beyond) {
  if (const auto* day = std::get_if<Date>(&value))
    return std::min(*day + std::chrono::days{beyond}, *make_date(9999, 12, 31));
  if (const auto* moment = std::get_if<Instant>(&value)) return *moment + std::chrono::milliseconds{beyond};
  return value;
}

/// `given`: what stands in the place of the condition's values where another field of the record does.
bool compares(const Value& value, const Condition& condition, const std::vector<Row>& all,
    const std::optional<Value>& given) {
  const auto& field = *condition.field;
  if (condition.comparison == Comparison::empty) return is_empty(value);
  if (condition.comparison == Comparison::not_empty) return !is_empty(value);
  if (is_empty(value)) return false;
  if (condition.comparison == Comparison::one_of) {
    return std::ranges::any_of(condition.values,
        [&](const Value& one) { return !is_empty(one) && value == meant(field, one, all); });
  }
  if (condition.comparison == Comparison::contains) {
    return lower_case(std::get<std::string>(value))
               .find(lower_case(std::get<std::string>(condition.values.front()))) != std::string::npos;
  }
  const Value other = given ? *given : meant(field, condition.values.front(), all);
  if (is_empty(other)) return false;
  switch (condition.comparison) {
    case Comparison::equal:
      return value == other;
    case Comparison::not_equal:
      return value != other;
    case Comparison::less:
      return value < other;
    case Comparison::less_equal:
      return value <= other;
    case Comparison::greater:
      return value > other;
    case Comparison::greater_equal:
      return value >= other;
    case Comparison::below:
      return is_below(value, other, all);
    case Comparison::one_of:
    case Comparison::empty:
    case Comparison::not_empty:
    case Comparison::contains:
      break;
  }
  std::unreachable();
}

/// Every word is there, the last as the beginning of one.
bool holds(const std::string& kept, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return false;
  const std::string words = ' ' + kept + ' ';
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return words.find(' ' + word + (&word == &wanted.back() ? "" : " ")) != std::string::npos;
  });
}

bool holds(const Row& row, const Condition& condition, const std::vector<Row>& all) {
  const RecordType& type = describe_specimen();
  const bool meant_to_fail = condition.sense == Sense::fails;
  const Row* of = &row;
  if (condition.reference != nullptr) {
    const Value& led = row.values[type.index(*condition.reference)];
    if (is_empty(led)) return meant_to_fail;
    of = with_key(all, led);
    if (of == nullptr) return false;
  }
  std::optional<Value> other;
  if (condition.other.field != nullptr)
    other = plus(row.values[type.index(*condition.other.field)], condition.other.beyond);
  return compares(of->values[type.index(*condition.field)], condition, all, other) != meant_to_fail;
}

bool is_tied(const Row& row, const Row& other, const Tie& tie, const std::vector<MemoryLink>& links) {
  if (tie.reference != nullptr)
    return other.values[describe_specimen().index(*tie.reference)] == Value{row.meta.id};
  const bool out = tie.way == Tie::Way::to_other;
  return std::ranges::any_of(links, [&](const MemoryLink& link) {
    return link.kind == tie.link->name && link.from == (out ? row : other).meta.id &&
           link.to == (out ? other : row).meta.id;
  });
}

bool has_related(const Row& row, const Related& related, const std::vector<Row>& all,
    const std::vector<MemoryLink>& links) {
  return std::ranges::any_of(all, [&](const Row& other) {
    return !other.meta.archived_at && is_tied(row, other, related.tie, links) &&
           std::ranges::all_of(
               related.conditions, [&](const Condition& one) { return holds(other, one, all); }) &&
           (!related.words || holds(db::words_of(describe_specimen(), other), *related.words));
  });
}

}  // namespace

bool meets(
    const Row& row, const Filter& filter, const std::vector<Row>& all, const std::vector<MemoryLink>& links) {
  if (filter.archived == Archived::without && row.meta.archived_at) return false;
  if (filter.archived == Archived::only && !row.meta.archived_at) return false;
  const RecordType& type = describe_specimen();
  if (filter.words && !holds(db::words_of(type, row), *filter.words)) return false;
  if (!std::ranges::all_of(filter.conditions, [&](const Condition& one) { return holds(row, one, all); }))
    return false;
  return std::ranges::all_of(filter.related, [&](const Related& related) {
    return has_related(row, related, all, links) == (related.presence == Related::Presence::has);
  });
}

}  // namespace ringmur::test
