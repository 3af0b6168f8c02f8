#include "json_schema_support.h"

#include <algorithm>
#include <array>
#include <regex>

#include "base/text.h"
#include "base/time.h"
#include "base/uuid.h"

namespace ringmur {

namespace json = boost::json;

namespace {

using Faults = std::vector<std::string>;

bool is_of(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_bool();
  return type == "null" && value.is_null();
}

bool fits_type(const json::value& value, const json::value& type) {
  if (type.is_string()) return is_of(value, type.get_string());
  return std::ranges::any_of(
      type.as_array(), [&](const json::value& one) { return is_of(value, one.as_string()); });
}

bool fits_format(std::string_view text, std::string_view format) {
  if (format == "uuid") return parse_uuid(text).has_value();
  if (format == "date") return parse_iso_date(text).has_value();
  if (format == "date-time") return parse_rfc3339(text).has_value();
  if (format == "uri")
    return text.find(' ') == std::string_view::npos && text.find(':') != std::string_view::npos;
  if (format == "uri-reference") return text.find(' ') == std::string_view::npos;
  return format == "int64";
}

void check_text(std::string_view text, const json::object& schema, const std::string& where, Faults& faults) {
  const json::value* format = schema.if_contains("format");
  if (format != nullptr && !fits_format(text, format->as_string()))
    faults.push_back(where + ": is no " + std::string(format->as_string()));
  const json::value* pattern = schema.if_contains("pattern");
  if (pattern != nullptr && !std::regex_search(std::string(text),
                                std::regex(std::string(pattern->as_string()), std::regex::ECMAScript)))
    faults.push_back(where + ": does not fit the pattern");
  const json::value* longest = schema.if_contains("maxLength");
  if (longest != nullptr && length(text) > longest->to_number<std::size_t>())
    faults.push_back(where + ": is too long");
}

void check_object(const json::object& object, const json::object& schema, const json::object& document,
    const std::string& where, Faults& faults) {
  static const json::object none;
  const json::value* known = schema.if_contains("properties");
  const json::object& properties = known == nullptr ? none : known->as_object();
  const json::value* others = schema.if_contains("additionalProperties");
  if (const json::value* required = schema.if_contains("required")) {
    for (const json::value& name : required->as_array()) {
      if (!object.contains(name.as_string()))
        faults.push_back(where + ": lacks " + std::string(name.as_string()));
    }
  }
  const json::value* names = schema.if_contains("propertyNames");
  for (const auto& member : object) {
    if (names != nullptr) check_text(member.key(), names->as_object(), where + "/(a name)", faults);
    std::string path = where + '/' + std::string(member.key());
    const json::value* property = properties.if_contains(member.key());
    if (property == nullptr && others != nullptr && others->is_object()) property = others;
    if (property == nullptr && others != nullptr && others->is_bool() && !others->get_bool())
      faults.push_back(path + ": is not in the schema");
    if (property == nullptr) continue;
    for (std::string& fault : schema_faults(member.value(), property->as_object(), document, path))
      faults.push_back(std::move(fault));
  }
}

void check_number(
    const json::value& value, const json::object& schema, const std::string& where, Faults& faults) {
  double number = value.to_number<double>();
  const json::value* low = schema.if_contains("minimum");
  const json::value* high = schema.if_contains("maximum");
  if (low != nullptr && number < low->to_number<double>()) faults.push_back(where + ": is too small");
  if (high != nullptr && number > high->to_number<double>()) faults.push_back(where + ": is too large");
}

void check_words(const json::object& schema, const std::string& where, Faults& faults) {
  constexpr std::array known{"$ref", "type", "properties", "required", "additionalProperties", "items",
      "enum", "format", "maxLength", "minimum", "maximum", "title", "description", "readOnly", "x-title-sv",
      "x-personal-data", "x-refers-to", "oneOf", "anyOf", "const", "propertyNames", "pattern", "minItems",
      "maxItems"};
  for (const auto& member : schema) {
    if (std::ranges::find(known, std::string_view(member.key())) == known.end()) {
      faults.push_back(where + ": the schema says " + std::string(member.key()) + ", which nobody checks");
    }
  }
}

const json::object& target_of(const json::object& schema, const json::object& document) {
  const json::value* reference = schema.if_contains("$ref");
  if (reference == nullptr) return schema;
  constexpr std::string_view prefix = "#/components/schemas/";
  std::string name(reference->as_string());
  return document.at("components").at("schemas").at(name.substr(prefix.size())).as_object();
}

}  // namespace

Faults schema_faults(const json::value& value, const json::object& given, const json::object& document,
    const std::string& where) {
  Faults faults;
  const json::object& schema = target_of(given, document);
  check_words(schema, where, faults);
  if (const json::value* choices = schema.if_contains("oneOf")) {
    auto fitting = std::ranges::count_if(choices->as_array(), [&](const json::value& one) {
      return schema_faults(value, one.as_object(), document, where).empty();
    });
    if (fitting != 1) faults.push_back(where + ": is not exactly one of what it may be");
  }
  if (const json::value* choices = schema.if_contains("anyOf")) {
    const bool fits = std::ranges::any_of(choices->as_array(), [&](const json::value& one) {
      return schema_faults(value, one.as_object(), document, where).empty();
    });
    if (!fits) faults.push_back(where + ": is none of what it may be");
  }
  if (const json::value* only = schema.if_contains("const"); only != nullptr && *only != value)
    faults.push_back(where + ": is another value");
  if (const json::value* type = schema.if_contains("type"); type != nullptr && !fits_type(value, *type)) {
    faults.push_back(
        where + ": " + json::serialize(value).substr(0, 60) + " is no " + json::serialize(*type));
    return faults;
  }
  if (const json::value* choices = schema.if_contains("enum")) {
    bool among = std::ranges::find(choices->as_array(), value) != choices->as_array().end();
    if (!among) faults.push_back(where + ": " + json::serialize(value) + " is not among the values");
  }
  if (value.is_object()) check_object(value.get_object(), schema, document, where, faults);
  if (value.is_string()) check_text(value.get_string(), schema, where, faults);
  if (value.is_number()) check_number(value, schema, where, faults);
  if (const json::value* items = schema.if_contains("items"); items != nullptr && value.is_array()) {
    const auto count = value.get_array().size();
    const json::value* least = schema.if_contains("minItems");
    const json::value* most = schema.if_contains("maxItems");
    if (least != nullptr && count < least->to_number<std::size_t>())
      faults.push_back(where + ": has too few");
    if (most != nullptr && count > most->to_number<std::size_t>()) faults.push_back(where + ": has too many");
    for (const json::value& item : value.get_array()) {
      for (std::string& fault : schema_faults(item, items->as_object(), document, where + "[]"))
        faults.push_back(std::move(fault));
    }
  }
  return faults;
}

}  // namespace ringmur
