#include "schema/openapi.h"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace ringmur {

namespace json = boost::json;

namespace {

enum class Presence { always, may_be_null };

void allow_null(json::object& schema) {
  schema["type"] = json::array{schema.at("type"), "null"};
  if (auto* choices = schema.if_contains("enum")) choices->as_array().emplace_back(nullptr);
}

std::string description_of(const Field& field) {
  std::string text = field.help.en;
  if (field.kind == Kind::choice) {
    for (const Choice& choice : field.choices) {
      text += fmt::format("{}`{}`: {} ({})",
          text.empty()          ? ""
          : text.ends_with(')') ? ", "
                                : " ",
          choice.code, choice.label.en, choice.label.sv);
    }
  }
  if (field.kind == Kind::reference)
    text += (text.empty() ? "Id of a " : " Id of a ") + field.refers_to + '.';
  return text;
}

json::object field_schema(const Field& field, Presence presence) {
  json::object schema;
  operations(field.kind).describe(field, schema);
  if (presence == Presence::may_be_null) allow_null(schema);
  schema["title"] = field.label.en;
  schema["x-title-sv"] = field.label.sv;
  if (std::string text = description_of(field); !text.empty()) schema["description"] = text;
  if (!field.is_written()) schema["readOnly"] = true;
  if (field.personal == Personal::yes) schema["x-personal-data"] = true;
  return schema;
}

json::object text_schema(std::string_view format, std::string_view description) {
  json::object schema{{"type", "string"}};
  if (!format.empty()) schema["format"] = format;
  if (!description.empty()) schema["description"] = description;
  return schema;
}

void add_meta(const RecordType& type, json::object& properties) {
  properties["id"] = text_schema("uuid", "");
  properties["authority"] = text_schema("", "Code of the authority that owns the record.");
  properties["owner"] = text_schema("", "The same.");
  properties["shared"] = json::object{
      {"oneOf", json::array{json::object{{"type", "array"}, {"items", json::object{{"type", "string"}}}},
                    json::object{{"type", "string"}, {"const", "all"}}}},
      {"description",
          "Codes of the authorities that may read it, or all; only for the owner's own readers."}};
  if (!type.reference_prefix.empty()) {
    properties["reference"] = text_schema(
        "", fmt::format("What people call it, such as {}-2026-0041; stands for the id in addresses.",
                type.reference_prefix));
  }
  properties["version"] = json::object{
      {"type", "integer"}, {"format", "int64"}, {"description", "Rises with each change; also the ETag."}};
  properties["created_at"] = text_schema("date-time", "");
  properties["changed_at"] = text_schema("date-time", "");
  json::object archived = text_schema("date-time", "Null where the record is not archived.");
  allow_null(archived);
  properties["archived_at"] = std::move(archived);
}

json::object object_schema(
    const RecordType& type, std::string_view what, json::object properties, json::array required) {
  json::object schema;
  schema["type"] = "object";
  schema["title"] = type.label.en + std::string(what);
  schema["x-title-sv"] = type.label.sv;
  if (!type.help.en.empty()) schema["description"] = type.help.en;
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

bool filled_in_by_the_registry(const Field& field) {
  return field.name == "unit" && field.refers_to == "unit";
}

Presence presence_of(const Field& field) {
  return field.required ? Presence::always : Presence::may_be_null;
}

std::string_view example_of(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::long_text:
      return "eq.word";
    case Kind::integer:
      return "gte.9";
    case Kind::decimal:
      return "lt.12.5";
    case Kind::boolean:
      return "eq.true";
    case Kind::choice:
      return "in.(a,b)";
    case Kind::date:
    case Kind::instant:
      return "gte.2025-01-01";
    case Kind::reference:
      return "under.UTB";
  }
  std::unreachable();
}

void append_pretty(std::string& out, const json::value& value, std::size_t depth);

void new_line(std::string& out, std::size_t depth) {
  out += '\n';
  out.append(depth * 2, ' ');
}

void append_members(std::string& out, const json::object& object, std::size_t depth) {
  out += '{';
  for (const auto& member : object) {
    if (out.back() != '{') out += ',';
    new_line(out, depth + 1);
    out += json::serialize(member.key());
    out += ": ";
    append_pretty(out, member.value(), depth + 1);
  }
  new_line(out, depth);
  out += '}';
}

void append_elements(std::string& out, const json::array& array, std::size_t depth) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    new_line(out, depth + 1);
    append_pretty(out, array[i], depth + 1);
  }
  new_line(out, depth);
  out += ']';
}

