#include "store/collation.h"

#include <fmt/format.h>

#include "base/text.h"

namespace ringmur::db {
namespace {

void rebuild(Connection& connection, const RecordType& type, const Field& field) {
  constexpr std::int64_t together = 1000;
  std::string select = fmt::format(
      "SELECT \"authority\",\"id\",\"{0}\" FROM \"{1}\" WHERE \"{0}\" IS NOT NULL AND (\"authority\",\"id\") "
      "> (?1,?2)"
      " ORDER BY \"authority\",\"id\" LIMIT {2}",
      field.name, type.name, together);
  std::string update = fmt::format("UPDATE \"{}\" SET \"{}\" = ?3 WHERE \"authority\" = ?1 AND \"id\" = ?2",
      type.name, sort_key_column(field));
  Uuid authority;
  Uuid id;
  for (std::int64_t read = together; read == together;) {
    std::vector<std::tuple<Uuid, Uuid, std::string>> rows;
    auto cursor = connection.query(select, {authority, id});
    while (cursor->next()) rows.emplace_back(cursor->uuid(0), cursor->uuid(1), cursor->text(2));
    cursor.reset();
    for (const auto& [of, record, text] : rows) connection.run(update, {of, record, Bytes{sort_key(text)}});
    read = static_cast<std::int64_t>(rows.size());
    if (!rows.empty()) std::tie(authority, id, std::ignore) = rows.back();
  }
}

}  // namespace

bool rebuild_sort_keys_if_needed(Connection& connection, const Catalogue& catalogue) {
  std::string version = sort_key_version();
  std::string stored;
  {
    auto cursor = connection.query("SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'collation'");
    if (cursor->next()) stored = cursor->text(0);
  }
  if (stored == version) return false;
  connection.script(connection.dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!stored.empty()) {
    for (const RecordType* type : catalogue.types) {
      for (const Field& field : type->fields) {
        if (has_sort_key(field)) rebuild(connection, *type, field);
      }
    }
  }
  connection.run(
      "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('collation',?1)"
      " ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"",
      {std::string_view(version)});
  connection.script("COMMIT");
  return !stored.empty();
}

}  // namespace ringmur::db
