#include "store/neutral_rows.h"

#include <algorithm>

namespace ringmur::db {
namespace {

enum class Tag : char { nothing = 0, number = 1, text = 2, bytes = 3 };

void append_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Small numbers of either sign take few bytes.
std::uint64_t folded_sign(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unfolded_sign(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

void append_text(std::string& out, Tag tag, std::string_view text) {
  out += static_cast<char>(tag);
  append_number(out, text.size());
  out += text;
}

Stored kind_of(std::string_view type) {
  if (type == "boolean") return Stored::boolean;
  if (type == "uuid") return Stored::uuid;
  if (type == "BLOB" || type == "bytea") return Stored::bytes;
  if (type == "TEXT" || type == "text") return Stored::text;
  if (type == "INTEGER" || type == "bigint" || type == "integer") return Stored::integer;
  throw DatabaseError(Failure::other, "a column of the kind " + std::string(type) + " is not known here");
}

/// The rowid of the words: the index of SQLite alone needs it, and numbers anew.
bool is_numbered_here(const std::string& table, std::string_view column) {
  return table == "search_entry" && column == "entry";
}

}  // namespace

std::vector<StoredColumn> stored_columns(Connection& connection, const std::string& table) {
  const bool sqlite = connection.dialect() == Dialect::sqlite;
  auto cursor = connection.query(
      sqlite ? "SELECT \"name\",\"type\" FROM pragma_table_info(?1) ORDER BY \"cid\""
             : "SELECT a.attname::text, format_type(a.atttypid, NULL)::text FROM pg_attribute a"
               " JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname = ?1 AND c.relkind = 'r'"
               " AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0"
               " AND NOT a.attisdropped ORDER BY a.attnum",
      {std::string_view(table)});
  std::vector<StoredColumn> columns;
  while (cursor->next()) {
    const std::string type(cursor->text(1));
    if (!is_numbered_here(table, cursor->text(0)))
      columns.push_back({std::string(cursor->text(0)), type, kind_of(type)});
  }
  return columns;
}

std::vector<std::string> stored_tables(Connection& connection) {
  const bool sqlite = connection.dialect() == Dialect::sqlite;
  auto cursor = connection.query(
      sqlite ? "SELECT \"name\" FROM pragma_table_list WHERE \"schema\" = 'main' AND \"type\" = 'table'"
               " AND \"name\" NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY \"name\""
             : "SELECT relname::text FROM pg_class WHERE relkind IN ('r','p')"
               " AND relnamespace = current_schema()::regnamespace ORDER BY relname::text COLLATE \"C\"");
  std::vector<std::string> tables;
  while (cursor->next()) tables.emplace_back(cursor->text(0));
  return tables;
}

std::int64_t schema_step(Connection& connection) {
  const bool sqlite = connection.dialect() == Dialect::sqlite;
  auto cursor = connection.query(sqlite ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'"
                                        : "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'migration' AND"
                                          " schemaname = ANY (current_schemas(false))");
  cursor->next();
  if (cursor->integer(0) == 0) return 0;
  cursor = connection.query("SELECT COALESCE(MAX(\"version\"), 0) FROM \"migration\"");
  cursor->next();
  return cursor->integer(0);
}

void append_row(std::string& out, const Cursor& cursor, const std::vector<StoredColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int column = static_cast<int>(i);
    if (cursor.is_null(column)) {
      out += static_cast<char>(Tag::nothing);
      continue;
    }
    switch (columns[i].kind) {
      case Stored::integer:
        out += static_cast<char>(Tag::number);
        append_number(out, folded_sign(cursor.integer(column)));
        break;
      case Stored::boolean:
        out += static_cast<char>(Tag::number);
        append_number(out, folded_sign(cursor.boolean(column) ? 1 : 0));
        break;
      case Stored::text:
        append_text(out, Tag::text, cursor.text(column));
        break;
      case Stored::bytes:
      case Stored::uuid:
        append_text(out, Tag::bytes, cursor.bytes(column));
        break;
    }
  }
}

bool NeutralRows::number(std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (left_.empty()) return false;
    const auto byte = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return true;
  }
  return false;
}

bool NeutralRows::value(Stored kind, Param& out) {
  if (left_.empty()) return false;
  const Tag tag = static_cast<Tag>(left_.front());
  left_.remove_prefix(1);
  if (tag == Tag::nothing) {
    out = std::monostate{};
    return true;
  }
  std::uint64_t read = 0;
  if (!number(read)) return false;
  if (tag == Tag::number) {
    const std::int64_t value = unfolded_sign(read);
    if (kind == Stored::boolean)
      out = value != 0;
    else
      out = value;
    return kind == Stored::integer || kind == Stored::boolean;
  }
  if (read > left_.size()) return false;
  const std::string_view text = left_.substr(0, read);
  left_.remove_prefix(read);
  if (tag == Tag::text) {
    out = text;
    return kind == Stored::text;
  }
  if (tag != Tag::bytes) return false;
  if (kind == Stored::bytes) {
    out = Bytes{text};
    return true;
  }
  Uuid id;
  if (kind != Stored::uuid || text.size() != id.bytes.size()) return false;
  std::ranges::copy(text, id.bytes.begin());
  out = id;
  return true;
}

bool NeutralRows::next(const std::vector<StoredColumn>& columns, std::vector<Param>& values) {
  values.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!value(columns[i].kind, values[i])) return false;
  }
  return true;
}

}  // namespace ringmur::db
