#pragma once

#include <boost/json.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Words of JSON Schema that the document's own schemas are put together from.
namespace ringmur::api::parts {

namespace json = boost::json;

inline json::object of_type(std::string_view type) {
  return {{"type", type}};
}
inline json::object of_format(std::string_view format) {
  return {{"type", "string"}, {"format", format}};
}
inline json::object or_null(std::string_view type) {
  return {{"type", json::array{type, "null"}}};
}
inline json::object instant_or_null() {
  return {{"type", json::array{"string", "null"}}, {"format", "date-time"}};
}
inline json::object one_of(std::initializer_list<std::string_view> values) {
  json::array choices;
  for (std::string_view value : values) choices.emplace_back(value);
  return {{"type", "string"}, {"enum", std::move(choices)}};
}
inline json::object described(json::object schema, std::string_view description) {
  schema["description"] = description;
  return schema;
}
/// A schema among the document's components.
inline json::object named(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}
inline json::object list_of(json::object items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

enum class Optional { no, yes };

struct Member {
  std::string_view name;
  json::object schema;
  Optional optional{Optional::no};
};

inline json::object object_of(std::initializer_list<Member> members) {
  json::object properties;
  json::array required;
  for (const Member& member : members) {
    properties[member.name] = member.schema;
    if (member.optional == Optional::no) required.emplace_back(member.name);
  }
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)},
      {"additionalProperties", false}};
}

inline json::object items_of(json::object item) {
  return object_of({{"items", list_of(std::move(item))}});
}

}  // namespace ringmur::api::parts
