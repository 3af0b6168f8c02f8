#include "schema/difference.h"

#include "schema/json.h"

namespace ringmur {
namespace {

void open_member(std::string& out, const Field& field) {
  out += out.size() > 1 ? ",\"" : "\"";
  out += field.name;
  out += "\":";
}

}  // namespace

std::string difference(const RecordType& type, const Values& before, const Values& after) {
  std::string out = "{";
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (before[i] == after[i]) continue;
    open_member(out, type.fields[i]);
    out += '[';
    append_json_value(out, type.fields[i], before[i]);
    out += ',';
    append_json_value(out, type.fields[i], after[i]);
    out += ']';
  }
  return out.size() == 1 ? std::string() : out + '}';
}

std::string contents(const RecordType& type, const Values& values) {
  std::string out = "{";
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (is_empty(values[i])) continue;
    open_member(out, type.fields[i]);
    append_json_value(out, type.fields[i], values[i]);
  }
  return out + '}';
}

std::set<std::string> changed_fields(const RecordType& type, const Values& before, const Values& after) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (before[i] != after[i]) names.insert(type.fields[i].name);
  }
  return names;
}

}  // namespace ringmur
