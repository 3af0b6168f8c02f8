#include "schema/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "schema/type_names.h"

namespace ringmur {
namespace {

std::string type_of(Kind kind, const TypeNames& names) {
  switch (kind) {
    case Kind::text:
    case Kind::long_text:
    case Kind::choice:
    case Kind::date:
      return names.text;
    case Kind::integer:
    case Kind::decimal:
    case Kind::instant:
      return names.number;
    case Kind::boolean:
      return names.boolean;
    case Kind::reference:
      return names.id;
  }
  std::unreachable();
}

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

std::string listed(const std::vector<std::string>& names) {
  return '"' + fmt::to_string(fmt::join(names, "\", \"")) + '"';
}

std::string shared_index(const RecordType& type) {
  return type.name + "_shared";
}

std::string secret_index(const RecordType& type) {
  return type.name + "_secret";
}

/// The index of the register's own order is where it is counted.
void carry_what_counts_ask(std::vector<Index>& all, const std::string& own) {
  auto found = std::ranges::find(all, own, &Index::name);
  if (found != all.end()) found->carried = {"archived_at", "shared"};
}

/// What an index is kept to; empty where it holds all rows.
std::string_view kept_to(const RecordType& type, const Index& index) {
  if (index.name == shared_index(type)) return " WHERE \"shared\"";
  return index.name == secret_index(type) ? " WHERE \"secret\"" : "";
}

}  // namespace

bool has_sort_key(const Field& field) {
  return field.sortable && (field.kind == Kind::text || field.kind == Kind::long_text);
}

std::string sort_key_column(const Field& field) {
  return field.name + "_order";
}

std::vector<Column> columns(const RecordType& type, Dialect dialect) {
  const TypeNames names = type_names(dialect);
  std::vector<Column> all{{"authority", names.id, true}, {"id", names.id, true},
      {"version", names.number, true}, {"created_at", names.number, true}, {"changed_at", names.number, true},
      {"archived_at", names.number, false}, {"imported_by", names.id, false}, {"edited", names.text, false},
      {"natural_key", names.text, false}, {"shared", names.boolean, true}, {"secret", names.boolean, true}};
  if (!type.reference_prefix.empty()) all.push_back({"short_reference", names.text, true});
  for (const Field& field : type.fields) {
    all.push_back({field.name, type_of(field.kind, names), field.required});
    if (has_sort_key(field)) all.push_back({sort_key_column(field), names.bytes, false});
  }
  return all;
}

std::vector<Index> indexes(const RecordType& type, Dialect dialect) {
  const bool walls = dialect == Dialect::postgres;
  std::vector<Index> all;
  all.push_back({type.name + "_natural_key", {"authority", "natural_key"}, true});
  auto add = [&](std::vector<std::string> fields) {
    std::string name = fmt::format("{}_{}", type.name, fmt::join(fields, "_"));
    fields.insert(fields.begin(), "authority");
    all.push_back({name, std::move(fields), false});
  };
  for (const Field& field : type.fields) {
    if (field.sortable) add({has_sort_key(field) ? sort_key_column(field) : field.name, "id"});
  }
  std::string_view sort = type.default_sort;
  if (sort.starts_with('-')) sort.remove_prefix(1);
  if (const Field* first = type.find(sort)) {
    const std::string order = has_sort_key(*first) ? sort_key_column(*first) : first->name;
    // In the register's own order, so that the list of what refers to a record is read from its beginning.
    for (const Field& field : type.fields) {
      if (field.kind == Kind::reference) add({field.name, order, "id"});
    }
    // One's own records are read in that order too.
    for (const OwnedBy& owner : type.owned_by) add({owner.field, order, "id"});
    // What is shared is read across authorities, in the register's own order.
    all.push_back({shared_index(type), {order, "id"}, false});
    if (walls) carry_what_counts_ask(all, fmt::format("{}_{}_id", type.name, order));
  }
  // The few that are marked with secrecy, in the order of ids.
  all.push_back({secret_index(type), {"authority", "id"}, false});
  for (const std::vector<std::string>& fields : type.indexes) {
    add(fields);
    // Every count leaves the archived out: with the mark in the index it need not look into the table.
    all.back().columns.emplace_back("archived_at");
    // What is looked up by one field is few rows: its index stays small.
    if (walls && fields.size() > 1) all.back().carried = {"id", "shared"};
  }
  if (!type.reference_prefix.empty()) {
    all.push_back({type.name + "_short_reference", {"authority", "short_reference"}, true});
  }
  return all;
}

std::vector<std::string> create_table(const RecordType& type, Dialect dialect) {
  std::string table = fmt::format("CREATE TABLE {} (\n", quoted(type.name));
  for (const Column& column : columns(type, dialect)) {
    bool collated = dialect == Dialect::postgres && column.type == "text";
    table += fmt::format("  {} {}{}{},\n", quoted(column.name), column.type, collated ? " COLLATE \"C\"" : "",
        column.not_null ? " NOT NULL" : "");
  }
  table += "  PRIMARY KEY (\"authority\", \"id\")\n)";
  if (dialect == Dialect::sqlite) table += " STRICT";
  std::vector<std::string> statements{table};
  for (const Index& index : indexes(type, dialect)) {
    statements.push_back(fmt::format("CREATE {}INDEX {} ON {} ({}){}{}", index.unique ? "UNIQUE " : "",
        quoted(index.name), quoted(type.name), listed(index.columns),
        index.carried.empty() ? "" : fmt::format(" INCLUDE ({})", listed(index.carried)),
        kept_to(type, index)));
  }
  return statements;
}

}  // namespace ringmur
