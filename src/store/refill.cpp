#include "store/refill.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "store/migrations.h"
#include "store/neutral_rows.h"
#include "store/postgres/role.h"

namespace ringmur {
namespace {

std::unexpected<Error> not_empty(const Location& target) {
  return refuse(Refusal::conflict, "restore.not_empty",
      {target.shown() + " är inte tom, och det som finns skrivs aldrig över. Ange en ny fil, eller en tom "
                        "databas (createdb).",
          target.shown() + " is not empty, and what is there is never written over. Name a new file, or an "
                           "empty database (createdb)."});
}

std::unexpected<Error> under_way(const Location& target) {
  return refuse(Refusal::conflict, "restore.under_way",
      {"En annan återställning skriver " + target.shown() + ". Vänta tills den är klar.",
          "Another restore is writing " + target.shown() + ". Wait until it is done."});
}

std::unexpected<Error> not_written(const Location& target, const std::string& why) {
  log::warning("restore.not_written", {{"error", why}});
  return refuse(Refusal::unavailable, "restore.not_written",
      {target.shown() + " gick inte att fylla (" + why +
              "). Inget är återställt. Rätta felet och kör samma kommando igen.",
          target.shown() + " could not be filled (" + why +
              "). Nothing was restored. Mend it and run the same command again."});
}

std::unexpected<Error> other_table(const std::string& table) {
  return refuse(Refusal::invalid, "restore.table",
      {"Säkerhetskopians tabell " + table + " finns inte så i den version som den säger. Ta en annan.",
          "The backup's table " + table + " is not so in the version that it tells. Take another."});
}

std::unexpected<Error> other_rows(const std::string& table) {
  return refuse(Refusal::invalid, "restore.rows",
      {"Raderna i säkerhetskopians tabell " + table +
              " stämmer inte med innehållsförteckningen. Ta en annan.",
          "The rows of the backup's table " + table + " do not agree with its contents. Take another."});
}

bool is_of_the_trail(std::string_view table) {
  constexpr std::array<std::string_view, 6> names{
      "audit_event", "audit_head", "audit_link", "authority", "seal", "seal_key"};
  return std::ranges::find(names, table) != names.end();
}

bool is_there(const std::string& file) {
  struct stat found{};
  return ::stat(file.c_str(), &found) == 0 && found.st_size > 0;
}

bool sync(const std::filesystem::path& path, int flags) {
  const int opened = ::open(path.c_str(), flags | O_CLOEXEC);
  if (opened < 0) return false;
  const bool good = ::fsync(opened) == 0;
  ::close(opened);
  return good;
}

}  // namespace

struct Refill::Inside {
  enum class Keeps { everything, trail };

  Inside(Location target_, const SnapshotContents& contents_, Keeps keeps_)
      : target(std::move(target_)), contents(contents_), keeps(keeps_) {}
  ~Inside() {
    bulk.reset();
    connection.reset();  // what was not committed is taken back
    if (!aside.empty()) {
      for (const char* ending : {"", "-wal", "-shm", "-journal"}) ::unlink((aside + ending).c_str());
    }
    if (lock >= 0) ::close(lock);
  }

  Location target;
  SnapshotContents contents;
  Keeps keeps;
  std::string aside;  ///< the file that is filled, until it is whole
  int lock{-1};
  std::unique_ptr<db::Connection> connection;
  std::vector<std::vector<db::StoredColumn>> columns;
  std::vector<std::int64_t> rows;
  std::vector<std::string> indexes;
  std::unique_ptr<db::BulkInsert> bulk;
  std::size_t bulk_table{0};

  bool is_sqlite() const { return target.dialect() == Dialect::sqlite; }
  bool keeps_table(const std::string& name) const {
    return keeps == Keeps::everything || is_of_the_trail(name);
  }

