#include "store/shares.h"

#include <algorithm>
#include <boost/json.hpp>

#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {
namespace {

namespace json = boost::json;

ShareWith read_shares(
    db::Connection& connection, const RecordType& type, const Uuid& authority, const Uuid& id) {
  auto cursor = connection.query(
      "SELECT \"reader\" FROM \"share\" WHERE \"id\" = ?1 AND \"type\" = ?2 AND \"authority\" = ?3"
      " ORDER BY \"reader\"",
      {id, std::string_view(type.name), authority});
  ShareWith with;
  while (cursor->next()) {
    if (cursor->is_null(0))
      with.all = true;
    else
      with.readers.push_back(cursor->uuid(0));
  }
  return with;
}

json::value json_of(const ShareWith& with) {
  if (with.all) return "all";
  json::array readers;
  for (const Uuid& reader : with.readers) readers.emplace_back(to_string(reader));
  return readers;
}

std::unexpected<Error> no_such_record(const RecordType& type) {
  return refuse(Refusal::not_found, "record.not_found",
      {type.label.sv + ": posten finns inte, eller så får du inte läsa den.",
          type.label.en + ": there is no such record, or you may not read it."});
}

/// The record is another than the one that somebody has read: its version is raised, or a kept copy of it
/// would go on saying with whom it is shared.
Result<std::int64_t> write_shares(
    Writer& writer, const RecordType& type, const Row& row, const ShareWith& with) {
  db::Connection& connection = writer.connection();
  const Meta& meta = row.meta;
  connection.run("DELETE FROM \"share\" WHERE \"id\" = ?1 AND \"type\" = ?2 AND \"authority\" = ?3",
      {meta.id, std::string_view(type.name), meta.authority});
  auto add = [&](const db::Param& reader) {
    connection.run(
        "INSERT INTO \"share\" (\"authority\",\"type\",\"id\",\"reader\",\"created_at\",\"created_by\")"
        " VALUES (?1,?2,?3,?4,?5,?6)",
        {meta.authority, std::string_view(type.name), meta.id, reader, writer.at().time_since_epoch().count(),
            std::string_view(writer.actor().name)});
  };
  if (with.all) add({});
  for (const Uuid& reader : with.readers) add(reader);
  bool mine = connection.run("UPDATE \"" + type.name +
                                 "\" SET \"shared\" = ?3, \"version\" = ?5, \"changed_at\" = ?6 WHERE"
                                 " \"authority\" = ?1 AND \"id\" = ?2 AND \"version\" = ?4",
                  {meta.authority, meta.id, !with.is_nobody(), meta.version, meta.version + 1,
                      writer.at().time_since_epoch().count()}) == 1;
  if (mine) return meta.version + 1;
  return refuse(Refusal::changed, "record.changed",
      {type.label.sv + ": någon annan har ändrat posten just nu. Läs den igen och gör om ändringen.",
          type.label.en + ": somebody else has changed the record just now. Read it again and redo it."});
}

/// The owner's secrets are nobody else's: masked, whatever the right.
void cover_shared(db::Connection& connection, const RecordType& type, std::vector<Row>& rows) {
  std::vector<Uuid> seen;
  db::Veil::over_shared().cover(connection, type, rows, Reach::all(), seen);
}

/// Sorted, each once; nobody twice over where all are.
Result<ShareWith> tidy(db::Connection& connection, const Uuid& owner, ShareWith with) {
  if (with.all) with.readers.clear();
  std::ranges::sort(with.readers);
  auto again = std::ranges::unique(with.readers);
  with.readers.erase(again.begin(), again.end());
  for (const Uuid& reader : with.readers) {
    auto cursor = connection.query("SELECT 1 FROM \"authority\" WHERE \"id\" = ?1", {reader});
    if (reader != owner && cursor->next()) continue;
    return refuse(Refusal::invalid, "share.no_authority",
        {"with: ange koder för andra nämnder eller bolag, eller all.",
            "with: give codes of other authorities, or all."},
        "with");
  }
  return with;
}

/// What others share is for who reads more than the own records.
bool reads_shared(const Actor& actor, const RecordType& type, const Uuid& reader) {
  const Reach reach = actor.reach(type.name, Action::read, reader);
  return reach.is_all() || !reach.units.empty() || !reach.objects.empty();
}

}  // namespace

