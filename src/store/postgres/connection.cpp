#include <fmt/format.h>
#include <fmt/ranges.h>
#include <libpq-fe.h>

#include <array>
#include <chrono>
#include <cstring>
#include <unordered_map>

#include "base/text.h"
#include "store/connection.h"
#include "store/outcome.h"
#include "store/postgres/link.h"

namespace ringmur::db {
namespace {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

using std::chrono::milliseconds;

// How long nothing may come before the server counts as gone. It stops statements by itself
// (statement_timeout), so that only one that has gone without a word is silent for longer.
constexpr milliseconds patience_of_statement{130'000};
constexpr milliseconds patience_of_control{20'000};  ///< BEGIN, ROLLBACK, SET
/// With synchronous replicas COMMIT waits until one of them has it.
constexpr milliseconds patience_of_commit{20'000};

Failure failure_of(std::string_view state) {
  if (state == "23505") return Failure::unique;
  if (state == "40001" || state == "40P01") return Failure::serialization;
  if (state == "55P03" || state == "57014") return Failure::busy;
  if (state == "53100") return Failure::full;
  if (state == "25006" || state == "42501") return Failure::read_only;
  if (state.starts_with("08") || state.starts_with("57P") || state.starts_with("53")) return Failure::lost;
  if (state.starts_with("XX")) return Failure::corrupt;
  return Failure::other;
}

/// Only the primary message: the detail carries values that people entered.
[[noreturn]] void fail(PGconn* connection, const PGresult* result) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* text = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  bool lost = PQstatus(connection) != CONNECTION_OK;
  throw DatabaseError(lost ? Failure::lost : failure_of(state == nullptr ? "" : state),
      fmt::format("PostgreSQL {}: {}", state == nullptr ? "-" : state,
          text == nullptr ? "the connection is lost" : text));
}

/// ?1 → $1; there are no question marks in our texts but these.
std::string with_dollars(std::string sql) {
  for (char& c : sql) {
    if (c == '?') c = '$';
  }
  return sql;
}

struct BoundParams {
  explicit BoundParams(std::span<const Param> params) {
    texts.reserve(params.size());
    for (const Param& param : params) add(param);
  }
  void add(const Param& param) {
    bool binary = false;
    std::string text;
    bool null = false;
    if (const auto* number = std::get_if<std::int64_t>(&param))
      text = fmt::to_string(*number);
    else if (const auto* flag = std::get_if<bool>(&param))
      text = *flag ? "t" : "f";
    else if (const auto* string = std::get_if<std::string_view>(&param))
      text = *string;
    else if (const auto* bytes = std::get_if<Bytes>(&param))
      text = bytes->value, binary = true;
    else if (const auto* uuid = std::get_if<Uuid>(&param))
      text = std::string(view(*uuid)), binary = true;
    else
      null = true;
    texts.push_back(std::move(text));
    values.push_back(null ? nullptr : texts.back().c_str());
    lengths.push_back(static_cast<int>(texts.back().size()));
    formats.push_back(binary ? 1 : 0);
  }
  std::vector<std::string> texts;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

/// Results come in PostgreSQL's binary format.
class PostgresCursor : public Cursor {
 public:
  explicit PostgresCursor(Answer answer) : answer_(std::move(answer)), rows_(PQntuples(answer_.get())) {}

  bool next() override { return ++row_ < rows_; }
  bool is_null(int column) const override { return PQgetisnull(answer_.get(), row_, column) != 0; }
  std::int64_t integer(int column) const override {
    std::string_view raw = bytes(column);
    std::uint64_t value = 0;
    for (char c : raw) value = value << 8 | static_cast<unsigned char>(c);
    return raw.size() == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
  }
  bool boolean(int column) const override { return !bytes(column).empty() && bytes(column)[0] != 0; }
  std::string_view text(int column) const override { return bytes(column); }
  std::string_view bytes(int column) const override {
    return {PQgetvalue(answer_.get(), row_, column),
        static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
  }
  Uuid uuid(int column) const override {
    Uuid made;
    std::string_view raw = bytes(column);
    if (raw.size() == made.bytes.size()) std::memcpy(made.bytes.data(), raw.data(), raw.size());
    return made;
  }

 private:
  Answer answer_;
  int rows_;
  int row_{-1};
};

class PostgresConnection;

/// The application's role is neither the tables' owner nor a superuser; a dropped wall would take the owner.
constexpr const char* behind_the_walls = "SET ROLE ringmur_app";
constexpr const char* past_the_walls = "SET ringmur.reach='*'; SET ringmur.write='*'; SET ringmur.house='on'";

/// Arrays and unnest(): one statement for a thousand rows. COPY is no choice where row-level security holds.
class PostgresBulk : public BulkInsert {
 public:
  PostgresBulk(PostgresConnection& connection, const std::string& table, const std::vector<Column>& columns);
  void row(std::span<const Param> values) override {
    for (std::size_t i = 0; i < values.size(); ++i) append(arrays_[i], values[i]);
    if (++rows_ == rows_in_one) finish();
  }
  void finish() override;

 private:
  static constexpr std::size_t rows_in_one = 1000;

  static void append(std::string& array, const Param& param) {
    array += array.empty() ? '{' : ',';
    if (std::holds_alternative<std::monostate>(param))
      array += "NULL";
    else if (const auto* number = std::get_if<std::int64_t>(&param))
      array += fmt::to_string(*number);
    else if (const auto* flag = std::get_if<bool>(&param))
      array += *flag ? 't' : 'f';
    else if (const auto* uuid = std::get_if<Uuid>(&param))
      array += to_string(*uuid);
    else if (const auto* bytes = std::get_if<Bytes>(&param))
      array += "\"\\\\x" + hex(bytes->value) + '"';
    else
      append_quoted(array, std::get<std::string_view>(param));
  }
  static void append_quoted(std::string& array, std::string_view text) {
    array += '"';
    for (char c : text) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }

  PostgresConnection& connection_;
  std::string sql_;
  std::vector<std::string> arrays_;
  std::size_t rows_{0};
};

class PostgresConnection : public Connection {
 public:
  PostgresConnection(const std::string& url, Mode mode) : connection_(open_postgres(url)), mode_(mode) {
    if (PQstatus(connection_) != CONNECTION_OK) {
      const bool standby = is_standby(connection_);
      PQfinish(connection_);
      if (standby) throw NoPrimary("PostgreSQL at the address that was given is a replica");
      throw DatabaseError(Failure::lost, "PostgreSQL does not answer at the address that was given");
    }
    PQsetNoticeReceiver(connection_, &PostgresConnection::hear, this);
    try {
      script(
          "SET client_encoding='UTF8'; SET statement_timeout='120s'; SET lock_timeout='15s';"
          "SET idle_in_transaction_session_timeout='120s'; SET TIME ZONE 'UTC'; SET jit=off");
      script(mode == Mode::owner ? past_the_walls : behind_the_walls);
    } catch (...) {  // no destructor runs for what was never whole
      PQfinish(connection_);
      throw;
    }
  }
  ~PostgresConnection() override { PQfinish(connection_); }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Dialect dialect() const override { return Dialect::postgres; }
  std::unique_ptr<Cursor> query(const std::string& sql, std::span<const Param> params) override {
    return std::make_unique<PostgresCursor>(execute(sql, params));
  }
  std::int64_t run(const std::string& sql, std::span<const Param> params) override {
    Answer answer = execute(sql, params);
    const char* count = PQcmdTuples(answer.get());
    return count[0] == '\0' ? 0 : std::strtoll(count, nullptr, 10);
  }
  void script(const std::string& sql) override {
    if (sql == "COMMIT") return commit();
    // Migrations take as long as they take.
    const milliseconds patience = mode_ == Mode::owner ? milliseconds::max() : patience_of_control;
    check(simply(sql, patience).get());
  }
  std::unique_ptr<BulkInsert> bulk_insert(
      const std::string& table, const std::vector<Column>& columns) override {
    return std::make_unique<PostgresBulk>(*this, table, columns);
  }
  void carry(const Walls& reach) override { carried_ = reach; }
  void begin(const Walls& reach) override {
    // Ids and signs of our own: nothing in them needs quoting.
    script(fmt::format(
        "BEGIN; SELECT set_config('ringmur.reach','{}',true),set_config('ringmur.write','{}',true),"
        "set_config('ringmur.house','{}',true)",
        reach.seen(), reach.written(), reach.has_house() ? "on" : ""));
  }
  bool alive() override { return !silent_ && PQstatus(connection_) == CONNECTION_OK; }

 private:
  /// A warning means that a replica has not confirmed: somebody cut the wait short, and the server then says
  /// COMMIT nevertheless, though a new primary may lack it.
  void commit() {
    warned_ = false;
    Answer answer = simply("COMMIT", patience_of_commit);
    if (answer == nullptr || !alive() || warned_)
      throw OutcomeUnknown("PostgreSQL: no certain answer to COMMIT");
    check(answer.get());
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
      throw DatabaseError(Failure::other, "PostgreSQL: the transaction had failed, and was taken back");
  }

  static void hear(void* self, const PGresult* notice) {
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::string_view(severity) == "WARNING")
      static_cast<PostgresConnection*>(self)->warned_ = true;
  }

  /// One message of one or several statements: the answer to the last, or to the first that failed.
  Answer simply(const std::string& sql, milliseconds patience) {
    Answer kept;
    if (!alive() || PQsendQuery(connection_, sql.c_str()) != 1) return kept;
    for (;;) {
      Answer next = next_answer(patience);
      if (next == nullptr) return silent_ ? nullptr : std::move(kept);
      kept = std::move(next);
    }
  }

  /// As PQgetResult, but a server that is silent for longer is given up.
  Answer next_answer(milliseconds patience) {
    if (!silent_ && !await_input(connection_, patience)) silent_ = true;
    return Answer(silent_ ? nullptr : PQgetResult(connection_));
  }

  void check(const PGresult* result) {
    if (silent_) throw DatabaseError(Failure::lost, "PostgreSQL is silent");
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(connection_, result);
  }

  Answer execute(const std::string& sql, std::span<const Param> params) {
    bool alone = PQtransactionStatus(connection_) == PQTRANS_IDLE;
    if (alone && carried_ != Walls::nothing()) return execute_carrying(sql, params);
    const std::string& name = prepared(sql);
    Answer answer;
    if (send(name, params)) {
      answer = next_answer(patience_of_statement);
      while (next_answer(patience_of_statement) != nullptr) continue;
    }
    check(answer.get());
    return answer;
  }

  /// What the statement may meet and the statement, sent together: one journey, and one transaction, since
  /// there is no Sync between them. Both are over with it.
  Answer execute_carrying(const std::string& sql, std::span<const Param> params) {
    const std::string& carrying = carried_.has_house() ? carry_house : carry_reach;
    prepared(carrying);
    const std::string name = prepared(sql);
    const std::string first = prepared(carrying);  // again: the other may have emptied the list
    const std::array<Param, 1> reach{std::string_view(carried_.seen())};
    bool sent = PQenterPipelineMode(connection_) == 1 && send(first, reach) && send(name, params) &&
                PQpipelineSync(connection_) == 1;
    Answer answer = sent ? last_answer() : nullptr;
    PQexitPipelineMode(connection_);
    check(answer.get());
    return answer;
  }

  bool send(const std::string& name, std::span<const Param> params) {
    BoundParams bound(params);
    return PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(params.size()),
               bound.values.data(), bound.lengths.data(), bound.formats.data(), 1) == 1;
  }

  /// Of what was sent together: the first that failed, or else the last. None where the connection is lost.
  Answer last_answer() {
    Answer kept;
    bool failed = false;
    while (alive()) {
      Answer next = next_answer(patience_of_statement);
      if (next == nullptr) continue;  // the end of one statement
      ExecStatusType status = PQresultStatus(next.get());
      if (status == PGRES_PIPELINE_SYNC) break;
      if (failed) continue;
      failed = status == PGRES_FATAL_ERROR;
      kept = std::move(next);
    }
    return kept;
  }

  const std::string& prepared(const std::string& sql) {
    auto found = names_.find(sql);
    if (found != names_.end()) return found->second;
    constexpr std::size_t most_statements = 300;
    if (names_.size() >= most_statements) {
      script("DEALLOCATE ALL");
      names_.clear();
    }
    std::string name = fmt::format("s{}", ++prepared_count_);
    Answer answer;
    if (PQsendPrepare(connection_, name.c_str(), with_dollars(sql).c_str(), 0, nullptr) == 1) {
      answer = next_answer(patience_of_statement);
      while (next_answer(patience_of_statement) != nullptr) continue;
    }
    check(answer.get());
    return names_.emplace(sql, name).first->second;
  }

  static const std::string carry_reach;
  static const std::string carry_house;

  PGconn* connection_;
  Mode mode_;
  bool warned_{false};  ///< the server has warned since this was last cleared
  bool silent_{false};  ///< given up: what was sent may have been done
  Walls carried_;
  std::unordered_map<std::string, std::string> names_;
  std::uint64_t prepared_count_{0};
};

const std::string PostgresConnection::carry_reach = "SELECT set_config('ringmur.reach',?1,true)";
const std::string PostgresConnection::carry_house =
    "SELECT set_config('ringmur.reach',?1,true),set_config('ringmur.house','on',true)";

PostgresBulk::PostgresBulk(
    PostgresConnection& connection, const std::string& table, const std::vector<Column>& columns)
    : connection_(connection), arrays_(columns.size()) {
  std::vector<std::string> names;
  std::vector<std::string> sources;
  for (const Column& column : columns) {
    names.push_back('"' + column.name + '"');
    sources.push_back(fmt::format("?{}::{}[]", names.size(), column.type));
  }
  sql_ = fmt::format("INSERT INTO \"{}\" ({}) SELECT * FROM unnest({})", table, fmt::join(names, ","),
      fmt::join(sources, ","));
}

void PostgresBulk::finish() {
  if (rows_ == 0) return;
  std::vector<Param> params;
  for (std::string& array : arrays_) {
    array += '}';
    params.emplace_back(std::string_view(array));
  }
  connection_.run(sql_, params);
  for (std::string& array : arrays_) array.clear();
  rows_ = 0;
}

}  // namespace

std::unique_ptr<Connection> connect_postgres(const std::string& url, Mode mode) {
  return std::make_unique<PostgresConnection>(url, mode);
}

}  // namespace ringmur::db
