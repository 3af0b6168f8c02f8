#include "identity/scim_patch.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "identity/scim_filter.h"

namespace ringmur::scim {

namespace json = boost::json;

namespace {

enum class Operation { add, replace, remove };

std::unexpected<Error> wrong(std::string code, std::string sv, std::string en) {
  return refuse(Refusal::invalid, std::move(code), {std::move(sv), std::move(en)});
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = member(object, name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<Operation> operation_of(const json::object& one) {
  std::string name = folded(text_of(one, "op"));
  if (name == "add") return Operation::add;
  if (name == "replace") return Operation::replace;
  if (name == "remove") return Operation::remove;
  return std::nullopt;
}

bool is_list(std::string_view attribute) {
  constexpr std::array lists{"emails", "phonenumbers", "addresses", "members", "roles", "ims", "photos"};
  return std::ranges::find(lists, folded(attribute)) != lists.end();
}

bool is_ours(std::string_view attribute) {
  constexpr std::array fixed{"id", "meta", "schemas", "groups"};
  return std::ranges::find(fixed, folded(attribute)) != fixed.end();
}

/// The member under the name that it has already, or a new one.
json::value& place(json::object& object, std::string_view name) {
  if (json::value* there = member(object, name)) return *there;
  return object[name];
}

void erase(json::object& object, std::string_view name) {
  for (auto at = object.begin(); at != object.end(); ++at) {
    if (!same_name(at->key(), name)) continue;
    object.erase(at);
    return;
  }
}

/// What an element of a list is known by: its `value` where it has one, else all of it.
std::string key_of(const json::value& element) {
  const json::value* value = element.is_object() ? member(element.get_object(), "value") : nullptr;
  return json::serialize(value != nullptr ? *value : element);
}

void add_elements(json::value& list, const json::value& value) {
  if (!list.is_array()) list = json::array{};
  json::array& all = list.get_array();
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t at = 0; at < all.size(); ++at) places.emplace(key_of(all[at]), at);
  json::array more = value.is_array() ? value.get_array() : json::array{value};
  for (json::value& one : more) {
    auto [there, is_new] = places.emplace(key_of(one), all.size());
    if (is_new)
      all.push_back(std::move(one));
    else
      all[there->second] = std::move(one);
  }
}

void merge(json::value& target, const json::value& value) {
  if (!target.is_object() || !value.is_object()) {
    target = value;
    return;
  }
  for (const auto& one : value.get_object()) place(target.get_object(), one.key()) = one.value();
}

/// Of an attribute without elements: userName, name.givenName, members.
void put_plain(json::object& resource, Operation operation, const Path& path, const json::value& value) {
  json::value& target = place(resource, path.attribute);
  if (!path.part.empty()) {
    if (!target.is_object()) target = json::object{};
    place(target.get_object(), path.part) = value;
  } else if (is_list(path.attribute)) {
    if (operation == Operation::replace) target = json::array{};
    add_elements(target, value);
  } else {
    merge(target, value);
  }
}

Result<void> put_elements(json::object& resource, const Path& path, const json::value& value) {
  json::value& list = place(resource, path.attribute);
  if (!list.is_array()) list = json::array{};
  bool met = false;
  auto put = [&](json::value& element) {
    met = true;
    if (path.part.empty())
      merge(element, value);
    else
      place(element.as_object(), path.part) = value;
  };
  for (json::value& element : list.get_array()) {
    if (element.is_object() && path.elements->matches(element.get_object())) put(element);
  }
  if (met) return {};
  auto element = path.elements->as_element();
  if (!element) {
    return wrong(
        "scim.no_target", "Inget värde passar filtret i path.", "No value fits the filter of the path.");
  }
  put(list.get_array().emplace_back(std::move(*element)));
  return {};
}

template <typename Gone>
void erase_where(json::array& all, const Gone& gone) {
  json::array left;
  for (json::value& one : all) {
    if (!gone(one)) left.push_back(std::move(one));
  }
  all = std::move(left);
}

void remove_listed(json::array& all, const json::value& value) {
  std::unordered_set<std::string> gone;
  for (const json::value& one : value.is_array() ? value.get_array() : json::array{value})
    gone.insert(key_of(one));
  erase_where(all, [&](const json::value& one) { return gone.contains(key_of(one)); });
}

void remove(json::object& resource, const Path& path, const json::value* value) {
  json::value* target = member(resource, path.attribute);
  if (target == nullptr) return;
  if (path.elements && target->is_array()) {
    json::array& all = target->get_array();
    auto fits = [&](const json::value& one) {
      return one.is_object() && path.elements->matches(one.get_object());
    };
    if (path.part.empty()) {
      erase_where(all, fits);
    } else {
      for (json::value& one : all)
        if (fits(one)) erase(one.get_object(), path.part);
    }
  } else if (!path.part.empty()) {
    if (target->is_object()) erase(target->get_object(), path.part);
  } else if (value != nullptr && !value->is_null() && target->is_array()) {
    remove_listed(target->get_array(), *value);  // as Entra ID takes members away
  } else {
    erase(resource, path.attribute);
  }
}

Result<void> apply_one(
    json::object& resource, Operation operation, std::string_view text, const json::value* value) {
  auto path = parse_path(text);
  if (!path) return std::unexpected(path.error());
  if (path->of_extension) return {};
  if (is_ours(path->attribute)) {
    return wrong("scim.mutability", path->attribute + " bestäms av servern.",
        path->attribute + " is decided by the server.");
  }
  if (operation == Operation::remove) {
    remove(resource, *path, value);
    return {};
  }
  if (value == nullptr) return wrong("scim.patch", "value saknas.", "value is missing.");
  if (path->elements) return put_elements(resource, *path, *value);
  put_plain(resource, operation, *path, *value);
  return {};
}

/// Without a path the value holds the attributes, or paths to them.
Result<void> apply_members(json::object& resource, Operation operation, const json::value* value) {
  if (operation == Operation::remove)
    return wrong("scim.no_target", "remove behöver path.", "remove needs a path.");
  if (value == nullptr || !value->is_object())
    return wrong(
        "scim.patch", "Utan path ska value vara ett objekt.", "Without a path value must be an object.");
  for (const auto& one : value->get_object()) {
    std::string_view name(one.key());
    // What a client sends along, and an extension's attributes, change nothing here.
    if (is_ours(name)) continue;
    if (auto done = apply_one(resource, operation, name, &one.value()); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> apply_patch(json::object& resource, const json::object& message) {
  constexpr std::size_t most = 1000;
  const json::value* operations = member(message, "Operations");
  bool good = operations != nullptr && operations->is_array() && operations->get_array().size() <= most;
  if (!good) {
    return wrong("scim.patch", "Skicka Operations som en lista med högst 1000 ändringar.",
        "Send Operations as a list of at most 1000 changes.");
  }
  json::object changed = resource;
  for (const json::value& one : operations->get_array()) {
    auto operation = one.is_object() ? operation_of(one.get_object()) : std::nullopt;
    if (!operation)
      return wrong(
          "scim.patch", "op ska vara add, replace eller remove.", "op must be add, replace or remove.");
    const json::value* value = member(one.get_object(), "value");
    std::string path = text_of(one.get_object(), "path");
    auto done = path.empty() ? apply_members(changed, *operation, value)
                             : apply_one(changed, *operation, path, value);
    if (!done) return done;
  }
  mend_booleans(changed);
  resource = std::move(changed);
  return {};
}

void mend_booleans(json::object& resource) {
  auto mend = [](json::object& object, std::string_view name) {
    json::value* value = member(object, name);
    if (value == nullptr || !value->is_string()) return;
    std::string text = folded(std::string_view(value->get_string()));
    if (text == "true" || text == "false") *value = text == "true";
  };
  mend(resource, "active");
  for (auto& one : resource) {
    if (!one.value().is_array()) continue;
    for (json::value& element : one.value().get_array())
      if (element.is_object()) mend(element.get_object(), "primary");
  }
}

}  // namespace ringmur::scim
