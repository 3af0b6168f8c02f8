#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <unordered_map>

#include "base/text.h"
#include "store/connection.h"
#include "store/sqlite/disk.h"

namespace ringmur::db {
namespace {

Failure failure_of(int code) {
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) return Failure::unique;
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::busy;
    case SQLITE_FULL:
      return Failure::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Failure::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Failure::corrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return Failure::lost;
  }
  return Failure::other;
}

bool is_sync(int code) {
  return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

/// What the disk did not do; nothing where it is no matter of the disk. SQLite has a code of its own for a
/// full disk, but not for a limit on a file's size, nor for a disk that was made read-only meanwhile.
std::optional<Ailment> ailment_of(int code, int system) {
  if (is_sync(code)) return Ailment::unsynced;
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Ailment::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Ailment::read_only;
    case SQLITE_IOERR:
      if (system == ENOSPC || system == EDQUOT || system == EFBIG) return Ailment::full;
      return system == EROFS ? Ailment::read_only : Ailment::failing;
  }
  return std::nullopt;
}

std::string file_of(sqlite3* database) {
  const char* file = sqlite3_db_filename(database, "main");
  return file == nullptr ? "" : file;
}

[[noreturn]] void fail(sqlite3* database, int code) {
  const int last = errno;  // SQLite keeps it of most failures, but not of a COMMIT
  const int kept = sqlite3_system_errno(database);
  const int system = kept != 0 ? kept : last;
  std::string text = fmt::format("SQLite {}: {}", code, sqlite3_errmsg(database));
  const bool of_system = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
  if (of_system && system != 0) text += fmt::format(" ({})", std::strerror(system));
  if (auto ailment = ailment_of(code, system); ailment && code != SQLITE_IOERR_NOMEM) {
    Disk::of(file_of(database)).fell_ill(*ailment, text);
    throw DiskError(*ailment, text);
  }
  const bool no_descriptor = (code & 0xff) == SQLITE_CANTOPEN && (system == EMFILE || system == ENFILE);
  throw DatabaseError(no_descriptor ? Failure::busy : failure_of(code), text);
}

