#include "store/health.h"

#include <filesystem>

#include "store/database_trouble.h"
#include "store/migrations.h"
#include "store/sqlite/disk.h"

namespace ringmur {
namespace {

/// A disk that did not take the last write is asked again, with a page that says what it said before: whether
/// it is well again nobody else might find out.
Result<void> takes_writes(Store& store) {
  if (store.location().dialect() != Dialect::sqlite) return {};
  try {
    // The absolute path that SQLite made of the address is the name of the disk.
    std::error_code unknown;
    const auto file = std::filesystem::weakly_canonical(store.location().address, unknown);
    const db::Disk& disk = db::Disk::of(file.string());
    const auto ailment = disk.ailment();
    if (!ailment) return {};
    if (disk.failed_just_now()) return refuse(refusal_of(db::DiskError(*ailment, "a write has just failed")));
    store.pool().write(db::Walls::house(), [](db::Connection& connection) {
      connection.script("PRAGMA user_version=0");
      return true;
    });
    return {};
  } catch (const db::DatabaseError& error) {
    return refuse(refusal_of(error));
  }
}

}  // namespace

Result<void> ready(Store& store) {
  std::int64_t version = 0;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query("SELECT COALESCE(MAX(\"version\"), 0) FROM \"migration\"");
    if (cursor->next()) version = cursor->integer(0);
  });
  if (!done) return done;
  if (version == static_cast<std::int64_t>(db::migrations(store.location().dialect()).size()))
    return takes_writes(store);
  return refuse(Refusal::unavailable, "store.other_version",
      {"Databasens tabeller hör till en annan version av Ringmur. Kör `ringmur migrate` eller "
       "uppgradera programmet.",
          "The database's tables belong to another version of Ringmur. Run `ringmur migrate` or "
          "upgrade the program."});
}

}  // namespace ringmur
