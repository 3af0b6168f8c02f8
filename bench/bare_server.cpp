/// The baseline of a page: a Beast handler that knows one answer. It asks a prepared statement for the same
/// columns by the same index and appends the same JSON, without token, scope, log, router or limits.
///
///   bench_bare_server DATABASE AUTHORITY PORT THREADS COLUMNS
///
/// COLUMNS: the file that bench_columns writes, a field of the register a line. Read once, at the start.
#include <sqlite3.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

// The concrete executor: any_io_executor would make this baseline slower than it needs to be.
using Executor = asio::io_context::executor_type;
using Task = asio::awaitable<void, Executor>;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
constexpr asio::use_awaitable_t<Executor> awaited;

constexpr int page_rows = 50;

/// A field: what stands before its value in the answer, and how the value is written.
struct Column {
  std::string before;
  enum class Kind { text, instant, boolean, id, integer, decimal } kind{Kind::text};
};

std::vector<Column> read_columns(const char* file, std::string& sql) {
  std::vector<Column> columns;
  std::ifstream in(file);
  for (std::string name, kind; in >> name >> kind;) {
    Column column{",\"" + name + "\":"};
    if (kind == "instant") column.kind = Column::Kind::instant;
    if (kind == "boolean") column.kind = Column::Kind::boolean;
    if (kind == "reference") column.kind = Column::Kind::id;
    if (kind == "integer") column.kind = Column::Kind::integer;
    if (kind == "decimal") column.kind = Column::Kind::decimal;
    columns.push_back(std::move(column));
    sql += ",\"" + name + '"';
  }
  if (columns.empty()) throw std::runtime_error("there are no columns in the file");
  return columns;
}

constexpr int fixed_columns = 6;
constexpr int key_column = fixed_columns;  // once more, where its place is known

std::string page_sql(const std::string& fields) {
  return "SELECT id,version,created_at,changed_at,archived_at,short_reference,discovered_at" + fields +
         " FROM incident WHERE authority = ?1 AND archived_at IS NULL AND discovered_at IS NOT NULL"
         " ORDER BY discovered_at DESC, id DESC LIMIT ?2";
}

void append_two(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10 % 10);
  out += static_cast<char>('0' + number % 10);
}

void append_id(std::string& out, const unsigned char* bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 15U];
  }
}

/// Strings of the kommun that is measured need only these escapes.
void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

void append_base64url(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  unsigned held = 0;
  int bits = 0;
  for (char c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) out += digits[(held >> static_cast<unsigned>(bits - 6)) & 63U];
  }
  if (bits > 0) out += digits[(held << static_cast<unsigned>(6 - bits)) & 63U];
}