/// How long it waits for whoever has the file.
constexpr std::chrono::milliseconds patience{15'000};

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

int bind_one(sqlite3_stmt* statement, int index, const Param& param) {
  if (const auto* number = std::get_if<std::int64_t>(&param))
    return sqlite3_bind_int64(statement, index, *number);
  if (const auto* flag = std::get_if<bool>(&param)) return sqlite3_bind_int(statement, index, *flag ? 1 : 0);
  if (const auto* text = std::get_if<std::string_view>(&param)) {
    const char* data = text->data() == nullptr ? "" : text->data();
    return sqlite3_bind_text(statement, index, data, static_cast<int>(text->size()), SQLITE_STATIC);
  }
  if (const auto* bytes = std::get_if<Bytes>(&param)) {
    if (bytes->value.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob(
        statement, index, bytes->value.data(), static_cast<int>(bytes->value.size()), SQLITE_STATIC);
  }
  if (const auto* uuid = std::get_if<Uuid>(&param)) {
    return sqlite3_bind_blob(statement, index, uuid->bytes.data(), 16, SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

void bind_all(sqlite3* database, sqlite3_stmt* statement, std::span<const Param> params) {
  int index = 1;
  for (const Param& param : params) {
    if (int code = bind_one(statement, index++, param); code != SQLITE_OK) fail(database, code);
  }
}

/// Parameters are copied: a cursor outlives the call that bound them.
class SqliteCursor : public Cursor {
 public:
  SqliteCursor(sqlite3* database, sqlite3_stmt* statement, std::span<const Param> params)
      : database_(database), statement_(statement), params_(params.begin(), params.end()) {
    texts_.reserve(params_.size());
    for (Param& param : params_) keep(param);
    bind_all(database_, statement_, params_);
  }
  ~SqliteCursor() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  bool next() override {
    int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(database_, code);
  }
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  bool boolean(int column) const override { return integer(column) != 0; }
  std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return data == nullptr ? std::string_view() : std::string_view(data, size(column));
  }
  std::string_view bytes(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? std::string_view() : std::string_view(data, size(column));
  }
  Uuid uuid(int column) const override {
    Uuid made;
    std::string_view found = bytes(column);
    if (found.size() == made.bytes.size()) std::copy(found.begin(), found.end(), made.bytes.begin());
    return made;
  }

 private:
  void keep(Param& param) {
    if (auto* text = std::get_if<std::string_view>(&param))
      *text = texts_.emplace_back(*text);
    else if (auto* bytes = std::get_if<Bytes>(&param))
      bytes->value = texts_.emplace_back(bytes->value);
  }
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }

  sqlite3* database_;
  sqlite3_stmt* statement_;
  std::vector<Param> params_;
  std::vector<std::string> texts_;
};

void run_once(sqlite3* database, sqlite3_stmt* statement, std::span<const Param> params) {
  bind_all(database, statement, params);
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE && code != SQLITE_ROW) fail(database, code);
}

class SqliteBulk : public BulkInsert {
 public:
  SqliteBulk(sqlite3* database, Prepared statement) : database_(database), statement_(std::move(statement)) {}
  void row(std::span<const Param> values) override { run_once(database_, statement_.get(), values); }
  void finish() override {}

 private:
  sqlite3* database_;
  Prepared statement_;
};

std::string_view argument(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return {text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// As the migration of the same name defines it on PostgreSQL: whether a text holds the second, which is in
/// lower case.
void contains(sqlite3_context* context, int, sqlite3_value** arguments) {
  try {
    bool found = lower_case(argument(arguments[0])).find(argument(arguments[1])) != std::string::npos;
    sqlite3_result_int(context, found ? 1 : 0);
  } catch (const std::exception&) {  // nothing may pass through SQLite's own frames
    sqlite3_result_error_nomem(context);
  }
}

/// A new file is its owner's alone, whatever the umask says; SQLite gives its log beside it the same rights.
void make_private(const std::string& file) {
  if (file.starts_with(':')) return;  // in memory
  constexpr mode_t owner_only = 0600;
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
  if (made >= 0) ::close(made);  // else it is there already, or SQLite says what is wrong
}

/// The log of SQLite into the file itself, as SQLite does it unasked every thousand pages. But that one keeps
/// it to itself when the disk does not confirm: what was committed is safe in the log, but the disk is sick.
int write_back(void* disk, sqlite3* database, const char* name, int pages) {
  constexpr int often_enough = 1000;
  if (pages < often_enough) return SQLITE_OK;
  const int code = sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  try {
    if (is_sync(code))
      static_cast<Disk*>(disk)->fell_ill(Ailment::unsynced, fmt::format("SQLite {} when writing back", code));
    else if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
      static_cast<Disk*>(disk)->left_in_log(fmt::format("SQLite {}: {}", code, sqlite3_errmsg(database)));
  } catch (const std::exception&) {  // nothing may pass through SQLite's own frames
    return SQLITE_OK;
  }
  return SQLITE_OK;
}

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& file, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX |
                (mode != Mode::read ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
    if (mode != Mode::read) make_private(file);
    int code = sqlite3_open_v2(file.c_str(), &database_, flags, nullptr);
    if (code != SQLITE_OK) {
      std::string text = fmt::format("SQLite {}: {}", code, sqlite3_errmsg(database_));
      const int system = sqlite3_system_errno(database_);
      sqlite3_close_v2(database_);
      const bool no_descriptor = system == EMFILE || system == ENFILE;
      throw DatabaseError(no_descriptor ? Failure::busy : failure_of(code), text);
    }
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, static_cast<int>(patience.count()));
    disk_ = &Disk::of(file_of(database_));
    try {
      prepare_connection(mode);
    } catch (...) {  // no destructor runs for what was never whole
      sqlite3_close_v2(database_);
      throw;
    }
  }
  ~SqliteConnection() override {
    statements_.clear();
    sqlite3_close_v2(database_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }
  std::unique_ptr<Cursor> query(const std::string& sql, std::span<const Param> params) override {
    return std::make_unique<SqliteCursor>(database_, statement(sql), params);
  }
  std::int64_t run(const std::string& sql, std::span<const Param> params) override {
    run_once(database_, statement(sql), params);
    return sqlite3_changes64(database_);
  }
  void script(const std::string& sql) override {
    if (sql == "BEGIN IMMEDIATE" && !disk_->takes_writes())
      throw DiskError(Ailment::unsynced, "the disk has left a write unconfirmed");
    if (int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) {
      fail(database_, code);
    }
    if (sql == "COMMIT" && disk_->ailment()) disk_->is_well();
  }
  std::unique_ptr<BulkInsert> bulk_insert(
      const std::string& table, const std::vector<Column>& columns) override {
    std::vector<std::string> names;
    std::vector<std::string> marks;
    for (const Column& column : columns) {
      names.push_back('"' + column.name + '"');
      marks.push_back(fmt::format("?{}", names.size()));
    }
    return std::make_unique<SqliteBulk>(database_, prepare(fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})",
                                                       table, fmt::join(names, ","), fmt::join(marks, ","))));
  }
  void carry(const Walls& /*reach*/) override {}
  void begin(const Walls& /*reach*/) override { script("BEGIN IMMEDIATE"); }
  bool alive() override { return true; }

 private:
  void prepare_connection(Mode mode) {
    script(
        "PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192; PRAGMA "
        "trusted_schema=OFF;"
        "PRAGMA synchronous=FULL;");
    constexpr int same_for_same = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    int code = sqlite3_create_function_v2(
        database_, "ringmur_contains", 2, same_for_same, nullptr, contains, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(database_, code);
    if (mode != Mode::read) {
      begin_log();
      script("PRAGMA journal_size_limit=67108864;");
      sqlite3_wal_hook(database_, write_back, disk_);
    } else
      script("PRAGMA query_only=ON;");
  }

  /// Where several come to an empty file at once one of them makes its log; SQLite lets nobody wait for that.
  void begin_log() {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      try {
        return script("PRAGMA journal_mode=WAL;");
      } catch (const DatabaseError& error) {
        if (error.failure != Failure::busy || std::chrono::steady_clock::now() > until) throw;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
  }

  Prepared prepare(const std::string& sql) {
    sqlite3_stmt* made = nullptr;
    int code = sqlite3_prepare_v3(
        database_, sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK) fail(database_, code);
    return Prepared(made);
  }

  sqlite3_stmt* statement(const std::string& sql) {
    auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second.get();
    constexpr std::size_t most_statements = 200;
    if (statements_.size() >= most_statements) {
      std::erase_if(
          statements_, [](const auto& entry) { return sqlite3_stmt_busy(entry.second.get()) == 0; });
    }
    return statements_.emplace(sql, prepare(sql)).first->second.get();
  }

  sqlite3* database_{nullptr};
  Disk* disk_{nullptr};
  std::unordered_map<std::string, Prepared> statements_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& file, Mode mode) {
  // Of all connections together: pages that are read make room for themselves among those that were. Else
  // each connection fills a cache of its own, the seldom used ones for hours.
  constexpr sqlite3_int64 most_memory = sqlite3_int64{64} << 20;
  [[maybe_unused]] static const sqlite3_int64 before = sqlite3_soft_heap_limit64(most_memory);
  return std::make_unique<SqliteConnection>(file, mode);
}

}  // namespace ringmur::db
