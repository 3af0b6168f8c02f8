#include "store/imports.h"

#include "schema/type_names.h"
#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {

void record_import(Writer& writer, const ImportEntry& entry) {
  writer.connection().run(
      "INSERT INTO \"import\" "
      "(\"authority\",\"id\",\"type\",\"unit\",\"file_name\",\"at\",\"created\",\"changed\",\"archived\")"
      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {entry.authority, entry.id, std::string_view(entry.type),
          entry.unit ? db::Param{*entry.unit} : db::Param{}, std::string_view(entry.file_name),
          writer.at().time_since_epoch().count(), entry.created, entry.changed, entry.archived});
}

void record_before(Writer& writer, const Uuid& import_id, const std::vector<const Row*>& rows) {
  const TypeNames a = type_names(writer.connection().dialect());
  auto bulk = writer.connection().bulk_insert(
      "import_before", {{"authority", a.id}, {"import", a.id}, {"id", a.id}, {"archived_at", a.number},
                           {"imported_by", a.id}, {"edited", a.text}});
  for (const Row* row : rows) {
    const Meta& meta = row->meta;
    std::array<db::Param, 6> values{meta.authority, import_id, meta.id,
        meta.archived_at ? db::Param{meta.archived_at->time_since_epoch().count()} : db::Param{},
        meta.imported_by ? db::Param{*meta.imported_by} : db::Param{}, std::string_view(meta.edited)};
    bulk->row(values);
  }
  bulk->finish();
}

Result<std::set<Uuid>> imports_for(Store& store, const Actor& actor, const Uuid& authority,
    const RecordType& type, const std::optional<Uuid>& unit) {
  if (auto may = reach_of(actor, "imports", Action::read, authority); !may)
    return std::unexpected(may.error());
  std::set<Uuid> ids;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"id\",\"unit\" FROM \"import\" WHERE \"authority\" = ?1 AND \"type\" = ?2"
        " AND \"undone_at\" IS NULL",
        {authority, std::string_view(type.name)});
    while (cursor->next()) {
      bool same = unit ? !cursor->is_null(1) && cursor->uuid(1) == *unit : cursor->is_null(1);
      if (same) ids.insert(cursor->uuid(0));
    }
  });
  if (!done) return std::unexpected(done.error());
  return ids;
}

Result<std::set<Uuid>> undone_imports(
    Store& store, const Actor& actor, const Uuid& authority, const RecordType& type) {
  if (auto may = reach_of(actor, "imports", Action::read, authority); !may)
    return std::unexpected(may.error());
  std::set<Uuid> ids;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"id\" FROM \"import\" WHERE \"authority\" = ?1 AND \"type\" = ?2"
        " AND \"undone_at\" IS NOT NULL",
        {authority, std::string_view(type.name)});
    while (cursor->next()) ids.insert(cursor->uuid(0));
  });
  if (!done) return std::unexpected(done.error());
  return ids;
}

Result<void> visit_brought(Store& store, const Actor& actor, const Uuid& authority, const RecordType& type,
    const Filter& part, const std::set<Uuid>& imports, const std::function<void(const Uuid&)>& visit) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  if (imports.empty()) return {};
  constexpr std::int64_t together = 10'000;
  return store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = db::Veil::over(
        connection, actor, authority, db::asked_by(store.catalogue(), type, part), Secrets::shown);
    const auto add_part = [&](db::Sql& sql) {
      db::add_from_where(
          sql, store.catalogue(), type, authority, actor, *reach, part, {connection.dialect()}, veil);
    };
    // The next export's part is empty, which its index tells; in the order of ids a whole register is read.
    db::Sql any;
    any.add("SELECT 1");
    add_part(any);
    any.add(" LIMIT 1");
    if (!connection.query(any.text(), any.params())->next()) return;
    Uuid last{};
    for (std::int64_t read = together; read == together;) {
      read = 0;
      db::Sql sql;
      sql.add("SELECT \"id\"");
      add_part(sql);
      sql.add(" AND \"imported_by\" IN (");
      for (const Uuid& one : imports) sql.add(one == *imports.begin() ? "" : ",").bind(one);
      sql.add(")");
      sql.add(" AND \"id\" > ").bind(last).add(" ORDER BY \"id\" LIMIT ").bind(Value{together});
      auto cursor = connection.query(sql.text(), sql.params());
      for (; cursor->next(); ++read) {
        last = cursor->uuid(0);
        visit(last);
      }
    }
  });
}

bool is_left_by_undo(const Row& row, const std::set<Uuid>& undone) {
  const Meta& meta = row.meta;
  return meta.archived_at && meta.edited.empty() && meta.imported_by && undone.contains(*meta.imported_by);
}

namespace {

Instant instant_at(const db::Cursor& cursor, int column) {
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

}  // namespace

Result<std::vector<ListedImport>> list_imports(
    Store& store, const Actor& actor, const Uuid& authority, std::size_t limit) {
  if (auto may = may_all(actor, "imports", Action::read, authority); !may)
    return std::unexpected(may.error());
  std::vector<ListedImport> listed;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT i.\"id\",i.\"type\",i.\"unit\",i.\"file_name\",i.\"at\",i.\"created\",i.\"changed\","
        "i.\"archived\",i.\"undone_at\",(SELECT MIN(l.\"actor\") FROM \"audit_link\" l WHERE"
        " l.\"authority\" = i.\"authority\" AND l.\"import_id\" = i.\"id\" AND l.\"operation\" = 'import')"
        " FROM \"import\" i WHERE i.\"authority\" = ?1 ORDER BY i.\"at\" DESC, i.\"id\" DESC LIMIT ?2",
        {authority, static_cast<std::int64_t>(limit)});
    while (cursor->next()) {
      ListedImport found;
      ImportEntry& entry = found.entry;
      entry = {cursor->uuid(0), authority, std::string(cursor->text(1)), std::nullopt,
          std::string(cursor->text(3)), instant_at(*cursor, 4), cursor->integer(5), cursor->integer(6),
          cursor->integer(7)};
      if (!cursor->is_null(2)) entry.unit = cursor->uuid(2);
      if (!cursor->is_null(8)) entry.undone_at = instant_at(*cursor, 8);
      if (!cursor->is_null(9)) found.by = cursor->text(9);
      listed.push_back(std::move(found));
    }
  });
  if (!done) return std::unexpected(done.error());
  return listed;
}

}  // namespace ringmur
