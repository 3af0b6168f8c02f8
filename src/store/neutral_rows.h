#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

/// Rows as neither engine keeps them: a value is nothing, a whole number, text or bytes. A truth is 0 or 1,
/// an id its 16 bytes.
namespace ringmur::db {

enum class Stored { integer, boolean, text, bytes, uuid };

struct StoredColumn {
  std::string name;
  std::string type;  ///< as the engine calls it
  Stored kind{Stored::text};
};

/// As they stand in the database, in its order; without what an engine numbers for itself.
std::vector<StoredColumn> stored_columns(Connection& connection, const std::string& table);
/// Of the current schema, in order; without what the engine makes of others (the index of words).
std::vector<std::string> stored_tables(Connection& connection);
/// 0 where there are no tables.
std::int64_t schema_step(Connection& connection);

/// Appends the row that the cursor stands at.
void append_row(std::string& out, const Cursor& cursor, const std::vector<StoredColumn>& columns);

/// Reads back what append_row() wrote; every value points into the bytes.
class NeutralRows {
 public:
  explicit NeutralRows(std::string_view bytes) : left_(bytes) {}
  bool at_end() const { return left_.empty(); }
  /// False where the bytes are no such row.
  bool next(const std::vector<StoredColumn>& columns, std::vector<Param>& values);

 private:
  bool number(std::uint64_t& value);
  bool value(Stored kind, Param& out);

  std::string_view left_;
};

}  // namespace ringmur::db
