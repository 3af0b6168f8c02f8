#include <fmt/format.h>

#include <filesystem>

#include "base/log.h"
#include "store/collation.h"
#include "store/migrations.h"
#include "store/postgres/role.h"
#include "store/store.h"

namespace ringmur {
namespace {

constexpr std::int64_t migration_lock = 0x52696e676d7572;  // any number, the same for all of us

std::int64_t version_of(db::Connection& connection) {
  bool sqlite = connection.dialect() == Dialect::sqlite;
  auto cursor = connection.query(sqlite ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'"
                                        : "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'migration' AND"
                                          " schemaname = ANY (current_schemas(false))");
  cursor->next();
  if (cursor->integer(0) == 0) return 0;
  cursor = connection.query("SELECT COALESCE(MAX(\"version\"), 0) FROM \"migration\"");
  cursor->next();
  return cursor->integer(0);
}

void apply(db::Connection& connection, std::int64_t version, const db::MigrationStep& step) {
  connection.script(step.sql);
  connection.run("INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (?1,?2,?3)",
      {version, std::string_view(step.name), now().time_since_epoch().count()});
}

/// All missing steps in one transaction: an upgrade that fails leaves the old state.
void migrate(db::Connection& connection, std::int64_t from, const std::vector<db::MigrationStep>& steps) {
  bool sqlite = connection.dialect() == Dialect::sqlite;
  connection.script(sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
  try {
    if (!sqlite) connection.script(fmt::format("SELECT pg_advisory_xact_lock({})", migration_lock));
    from = version_of(connection);
    for (auto version = static_cast<std::size_t>(from); version < steps.size(); ++version) {
      apply(connection, static_cast<std::int64_t>(version) + 1, steps[version]);
    }
    connection.script("COMMIT");
  } catch (...) {
    if (connection.alive()) connection.script("ROLLBACK");
    throw;
  }
}

Error newer_than_us(const Location& location) {
  return {Refusal::unsupported, "store.newer",
      {location.shown() + " har skrivits av en nyare version av Ringmur. Uppgradera programmet.",
          location.shown() + " was written by a newer version of Ringmur. Upgrade the program."},
      {}, {}};
}

Error not_migrated(const Location& location) {
  return {Refusal::unsupported, "store.older",
      {location.shown() + " behöver uppgraderas. Kör `ringmur migrate`.",
          location.shown() + " must be upgraded. Run `ringmur migrate`."},
      {}, {}};
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(
    const Location& location, const Catalogue& catalogue, Migration migration) {
  auto store = std::make_unique<Store>(location, catalogue);
  const auto& steps = db::migrations(location.dialect());
  try {
    auto connection = store->pool().connect(db::Mode::owner);
    if (location.dialect() == Dialect::postgres) {
      if (auto taken = db::prepare_role(*connection); !taken) return std::unexpected(taken.error());
    }
    std::int64_t version = version_of(*connection);
    auto newest = static_cast<std::int64_t>(steps.size());
    if (version > newest) return std::unexpected(newer_than_us(location));
    if (version < newest) {
      if (migration == Migration::refuse_if_needed) return std::unexpected(not_migrated(location));
      migrate(*connection, version, steps);
      log::info("store.migrated", {{"from", fmt::to_string(version)}, {"to", fmt::to_string(newest)}});
    }
    if (db::rebuild_sort_keys_if_needed(*connection, catalogue)) log::info("store.sort_keys_rebuilt");
  } catch (const db::DatabaseError& error) {
    log::warning("store.not_opened", {{"error", error.what()}});
    return refuse(Refusal::unavailable, "store.not_opened",
        {location.shown() + " går inte att öppna. Kontrollera adressen eller sökvägen och rättigheterna.",
            location.shown() + " cannot be opened. Check the address or path and the permissions."});
  }
  return store;
}

}  // namespace ringmur
