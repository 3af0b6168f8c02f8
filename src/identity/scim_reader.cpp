#include "identity/scim_reader.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <optional>
#include <utility>

#include "base/text.h"
#include "identity/scim_filter.h"

namespace ringmur::scim {

namespace json = boost::json;

namespace {

constexpr int deepest = 20;
constexpr std::size_t longest = 2000;

std::optional<Comparison> comparison_of(std::string_view word) {
  using enum Comparison;
  constexpr std::array<std::pair<std::string_view, Comparison>, 10> all{{{"eq", eq}, {"ne", ne}, {"co", co},
      {"sw", sw}, {"ew", ew}, {"gt", gt}, {"ge", ge}, {"lt", lt}, {"le", le}, {"pr", pr}}};
  std::string wanted = folded(word);
  for (const auto& [name, comparison] : all) {
    if (name == wanted) return comparison;
  }
  return std::nullopt;
}

std::shared_ptr<const Condition> joined(
    Condition::Kind kind, std::vector<std::shared_ptr<const Condition>> parts) {
  if (parts.size() == 1) return parts.front();
  Condition made;
  made.kind = kind;
  made.parts = std::move(parts);
  return std::make_shared<const Condition>(std::move(made));
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, [](char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("-_$:.").find(c) != std::string_view::npos;
  });
}

void Reader::skip_spaces() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
}

std::string_view Reader::next_word() {
  skip_spaces();
  std::string_view found = rest_.substr(0, rest_.find_first_of(" \t()[]\""));
  rest_.remove_prefix(found.size());
  return found;
}

/// Takes the word where it is the next one.
bool Reader::word(std::string_view wanted) {
  std::string_view before = rest_;
  if (folded(next_word()) == wanted) return true;
  rest_ = before;
  return false;
}

std::shared_ptr<const Condition> Reader::whole_filter() {
  if (rest_.size() > longest || !is_utf8(rest_)) return nullptr;
  Node found = either();
  skip_spaces();
  return rest_.empty() ? found : nullptr;
}

Reader::Node Reader::either() {
  if (++depth_ > deepest) return nullptr;
  std::vector<Node> parts{both()};
  while (parts.back() && word("or")) parts.push_back(both());
  --depth_;
  return parts.back() ? joined(Condition::Kind::any, std::move(parts)) : nullptr;
}

Reader::Node Reader::both() {
  std::vector<Node> parts{one()};
  while (parts.back() && word("and")) parts.push_back(one());
  return parts.back() ? joined(Condition::Kind::all, std::move(parts)) : nullptr;
}

Reader::Node Reader::one() {
  skip_spaces();
  if (rest_.starts_with('(')) return group();
  std::string_view before = rest_;
  if (word("not")) {
    skip_spaces();
    if (rest_.starts_with('(')) return negation();
    rest_ = before;
  }
  return attribute();
}

Reader::Node Reader::group() {
  rest_.remove_prefix(1);
  Node inner = either();
  skip_spaces();
  if (!inner || !rest_.starts_with(')')) return nullptr;
  rest_.remove_prefix(1);
  return inner;
}

Reader::Node Reader::negation() {
  Node inner = group();
  if (!inner) return nullptr;
  Condition made;
  made.kind = Condition::Kind::none;
  made.parts = {inner};
  return std::make_shared<const Condition>(std::move(made));
}

Reader::Node Reader::attribute() {
  std::string_view name = next_word();
  auto plain = without_schema(name);
  Condition made;
  made.written = plain.value_or(name);
  made.attribute = folded(made.written);
  if (!is_name(name)) return nullptr;
  if (rest_.starts_with('[')) {
    rest_.remove_prefix(1);
    Node inner = either();
    skip_spaces();
    if (!inner || !rest_.starts_with(']')) return nullptr;
    rest_.remove_prefix(1);
    made.kind = Condition::Kind::elements;
    made.parts = {inner};
    return std::make_shared<const Condition>(std::move(made));
  }
  auto comparison = comparison_of(next_word());
  if (!comparison) return nullptr;
  made.comparison = *comparison;
  if (*comparison != Comparison::pr && !value_of(made.value)) return nullptr;
  return std::make_shared<const Condition>(std::move(made));
}

bool Reader::text_of(json::value& value) {
  std::size_t end = 1;
  while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
  if (end >= rest_.size()) return false;
  json::error_code failed;
  value = json::parse(rest_.substr(0, end + 1), failed);
  rest_.remove_prefix(end + 1);
  return !failed;
}

bool Reader::value_of(json::value& value) {
  skip_spaces();
  if (rest_.starts_with('"')) return text_of(value);
  std::string_view bare = next_word();
  json::error_code failed;
  value = json::parse(folded(bare), failed);
  return !failed && !value.is_object() && !value.is_array();
}

}  // namespace ringmur::scim
