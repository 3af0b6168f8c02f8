#pragma once

#include <string>
#include <vector>

#include "schema/record_type.h"

namespace ringmur {

enum class Dialect { sqlite, postgres };

struct Column {
  std::string name;
  std::string type;  ///< in the dialect's own words
  bool not_null{false};

  bool operator==(const Column&) const = default;
};

/// The table that a descriptor asks for. Migrations are written by hand; a test compares them with this.
std::vector<Column> columns(const RecordType& type, Dialect dialect);

struct Index {
  std::string name;
  std::vector<std::string> columns;
  bool unique{false};
  /// On PostgreSQL: what its walls and a count ask of each row, so that the index alone is read. SQLite has
  /// no walls of its own.
  std::vector<std::string> carried{};

  auto operator<=>(const Index&) const = default;
};
std::vector<Index> indexes(const RecordType& type, Dialect dialect);

/// CREATE TABLE and CREATE INDEX, a statement each, as a first draft of a migration and for tests.
std::vector<std::string> create_table(const RecordType& type, Dialect dialect);

/// The stored Swedish sort key of a text field that is marked sortable.
bool has_sort_key(const Field& field);
std::string sort_key_column(const Field& field);

}  // namespace ringmur
