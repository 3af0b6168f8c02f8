#include "schema/record_type.h"

#include <algorithm>
#include <stdexcept>

#include "base/digest.h"
#include "schema/figure.h"

namespace ringmur {

const Field* RecordType::find(std::string_view field_name) const {
  auto found = std::ranges::find(fields, field_name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

const Field& RecordType::at(std::string_view field_name) const {
  if (const Field* field = find(field_name)) return *field;
  throw std::logic_error(name + " has no field " + std::string(field_name));
}

std::size_t RecordType::index(std::string_view field_name) const {
  return index(at(field_name));
}

const LinkKind* RecordType::find_link(std::string_view link_name) const {
  auto found = std::ranges::find(links, link_name, &LinkKind::name);
  return found == links.end() ? nullptr : &*found;
}

bool LinkKind::leads_to(const RecordType& type) const {
  return to.empty() || std::ranges::find(to, type.name) != to.end();
}

const RecordType* Catalogue::find(std::string_view name) const {
  std::string wanted = folded(name);
  for (const RecordType* type : types) {
    for (const std::string& known : {type->name, type->plural, type->label.sv, type->label.en,
             type->label_plural.sv, type->label_plural.en}) {
      if (folded(known) == wanted) return type;
    }
  }
  return nullptr;
}

const RecordType& Catalogue::at(std::string_view name) const {
  for (const RecordType* type : types) {
    if (type->name == name) return *type;
  }
  throw std::logic_error("no register is called " + std::string(name));
}

const AreaName& Catalogue::area_of(const RecordType& type) const {
  static const AreaName none;
  auto found = areas.find(&type);
  return found == areas.end() ? none : found->second;
}

Values values_of(const RecordType& type, const void* record) {
  Values values;
  values.reserve(type.fields.size());
  for (const Field& field : type.fields) values.push_back(field.get(record));
  return values;
}

void fill(const RecordType& type, const Values& values, void* record) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) type.fields[i].set(record, values[i]);
}

void derive(const RecordType& type, const Settings& settings, Values& values) {
  if (type.derive == nullptr) return;
  std::shared_ptr<void> record = type.make();
  fill(type, values, record.get());
  type.derive(record.get(), settings);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].derived) values[i] = type.fields[i].get(record.get());
  }
}

std::string natural_key(const RecordType& type, const Values& values) {
  std::string key;
  bool any = false;
  for (const std::string& name : type.key) {
    const Field& field = type.at(name);
    const Value& value = values[type.index(field)];
    if (is_empty(value) && field.required) return {};
    any = any || !is_empty(value);
    if (!key.empty() || &name != &type.key.front()) key += '\x1f';
    if (is_empty(value)) continue;
    if (const auto* text = std::get_if<std::string>(&value)) {
      key += folded(*text);
    } else {
      key += operations(field.kind).write(value, field, Language::swedish);
    }
  }
  return any ? key : std::string();
}

std::string fingerprint(const RecordType& type, const Values& values) {
  std::string text = type.name;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    // What came later and is only worked out follows from the others: it says nothing of its own.
    if (type.fields[i].came_later && (type.fields[i].derived || is_empty(values[i]))) continue;
    text += '\n';
    text += type.fields[i].name;
    text += '=';
    append_canonical(text, values[i]);
  }
  return std::string(view(digest(text)));
}

}  // namespace ringmur
