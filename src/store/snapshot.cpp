#include "store/snapshot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>

#include "base/log.h"
#include "base/text.h"
#include "schema/json_writer.h"
#include "store/audit.h"
#include "store/migrations.h"
#include "store/neutral_rows.h"
#include "store/upgrade.h"

namespace ringmur {
namespace {

constexpr std::size_t block_bytes = 1u << 20;

std::string select_of(const std::string& table, const std::vector<db::StoredColumn>& columns) {
  std::vector<std::string> names;
  for (const db::StoredColumn& column : columns) names.push_back('"' + column.name + '"');
  return fmt::format("SELECT {} FROM \"{}\"", fmt::join(names, ","), table);
}

/// Rows in batches that are small where rows are large: evidence lies in pieces of a MiB.
class Batches {
 public:
  Batches(db::Connection& connection, std::string name, const std::string& select)
      : connection_(connection), name_(std::move(name)) {
    if (is_sqlite())
      cursor_ = connection.query(select);
    else
      connection.script(fmt::format("DECLARE \"{}\" NO SCROLL CURSOR FOR {}", name_, select));
  }
  ~Batches() {
    cursor_.reset();
    try {
      if (!is_sqlite()) connection_.script("CLOSE \"" + name_ + '"');
    } catch (const db::DatabaseError&) {  // the transaction is over, and the cursor with it
      asked_ = 0;
    }
  }
  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  bool next() {
    if (is_sqlite()) return cursor_->next();
    if (cursor_ && seen_ < asked_ && cursor_->next()) return ++seen_ > 0;
    if (cursor_ && seen_ < asked_) return false;
    cursor_.reset();
    asked_ = size_;
    cursor_ = connection_.query(fmt::format("FETCH FORWARD {} FROM \"{}\"", asked_, name_));
    seen_ = cursor_->next() ? 1 : 0;
    return seen_ == 1;
  }
  const db::Cursor& row() const { return *cursor_; }
  /// A block is full after so many rows: so many are fetched from now on. Few different sizes, since each is
  /// a statement that is prepared.
  void fits(std::int64_t rows) {
    constexpr std::int64_t most = 4096;
    size_ = 1;
    while (size_ < most && size_ * 2 <= rows) size_ *= 2;
  }

 private:
  bool is_sqlite() const { return connection_.dialect() == Dialect::sqlite; }

