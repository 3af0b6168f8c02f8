#include "store/reach.h"

#include <algorithm>

#include "schema/record_type.h"
#include "store/rows.h"
#include "store/sql.h"

namespace ringmur {

bool Reach::is_units_only() const {
  return extent == Extent::some && !units.empty() && objects.empty() && login.empty() && names.empty();
}

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

/// Conditions of which one is enough.
class Either {
 public:
  explicit Either(Sql& sql) : sql_(sql) { sql_.add(" AND ("); }
  Sql& next() {
    if (std::exchange(any_, true)) sql_.add(" OR ");
    return sql_;
  }
  void close() { sql_.add(any_ ? ")" : "FALSE)"); }

 private:
  Sql& sql_;
  bool any_{false};
};

template <typename Items>
void add_one_of(Sql& sql, std::string_view column, const Items& items) {
  // One of one: the engines then read on in the order of the index.
  if (items.size() == 1) {
    sql.name(column).add(" = ").bind(Value{items.front()});
    return;
  }
  sql.name(column).add(" IN (");
  for (const auto& item : items) {
    if (&item != &items.front()) sql.add(",");
    sql.bind(Value{item});
  }
  sql.add(")");
}

}  // namespace

void add_reach(Sql& sql, const RecordType& type, const Reach& reach) {
  add_reach(sql, type, reach, [](Sql&, std::string_view) {});
}

void add_reach(Sql& sql, const RecordType& type, const Reach& reach, const AddMore& more) {
  switch (reach.extent) {
    case Reach::Extent::all:
      return;
    case Reach::Extent::nothing:
      sql.add(" AND FALSE");
      return;
    case Reach::Extent::some:
      break;
  }
  Either either(sql);
  std::string_view column = unit_column(type);
  if (!column.empty() && !reach.units.empty()) {
    add_one_of(either.next(), column, reach.units);
    more(sql, column);
  }
  for (const ObjectId& object : reach.objects) {
    if (object.type == type.name) either.next().add("\"id\" = ").bind(object.id);
    for (const Field& field : type.fields) {
      if (field.refers_to != object.type) continue;
      either.next().name(field.name).add(" = ").bind(object.id);
      more(sql, field.name);
    }
  }
  for (const OwnedBy& owner : type.owned_by) {
    auto names = names_in(reach, owner);
    if (names.empty()) continue;
    add_one_of(either.next(), owner.field, names);
    more(sql, owner.field);
  }
  either.close();
}

}  // namespace db
}  // namespace ringmur
