#include "store/health.h"

#include "store/migrations.h"

namespace ringmur {

Result<void> ready(Store& store) {
  std::int64_t version = 0;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query("SELECT COALESCE(MAX(\"version\"), 0) FROM \"migration\"");
    if (cursor->next()) version = cursor->integer(0);
  });
  if (!done) return done;
  if (version == static_cast<std::int64_t>(db::migrations(store.location().dialect()).size())) return {};
  return refuse(Refusal::unavailable, "store.other_version",
      {"Databasens tabeller hör till en annan version av Ringmur. Kör `ringmur migrate` eller "
       "uppgradera programmet.",
          "The database's tables belong to another version of Ringmur. Run `ringmur migrate` or "
          "upgrade the program."});
}

}  // namespace ringmur