  db::Connection& connection_;
  std::string name_;
  std::unique_ptr<db::Cursor> cursor_;
  std::int64_t size_{16};
  std::int64_t asked_{0};
  std::int64_t seen_{0};
};

std::unexpected<Error> no_data(const Location& location) {
  return refuse(Refusal::not_found, "backup.no_data",
      {location.shown() + " har inga uppgifter från Ringmur. Rätta --data.",
          location.shown() + " holds no data of Ringmur's. Correct --data."});
}

std::unexpected<Error> not_read(const Location& location, const db::DatabaseError& error) {
  log::warning("backup.not_read", {{"error", error.what()}});
  return refuse(Refusal::unavailable, "backup.not_read",
      {location.shown() + " gick inte att läsa till slut. Kontrollera databasen och kör samma kommando igen.",
          location.shown() + " could not be read to its end. Check the database and run the same command "
                             "again."});
}

std::unexpected<Error> no_contents() {
  return refuse(Refusal::invalid, "backup.contents",
      {"Säkerhetskopians innehållsförteckning går inte att läsa. Ta en annan säkerhetskopia.",
          "The backup's list of contents cannot be read. Take another backup."});
}

SnapshotTable table_of(const boost::json::value& value) {
  SnapshotTable table{std::string(value.at("name").as_string()), {}, value.at("rows").as_int64()};
  for (const boost::json::value& column : value.at("columns").as_array())
    table.columns.emplace_back(column.as_string());
  return table;
}

SnapshotChain chain_of(const boost::json::value& value) {
  auto id = parse_uuid(std::string_view(value.at("authority").as_string()));
  return {id.value_or(Uuid{}), std::string(value.at("code").as_string()), value.at("sequence").as_int64(),
      std::string(value.at("head").as_string())};
}

}  // namespace

bool is_kept_out(std::string_view table) {
  constexpr std::array<std::string_view, 4> names{"challenge", "migration", "oidc_flow", "session"};
  return std::ranges::find(names, table) != names.end();
}

std::string json_of(const SnapshotContents& contents) {
  JsonWriter json;
  json.open('{').key("step").raw(fmt::to_string(contents.step)).key("tables").open('[');
  for (const SnapshotTable& table : contents.tables) {
    json.open('{').member("name", table.name).key("rows").raw(fmt::to_string(table.rows));
    json.key("columns").open('[');
    for (const std::string& column : table.columns) json.text(column);
    json.close(']').close('}');
  }
  json.close(']').key("chains").open('[');
  for (const SnapshotChain& chain : contents.chains) {
    json.open('{').member("authority", to_string(chain.authority)).member("code", chain.code);
    json.key("sequence").raw(fmt::to_string(chain.sequence)).member("head", chain.head).close('}');
  }
  return json.close(']').close('}').take();
}

Result<SnapshotContents> contents_of(std::string_view text) {
  try {
    const boost::json::value value = boost::json::parse(text);
    SnapshotContents contents{value.at("step").as_int64(), {}, {}};
    for (const boost::json::value& table : value.at("tables").as_array())
      contents.tables.push_back(table_of(table));
    for (const boost::json::value& chain : value.at("chains").as_array())
      contents.chains.push_back(chain_of(chain));
    return contents;
  } catch (const std::exception&) {
    return no_contents();
  }
}

Snapshot::Snapshot(Location location, std::unique_ptr<db::Connection> connection)
    : location_(std::move(location)), connection_(std::move(connection)) {}

Snapshot::~Snapshot() {
  try {
    if (connection_->alive()) connection_->script("ROLLBACK");
  } catch (const db::DatabaseError& error) {
    log::warning("backup.not_let_go", {{"error", error.what()}});
  }
}

void Snapshot::begin() {
  if (connection_->dialect() == Dialect::sqlite) {
    connection_->script("BEGIN");
    return;
  }
  connection_->script(
      "SET statement_timeout=0; SET idle_in_transaction_session_timeout=0;"
      "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Snapshot::look() {
  contents_.step = db::schema_step(*connection_);
  for (const std::string& name : db::stored_tables(*connection_)) {
    if (is_kept_out(name)) continue;
    SnapshotTable table{name, {}, 0};
    for (const db::StoredColumn& column : db::stored_columns(*connection_, name))
      table.columns.push_back(column.name);
    auto cursor = connection_->query(fmt::format("SELECT COUNT(*) FROM \"{}\"", name));
    cursor->next();
    table.rows = cursor->integer(0);
    contents_.tables.push_back(std::move(table));
  }
  if (contents_.step == 0) return;
  auto cursor = connection_->query(
      "SELECT h.\"authority\", COALESCE(a.\"code\", ''), h.\"sequence\", h.\"head\" FROM \"audit_head\" h"
      " LEFT JOIN \"authority\" a ON a.\"id\" = h.\"authority\" ORDER BY h.\"authority\"");
  while (cursor->next()) {
    contents_.chains.push_back(
        {cursor->uuid(0), std::string(cursor->text(1)), cursor->integer(2), hex(cursor->bytes(3))});
  }
}

Result<std::unique_ptr<Snapshot>> Snapshot::take(const Location& location) {
  const bool sqlite = location.dialect() == Dialect::sqlite;
  std::error_code unknown;
  if (sqlite && !std::filesystem::exists(location.address, unknown)) return no_data(location);
  try {
    auto connection = sqlite ? db::connect_sqlite(location.address, db::Mode::read)
                             : db::connect_postgres(location.address, db::Mode::owner);
    std::unique_ptr<Snapshot> snapshot(new Snapshot(location, std::move(connection)));
    snapshot->begin();
    snapshot->look();
    const std::int64_t step = snapshot->contents_.step;
    if (step == 0) return no_data(location);
    if (step > static_cast<std::int64_t>(db::migrations(location.dialect()).size()))
      return refuse(newer_than_us(location));
    return snapshot;
  } catch (const db::DatabaseError& error) {
    return not_read(location, error);
  }
}

Result<void> Snapshot::read_table(
    std::size_t place, const std::function<Result<void>(const SnapshotBlock&)>& take) {
  const std::string& name = contents_.tables[place].name;
  const std::vector<db::StoredColumn> columns = db::stored_columns(*connection_, name);
  Batches batches(*connection_, fmt::format("backup_{}", place), select_of(name, columns));
  SnapshotBlock block{place, 0, {}};
  while (batches.next()) {
    db::append_row(block.bytes, batches.row(), columns);
    ++block.rows;
    if (block.bytes.size() < block_bytes) continue;
    if (auto taken = take(block); !taken) return taken;
    batches.fits(block.rows);
    block = {place, 0, {}};
  }
  return block.rows == 0 ? Result<void>() : take(block);
}

Result<void> Snapshot::read(const std::function<Result<void>(const SnapshotBlock&)>& take) {
  try {
    for (std::size_t place = 0; place < contents_.tables.size(); ++place) {
      if (auto done = read_table(place, take); !done) return done;
    }
    return {};
  } catch (const db::DatabaseError& error) {
    return not_read(location_, error);
  }
}

}  // namespace ringmur