  /// A file that a restore left when it was killed is begun again.
  Result<void> open_aside() {
    const bool there = is_there(target.address) || is_there(target.address + "-wal");
    if (keeps == Keeps::everything && there) return not_empty(target);
    const std::string file = keeps == Keeps::everything ? target.address + ".restoring" : target.address;
    lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock < 0) return not_written(target, "the folder cannot be written to");
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) return under_way(target);
    aside = file;
    for (const char* ending : {"-wal", "-shm", "-journal"}) ::unlink((file + ending).c_str());
    if (::ftruncate(lock, 0) != 0) return not_written(target, "the disk");
    connection = db::connect_sqlite(file, db::Mode::owner);
    // Nobody needs what a power cut would leave of it.
    connection->script(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA "
        "cache_size=-65536; BEGIN IMMEDIATE");
    return {};
  }

  Result<void> open_postgres() {
    connection = db::connect_postgres(target.address, db::Mode::owner);
    if (auto taken = db::prepare_role(*connection); !taken) return taken;
    db::begin_alone(*connection);
    if (!db::stored_tables(*connection).empty()) return not_empty(target);
    return {};
  }

  Result<void> prepare() {
    const auto& steps = db::migrations(target.dialect());
    if (contents.step > static_cast<std::int64_t>(steps.size())) return refuse(newer_than_us(target));
    db::apply_steps(*connection, steps, contents.step, {});
    std::vector<std::string> there = db::stored_tables(*connection);
    std::erase_if(there, [](const std::string& name) { return is_kept_out(name); });
    for (const SnapshotTable& table : contents.tables) {
      if (auto fits = prepare_table(table); !fits) return fits;
      std::erase(there, table.name);
    }
    rows.resize(contents.tables.size());
    if (!there.empty()) return other_table(there.front());
    if (is_sqlite()) set_indexes_aside();
    return {};
  }

  /// What the steps themselves put in is in the backup too.
  Result<void> prepare_table(const SnapshotTable& table) {
    const std::vector<db::StoredColumn> here = db::stored_columns(*connection, table.name);
    std::vector<db::StoredColumn> ordered;
    for (const std::string& name : table.columns) {
      auto found = std::ranges::find(here, name, &db::StoredColumn::name);
      if (found != here.end()) ordered.push_back(*found);
    }
    const bool same =
        !here.empty() && ordered.size() == here.size() && ordered.size() == table.columns.size();
    if (!same || is_kept_out(table.name)) return other_table(table.name);
    columns.push_back(std::move(ordered));
    connection->run(fmt::format("DELETE FROM \"{}\"", table.name));
    return {};
  }

  /// Made at the end: sorted once, instead of looked up row by row.
  void set_indexes_aside() {
    std::vector<std::string> names;
    {
      auto cursor = connection->query(
          "SELECT \"name\",\"sql\" FROM sqlite_master WHERE \"type\" = 'index' AND \"sql\" IS NOT NULL");
      while (cursor->next()) {
        names.emplace_back(cursor->text(0));
        indexes.emplace_back(cursor->text(1));
      }
    }
    for (const std::string& name : names) connection->script("DROP INDEX \"" + name + '"');
  }

  void flush() {
    if (bulk) bulk->finish();
  }

  void open_bulk(std::size_t table) {
    if (bulk && bulk_table == table) return;
    flush();
    std::vector<Column> named;
    for (const db::StoredColumn& column : columns[table]) named.push_back({column.name, column.type});
    bulk = connection->bulk_insert(contents.tables[table].name, named);
    bulk_table = table;
  }

  Result<void> add(std::size_t table, std::string_view bytes) {
    if (table >= columns.size()) return other_table(fmt::to_string(table));
    if (!keeps_table(contents.tables[table].name)) return {};
    open_bulk(table);
    db::NeutralRows neutral(bytes);
    std::vector<db::Param> values;
    while (!neutral.at_end()) {
      if (!neutral.next(columns[table], values)) return other_rows(contents.tables[table].name);
      bulk->row(values);
      ++rows[table];
    }
    flush();  // a block at a time: memory stays flat however large the rows are
    return {};
  }

  Result<void> complete() {
    flush();
    bulk.reset();
    for (std::size_t table = 0; table < contents.tables.size(); ++table) {
      const SnapshotTable& told = contents.tables[table];
      if (keeps_table(told.name) && rows[table] != told.rows) return other_rows(told.name);
    }
    for (const std::string& index : indexes) connection->script(index);
    return {};
  }

  /// To the tables of this program, and the index of words, which SQLite keeps apart from them.
  void bring_up(const UpgradeProgress& progress) {
    const auto& steps = db::migrations(target.dialect());
    db::apply_steps(*connection, steps, static_cast<std::int64_t>(steps.size()), progress);
    if (is_sqlite() && keeps == Keeps::everything)
      connection->script("INSERT INTO \"search\"(\"search\") VALUES ('rebuild')");
  }

  std::optional<Text> fault_of(const SnapshotChain& chain) {
    const ChainState state = db::read_head(*connection, chain.authority);
    if (state.sequence != chain.sequence || hex(state.head) != chain.head) {
      return Text{"kedjan slutar inte där säkerhetskopian säger",
          "the chain does not end where the backup "
          "says"};
    }
    ChainProof proof;
    if (chain.sequence > 0) proof.head = chain.head;
    auto fault = db::verify_chain(*connection, chain.authority, proof);
    if (!fault) return std::nullopt;
    return Text{fmt::format("länk {}: {}", fault->sequence, fault->what.sv),
        fmt::format("link {}: {}", fault->sequence, fault->what.en)};
  }

  Result<void> name_file() {
    // As every database of ours is: a first reader would keep whoever wants to change that out.
    connection->script("COMMIT; PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL;");
    connection.reset();
    if (!sync(aside, O_RDWR)) return not_written(target, "fsync");
    // What is there is empty, or has come meanwhile; only the first may go.
    if (!is_there(target.address)) ::unlink(target.address.c_str());
    if (::link(aside.c_str(), target.address.c_str()) != 0) return not_empty(target);
    const auto folder = std::filesystem::path(target.address).parent_path();
    if (!sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY)) return not_written(target, "fsync");
    return {};
  }

  template <typename Work>
  Result<void> guarded(const Work& work) {
    try {
      return work();
    } catch (const db::DatabaseError& error) {
      return not_written(target, error.what());
    }
  }
};

