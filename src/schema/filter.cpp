#include "schema/filter.h"

#include <fmt/format.h>

#include <array>

#include "base/stockholm.h"
#include "base/text.h"
#include "base/words.h"
#include "schema/kinds/kinds.h"

namespace ringmur {
namespace {

struct Operator {
  std::string_view name;
  Comparison comparison;
};

constexpr std::array operators{
    Operator{"eq", Comparison::equal},
    Operator{"neq", Comparison::not_equal},
    Operator{"lt", Comparison::less},
    Operator{"lte", Comparison::less_equal},
    Operator{"gt", Comparison::greater},
    Operator{"gte", Comparison::greater_equal},
    Operator{"in", Comparison::one_of},
    Operator{"is", Comparison::empty},
    Operator{"not.is", Comparison::not_empty},
    Operator{"under", Comparison::below},
    Operator{"contains", Comparison::contains},
};

std::unexpected<Error> bad_term(
    std::string_view name, std::string_view text, std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "filter.invalid",
      {fmt::format("Filtret {}={}: {}", name, text, sv), fmt::format("The filter {}={}: {}", name, text, en)},
      std::string(name));
}

/// Nothing is asked for by name, so that an address that was cut short does not give an empty list.
std::unexpected<Error> no_value(std::string_view name, std::string_view text) {
  return refuse(Refusal::invalid, "filter.no_value",
      {fmt::format("Filtret {}={} har inget värde. Skriv ett, eller {}=is.null för det som saknar värde.",
           name, text, name),
          fmt::format("The filter {}={} has no value. Write one, or {}=is.null for what has none.", name,
              text, name)},
      std::string(name));
}

Result<Value> read_value(const Field& field, std::string_view text) {
  // A reference to a unit may be written as its code; the store looks it up.
  if (field.kind == Kind::reference && !parse_uuid(text)) return Value{std::string(text)};
  return operations(field.kind).read(text, field);
}

/// "(a,b,\"c,d\")" into its parts.
bool split_list(std::string_view text, std::vector<std::string>& parts) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return false;
  text = text.substr(1, text.size() - 2);
  std::string part;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\' && i + 1 < text.size()) {
      part += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == ',' && !quoted) {
      parts.push_back(std::move(part));
      part.clear();
    } else {
      part += text[i];
    }
  }
  parts.push_back(std::move(part));
  return !quoted;
}

Result<void> read_field(
    const RecordType& type, const Catalogue& catalogue, std::string_view name, Condition& condition) {
  auto point = name.find('.');
  const Field* first = type.find(name.substr(0, point));
  if (first != nullptr && point == std::string_view::npos) {
    condition.field = first;
    return {};
  }
  if (first != nullptr && first->kind == Kind::reference) {
    condition.reference = first;
    condition.field = catalogue.at(first->refers_to).find(name.substr(point + 1));
    if (condition.field != nullptr) return {};
  }
  return refuse(Refusal::invalid, "filter.unknown_field",
      {fmt::format("{} har inget fält som heter {}.", type.label_plural.sv, name),
          fmt::format("{} have no field called {}.", type.label_plural.en, name)},
      std::string(name));
}

/// What stands after the comparison.
Result<void> read_values(
    std::string_view name, std::string_view text, std::string_view rest, Condition& condition) {
  constexpr std::size_t most_values = 200;
  Comparison comparison = condition.comparison;
  std::vector<std::string> parts{std::string(rest)};
  bool presence = comparison == Comparison::empty || comparison == Comparison::not_empty;
  if (presence) {
    if (rest == "null") return {};
    return bad_term(name, text, "skriv is.null eller not.is.null.", "write is.null or not.is.null.");
  }
  if (comparison == Comparison::one_of) {
    parts.clear();
    if (!split_list(rest, parts) || parts.size() > most_values) {
      return bad_term(
          name, text, "skriv högst 200 värden som in.(a,b).", "write at most 200 values as in.(a,b).");
    }
  }
  for (const std::string& part : parts) {
    if (trimmed(part).empty()) return no_value(name, text);
    auto value = read_value(*condition.field, part);
    if (!value) return std::unexpected(value.error());
    if (is_empty(*value)) return no_value(name, text);
    // No record holds one, and the engines do not agree on what a NUL is.
    if (const auto* written = std::get_if<std::string>(&*value);
        written != nullptr && has_control(*written)) {
      return bad_term(name, "…", "ta bort styrtecken.", "remove the control characters.");
    }
    condition.values.push_back(std::move(*value));
  }
  return {};
}

