#include <fmt/format.h>

#include <filesystem>

#include "base/log.h"
#include "store/collation.h"
#include "store/migrations.h"
#include "store/neutral_rows.h"
#include "store/postgres/role.h"
#include "store/store.h"
#include "store/upgrade.h"

namespace ringmur {
namespace {

Error not_migrated(const Location& location) {
  return {Refusal::unsupported, "store.older",
      {location.shown() + " behöver uppgraderas. Kör `ringmur migrate`.",
          location.shown() + " must be upgraded. Run `ringmur migrate`."},
      {}, {}};
}

std::unexpected<Error> not_opened(const Location& location, const db::DatabaseError& error) {
  log::warning("store.not_opened", {{"error", error.what()}});
  return refuse(Refusal::unavailable, "store.not_opened",
      {location.shown() + " går inte att öppna. Kontrollera adressen eller sökvägen och rättigheterna.",
          location.shown() + " cannot be opened. Check the address or path and the permissions."});
}

std::int64_t newest_of(const Location& location) {
  return static_cast<std::int64_t>(db::migrations(location.dialect()).size());
}

Result<void> open(Store& store, Migration migration, const UpgradeProgress& progress) {
  const Location& location = store.location();
  auto connection = store.pool().connect(db::Mode::owner);
  if (location.dialect() == Dialect::postgres) {
    if (auto taken = db::prepare_role(*connection); !taken) return taken;
  }
  const std::int64_t version = db::schema_step(*connection);
  if (version < newest_of(location) && migration == Migration::refuse_if_needed)
    return refuse(not_migrated(location));
  auto done = upgrade(*connection, location, db::migrations(location.dialect()), progress);
  if (!done) return std::unexpected(done.error());
  if (done->from < done->to) {
    log::info("store.migrated", {{"from", fmt::to_string(done->from)}, {"to", fmt::to_string(done->to)}});
  }
  if (db::rebuild_sort_keys_if_needed(*connection, store.catalogue())) log::info("store.sort_keys_rebuilt");
  return {};
}

}  // namespace

Result<bool> awaits_upgrade(Store& store) {
  const Location& location = store.location();
  std::error_code unknown;
  const bool sqlite = location.dialect() == Dialect::sqlite;
  if (sqlite && !std::filesystem::exists(location.address, unknown)) return false;
  try {
    const std::int64_t version = db::schema_step(*store.pool().connect(db::Mode::owner));
    return version > 0 && version < newest_of(location);
  } catch (const db::DatabaseError& error) {
    return not_opened(location, error);
  }
}

Result<void> bring_up(Store& store, Migration migration, const UpgradeProgress& progress) {
  try {
    return open(store, migration, progress);
  } catch (const db::DatabaseError& error) {
    return not_opened(store.location(), error);
  }
}

Result<std::unique_ptr<Store>> open_store(
    const Location& location, const Catalogue& catalogue, Migration migration) {
  auto store = std::make_unique<Store>(location, catalogue);
  if (auto open = bring_up(*store, migration); !open) return std::unexpected(open.error());
  return store;
}

}  // namespace ringmur
