#include "schema/filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/stockholm.h"
#include "base/text.h"
#include "base/words.h"
#include "schema/filter_parts.h"
#include "schema/kinds/kinds.h"

namespace ringmur {

using namespace filter_parts;

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

}  // namespace

namespace filter_parts {

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

Compared read_operator(std::string_view text) {
  Compared compared;
  // "not.is.null" is a comparison of its own.
  if (text.starts_with("not.") && !text.starts_with("not.is.")) {
    compared.sense = Sense::fails;
    text.remove_prefix(4);
  }
  for (const Operator& candidate : operators) {
    if (text.starts_with(candidate.name) && text.substr(candidate.name.size()).starts_with('.')) {
      compared.comparison = candidate.comparison;
      compared.rest = text.substr(candidate.name.size() + 1);
    }
  }
  return compared;
}

}  // namespace filter_parts

namespace {

/// Which field may stand for a value: where braces mean nothing else.
bool may_be_other(const Field& field) {
  switch (field.kind) {
    case Kind::integer:
    case Kind::decimal:
    case Kind::date:
    case Kind::instant:
      return true;
    case Kind::text:
    case Kind::long_text:
    case Kind::boolean:
    case Kind::choice:
    case Kind::reference:
      return false;
  }
  std::unreachable();
}

bool is_ordering(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
    case Comparison::not_equal:
    case Comparison::less:
    case Comparison::less_equal:
    case Comparison::greater:
    case Comparison::greater_equal:
      return true;
    case Comparison::one_of:
    case Comparison::empty:
    case Comparison::not_empty:
    case Comparison::below:
    case Comparison::contains:
      return false;
  }
  std::unreachable();
}

/// What "+72h" adds to a field of that kind; nothing where it does not fit.
std::optional<std::int64_t> beyond_of(const Field& field, const Shift& shift) {
  constexpr std::int64_t hour = 3'600'000;
  bool is_date = field.kind == Kind::date;
  bool is_instant = field.kind == Kind::instant;
  if (shift.unit == 'd' && (is_date || is_instant)) return shift.count * (is_date ? 1 : 24 * hour);
  if (shift.unit == 'w' && is_date) return shift.count * 7;
  if (shift.unit == 'h' && is_instant) return shift.count * hour;
  return std::nullopt;
}

