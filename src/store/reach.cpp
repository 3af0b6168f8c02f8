#include "store/reach.h"

#include <algorithm>

#include "store/rows.h"
#include "store/sql.h"

namespace ringmur {

std::string_view unit_column(const RecordType& type) {
  if (type.name == "unit") return "id";
  const Field* unit = type.find("unit");
  return unit != nullptr && unit->refers_to == "unit" ? std::string_view(unit->name) : std::string_view();
}

namespace {

const Uuid* uuid_at(const RecordType& type, const Row& row, std::string_view column) {
  return column == "id" ? &row.meta.id : std::get_if<Uuid>(&row.values[type.index(column)]);
}

bool has(const std::vector<Uuid>& ids, const Uuid* id) {
  return id != nullptr && std::ranges::find(ids, *id) != ids.end();
}

bool concerns(const ObjectId& object, const RecordType& type, const Row& row) {
  if (object.type == type.name && object.id == row.meta.id) return true;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Uuid* id = std::get_if<Uuid>(&row.values[i]);
    if (type.fields[i].refers_to == object.type && id != nullptr && *id == object.id) return true;
  }
  return false;
}

/// What a field that names its owner may hold, for this reach.
std::vector<std::string> names_in(const Reach& reach, const OwnedBy& owner) {
  switch (owner.naming) {
    case Naming::login:
      return reach.login.empty() ? std::vector<std::string>{} : std::vector<std::string>{reach.login};
    case Naming::named_as:
      return reach.names;
  }
  std::unreachable();
}

bool is_own(const Reach& reach, const RecordType& type, const Row& row) {
  return std::ranges::any_of(type.owned_by, [&](const OwnedBy& owner) {
    const auto* name = std::get_if<std::string>(&row.values[type.index(owner.field)]);
    auto names = names_in(reach, owner);
    return name != nullptr && std::ranges::find(names, *name) != names.end();
  });
}

}  // namespace

bool lies_within(const Reach& reach, const RecordType& type, const Row& row) {
  switch (reach.extent) {
    case Reach::Extent::nothing:
      return false;
    case Reach::Extent::all:
      return true;
    case Reach::Extent::some:
      break;
  }
  std::string_view column = unit_column(type);
  if (!column.empty() && has(reach.units, uuid_at(type, row, column))) return true;
  return is_own(reach, type, row) || std::ranges::any_of(reach.objects,
                                         [&](const ObjectId& object) { return concerns(object, type, row); });
}

namespace db {
namespace {

void add_one_of(Sql& sql, const Way& way) {
  // One of one: the engines then read on in the order of the index.
  if (way.values.size() == 1) {
    sql.name(way.column).add(" = ").bind(way.values.front());
    return;
  }
  sql.name(way.column).add(" IN (");
  for (const Value& value : way.values) {
    if (&value != &way.values.front()) sql.add(",");
    sql.bind(value);
  }
  sql.add(")");
}

template <typename Items>
Values values_of(const Items& items) {
  return {items.begin(), items.end()};
}

}  // namespace

std::vector<Way> ways_of(const RecordType& type, const Reach& reach) {
  std::vector<Way> ways;
  if (reach.extent != Reach::Extent::some) return ways;
  std::string_view unit = unit_column(type);
  if (!unit.empty() && !reach.units.empty()) ways.push_back({unit, values_of(reach.units)});
  for (const ObjectId& object : reach.objects) {
    if (object.type == type.name) ways.push_back({"id", {object.id}});
    for (const Field& field : type.fields) {
      if (field.refers_to == object.type) ways.push_back({field.name, {object.id}});
    }
  }
  for (const OwnedBy& owner : type.owned_by) {
    auto names = names_in(reach, owner);
    if (!names.empty()) ways.push_back({owner.field, values_of(names)});
  }
  return ways;
}

void add_reach(Sql& sql, const RecordType& type, const Reach& reach, const AddMore& more) {
  if (reach.is_all()) return;
  const std::vector<Way> ways = ways_of(type, reach);
  if (ways.empty()) {
    sql.add(" AND FALSE");
    return;
  }
  for (const Way& way : ways) {
    sql.add(&way == &ways.front() ? " AND (" : " OR ");
    add_one_of(sql, way);
    if (more) more(sql, way.column);
  }
  sql.add(")");
}

void add_way(Sql& sql, const Way& way, const AddMore& more) {
  sql.add(" AND (");
  add_one_of(sql, way);
  if (more) more(sql, way.column);
  sql.add(")");
}

}  // namespace db
}  // namespace ringmur
