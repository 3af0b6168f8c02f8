#include "schema/json.h"

#include <algorithm>
#include <boost/json.hpp>

#include "schema/validate.h"

namespace ringmur {

namespace {

bool needs_escaping(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (std::ranges::any_of(text, needs_escaping)) {
    out += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void append_json_value(std::string& out, const Field& field, const Value& value) {
  if (is_empty(value)) {
    out += "null";
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(out, *text);
  } else if (const auto* instant = std::get_if<Instant>(&value)) {
    append_json_string(out, to_string(*instant));
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out += *truth ? "true" : "false";
  } else if (const auto* id = std::get_if<Uuid>(&value)) {
    append_json_string(out, to_string(*id));
  } else {
    boost::json::value json;
    operations(field.kind).to_json(value, field, json);
    out += boost::json::serialize(json);
  }
}

void append_json_fields(
    std::string& out, const RecordType& type, const Values& values, const std::vector<std::string>& chosen) {
  bool first = true;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (!chosen.empty() && std::ranges::find(chosen, field.name) == chosen.end()) continue;
    if (!first) out += ',';
    first = false;
    out += '"';
    out += field.name;
    out += "\":";
    append_json_value(out, field, values[i]);
  }
}

namespace {

Error unknown_member(const RecordType& type, std::string_view name) {
  std::string shown(prefix(is_utf8(name) ? name : "?", 60));
  return {Refusal::invalid, "json.unknown_member",
      {type.label.sv + " har inget fält som heter " + shown + ". Ta bort det.",
          type.label.en + " has no field called " + shown + ". Remove it."},
      shown, {}};
}

Error derived_member(const Field& field) {
  return {Refusal::invalid, "json.derived_member",
      {field.label.sv + " räknas ut och kan inte skrivas. Ta bort det.",
          field.label.en + " is worked out and cannot be written. Remove it."},
      field.name, {}};
}

Error kept_member(const Field& field) {
  return {Refusal::invalid, "json.kept_member",
      {field.label.sv + " förs av Ringmur och kan inte skrivas. Ta bort det.",
          field.label.en + " is kept by Ringmur and cannot be written. Remove it."},
      field.name, {}};
}

}  // namespace

Result<void> read_json_fields(
    const RecordType& type, const boost::json::object& json, Values& values, std::set<std::string>& touched) {
  std::vector<Error> faults;
  for (const auto& member : json) {
    std::string_view name(member.key().data(), member.key().size());
    const Field* field = type.find(name);
    if (field == nullptr) {
      faults.push_back(unknown_member(type, name));
      continue;
    }
    if (!field->is_written()) {
      faults.push_back(field->derived ? derived_member(*field) : kept_member(*field));
      continue;
    }
    touched.emplace(name);
    Value& value = values[type.index(*field)];
    if (member.value().is_null()) {
      value = Value{};
      continue;
    }
    auto read = operations(field->kind).from_json(member.value(), *field);
    if (read)
      value = std::move(*read);
    else
      faults.push_back(read.error());
  }
  return all_good(type, std::move(faults));
}

}  // namespace ringmur
