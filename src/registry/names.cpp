#include "registry/names.h"

#include <algorithm>
#include <boost/json.hpp>

#include "store/by_ids.h"

namespace ringmur {

namespace json = boost::json;

std::string title_of(const RecordType& type, const Row& row, Language language) {
  const Field& title = type.at(type.title);
  if (auto masked = row.meta.masked.find(title.name); masked != row.meta.masked.end())
    return masked_text(masked->second);
  return operations(title.kind).write(row.values[type.index(title)], title, language);
}

void Names::want(const Field& field, const Value& value) {
  if (const auto* id = std::get_if<Uuid>(&value)) wanted_[field.refers_to].insert(*id);
}

void Names::want(const RecordType& type, const Row& row, const std::vector<std::string>& chosen) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    bool shown = chosen.empty() || std::ranges::find(chosen, field.name) != chosen.end();
    if (field.kind == Kind::reference && shown) want(field, row.values[i]);
  }
}

void Names::want_changes(const RecordType& type, std::string_view changes) {
  json::error_code failed;
  json::value read = json::parse(json::string_view(changes.data(), changes.size()), failed);
  if (failed || !read.is_object()) return;
  auto add = [&](const Field& field, const json::value& value) {
    if (!value.is_string()) return;
    if (auto id = parse_uuid(std::string_view(value.get_string()))) want(field, Value{*id});
  };
  for (const Field& field : type.fields) {
    const json::value* value =
        field.kind == Kind::reference ? read.get_object().if_contains(field.name) : nullptr;
    if (value == nullptr) continue;
    add(field, *value);
    if (!value->is_array()) continue;
    for (const json::value& one : value->get_array()) add(field, one);
  }
}

Result<void> Names::read_type(
    const RecordType& type, const std::set<Uuid>& ids, Language language, std::map<Uuid, std::string>& out) {
  auto found = find_by_ids(store_, actor_, type, authority_, {ids.begin(), ids.end()});
  if (!found) return std::unexpected(found.error());
  for (const auto& [id, row] : *found) out[id] = title_of(type, row, language);
  for (const Uuid& id : ids) {
    // The unit above an authority is another authority, whose unit has its id.
    if (out.contains(id) || !actor_.may_read(id)) continue;
    if (auto row = store_.get(actor_, type, id, id)) out[id] = title_of(type, *row, language);
  }
  return {};
}

Result<std::map<Uuid, std::string>> Names::read(Language language) {
  std::map<Uuid, std::string> names;
  for (const auto& [name, ids] : wanted_) {
    auto done = read_type(store_.catalogue().at(name), ids, language, names);
    if (!done) return std::unexpected(done.error());
  }
  return names;
}

}  // namespace ringmur
