#include "store/veil.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/actor.h"

namespace ringmur {
namespace {

/// Where a record stands and in which year is not hidden by a mark on the whole of it: roles and reviews are
/// kept to units and years.
bool stays_open(const RecordType& type, const Field& field) {
  return field.name == unit_column(type) || field.name == type.period;
}

Masking masking_of(const SecrecyMark& mark) {
  return {mark.ground, mark.citation};
}

}  // namespace

Masked covered_by(const RecordType& type, std::span<const SecrecyMark> marks) {
  Masked masked;
  for (const SecrecyMark& mark : marks) {
    for (const Field& field : type.fields) {
      bool whole = mark.field.empty() && !stays_open(type, field);
      bool derived = std::ranges::find(field.derived_from, mark.field) != field.derived_from.end();
      if (mark.field == field.name) masked.insert_or_assign(field.name, masking_of(mark));
      if (whole || derived) masked.try_emplace(field.name, masking_of(mark));
    }
  }
  return masked;
}

void conceal(const RecordType& type, Row& row) {
  for (const auto& [name, masking] : row.meta.masked) row.values[type.index(name)] = Value{};
  if (std::ranges::any_of(type.key, [&](const std::string& name) { return row.meta.masked.contains(name); }))
    row.meta.natural_key.clear();
}

std::vector<SecrecyMark> marks_by_itself(const RecordType& type, const Values& values) {
  std::vector<SecrecyMark> marks;
  const Protection& protection = type.protection;
  if (protection.field.empty()) return marks;
  const auto* choice = std::get_if<std::string>(&values[type.index(protection.field)]);
  if (choice == nullptr || *choice == protection.open) return marks;
  auto ground = std::ranges::find(usual_grounds(), protection.ground, &Ground::code);
  for (const std::string& field : protection.masks) {
    SecrecyMark& mark = marks.emplace_back();
    mark.field = field;
    mark.ground = protection.ground;
    mark.citation = citation(*ground);
    mark.by_itself = true;
  }
  return marks;
}

namespace db {
namespace {

constexpr const char* mark_columns =
    "\"field\",\"ground\",\"citation\",\"note\",\"created_by\",\"created_at\","
    "\"by_itself\"";

SecrecyMark read_mark(const Cursor& cursor, int first) {
  return {.field = std::string(cursor.text(first)),
      .ground = std::string(cursor.text(first + 1)),
      .citation = std::string(cursor.text(first + 2)),
      .note = std::string(cursor.text(first + 3)),
      .created_by = std::string(cursor.text(first + 4)),
      .created_at = Instant{std::chrono::milliseconds{cursor.integer(first + 5)}},
      .by_itself = cursor.boolean(first + 6)};
}

/// The names of marks that mask one of the fields.
std::set<std::string> masking_names(const RecordType& type, std::span<const std::string_view> fields) {
  std::set<std::string> names;
  for (std::string_view name : fields) {
    const Field* field = type.find(name);
    if (field == nullptr) continue;
    names.insert(field->name);
    names.insert(field->derived_from.begin(), field->derived_from.end());
    if (!stays_open(type, *field)) names.insert(std::string());
  }
  return names;
}

/// The marks of many records, some tens in a statement.
std::map<Uuid, std::vector<SecrecyMark>> marks_of_rows(
    Connection& connection, const RecordType& type, const Uuid& authority, const std::vector<Uuid>& ids) {
  constexpr std::size_t together = 50;
  std::string sql = fmt::format(
      "SELECT \"id\",{} FROM \"secrecy_mark\" WHERE \"authority\" = ?1 AND \"type\" = ?2 AND \"id\" IN (",
      mark_columns);
  for (std::size_t i = 0; i < together; ++i) sql += fmt::format("{}?{}", i == 0 ? "" : ",", i + 3);
  sql += ") ORDER BY \"id\",\"field\",\"by_itself\"";
  std::map<Uuid, std::vector<SecrecyMark>> found;
  for (std::size_t from = 0; from < ids.size(); from += together) {
    std::vector<Param> params{authority, std::string_view(type.name)};
    for (std::size_t i = 0; i < together; ++i) params.emplace_back(ids[std::min(from + i, ids.size() - 1)]);
    auto cursor = connection.query(sql, params);
    while (cursor->next()) found[cursor->uuid(0)].push_back(read_mark(*cursor, 1));
  }
  return found;
}

/// All of it: what is secret and whose marks cannot be read.
Masked everything(const RecordType& type) {
  Masked masked;
  for (const Field& field : type.fields) masked.try_emplace(field.name);
  return masked;
}

}  // namespace

std::vector<SecrecyMark> read_marks(
    Connection& connection, const RecordType& type, const Uuid& authority, const Uuid& id) {
  std::vector<SecrecyMark> marks;
  auto cursor =
      connection.query(fmt::format("SELECT {} FROM \"secrecy_mark\" WHERE \"authority\" = ?1 AND"
                                   " \"type\" = ?2 AND \"id\" = ?3 ORDER BY \"field\",\"by_itself\"",
                           mark_columns),
          {authority, std::string_view(type.name), id});
  while (cursor->next()) marks.push_back(read_mark(*cursor, 0));
  return marks;
}

std::map<Uuid, Masked> masked_of(
    Connection& connection, const RecordType& type, const Uuid& authority, const std::vector<Uuid>& ids) {
  std::map<Uuid, Masked> masked;
  for (const auto& [id, marks] : marks_of_rows(connection, type, authority, ids))
    masked.emplace(id, covered_by(type, marks));
  return masked;
}

std::vector<const RecordType*> asked_by(
    const Catalogue& catalogue, const RecordType& type, const Filter& filter) {
  std::vector<const RecordType*> types{&type};
  auto add_type = [&](const RecordType* other) {
    if (std::ranges::find(types, other) == types.end()) types.push_back(other);
  };
  auto add = [&](const Field* field) {
    if (field != nullptr && !field->refers_to.empty()) add_type(&catalogue.at(field->refers_to));
  };
  auto add_all = [&](const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      add(condition.reference);
      add(condition.field);
    }
  };
  add_all(filter.conditions);
  for (const Related& related : filter.related) {
    add_type(related.type);
    add_all(related.conditions);
  }
  return types;
}

Veil Veil::over(Connection& connection, const Actor& actor, const Uuid& authority,
    std::span<const RecordType* const> types, Secrets secrets) {
  Veil veil;
  veil.authority_ = authority;
  veil.secrets_ = secrets;
  veil.sees_ = actor.reach("secrecy", Action::read, authority);
  std::string sql;
  for (const RecordType* type : types) {
    sql += fmt::format(
        "{}SELECT '{}' AS \"type\" WHERE EXISTS (SELECT 1 FROM \"secrecy_mark\" WHERE \"authority\" = ?1 AND"
        " \"type\" = '{}')",
        sql.empty() ? "" : " UNION ALL ", type->name, type->name);
  }
  auto cursor = connection.query(sql, {authority});
  while (cursor->next()) veil.marked_.emplace(cursor->text(0));
  return veil;
}

Veil Veil::over_shared() {
  Veil veil;
  veil.secrets_ = Secrets::masked;
  veil.everywhere_ = true;
  return veil;
}

bool Veil::hides(const RecordType& type) const {
  return has_marks(type) && secrets_ != Secrets::counted && (secrets_ == Secrets::masked || !sees_.is_all());
}

void Veil::add_condition(Sql& sql, const RecordType& type, std::span<const std::string_view> fields,
    std::string_view table, Heeds heeds) const {
  const std::string place = fmt::format("\"{}\"", table.empty() ? std::string_view(type.name) : table);
  sql.add("(NOT ").add(place).add(".\"secret\" OR NOT EXISTS (SELECT 1 FROM \"secrecy_mark\" sm WHERE");
  sql.add(
      fmt::format(" sm.\"authority\" = {0}.\"authority\" AND sm.\"type\" = '{1}' AND sm.\"id\" = {0}.\"id\"",
          place, type.name));
  sql.add(" AND sm.\"field\" IN (");
  bool first = true;
  for (const std::string& name : masking_names(type, fields)) {
    sql.add(fmt::format("{}'{}'", first ? "" : ",", name));
    first = false;
  }
  sql.add("))");
  if (heeds == Heeds::right && !sees_.is_nothing() && table.empty()) {
    sql.add(" OR (TRUE");
    db::add_reach(sql, type, sees_);
    sql.add(")");
  }
  sql.add(")");
}

void Veil::add_told(Sql& sql, const RecordType& type, std::span<const std::string_view> fields,
    std::string_view table) const {
  if (!hides(type) || masking_names(type, fields).empty()) return;
  sql.add(" AND ");
  add_condition(sql, type, fields, table, secrets_ == Secrets::shown ? Heeds::right : Heeds::nobody);
}

void Veil::add_untold(Sql& sql, const RecordType& type, std::string_view field) const {
  if (!hides(type) || masking_names(type, {&field, 1}).empty()) {
    sql.add(" AND FALSE");
    return;
  }
  const std::string place = fmt::format("\"{}\"", type.name);
  sql.add(" AND ").add(place).add(".\"secret\" AND NOT ");
  add_condition(sql, type, {&field, 1}, {}, secrets_ == Secrets::shown ? Heeds::right : Heeds::nobody);
}

void Veil::add_open(Sql& sql, const RecordType& type, std::string_view field) const {
  if (!has_marks(type) || masking_names(type, {&field, 1}).empty()) return;
  sql.add(" AND ");
  add_condition(sql, type, {&field, 1}, {}, Heeds::nobody);
}

AddMore Veil::kept_from(const RecordType& type) const {
  if (!has_marks(type) || sees_.is_all() || secrets_ == Secrets::counted) return {};
  return [this, &type](Sql& within, std::string_view column) {
    if (masking_names(type, {&column, 1}).empty()) return;
    within.add(" AND ");
    add_condition(within, type, {&column, 1}, {}, Heeds::right);
  };
}

void Veil::add_reach(Sql& sql, const RecordType& type, const Reach& reach) const {
  db::add_reach(sql, type, reach, kept_from(type));
}

void Veil::add_way(Sql& sql, const RecordType& type, const Way& way) const {
  db::add_way(sql, way, kept_from(type));
}

bool Veil::may_see(const RecordType& type, const Row& row) const {
  return !everywhere_ && row.meta.authority == authority_ && lies_within(sees_, type, row);
}

bool Veil::keep(const RecordType& type, Row& row, const Reach& reach, std::vector<Uuid>& seen) const {
  row.meta.may_see_masked = may_see(type, row);
  if (secrets_ == Secrets::counted || row.meta.may_see_masked) {
    if (!lies_within(reach, type, row)) return false;
  }
  if (secrets_ == Secrets::counted) return true;
  if (secrets_ == Secrets::shown && row.meta.may_see_masked) {
    row.meta.masked.clear();
    seen.push_back(row.meta.id);
    return true;
  }
  conceal(type, row);
  return row.meta.may_see_masked || lies_within(reach, type, row);
}

void Veil::cover(Connection& connection, const RecordType& type, std::vector<Row>& rows, const Reach& reach,
    std::vector<Uuid>& seen) const {
  std::map<Uuid, std::vector<Uuid>> secret;
  for (const Row& row : rows) {
    if (row.meta.secret) secret[row.meta.authority].push_back(row.meta.id);
  }
  for (const auto& [authority, ids] : secret) {
    const auto masked = masked_of(connection, type, authority, ids);
    for (Row& row : rows) {
      if (!row.meta.secret || row.meta.authority != authority) continue;
      auto found = masked.find(row.meta.id);
      row.meta.masked = found == masked.end() ? everything(type) : found->second;
    }
  }
  std::erase_if(rows, [&](Row& row) {
    return row.meta.secret ? !keep(type, row, reach, seen) : !lies_within(reach, type, row);
  });
}

void cover_rows(Connection& connection, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Reach& reach, Secrets secrets, std::vector<Row>& rows, std::vector<Uuid>& seen) {
  const bool any = std::ranges::any_of(rows, [](const Row& row) { return row.meta.secret; });
  const RecordType* const types[]{&type};
  const auto veil = any ? Veil::over(connection, actor, authority, types, secrets) : Veil::nothing();
  veil.cover(connection, type, rows, reach, seen);
}

}  // namespace db
}  // namespace ringmur
