#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/uuid.h"
#include "schema/table.h"
#include "store/walls.h"

/// One thin layer over both engines. SQL is written with ?1, ?2 … and in the part that both understand.
namespace ringmur::db {

enum class Failure { unique, busy, serialization, lost, full, read_only, corrupt, other };

class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(Failure failure_, const std::string& text) : std::runtime_error(text), failure(failure_) {}
  Failure failure;
};

struct Bytes {
  std::string_view value;
};

/// A bound value; text and bytes must outlive the call.
using Param = std::variant<std::monostate, bool, std::int64_t, std::string_view, Bytes, Uuid>;

/// Rows as they come. Valid until the next statement on the same connection.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool next() = 0;

  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual bool boolean(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
  virtual Uuid uuid(int column) const = 0;
};

/// Many rows into one table, as fast as the engine takes them.
class BulkInsert {
 public:
  virtual ~BulkInsert() = default;
  virtual void row(std::span<const Param> values) = 0;
  virtual void finish() = 0;
};

class Connection {
 public:
  virtual ~Connection() = default;

  virtual Dialect dialect() const = 0;
  /// A prepared statement is kept for each different text.
  virtual std::unique_ptr<Cursor> query(const std::string& sql, std::span<const Param> params) = 0;
  /// Rows changed.
  virtual std::int64_t run(const std::string& sql, std::span<const Param> params) = 0;
  /// One or more statements without parameters, not kept.
  virtual void script(const std::string& sql) = 0;
  virtual std::unique_ptr<BulkInsert> bulk_insert(
      const std::string& table, const std::vector<Column>& columns) = 0;
  /// What the statements that follow can meet; outside a transaction, each of them. Nothing on SQLite.
  virtual void carry(const Walls& reach) = 0;
  /// A transaction that can meet so much.
  virtual void begin(const Walls& reach) = 0;
  /// Whether it still answers; a lost one is thrown away.
  virtual bool alive() = 0;

  std::unique_ptr<Cursor> query(const std::string& sql, std::initializer_list<Param> params = {}) {
    return query(sql, std::span<const Param>(params.begin(), params.size()));
  }
  std::int64_t run(const std::string& sql, std::initializer_list<Param> params = {}) {
    return run(sql, std::span<const Param>(params.begin(), params.size()));
  }
};

/// `owner`: migrations, statistics and the like. On PostgreSQL the role that signed in, past every wall; the
/// others are the application's role, which meets only what it carries.
enum class Mode { read, write, owner };

std::unique_ptr<Connection> connect_sqlite(const std::string& file, Mode mode);
std::unique_ptr<Connection> connect_postgres(const std::string& url, Mode mode);

}  // namespace ringmur::db