void append_pretty(std::string& out, const json::value& value, std::size_t depth) {
  if (value.is_object() && !value.get_object().empty())
    append_members(out, value.get_object(), depth);
  else if (value.is_array() && !value.get_array().empty())
    append_elements(out, value.get_array(), depth);
  else
    out += json::serialize(value);
}

}  // namespace

std::string schema_name(const RecordType& type) {
  std::string name;
  bool start = true;
  for (char c : type.name) {
    bool lower = c >= 'a' && c <= 'z';
    if (c != '_') name += start && lower ? static_cast<char>(c - 'a' + 'A') : c;
    start = c == '_';
  }
  return name;
}

json::object record_schema(const RecordType& type) {
  json::object properties;
  add_meta(type, properties);
  // Also what every record has may be masked.
  for (const Field& field : type.fields) properties[field.name] = field_schema(field, Presence::may_be_null);
  properties["masked"] = json::object{{"$ref", "#/components/schemas/Masked"}};
  properties["secrecy"] =
      json::object{{"type", "array"}, {"items", json::object{{"$ref", "#/components/schemas/SecrecyMark"}}},
          {"description", "Of one record that is marked: its marks, for who may see what they cover."}};
  properties["names"] = json::object{{"type", "object"},
      {"additionalProperties", json::object{{"type", "string"}}},
      {"description", "With `names=true` of one record: what each that it refers to is called, by its id."}};
  json::array required{"id", "authority", "owner", "version", "created_at", "changed_at", "archived_at"};
  if (!type.reference_prefix.empty()) required.emplace_back("reference");
  return object_schema(type, "", std::move(properties), std::move(required));
}

json::object create_schema(const RecordType& type) {
  json::object properties;
  json::array required;
  for (const Field& field : type.fields) {
    if (!field.is_written()) continue;
    bool may_lack = !field.required || filled_in_by_the_registry(field);
    properties[field.name] = field_schema(field, may_lack ? Presence::may_be_null : Presence::always);
    if (!may_lack) required.emplace_back(field.name);
  }
  return object_schema(type, ", new", std::move(properties), std::move(required));
}

json::object patch_schema(const RecordType& type) {
  json::object properties;
  for (const Field& field : type.fields) {
    if (field.is_changed()) properties[field.name] = field_schema(field, presence_of(field));
  }
  return object_schema(type, ", changed", std::move(properties), {});
}

json::array filter_parameters(const RecordType& type) {
  json::array parameters;
  for (const Field& field : type.fields) {
    json::object parameter;
    parameter["name"] = field.name;
    parameter["in"] = "query";
    parameter["description"] = fmt::format(
        "{} ({}). A comparison, such as `{}={}`; may be repeated: all must hold. See the grammar of filters "
        "above.",
        field.label.en, field.label.sv, field.name, example_of(field.kind));
    parameter["schema"] = json::object{{"type", "array"}, {"items", json::object{{"type", "string"}}}};
    parameter["style"] = "form";
    parameter["explode"] = true;
    parameters.emplace_back(std::move(parameter));
  }
  return parameters;
}

json::array sort_values(const RecordType& type) {
  json::array values;
  for (const Field& field : type.fields) {
    if (!field.sortable) continue;
    values.emplace_back(field.name);
    values.emplace_back('-' + field.name);
  }
  return values;
}

std::string pretty_json(const json::value& value) {
  std::string out;
  append_pretty(out, value, 0);
  return out;
}

}  // namespace ringmur
