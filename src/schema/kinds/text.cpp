#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

std::string with_plain_newlines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    } else {
      out += text[i];
    }
  }
  return out;
}

Result<Value> accept(std::string_view text, const Field& field) {
  std::string normal;
  if (!normalise(text, normal)) {
    return refuse(Refusal::invalid, "text.not_utf8",
        {field.label.sv + ": texten är inte UTF-8. Spara om den som UTF-8.",
            field.label.en + ": the text is not UTF-8. Save it as UTF-8."},
        field.name);
  }
  std::string made = field.kind == Kind::long_text ? with_plain_newlines(trimmed(normal)) : collapsed(normal);
  if (made.empty()) return Value{};
  return Value{std::move(made)};
}

std::string write(const Value& value, const Field&, Language) {
  return is_empty(value) ? std::string() : std::get<std::string>(value);
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (!json.is_string()) {
    return refuse_value(field, "text.not_text", boost::json::serialize(json), "Skriv text inom citattecken.",
        "Write a string.");
  }
  return accept(std::string_view(json.get_string()), field);
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = std::get<std::string>(value);
}

void describe(const Field& field, boost::json::object& schema) {
  schema["type"] = "string";
  schema["maxLength"] = field.max_length;
}

Result<void> check(const Value& value, const Field& field) {
  const auto& text = std::get<std::string>(value);
  if (text.size() > field.max_length && length(text) > field.max_length) {
    return refuse_value(field, "text.too_long", text,
        fmt::format("Högst {} tecken får plats; här är {}.", field.max_length, length(text)),
        fmt::format("At most {} characters fit; here are {}.", field.max_length, length(text)));
  }
  if (has_control(text)) {
    return refuse_value(field, "text.control", "", "Ta bort styrtecken ur texten.",
        "Remove the control characters from the text.");
  }
  return {};
}

constexpr KindOperations operations_of(std::string_view name) {
  return {name, accept, write, from_json, to_json, describe, check};
}

}  // namespace

const KindOperations& text() {
  static constexpr KindOperations made = operations_of("text");
  return made;
}

const KindOperations& long_text() {
  static constexpr KindOperations made = operations_of("long_text");
  return made;
}

}  // namespace ringmur::kinds
