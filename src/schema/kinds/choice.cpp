#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

std::string allowed(const Field& field, Language language) {
  std::string out;
  for (const Choice& choice : field.choices) {
    if (!out.empty()) out += ", ";
    out += choice.label.in(language);
  }
  return out;
}

std::unexpected<Error> not_allowed(const Field& field, std::string_view text) {
  return refuse_value(field, "choice.not_allowed", text,
      "Skriv något av: " + allowed(field, Language::swedish) + ".",
      "Write one of: " + allowed(field, Language::english) + ".");
}

Result<Value> read(std::string_view text, const Field& field) {
  for (const Choice& choice : field.choices) {
    if (text == choice.label.sv || text == choice.code) return Value{choice.code};
  }
  std::string word = folded(text);
  for (const Choice& choice : field.choices) {
    if (word == folded(choice.label.sv) || word == folded(choice.label.en) || word == choice.code) {
      return Value{choice.code};
    }
  }
  return not_allowed(field, text);
}

std::string write(const Value& value, const Field& field, Language language) {
  if (is_empty(value)) return {};
  const auto& code = std::get<std::string>(value);
  auto found = std::ranges::find(field.choices, code, &Choice::code);
  return found == field.choices.end() ? code : found->label.in(language);
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (json.is_string()) {
    std::string_view code = json.get_string();
    auto found = std::ranges::find(field.choices, code, &Choice::code);
    if (found != field.choices.end()) return Value{found->code};
    return not_allowed(field, is_utf8(code) ? code : "");
  }
  return not_allowed(field, boost::json::serialize(json));
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = std::get<std::string>(value);
}

void describe(const Field& field, boost::json::object& schema) {
  schema["type"] = "string";
  boost::json::array codes;
  for (const Choice& choice : field.choices) codes.emplace_back(choice.code);
  schema["enum"] = std::move(codes);
}

Result<void> check(const Value&, const Field&) {
  return {};
}

}  // namespace

const KindOperations& choice() {
  static constexpr KindOperations made{"choice", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
