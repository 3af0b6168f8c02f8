#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ranges>

#include "base/stockholm.h"
#include "base/text.h"
#include "schema/filter_parts.h"

/// Days and moments that are meant from where the question is asked.
namespace ringmur {

namespace filter_parts {

std::optional<Shift> read_shift(std::string_view text) {
  constexpr std::size_t most_digits = 5;
  if (text.size() < 3 || text.size() > most_digits + 2) return std::nullopt;
  bool back = text.front() == '-';
  if (!back && text.front() != '+' && text.front() != ' ') return std::nullopt;
  Shift shift;
  const char* last = text.data() + text.size() - 1;
  auto [end, failure] = std::from_chars(text.data() + 1, last, shift.count);
  if (failure != std::errc() || end != last || text[1] == '-') return std::nullopt;
  if (back) shift.count = -shift.count;
  shift.unit = text.back();
  return shift;
}

bool is_related(std::string_view name) {
  return name.starts_with("has.") || name.starts_with("lacks.");
}

std::optional<Terms> inner_terms(std::string_view text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return std::nullopt;
  Terms terms = from_query(text.substr(1, text.size() - 2));
  for (const auto& [name, value] : terms) {
    for (const std::string& part : {name, value}) {
      if (!is_utf8(part) || has_control(part)) return std::nullopt;
    }
  }
  return terms;
}

}  // namespace filter_parts

namespace {

using namespace filter_parts;

/// The day so many months later, or the last of a month that has no such day.
std::optional<Date> months_on(Date from, std::int64_t months) {
  using namespace std::chrono;
  const year_month_day day{from};
  const std::int64_t count =
      static_cast<int>(day.year()) * 12LL + static_cast<unsigned>(day.month()) - 1 + months;
  if (count < 12'000 || count >= 120'000) return std::nullopt;  // years that a date may have
  const year_month_day_last last{
      year{static_cast<int>(count / 12)}, month_day_last{month{static_cast<unsigned>(count % 12 + 1)}}};
  return sys_days{last.year() / last.month() / std::min(day.day(), last.day())};
}

std::optional<Date> day_of(Date today, std::string_view rest) {
  if (rest.empty()) return today;
  const auto shift = read_shift(rest);
  if (!shift) return std::nullopt;
  switch (shift->unit) {
    case 'd':
      return today + std::chrono::days{shift->count};
    case 'w':
      return today + std::chrono::days{7 * shift->count};
    case 'm':
      return months_on(today, shift->count);
    case 'y':
      return months_on(today, 12 * shift->count);
    default:
      return std::nullopt;
  }
}

std::optional<Instant> moment_of(Instant now, std::string_view rest) {
  if (rest.empty()) return now;
  const auto shift = read_shift(rest);
  if (!shift || (shift->unit != 'h' && shift->unit != 'd')) return std::nullopt;
  return now + std::chrono::hours{shift->count * (shift->unit == 'd' ? 24 : 1)};
}

/// What the word stands for in a field of that kind; the word itself where it is none.
std::string resolved_value(Kind kind, std::string_view word, Instant now) {
  if (word.starts_with("today")) {
    if (const auto day = day_of(stockholm::today(now), word.substr(5))) return to_string(*day);
  } else if (word.starts_with("now") && kind == Kind::instant) {
    if (const auto moment = moment_of(now, word.substr(3))) return to_string(*moment);
  }
  return std::string(word);
}

std::string in_list(std::string_view value) {
  if (value.find_first_of(",\"\\()") == std::string_view::npos) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string resolved_list(Kind kind, std::string_view text, Instant now) {
  std::vector<std::string> parts;
  if (!split_list(text, parts)) return std::string(text);
  std::string list = "(";
  for (const std::string& part : parts)
    list += (list.size() == 1 ? "" : ",") + in_list(resolved_value(kind, part, now));
  return list + ')';
}

std::string resolved_text(Kind kind, const std::string& text, Instant now) {
  const Compared compared = read_operator(text);
  if (!compared.comparison) return text;
  const std::string head = text.substr(0, text.size() - compared.rest.size());
  const bool listed = *compared.comparison == Comparison::one_of;
  return head + (listed ? resolved_list(kind, compared.rest, now) : resolved_value(kind, compared.rest, now));
}

std::string resolved_inner(
    const Catalogue& catalogue, std::string_view name, const std::string& text, Instant now) {
  const std::string_view rest = name.substr(name.find('.') + 1);
  const auto other = std::ranges::find(catalogue.types, rest.substr(0, rest.find('.')), &RecordType::name);
  auto inner = inner_terms(text);
  // What is nested is refused when it is read.
  const bool nested =
      inner && std::ranges::any_of(*inner, [](const auto& term) { return is_related(term.first); });
  if (other == catalogue.types.end() || !inner || nested) return text;
  return '(' + to_query(resolve_terms(**other, catalogue, std::move(*inner), now)) + ')';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    out += escaped ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return out;
}

}  // namespace

Terms resolve_terms(const RecordType& type, const Catalogue& catalogue, Terms terms, Instant now) {
  for (auto& [name, text] : terms) {
    if (is_related(name)) {
      text = resolved_inner(catalogue, name, text, now);
      continue;
    }
    Condition condition;
    if (name == "archived" || name == "q" || !read_field(type, catalogue, name, condition)) continue;
    const Kind kind = condition.field->kind;
    if (kind == Kind::date || kind == Kind::instant) text = resolved_text(kind, text, now);
  }
  return terms;
}

Terms from_query(std::string_view query) {
  Terms terms;
  for (const auto part : std::views::split(query, '&')) {
    const std::string_view pair(part.begin(), part.end());
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const bool has_value = equals != std::string_view::npos;
    terms.emplace_back(percent_decoded(has_value ? pair.substr(0, equals) : pair),
        percent_decoded(has_value ? pair.substr(equals + 1) : std::string_view()));
  }
  return terms;
}

}  // namespace ringmur
