#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>

#include "growth/bare.h"

namespace ringmur::bench {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

void append_cell(std::string& out, sqlite3_stmt* statement, int column) {
  if (column > 0) out += ';';
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (text != nullptr) out.append(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
}

class BareSqlite : public Bare {
 public:
  explicit BareSqlite(const std::string& file) {
    if (sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) !=
        SQLITE_OK)
      throw std::runtime_error("cannot open " + file);
    // As much memory as our own connections have.
    sqlite3_exec(database_, "PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; PRAGMA query_only=ON",
        nullptr, nullptr, nullptr);
  }
  ~BareSqlite() override { sqlite3_close_v2(database_); }
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  Statement prepared(const std::string& sql) override {
    return [statement = made(sql)] {
      std::size_t rows = 0;
      std::size_t bytes = 0;
      const int columns = sqlite3_column_count(statement.get());
      while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        for (int column = 0; column < columns; ++column)
          bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column));
        ++rows;
      }
      if (sqlite3_reset(statement.get()) != SQLITE_OK) throw std::runtime_error("a bare statement failed");
      return bytes == 0 ? 0 : rows;
    };
  }

  Statement exported(const std::string& sql) override {
    return [statement = made(sql)] {
      std::size_t rows = 0;
      std::string out;
      const int columns = sqlite3_column_count(statement.get());
      while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        if (out.size() > 65'536) out.clear();  // sent
        for (int column = 0; column < columns; ++column) append_cell(out, statement.get(), column);
        out += "\r\n";
        ++rows;
      }
      sqlite3_reset(statement.get());
      return rows;
    };
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  std::string literal(const Uuid& id) const override {
    std::string digits = to_string(id);
    std::erase(digits, '-');
    return "x'" + digits + '\'';
  }
  std::string words_from() const override {
    return "\"search\" s CROSS JOIN \"search_entry\" e ON e.\"entry\" = s.\"rowid\"";
  }
  std::string words_where(const std::string& match) const override {
    return fmt::format("s.\"words\" MATCH '{}'", match);
  }
  std::string title_has(std::string_view text) const override {
    return fmt::format("\"title\" LIKE '%{}%'", text);
  }

 private:
  std::shared_ptr<sqlite3_stmt> made(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) throw std::runtime_error(std::string(sqlite3_errmsg(database_)) + ": " + sql);
    return {statement, Finalize()};
  }

  sqlite3* database_{nullptr};
};

}  // namespace

std::unique_ptr<Bare> bare_sqlite(const std::string& file) {
  return std::make_unique<BareSqlite>(file);
}

}  // namespace ringmur::bench