Result<SharedRecord> share_record(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, ShareWith with) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  SharedRecord made;
  const db::Walls walls = db::Walls::of(actor).seeing_everywhere();
  auto stored = store.write(actor, walls, "share", {}, [&](Writer& writer) -> Result<void> {
    auto row = writer.get(type, authority, id);
    if (!row) throw std::logic_error("a record has gone");
    if (auto may = writer.allows(Action::administer, type, *row); !may) return may;
    auto good = tidy(writer.connection(), authority, with);
    if (!good) return std::unexpected(good.error());
    made = {*good, row->meta.version};
    ShareWith before = read_shares(writer.connection(), type, authority, id);
    if (before == made.with) return {};
    auto version = write_shares(writer, type, *row, made.with);
    if (!version) return std::unexpected(version.error());
    made.version = *version;
    json::object changed{{"shared", json::array{json_of(before), json_of(made.with)}}};
    writer.record_event(authority, {type.name, id, "share", made.version, json::serialize(changed)});
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<std::map<Uuid, ShareWith>> shares_of(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids) {
  if (auto may = reach_of(actor, type.name, Action::read, authority); !may)
    return std::unexpected(may.error());
  std::map<Uuid, ShareWith> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    for (const Uuid& id : ids) found[id] = read_shares(connection, type, authority, id);
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

Result<Row> get_shared(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& reader, const Uuid& id) {
  std::vector<Row> found;
  auto done = store.read(db::Walls::of(actor, reader), [&](db::Connection& connection) {
    if (!reads_shared(actor, type, reader)) return;
    // From the share to its record: no index has an id without its authority.
    std::optional<Uuid> owner;
    auto shares = connection.query(
        "SELECT \"authority\" FROM \"share\" WHERE \"id\" = ?1 AND \"type\" = ?2 AND"
        " (\"reader\" IS NULL OR \"reader\" = ?3) AND \"authority\" <> ?3 LIMIT 1",
        {id, std::string_view(type.name), reader});
    if (shares->next()) owner = shares->uuid(0);
    shares.reset();
    if (!owner) return;
    auto cursor = connection.query("SELECT " + db::select_columns(type) + " FROM \"" + type.name +
                                       "\" WHERE \"authority\" = ?1 AND \"id\" = ?2",
        {*owner, id});
    if (cursor->next()) found.push_back(db::read_row(type, *cursor));
    cursor.reset();
    cover_shared(connection, type, found);
  });
  if (!done) return std::unexpected(done.error());
  if (found.empty()) return no_such_record(type);
  return std::move(found.front());
}

namespace {

/// The short reference is a column that no descriptor names: a condition on it is made here.
Filter with_reference(std::string_view reference) {
  static const Field short_reference = [] {
    Field made;
    made.name = "short_reference";
    return made;
  }();
  return {{{nullptr, &short_reference, Comparison::equal, {std::string(reference)}}}, Archived::with};
}

}  // namespace

Result<Row> get_shared(Store& store, const Actor& actor, const RecordType& type, const Uuid& reader,
    std::string_view reference) {
  if (type.reference_prefix.empty()) return no_such_record(type);
  std::vector<Row> found;
  auto done = store.read(db::Walls::of(actor, reader), [&](db::Connection& connection) {
    if (!reads_shared(actor, type, reader)) return;
    db::Sql sql;
    sql.add("SELECT ").add(db::select_columns(type));
    db::add_from_shared(sql, type, reader, with_reference(reference), connection.dialect());
    sql.add(" LIMIT 2");
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) found.push_back(db::read_row(type, *cursor));
    cursor.reset();
    cover_shared(connection, type, found);
  });
  if (!done) return std::unexpected(done.error());
  if (found.empty()) return no_such_record(type);
  if (found.size() == 1) return std::move(found.front());
  return refuse(Refusal::conflict, "record.reference_shared",
      {type.label.sv + ": flera nämnder delar en post med den beteckningen. Öppna den från listan.",
          type.label.en + ": several authorities share one with that reference. Open it from the list."});
}

Result<std::int64_t> count_shared(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& reader, const Filter& filter) {
  std::int64_t count = 0;
  auto done = store.read(db::Walls::of(actor, reader), [&](db::Connection& connection) {
    if (!reads_shared(actor, type, reader)) return;
    db::Sql sql;
    sql.add("SELECT COUNT(*)");
    db::add_from_shared(sql, type, reader, filter, connection.dialect());
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    if (cursor->next()) count = cursor->integer(0);
  });
  if (!done) return std::unexpected(done.error());
  return count;
}

}  // namespace ringmur
