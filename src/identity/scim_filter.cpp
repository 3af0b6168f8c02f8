#include "identity/scim_filter.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.h"
#include "identity/scim_reader.h"

namespace ringmur::scim {

namespace json = boost::json;

namespace {

/// Text that is compared letter by letter; all other text in any case (RFC 7643 §7, caseExact).
bool is_exact(std::string_view attribute) {
  constexpr std::array exact{"id", "externalid", "$ref", "members.value", "groups.value"};
  return std::ranges::find(exact, attribute) != exact.end();
}

void gather(const json::value& value, std::string_view path, std::vector<const json::value*>& found);

/// What `attribute.part` holds within the object; lists are looked into.
void gather_in(const json::object& object, std::string_view path, std::vector<const json::value*>& found) {
  std::size_t dot = std::min(path.find('.'), path.size());
  const json::value* next = member(object, path.substr(0, dot));
  if (next != nullptr) gather(*next, path.substr(std::min(dot + 1, path.size())), found);
}

void gather(const json::value& value, std::string_view path, std::vector<const json::value*>& found) {
  if (value.is_array()) {
    for (const json::value& one : value.get_array()) gather(one, path, found);
    return;
  }
  if (path.empty()) {
    // Of a complex value without a named part its `value` is meant.
    const json::value* inner = value.is_object() ? member(value.get_object(), "value") : &value;
    if (inner != nullptr) found.push_back(inner);
    return;
  }
  if (value.is_object()) gather_in(value.get_object(), path, found);
}

bool is_something(const json::value& value) {
  return !value.is_null() && !(value.is_string() && value.get_string().empty()) &&
         !(value.is_array() && value.get_array().empty());
}

bool compare_text(Comparison comparison, std::string_view left, std::string_view right) {
  switch (comparison) {
    case Comparison::eq:
      return left == right;
    case Comparison::ne:
      return left != right;
    case Comparison::co:
      return left.find(right) != std::string_view::npos;
    case Comparison::sw:
      return left.starts_with(right);
    case Comparison::ew:
      return left.ends_with(right);
    case Comparison::gt:
      return left > right;
    case Comparison::ge:
      return left >= right;
    case Comparison::lt:
      return left < right;
    case Comparison::le:
      return left <= right;
    case Comparison::pr:
      return true;
  }
  std::unreachable();
}

bool compare(const Condition& condition, const json::value& left) {
  const json::value& right = condition.value;
  if (left.is_string() && right.is_string()) {
    std::string_view a(left.get_string());
    std::string_view b(right.get_string());
    if (is_exact(condition.attribute)) return compare_text(condition.comparison, a, b);
    return compare_text(condition.comparison, folded(a), folded(b));
  }
  // Entra ID writes truth as text.
  if (left.is_bool() && right.is_string()) {
    bool same = folded(std::string_view(right.get_string())) == (left.get_bool() ? "true" : "false");
    return condition.comparison == Comparison::eq ? same : condition.comparison == Comparison::ne && !same;
  }
  if (condition.comparison == Comparison::eq) return left == right;
  return condition.comparison == Comparison::ne && left != right;
}

bool holds(const Condition& condition, const json::object& resource);

bool holds_for_attribute(const Condition& condition, const json::object& resource) {
  std::vector<const json::value*> found;
  gather_in(resource, condition.attribute, found);
  if (condition.comparison == Comparison::pr)
    return std::ranges::any_of(found, [](const json::value* one) { return is_something(*one); });
  if (condition.comparison == Comparison::ne)
    return std::ranges::all_of(found, [&](const json::value* one) { return compare(condition, *one); });
  if (condition.value.is_null() && condition.comparison == Comparison::eq)
    return std::ranges::none_of(found, [](const json::value* one) { return is_something(*one); });
  return std::ranges::any_of(found, [&](const json::value* one) { return compare(condition, *one); });
}

bool holds_for_elements(const Condition& condition, const json::object& resource) {
  const json::value* list = member(resource, condition.attribute);
  if (list == nullptr) return false;
  auto fits = [&](const json::value& one) {
    return one.is_object() && holds(*condition.parts.front(), one.get_object());
  };
  return list->is_array() ? std::ranges::any_of(list->get_array(), fits) : fits(*list);
}

bool holds(const Condition& condition, const json::object& resource) {
  auto part_holds = [&](const auto& part) { return holds(*part, resource); };
  switch (condition.kind) {
    case Condition::Kind::attribute:
      return holds_for_attribute(condition, resource);
    case Condition::Kind::elements:
      return holds_for_elements(condition, resource);
    case Condition::Kind::all:
      return std::ranges::all_of(condition.parts, part_holds);
    case Condition::Kind::any:
      return std::ranges::any_of(condition.parts, part_holds);
    case Condition::Kind::none:
      return !holds(*condition.parts.front(), resource);
  }
  std::unreachable();
}

bool put_members(const Condition& condition, json::object& into) {
  if (condition.kind == Condition::Kind::all)
    return std::ranges::all_of(condition.parts, [&](const auto& part) { return put_members(*part, into); });
  bool plain = condition.kind == Condition::Kind::attribute && condition.comparison == Comparison::eq &&
               condition.written.find('.') == std::string::npos;
  if (plain) into[condition.written] = condition.value;
  return plain;
}

}  // namespace

bool same_name(std::string_view left, std::string_view right) {
  auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; };
  return std::ranges::equal(left, right, {}, small, small);
}