Refill::Refill(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Refill::~Refill() = default;

Result<std::unique_ptr<Refill>> Refill::begin(const Location& target, const SnapshotContents& contents) {
  auto inside = std::make_unique<Inside>(target, contents, Inside::Keeps::everything);
  auto begun = inside->guarded([&]() -> Result<void> {
    auto opened = inside->is_sqlite() ? inside->open_aside() : inside->open_postgres();
    return opened ? inside->prepare() : opened;
  });
  if (!begun) return std::unexpected(begun.error());
  return std::unique_ptr<Refill>(new Refill(std::move(inside)));
}

Result<std::unique_ptr<Refill>> Refill::begin_trail(
    const std::string& folder, const SnapshotContents& contents) {
  const std::string file = folder + "/ringmur-trail-" + hex(random_bytes(8));
  auto inside = std::make_unique<Inside>(Location(file), contents, Inside::Keeps::trail);
  auto begun = inside->guarded([&]() -> Result<void> {
    auto opened = inside->open_aside();
    return opened ? inside->prepare() : opened;
  });
  if (!begun) return std::unexpected(begun.error());
  return std::unique_ptr<Refill>(new Refill(std::move(inside)));
}

Result<void> Refill::add(std::size_t table, std::string_view rows) {
  return inside_->guarded([&] { return inside_->add(table, rows); });
}

Result<std::vector<RefillFault>> Refill::check(const UpgradeProgress& progress) {
  std::vector<RefillFault> faults;
  auto checked = inside_->guarded([&]() -> Result<void> {
    if (auto whole = inside_->complete(); !whole) return whole;
    inside_->bring_up(progress);
    for (const SnapshotChain& chain : inside_->contents.chains) {
      if (auto what = inside_->fault_of(chain))
        faults.push_back({chain.code.empty() ? "–" : chain.code, std::move(*what)});
    }
    return {};
  });
  if (!checked) return std::unexpected(checked.error());
  return faults;
}

Result<void> Refill::finish() {
  return inside_->guarded([&]() -> Result<void> {
    if (inside_->is_sqlite()) return inside_->name_file();
    inside_->connection->script("COMMIT");
    inside_->connection->script("ANALYZE");  // the first questions are planned by what is there
    return {};
  });
}

}  // namespace ringmur