Result<void> read_comparison(std::string_view name, std::string_view text, Condition& condition) {
  const Operator* chosen = nullptr;
  std::string_view rest;
  for (const Operator& candidate : operators) {
    if (text.starts_with(candidate.name) && text.substr(candidate.name.size()).starts_with('.')) {
      chosen = &candidate;
      rest = text.substr(candidate.name.size() + 1);
    }
  }
  if (chosen == nullptr) {
    return bad_term(name, text, "skriv jämförelsen först, till exempel eq.2025.",
        "write the comparison first, for example eq.2025.");
  }
  condition.comparison = chosen->comparison;
  if (chosen->comparison == Comparison::below && condition.field->kind != Kind::reference) {
    return bad_term(name, text, "under gäller bara fält som leder till en annan post.",
        "under is only for fields that lead to another record.");
  }
  bool is_text = condition.field->kind == Kind::text || condition.field->kind == Kind::long_text;
  if (chosen->comparison == Comparison::contains && !is_text) {
    return bad_term(name, text, "contains gäller bara textfält.", "contains is only for fields of text.");
  }
  return read_values(name, text, rest, condition);
}

Result<void> read_archived(std::string_view text, Filter& filter) {
  if (text == "without")
    filter.archived = Archived::without;
  else if (text == "only")
    filter.archived = Archived::only;
  else if (text == "with")
    filter.archived = Archived::with;
  else
    return bad_term("archived", text, "skriv without, only eller with.", "write without, only or with.");
  return {};
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("-._~(),:").find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

Result<Filter> parse_filter(const RecordType& type, const Catalogue& catalogue, const Terms& terms) {
  Filter filter;
  for (const auto& [name, text] : terms) {
    if (name == "archived") {
      if (auto read = read_archived(text, filter); !read) return std::unexpected(read.error());
      continue;
    }
    if (name == "q") {
      if (!trimmed(text).empty()) filter.words = search_words(text);
      continue;
    }
    Condition condition;
    if (auto read = read_field(type, catalogue, name, condition); !read) return std::unexpected(read.error());
    if (auto read = read_comparison(name, text, condition); !read) return std::unexpected(read.error());
    filter.conditions.push_back(std::move(condition));
  }
  return filter;
}

std::string to_query(const Terms& terms) {
  std::string out;
  for (const auto& [name, text] : terms) {
    if (!out.empty()) out += '&';
    out += percent_encoded(name) + '=' + percent_encoded(text);
  }
  return out;
}

std::string term_value(const Field& field, const Value& value) {
  if (field.kind == Kind::choice || field.kind == Kind::text || field.kind == Kind::long_text) {
    return std::get<std::string>(value);
  }
  if (field.kind == Kind::instant) return to_string(std::get<Instant>(value));
  return operations(field.kind).write(value, field, Language::english);
}

Terms year_terms(const RecordType& type, int year) {
  if (type.period.empty()) return {};
  const Field& field = type.at(type.period);
  if (field.kind == Kind::integer) return {{field.name, fmt::format("eq.{}", year)}};
  return {
      {field.name, fmt::format("gte.{}-01-01", year)}, {field.name, fmt::format("lt.{}-01-01", year + 1)}};
}

}  // namespace ringmur