/// "{due}+30d"
Result<void> read_other(const RecordType& type, std::string_view name, std::string_view text,
    std::string_view rest, Condition& condition) {
  auto end = rest.find('}');
  const Field* other = end == std::string_view::npos ? nullptr : type.find(rest.substr(1, end - 1));
  bool fits = other != nullptr && other->kind == condition.field->kind && condition.reference == nullptr &&
              is_ordering(condition.comparison);
  if (!fits) {
    return bad_term(name, text,
        "inom klamrar står ett annat fält av samma slag i samma post, efter eq, neq, lt, lte, gt eller gte.",
        "within the braces stands another field of the same kind of the same record, after eq, neq, lt, "
        "lte, gt or gte.");
  }
  condition.other.field = other;
  if (rest = rest.substr(end + 1); rest.empty()) return {};
  auto shift = read_shift(rest);
  auto beyond = shift ? beyond_of(*other, *shift) : std::nullopt;
  if (!beyond) {
    return bad_term(name, text, "skriv till exempel {fält}+30d (d och w för dagar, h och d för tidpunkter).",
        "write for example {field}+30d (d and w for dates, h and d for instants).");
  }
  condition.other.beyond = *beyond;
  return {};
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

Result<void> read_comparison(
    const RecordType& type, std::string_view name, std::string_view text, Condition& condition) {
  const Compared chosen = read_operator(text);
  if (!chosen.comparison) {
    return bad_term(name, text, "skriv jämförelsen först, till exempel eq.2025.",
        "write the comparison first, for example eq.2025.");
  }
  condition.comparison = *chosen.comparison;
  condition.sense = chosen.sense;
  if (condition.comparison == Comparison::below && condition.field->kind != Kind::reference) {
    return bad_term(name, text, "under gäller bara fält som leder till en annan post.",
        "under is only for fields that lead to another record.");
  }
  bool is_text = condition.field->kind == Kind::text || condition.field->kind == Kind::long_text;
  if (condition.comparison == Comparison::contains && !is_text) {
    return bad_term(name, text, "contains gäller bara textfält.", "contains is only for fields of text.");
  }
  if (chosen.rest.starts_with('{') && may_be_other(*condition.field))
    return read_other(type, name, text, chosen.rest, condition);
  return read_values(name, text, chosen.rest, condition);
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

Result<Filter> read_terms(const RecordType& type, const Catalogue& catalogue, const Terms& terms);

/// What may stand after has.<register>.
std::string known_ties(const RecordType& type, const RecordType& other) {
  std::string known;
  auto add = [&](const std::string& name) { known += (known.empty() ? "" : ", ") + name; };
  for (const Field& field : other.fields) {
    if (field.refers_to == type.name) add(field.name);
  }
  for (const LinkKind& link : other.links) {
    if (link.leads_to(type)) add(link.name);
  }
  for (const LinkKind& link : type.links) {
    if (link.leads_to(other) && &type != &other) add(link.name);
  }
  return known.empty() ? "–" : known;
}

/// A reference of the other register comes first, then its links, then those that go from here; of links
/// between records of one register those that go from here are meant.
std::optional<Tie> tie_of(const RecordType& type, const RecordType& other, std::string_view name) {
  const Field* field = other.find(name);
  if (field != nullptr && field->refers_to == type.name) return Tie{field, nullptr, Tie::Way::from_other};
  const LinkKind* back = other.find_link(name);
  if (back != nullptr && back->leads_to(type) && &type != &other)
    return Tie{nullptr, back, Tie::Way::from_other};
  const LinkKind* out = type.find_link(name);
  if (out != nullptr && out->leads_to(other)) return Tie{nullptr, out, Tie::Way::to_other};
  return std::nullopt;
}

/// "has.activity.source"
Result<void> read_tie(
    const RecordType& type, const Catalogue& catalogue, std::string_view name, Related& related) {
  std::string_view rest = name.substr(name.find('.') + 1);
  auto point = rest.find('.');
  std::string_view called = rest.substr(0, point);
  auto found = std::ranges::find(catalogue.types, called, &RecordType::name);
  if (found == catalogue.types.end()) {
    return refuse(Refusal::invalid, "filter.unknown_register",
        {fmt::format("Filtret {}: det finns inget register som heter {}.", name, called),
            fmt::format("The filter {}: there is no register called {}.", name, called)},
        std::string(name));
  }
  related.presence = name.starts_with("has.") ? Related::Presence::has : Related::Presence::lacks;
  related.type = *found;
  auto tie = tie_of(type, **found, point == std::string_view::npos ? "" : rest.substr(point + 1));
  if (!tie) {
    std::string known = known_ties(type, **found);
    return refuse(Refusal::invalid, "filter.unknown_tie",
        {fmt::format("Filtret {}: så hänger posterna inte ihop. Välj något av: {}.", name, known),
            fmt::format(
                "The filter {}: the records are not tied like that. Choose one of: {}.", name, known)},
        std::string(name));
  }
  related.tie = *tie;
  return {};
}

Result<void> read_related(const RecordType& type, const Catalogue& catalogue, std::string_view name,
    std::string_view text, Filter& filter) {
  Related related;
  if (auto read = read_tie(type, catalogue, name, related); !read) return read;
  auto inner = inner_terms(text);
  if (!inner) {
    return bad_term(name, text, "skriv villkoren inom parentes, eller () för vilken som helst.",
        "write the terms within parentheses, or () for any.");
  }
  for (const auto& [term, value] : *inner) {
    if (!is_related(term) && term != "archived") continue;
    return bad_term(name, term, "inom parentesen får bara stå villkor på fält, i en nivå.",
        "within the parentheses only terms on fields may stand, one level of them.");
  }
  auto read = read_terms(*related.type, catalogue, *inner);
  if (!read) return std::unexpected(read.error());
  related.conditions = std::move(read->conditions);
  related.words = std::move(read->words);
  filter.related.push_back(std::move(related));
  return {};
}

std::unexpected<Error> too_many(std::size_t most, std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "filter.too_many",
      {fmt::format("Filtret har fler än {} {}. Dela upp frågan.", most, sv),
          fmt::format("The filter has more than {} {}. Split the question.", most, en)});
}

/// What a database is asked in one statement: conditions, records that are tied, words of the index.
Result<void> check_measure(const Terms& terms, const Filter& filter) {
  constexpr std::size_t most_terms = 100;
  constexpr std::size_t most_related = 10;
  constexpr std::size_t most_words = 100;
  if (terms.size() > most_terms) return too_many(most_terms, "villkor", "conditions");
  if (filter.related.size() > most_related) return too_many(most_related, "has och lacks", "has and lacks");
  if (filter.words && filter.words->size() > most_words) return too_many(most_words, "ord", "words");
  return {};
}

Result<Filter> read_terms(const RecordType& type, const Catalogue& catalogue, const Terms& terms) {
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
    if (is_related(name)) {
      auto read = read_related(type, catalogue, name, text, filter);
      if (!read) return std::unexpected(read.error());
      continue;
    }
    Condition condition;
    if (auto read = read_field(type, catalogue, name, condition); !read) return std::unexpected(read.error());
    auto compared = read_comparison(type, name, text, condition);
    if (!compared) return std::unexpected(compared.error());
    filter.conditions.push_back(std::move(condition));
  }
  if (auto measured = check_measure(terms, filter); !measured) return std::unexpected(measured.error());
  return filter;
}

}  // namespace

Result<Filter> parse_filter(const RecordType& type, const Catalogue& catalogue, const Terms& terms) {
  return read_terms(type, catalogue, terms);
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