class Page {
 public:
  Page(const std::string& file, std::string authority, const char* columns) : code_(std::move(authority)) {
    if (sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) !=
        SQLITE_OK)
      throw std::runtime_error("cannot open " + file);
    sqlite3_exec(database_, "PRAGMA cache_size=-8192; PRAGMA query_only=ON", nullptr, nullptr, nullptr);
    sqlite3_stmt* find = prepared("SELECT id FROM authority WHERE code = ?1");
    sqlite3_bind_text(find, 1, code_.data(), static_cast<int>(code_.size()), SQLITE_STATIC);
    if (sqlite3_step(find) != SQLITE_ROW) throw std::runtime_error("no authority " + code_);
    id_.assign(static_cast<const char*>(sqlite3_column_blob(find, 0)), 16);
    sqlite3_finalize(find);
    std::string fields;
    columns_ = read_columns(columns, fields);
    statement_ = prepared(page_sql(fields).c_str());
  }
  ~Page() {
    sqlite3_finalize(statement_);
    sqlite3_close(database_);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  std::string answer() {
    std::string out;
    out.reserve(40'000);
    out += "{\"items\":[";
    sqlite3_bind_blob(statement_, 1, id_.data(), 16, SQLITE_STATIC);
    sqlite3_bind_int(statement_, 2, page_rows + 1);
    std::string key;
    int rows = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW && ++rows <= page_rows) {
      if (rows > 1) out += ',';
      append_row(out);
      if (rows == page_rows)
        key = "1" + bytes(0) + std::to_string(sqlite3_column_int64(statement_, key_column));
    }
    sqlite3_reset(statement_);
    out += "],\"next\":";
    if (rows <= page_rows) return out + "null}";
    out += '"';
    append_base64url(out, key);
    return out + "\"}";
  }

 private:
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(database_));
    return made;
  }

  const unsigned char* blob(int column) {
    return static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  }
  std::string bytes(int column) { return {reinterpret_cast<const char*>(blob(column)), 16}; }
  bool is_null(int column) { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

  void append_row(std::string& out) {
    out += "{\"id\":\"";
    append_id(out, blob(0));
    out += "\",\"authority\":\"";
    out += code_;
    out += "\",\"owner\":\"";
    out += code_;
    out += "\",\"shared\":[]";
    append_text(out, ",\"reference\":", 5);
    out += ",\"version\":";
    out += std::to_string(sqlite3_column_int64(statement_, 1));
    append_instant(out, ",\"created_at\":", 2);
    append_instant(out, ",\"changed_at\":", 3);
    append_instant(out, ",\"archived_at\":", 4);
    int column = key_column;
    for (const Column& one : columns_) append_column(out, one, ++column);
    out += '}';
  }

  void append_column(std::string& out, const Column& one, int column) {
    switch (one.kind) {
      case Column::Kind::text:
        return append_text(out, one.before, column);
      case Column::Kind::instant:
        return append_instant(out, one.before, column);
      case Column::Kind::boolean:
        return append_boolean(out, one.before, column);
      case Column::Kind::id:
      case Column::Kind::integer:
      case Column::Kind::decimal:
        break;
    }
    out += one.before;
    if (is_null(column)) {
      out += "null";
    } else if (one.kind == Column::Kind::id) {
      out += '"';
      append_id(out, blob(column));
      out += '"';
    } else {
      const std::int64_t number = sqlite3_column_int64(statement_, column);
      out += std::to_string(one.kind == Column::Kind::integer ? number : number / 10'000);
    }
  }

  void append_text(std::string& out, std::string_view name, int column) {
    out += name;
    if (is_null(column)) {
      out += "null";
      return;
    }
    append_string(out, {reinterpret_cast<const char*>(sqlite3_column_text(statement_, column)),
                           static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))});
  }

  void append_boolean(std::string& out, std::string_view name, int column) {
    out += name;
    if (is_null(column))
      out += "null";
    else
      out += sqlite3_column_int(statement_, column) != 0 ? "true" : "false";
  }

  void append_instant(std::string& out, std::string_view name, int column) {
    out += name;
    if (is_null(column)) {
      out += "null";
      return;
    }
    const std::int64_t at = sqlite3_column_int64(statement_, column);
    const auto seconds = static_cast<std::time_t>(at / 1000);
    const int part = static_cast<int>(at % 1000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    out += '"';
    append_two(out, (utc.tm_year + 1900) / 100);
    for (auto [number, before] :
        {std::pair{utc.tm_year % 100, '\0'}, std::pair{utc.tm_mon + 1, '-'}, std::pair{utc.tm_mday, '-'},
            std::pair{utc.tm_hour, 'T'}, std::pair{utc.tm_min, ':'}, std::pair{utc.tm_sec, ':'}}) {
      if (before != '\0') out += before;
      append_two(out, number);
    }
    if (part != 0) {
      out += '.';
      out += static_cast<char>('0' + part / 100);
      append_two(out, part % 100);
    }
    out += "Z\"";
  }

  sqlite3* database_{nullptr};
  sqlite3_stmt* statement_{nullptr};
  std::vector<Column> columns_;
  std::string code_;
  std::string id_;
};

Task talk(Socket socket, Page& page) {
  beast::flat_buffer buffer;
  try {
    for (;;) {
      http::request<http::empty_body> request;
      co_await http::async_read(socket, buffer, request, awaited);
      http::response<http::string_body> response{http::status::ok, request.version()};
      response.set(http::field::content_type, "application/json");
      response.keep_alive(request.keep_alive());
      response.body() = page.answer();
      response.prepare_payload();
      co_await http::async_write(socket, response, awaited);
      if (!response.keep_alive()) break;
    }
  } catch (const boost::system::system_error&) {
    // The client has gone.
  }
}

/// One thread: its own loop, its own connection to the database.
struct Worker {
  Worker(const std::string& file, const std::string& authority, const char* columns)
      : page(file, authority, columns) {}
  asio::io_context loop{1};
  Page page;
};

Task accept_all(Acceptor& acceptor, std::vector<std::unique_ptr<Worker>>& workers) {
  for (std::size_t next = 0;; ++next) {
    Worker& worker = *workers[next % workers.size()];
    Socket socket(worker.loop.get_executor());
    co_await acceptor.async_accept(socket, awaited);
    socket.set_option(asio::ip::tcp::no_delay(true));
    asio::co_spawn(worker.loop.get_executor(), talk(std::move(socket), worker.page), asio::detached);
  }
}

int run(const std::string& file, const std::string& authority, std::uint16_t port, int threads,
    const char* columns) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (int i = 0; i < threads; ++i) workers.push_back(std::make_unique<Worker>(file, authority, columns));
  asio::io_context& first = workers.front()->loop;
  Acceptor acceptor(first.get_executor(), {asio::ip::make_address("127.0.0.1"), port});
  asio::co_spawn(first.get_executor(), accept_all(acceptor, workers), asio::detached);
  std::vector<std::jthread> running;
  for (std::size_t i = 1; i < workers.size(); ++i) {
    running.emplace_back([&loop = workers[i]->loop] {
      auto open = asio::make_work_guard(loop);
      loop.run();
    });
  }
  std::printf("http://127.0.0.1:%d\n", static_cast<int>(port));
  std::fflush(stdout);
  first.run();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "bench_bare_server DATABASE AUTHORITY PORT THREADS COLUMNS\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2], static_cast<std::uint16_t>(std::atoi(argv[3])), std::atoi(argv[4]), argv[5]);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "bare server: %s\n", failure.what());
    return 1;
  }
}
