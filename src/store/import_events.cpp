#include "store/import_events.h"

#include <fmt/format.h>

#include <limits>

namespace ringmur {
namespace {

Instant instant_at(const db::Cursor& cursor, int column) {
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

/// The events of an import, the first `?3` of them. An undo of it is another link of the same import.
constexpr const char* events_of_import =
    "(SELECT v.\"authority\",v.\"sequence\",v.\"id\",v.\"action\",v.\"version\",v.\"changes\" FROM "
    "\"audit_link\" l JOIN"
    " \"audit_event\" v ON v.\"authority\" = l.\"authority\" AND v.\"sequence\" = l.\"sequence\""
    " WHERE l.\"authority\" = ?1 AND l.\"import_id\" = ?2 AND l.\"operation\" = 'import'"
    " ORDER BY v.\"sequence\", v.\"ordinal\" LIMIT ?3) e";

void add_found(std::vector<Obstacle>& found, db::Cursor& cursor, Obstacle::Why why, const RecordType& type,
    const Uuid& authority) {
  while (cursor.next()) found.push_back({why, &type, authority, cursor.uuid(0)});
}

/// What is undone is archived, and those who read it would not know why it went. Sharing alone has changed
/// nothing else: when it is over, the import can be undone.
void add_shared(db::Connection& connection, const RecordType& type, const ImportEntry& entry,
    std::int64_t events, std::int64_t most, std::vector<Obstacle>& found) {
  auto shared = connection.query(
      fmt::format("SELECT e.\"id\" FROM {} JOIN \"{}\" r ON r.\"authority\" = e.\"authority\" AND"
                  " r.\"id\" = e.\"id\" WHERE e.\"action\" = 'create' AND r.\"shared\" LIMIT ?4",
          events_of_import, type.name),
      {entry.authority, entry.id, events, most});
  add_found(found, *shared, Obstacle::Why::shared, type, entry.authority);
}

/// A later import that was undone has left everything as it was.
void add_changed(db::Connection& connection, const RecordType& type, const ImportEntry& entry,
    std::int64_t events, std::int64_t most, std::vector<Obstacle>& found) {
  auto changed = connection.query(
      fmt::format(
          "SELECT e.\"id\" FROM {} LEFT JOIN \"{}\" r ON r.\"authority\" = e.\"authority\" AND"
          " r.\"id\" = e.\"id\" WHERE r.\"version\" IS NULL OR (r.\"version\" <> e.\"version\" AND EXISTS"
          " (SELECT 1 FROM \"audit_event\" n JOIN \"audit_link\" k ON k.\"authority\" = n.\"authority\" AND"
          " k.\"sequence\" = n.\"sequence\" WHERE n.\"authority\" = e.\"authority\" AND n.\"id\" = e.\"id\" "
          "AND"
          " n.\"sequence\" > e.\"sequence\" AND n.\"action\" <> 'share' AND NOT EXISTS (SELECT 1 FROM "
          "\"import\" i WHERE"
          " i.\"authority\" = k.\"authority\" AND i.\"id\" = k.\"import_id\" AND i.\"undone_at\" IS NOT "
          "NULL)))"
          " LIMIT ?4",
          events_of_import, type.name),
      {entry.authority, entry.id, events, most});
  add_found(found, *changed, Obstacle::Why::changed, type, entry.authority);
  changed.reset();
  auto lost = connection.query(
      fmt::format(
          "SELECT e.\"id\" FROM {} LEFT JOIN \"import_before\" b ON b.\"authority\" = e.\"authority\" AND"
          " b.\"import\" = ?2 AND b.\"id\" = e.\"id\" WHERE e.\"action\" <> 'create' AND"
          " (b.\"id\" IS NULL OR e.\"changes\" IS NULL) LIMIT ?4",
          events_of_import),
      {entry.authority, entry.id, events, most});
  add_found(found, *lost, Obstacle::Why::not_kept, type, entry.authority);
}

std::vector<Uuid> all_authorities(db::Connection& connection) {
  std::vector<Uuid> ids;
  auto cursor = connection.query("SELECT \"id\" FROM \"authority\" ORDER BY \"id\"");
  while (cursor->next()) ids.push_back(cursor->uuid(0));
  return ids;
}

/// A unit may stand below one of another authority: all of them are asked.
void add_referring(db::Connection& connection, const RecordType& other, const Field& field,
    const ImportEntry& entry, std::int64_t events, std::int64_t most, std::vector<Obstacle>& found) {
  std::string sql = fmt::format(
      "SELECT r.\"id\" FROM {} JOIN \"{}\" r ON r.\"authority\" = ?5 AND r.\"{}\" = e.\"id\" AND"
      " r.\"archived_at\" IS NULL WHERE e.\"action\" = 'create' AND NOT EXISTS (SELECT 1 FROM"
      " \"audit_event\" c JOIN \"audit_link\" k ON k.\"authority\" = c.\"authority\" AND k.\"sequence\" ="
      " c.\"sequence\" WHERE c.\"authority\" = r.\"authority\" AND c.\"id\" = r.\"id\" AND"
      " k.\"import_id\" = ?2 AND k.\"operation\" = 'import') LIMIT ?4",
      events_of_import, other.name, field.name);
  for (const Uuid& authority : all_authorities(connection)) {
    auto referring = connection.query(sql, {entry.authority, entry.id, events, most, authority});
    add_found(found, *referring, Obstacle::Why::referred, other, authority);
  }
}

}  // namespace

std::vector<Obstacle> obstacles(db::Connection& connection, const Catalogue& catalogue,
    const ImportEntry& entry, std::int64_t events, std::int64_t most) {
  const RecordType& type = catalogue.at(entry.type);
  std::vector<Obstacle> found;
  add_changed(connection, type, entry, events, most, found);
  add_shared(connection, type, entry, events, most, found);
  for (const RecordType* other : catalogue.types) {
    for (const Field& field : other->fields) {
      bool enough = std::ssize(found) >= most;
      if (field.refers_to == type.name && !enough)
        add_referring(connection, *other, field, entry, events, most, found);
    }
  }
  if (std::ssize(found) > most) found.resize(static_cast<std::size_t>(most));
  return found;
}

void hold_imported(Writer& writer, const RecordType& type, const ImportEntry& entry) {
  if (writer.connection().dialect() == Dialect::sqlite) return;  // which writes one at a time
  writer.connection().query(
      fmt::format(
          "SELECT r.\"id\" FROM \"{}\" r WHERE r.\"authority\" = ?1 AND r.\"id\" IN (SELECT e.\"id\" FROM"
          " \"audit_link\" l JOIN \"audit_event\" e ON e.\"authority\" = l.\"authority\" AND"
          " e.\"sequence\" = l.\"sequence\" WHERE l.\"authority\" = ?1 AND l.\"import_id\" = ?2 AND"
          " l.\"operation\" = 'import') ORDER BY r.\"id\" FOR UPDATE",
          type.name),
      {entry.authority, entry.id});
}

/// SQLite joins in the order that CROSS JOIN says: each batch goes on in the trail where the last one ended.
/// From the import on it would read all of its events for each batch.
std::vector<ImportedRecord> imported_records(
    Writer& writer, const Uuid& authority, const Uuid& import_id, const ImportedRecord* from) {
  constexpr std::int64_t together = 500;
  constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
  auto cursor = writer.connection().query(
      "SELECT "
      "e.\"id\",e.\"action\",e.\"version\",e.\"changes\",b.\"archived_at\",b.\"imported_by\",b.\"edited\","
      "e.\"sequence\",e.\"ordinal\" FROM \"audit_event\" e CROSS JOIN \"audit_link\" l LEFT JOIN"
      " \"import_before\" b ON"
      " b.\"authority\" = e.\"authority\" AND b.\"import\" = l.\"import_id\" AND b.\"id\" = e.\"id\""
      " WHERE e.\"authority\" = ?1 AND l.\"authority\" = ?1 AND l.\"sequence\" = e.\"sequence\""
      " AND l.\"import_id\" = ?2 AND l.\"operation\" = 'import'"
      " AND (e.\"sequence\", e.\"ordinal\") < (?3, ?4)"
      " ORDER BY e.\"sequence\" DESC, e.\"ordinal\" DESC LIMIT ?5",
      {authority, import_id, from == nullptr ? beyond : from->sequence,
          from == nullptr ? beyond : from->ordinal, together});
  std::vector<ImportedRecord> records;
  while (cursor->next()) {
    ImportedRecord record{cursor->uuid(0), std::string(cursor->text(1)), cursor->integer(2), {}, {},
        cursor->integer(7), cursor->integer(8)};
    if (!cursor->is_null(3)) record.changes = cursor->text(3);
    if (!cursor->is_null(4)) record.before.archived_at = instant_at(*cursor, 4);
    if (!cursor->is_null(5)) record.before.imported_by = cursor->uuid(5);
    if (!cursor->is_null(6)) record.before.edited = cursor->text(6);
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<ImportEntry> import_parts(Writer& writer, const Uuid& import_id) {
  std::vector<ImportEntry> parts;
  // Of two that undo it at once, the second waits here and then sees what the first did.
  const std::string lock = writer.connection().dialect() == Dialect::postgres ? " FOR UPDATE" : "";
  for (const Uuid& authority : all_authorities(writer.connection())) {
    if (!writer.actor().covers("imports", Action::write, authority)) continue;
    auto cursor = writer.connection().query(
        "SELECT \"type\",\"file_name\",\"at\",\"created\",\"changed\",\"archived\",\"undone_at\" FROM "
        "\"import\""
        " WHERE \"authority\" = ?1 AND \"id\" = ?2" +
            lock,
        {authority, import_id});
    if (!cursor->next()) continue;
    ImportEntry entry{import_id, authority, std::string(cursor->text(0)), {}, std::string(cursor->text(1)),
        instant_at(*cursor, 2), cursor->integer(3), cursor->integer(4), cursor->integer(5)};
    if (!cursor->is_null(6)) entry.undone_at = instant_at(*cursor, 6);
    parts.push_back(std::move(entry));
  }
  return parts;
}

bool mark_undone(Writer& writer, const ImportEntry& entry) {
  return writer.connection().run(
             "UPDATE \"import\" SET \"undone_at\" = ?3 WHERE \"authority\" = ?1 AND"
             " \"id\" = ?2 AND \"undone_at\" IS NULL",
             {entry.authority, entry.id, writer.at().time_since_epoch().count()}) == 1;
}

}  // namespace ringmur