const json::value* member(const json::object& object, std::string_view name) {
  for (const auto& one : object) {
    if (same_name(one.key(), name)) return &one.value();
  }
  return nullptr;
}

json::value* member(json::object& object, std::string_view name) {
  return const_cast<json::value*>(member(std::as_const(object), name));
}

std::optional<std::string_view> without_schema(std::string_view attribute) {
  if (!folded(attribute.substr(0, 4)).starts_with("urn:")) return attribute;
  for (std::string_view known :
      {"urn:ietf:params:scim:schemas:core:2.0:User:", "urn:ietf:params:scim:schemas:core:2.0:Group:"}) {
    if (attribute.size() > known.size() && folded(attribute.substr(0, known.size())) == folded(known))
      return attribute.substr(known.size());
  }
  return std::nullopt;
}

bool Filter::matches(const json::object& resource) const {
  return holds(*root_, resource);
}

std::optional<std::pair<std::string, std::string>> Filter::equality() const {
  bool plain = root_->kind == Condition::Kind::attribute && root_->comparison == Comparison::eq &&
               root_->value.is_string();
  if (!plain) return std::nullopt;
  return std::pair(root_->attribute, std::string(root_->value.get_string()));
}

std::optional<json::object> Filter::as_element() const {
  json::object element;
  return put_members(*root_, element) ? std::optional(std::move(element)) : std::nullopt;
}

Result<Filter> Filter::parse(std::string_view text) {
  Reader reader(text);
  auto root = reader.whole_filter();
  if (root) return Filter(std::move(root));
  return refuse(Refusal::invalid, "scim.filter",
      {"Filtret går inte att läsa. Skriv till exempel userName eq \"anna\".",
          "The filter cannot be read. Write for example userName eq \"anna\"."},
      "filter");
}

Result<Path> parse_path(std::string_view text) {
  auto wrong = [] {
    return refuse(Refusal::invalid, "scim.path",
        {"path går inte att läsa. Skriv till exempel emails[type eq \"work\"].value.",
            "The path cannot be read. Write for example emails[type eq \"work\"].value."},
        "path");
  };
  auto plain = without_schema(text);
  Path path;
  path.of_extension = !plain;
  if (!plain) return path;
  std::size_t bracket = plain->find('[');
  if (bracket != std::string_view::npos) {
    std::size_t end = plain->rfind(']');
    if (end == std::string_view::npos || end < bracket) return wrong();
    auto filter = Filter::parse(plain->substr(bracket + 1, end - bracket - 1));
    if (!filter) return wrong();
    path.elements = std::move(*filter);
    path.attribute = plain->substr(0, bracket);
    std::string_view rest = plain->substr(end + 1);
    if (!rest.empty() && !rest.starts_with('.')) return wrong();
    path.part = rest.empty() ? rest : rest.substr(1);
  } else {
    std::size_t dot = std::min(plain->find('.'), plain->size());
    path.attribute = plain->substr(0, dot);
    path.part = plain->substr(std::min(dot + 1, plain->size()));
  }
  bool good = is_name(path.attribute) && (path.part.empty() || is_name(path.part));
  return good ? Result<Path>(std::move(path)) : wrong();
}

}  // namespace ringmur::scim
