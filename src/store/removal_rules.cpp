#include "store/removal_rules.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"

namespace ringmur {

namespace json = boost::json;

namespace {

constexpr std::array all_becomes{Becomes::nothing, Becomes::removed_person, Becomes::pseudonym};

Text text_of(const json::value& value) {
  return {std::string(value.at("sv").as_string()), std::string(value.at("en").as_string())};
}

std::string string_at(const json::value& value, std::string_view name) {
  const json::value* found = value.as_object().if_contains(name);
  return found == nullptr ? std::string() : std::string(found->as_string());
}

Becomes becomes_of(std::string_view code) {
  auto found = std::ranges::find_if(all_becomes, [&](Becomes one) { return code_of(one) == code; });
  if (found == all_becomes.end())
    throw std::runtime_error("removal.json: no such becomes: " + std::string(code));
  return *found;
}

KeepRule rule_of(const json::value& value) {
  KeepRule rule;
  rule.part = string_at(value, "part");
  rule.type = string_at(value, "register");
  rule.while_kept = string_at(value, "while_kept");
  rule.about_only = value.as_object().contains("about");
  if (const json::value* fields = value.as_object().if_contains("fields")) {
    for (const json::value& field : fields->as_array()) rule.fields.emplace_back(field.as_string());
  }
  if (const json::value* when = value.as_object().if_contains("when")) {
    for (const auto& term : when->as_object())
      rule.when.emplace_back(std::string(term.key()), std::string(term.value().as_string()));
  }
  return rule;
}

}  // namespace

std::string_view code_of(Becomes becomes) {
  switch (becomes) {
    case Becomes::nothing:
      return "nothing";
    case Becomes::removed_person:
      return "removed_person";
    case Becomes::pseudonym:
      return "pseudonym";
  }
  std::unreachable();
}

const RemovalRules& RemovalRules::carried() {
  static const RemovalRules rules = [] {
    const json::value file = json::parse(embedded::file("removal.json"));
    RemovalRules made;
    made.removed_person_ = string_at(file, "removed_person");
    for (const json::value& one : file.at("grounds").as_array()) {
      made.grounds_.push_back({string_at(one, "code"), text_of(one.at("label")), string_at(one, "source"),
          text_of(one.at("help"))});
    }
    for (const json::value& one : file.at("fields").as_array()) {
      made.fields_.push_back(
          {string_at(one, "register"), string_at(one, "field"), becomes_of(string_at(one, "becomes"))});
    }
    for (const auto& one : file.at("purposes").as_object())
      made.purposes_.emplace_back(std::string(one.key()), text_of(one.value()));
    for (const json::value& one : file.at("keeps").as_array()) {
      made.keeps_.push_back(rule_of(one));
      // The address holds in what is returned: a vector that is moved keeps its elements where they are.
      made.keeps_.back().ground = &made.ground(string_at(one, "ground"));
    }
    return made;
  }();
  return rules;
}

const RemovedField* RemovalRules::of(const RecordType& type, const Field& field) const {
  auto found = std::ranges::find_if(
      fields_, [&](const RemovedField& one) { return one.type == type.name && one.field == field.name; });
  return found == fields_.end() ? nullptr : &*found;
}

const KeepGround& RemovalRules::ground(std::string_view code) const {
  auto found = std::ranges::find(grounds_, code, &KeepGround::code);
  if (found == grounds_.end()) throw std::runtime_error("removal.json: no such ground: " + std::string(code));
  return *found;
}

const Text* RemovalRules::purpose(std::string_view type) const {
  auto found = std::ranges::find(purposes_, type, &std::pair<std::string, Text>::first);
  if (found == purposes_.end())
    found = std::ranges::find(purposes_, "*", &std::pair<std::string, Text>::first);
  return found == purposes_.end() ? nullptr : &found->second;
}

}  // namespace ringmur
