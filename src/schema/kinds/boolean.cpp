#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

constexpr std::array yes_words{"ja", "j", "sant", "x", "1", "yes", "y", "true"};
constexpr std::array no_words{"nej", "n", "falskt", "0", "no", "false"};

std::unexpected<Error> neither(const Field& field, std::string_view text) {
  return refuse_value(field, "boolean.neither", text, "Skriv ja eller nej.", "Write yes or no.");
}

Result<Value> read(std::string_view text, const Field& field) {
  std::string word = folded(text);
  if (std::ranges::find(yes_words, word) != yes_words.end()) return Value{true};
  if (std::ranges::find(no_words, word) != no_words.end()) return Value{false};
  return neither(field, text);
}

std::string write(const Value& value, const Field&, Language language) {
  if (is_empty(value)) return {};
  Text word = std::get<bool>(value) ? Text{"ja", "yes"} : Text{"nej", "no"};
  return word.in(language);
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (json.is_bool()) return Value{json.get_bool()};
  return neither(field, boost::json::serialize(json));
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = std::get<bool>(value);
}

void describe(const Field&, boost::json::object& schema) {
  schema["type"] = "boolean";
}

Result<void> check(const Value&, const Field&) {
  return {};
}

}  // namespace

const KindOperations& boolean() {
  static constexpr KindOperations made{"boolean", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
