#include "areas/incidents/merge_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "areas/incidents/incident.h"

namespace ringmur::incidents {
namespace {

namespace json = boost::json;

constexpr std::size_t page_rows = 200;

Result<void> read_referring(Store& store, const Actor& house, const RecordType& type, const Field& field,
    const Row& from, std::vector<MovedRecord>& into) {
  auto filter = parse_filter(
      type, store.catalogue(), {{field.name, "eq." + to_string(from.meta.id)}, {"archived", "with"}});
  if (!filter) return std::unexpected(filter.error());
  Query query{&type, from.meta.authority, std::move(*filter), "", page_rows, {}};
  query.secrets = Secrets::counted;
  do {
    auto page = store.list(house, query);
    if (!page) return std::unexpected(page.error());
    for (Row& row : page->rows) into.push_back({&type, field.name, std::move(row)});
    query.after = page->next;
  } while (!query.after.empty());
  return {};
}

Result<void> read_links(
    Store& store, const Actor& house, const Row& from, const Uuid& into, std::vector<MovedLink>& moved) {
  const RecordType& type = describe_incident();
  auto own = links_of(store, house, type, from.meta.authority, from.meta.id);
  if (!own) return std::unexpected(own.error());
  auto others = links_of(store, house, type, from.meta.authority, into);
  if (!others) return std::unexpected(others.error());
  for (const Linked& one : *own) {
    if (one.row.meta.id == into) continue;
    const bool there = std::ranges::any_of(*others, [&](const Linked& other) {
      return other.kind == one.kind && other.direction == one.direction &&
             other.row.meta.id == one.row.meta.id;
    });
    moved.push_back({{one.kind->name, one.direction, one.type, one.row.meta.id}, there});
  }
  return {};
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

const json::array& list_at(const json::object& object, std::string_view name) {
  static const json::array none;
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

const RecordType* register_called(const Catalogue& catalogue, std::string_view name) {
  auto found = std::ranges::find(catalogue.types, name, &RecordType::name);
  return found == catalogue.types.end() ? nullptr : *found;
}

}  // namespace

Result<MergeParts> parts_of(Store& store, const Actor& house, const Row& from, const Uuid& into) {
  MergeParts parts;
  const RecordType& incident = describe_incident();
  for (const RecordType* type : store.catalogue().types) {
    if (type->name == incident.name) continue;  // what was merged into it before stays where it went
    for (const Field& field : type->fields) {
      if (field.kind != Kind::reference || field.refers_to != incident.name) continue;
      if (auto read = read_referring(store, house, *type, field, from, parts.records); !read)
        return std::unexpected(read.error());
    }
  }
  if (auto read = read_links(store, house, from, into, parts.links); !read)
    return std::unexpected(read.error());
  return parts;
}

Result<void> fit_into(Store& store, const Actor& house, const MergeParts& parts, const Uuid& into) {
  for (const MovedRecord& one : parts.records) {
    Values values = one.row.values;
    values[one.type->index(one.field)] = into;
    const std::string key = natural_key(*one.type, values);
    if (key.empty() || key == one.row.meta.natural_key) continue;
    auto there = store.find_by_keys(house, *one.type, one.row.meta.authority, {key}, Secrets::counted);
    if (!there) return std::unexpected(there.error());
    if (there->empty()) continue;
    const std::string which =
        one.row.meta.short_reference.empty() ? std::string() : " " + one.row.meta.short_reference;
    return refuse(Refusal::conflict, "incident.merge_same",
        {fmt::format("{}{}: den andra incidenten har redan en likadan. Ändra den ena först.",
             one.type->label.sv, which),
            fmt::format("{}{}: the other incident has one like it already. Change one of them first.",
                one.type->label.en, which)});
  }
  return {};
}

json::object to_json(const MergeParts& parts) {
  json::array records;
  for (const MovedRecord& one : parts.records)
    records.push_back({{"type", one.type->name}, {"field", one.field}, {"id", to_string(one.row.meta.id)}});
  json::array links;
  for (const MovedLink& one : parts.links) {
    links.push_back({{"kind", one.link.kind}, {"out", one.link.direction == Direction::out},
        {"type", one.link.type->name}, {"id", to_string(one.link.id)}, {"there", one.there}});
  }
  return {{"records", std::move(records)}, {"links", std::move(links)}};
}

MergeParts parts_from(const Catalogue& catalogue, const json::object& object) {
  MergeParts parts;
  for (const json::value& one : list_at(object, "records")) {
    const RecordType* type = register_called(catalogue, text_at(one.as_object(), "type"));
    const auto id = parse_uuid(text_at(one.as_object(), "id"));
    const std::string field(text_at(one.as_object(), "field"));
    if (type == nullptr || !id || type->find(field) == nullptr) continue;
    MovedRecord record{type, field, {}};
    record.row.meta.id = *id;
    parts.records.push_back(std::move(record));
  }
  for (const json::value& one : list_at(object, "links")) {
    const RecordType* type = register_called(catalogue, text_at(one.as_object(), "type"));
    const auto id = parse_uuid(text_at(one.as_object(), "id"));
    if (type == nullptr || !id) continue;
    const bool out = one.as_object().contains("out") && one.at("out").as_bool();
    const bool there = one.as_object().contains("there") && one.at("there").as_bool();
    parts.links.push_back(
        {{std::string(text_at(one.as_object(), "kind")), out ? Direction::out : Direction::in, type, *id},
            there});
  }
  return parts;
}

}  // namespace ringmur::incidents
