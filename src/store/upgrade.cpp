#include "store/upgrade.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "base/log.h"
#include "base/time.h"
#include "store/neutral_rows.h"

namespace ringmur {
namespace {

constexpr std::int64_t migration_lock = 0x52696e676d7572;  // any number, the same for all of us

/// What to do about it; an empty text where the reason says nothing of that.
Text remedy(db::Failure failure) {
  switch (failure) {
    case db::Failure::full:
      return {"Disken är full: ge plats.", "The disk is full: make room."};
    case db::Failure::read_only:
      return {"Databasen får bara läsas: ge Ringmur rätt att skriva.",
          "The database is read-only: let Ringmur write."};
    case db::Failure::lost:
      return {"Databasen slutade svara: kontrollera att den är igång.",
          "The database stopped answering: check that it is running."};
    case db::Failure::corrupt:
      return {"Databasen är skadad: återställ den från en säkerhetskopia.",
          "The database is damaged: restore it from a backup."};
    case db::Failure::busy:
    case db::Failure::serialization:
      return {"Någon annan höll databasen: stoppa det som arbetar mot den.",
          "Somebody else held the database: stop what works on it."};
    case db::Failure::unique:
    case db::Failure::other:
      break;
  }
  return {"Behåll den förra versionen av programmet och anmäl felet.",
      "Stay with the program's version before and report the fault."};
}

Error failed(
    const Location& location, const UpgradeStep& at, std::int64_t from, const db::DatabaseError& why) {
  const Text what = remedy(why.failure);
  return {Refusal::unavailable, "store.upgrade_failed",
      {fmt::format("Uppgraderingen av {} stannade vid steg {} av {} ({}): {}. Inget har ändrats: tabellerna "
                   "är kvar i steg {}. {} Kör sedan `ringmur migrate` igen.",
           location.shown(), at.step, at.of, at.name, why.what(), from, what.sv),
          fmt::format("The upgrade of {} stopped at step {} of {} ({}): {}. Nothing was changed: the tables "
                      "are still at step {}. {} Then run `ringmur migrate` again.",
              location.shown(), at.step, at.of, at.name, why.what(), from, what.en)},
      {}, {}};
}

void roll_back(db::Connection& connection) {
  try {
    if (connection.alive()) connection.script("ROLLBACK");
  } catch (const db::DatabaseError& error) {  // SQLite has done so by itself where the disk is full
    log::info("store.rolled_back", {{"said", error.what()}});
  }
}

}  // namespace

Error newer_than_us(const Location& location) {
  return {Refusal::unsupported, "store.newer",
      {location.shown() + " har skrivits av en nyare version av Ringmur. Uppgradera programmet.",
          location.shown() + " was written by a newer version of Ringmur. Upgrade the program."},
      {}, {}};
}

namespace db {

void begin_alone(Connection& owner) {
  if (owner.dialect() == Dialect::postgres) {
    // A large upgrade takes longer than any request may.
    owner.script("SET statement_timeout=0; SET lock_timeout=0; SET idle_in_transaction_session_timeout=0");
    owner.script("BEGIN");
    owner.script(fmt::format("SELECT pg_advisory_xact_lock({})", migration_lock));
    return;
  }
  for (bool said = false;;) {
    try {
      owner.script("BEGIN IMMEDIATE");
      return;
    } catch (const DatabaseError& error) {  // it has waited for fifteen seconds
      if (error.failure != Failure::busy) throw;
      if (!said) log::info("store.waits_for_another");
      said = true;
    }
  }
}

void apply_steps(Connection& owner, const std::vector<MigrationStep>& steps, std::int64_t to,
    const UpgradeProgress& progress) {
  for (std::int64_t version = schema_step(owner) + 1; version <= to; ++version) {
    const MigrationStep& step = steps[static_cast<std::size_t>(version) - 1];
    if (progress) progress({version, to, step.name});
    owner.script(step.sql);
    owner.run("INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (?1,?2,?3)",
        {version, std::string_view(step.name), now().time_since_epoch().count()});
  }
}

}  // namespace db

Result<Upgraded> upgrade(db::Connection& owner, const Location& location,
    const std::vector<db::MigrationStep>& steps, const UpgradeProgress& progress) {
  const auto newest = static_cast<std::int64_t>(steps.size());
  Upgraded done{0, newest};
  UpgradeStep at{0, newest, ""};
  try {
    done.from = db::schema_step(owner);
    if (done.from > newest) return refuse(newer_than_us(location));
    if (done.from == newest) return done;
    db::begin_alone(owner);
    done.from = db::schema_step(owner);  // another may have done it while we waited
    if (done.from > newest) {
      roll_back(owner);
      return refuse(newer_than_us(location));
    }
    at = {done.from + 1, newest, ""};
    db::apply_steps(owner, steps, newest, [&](const UpgradeStep& step) {
      at = step;
      if (progress) progress(step);
    });
    owner.script("COMMIT");
    return done;
  } catch (const db::DatabaseError& error) {
    roll_back(owner);
    if (at.step == 0) throw;  // it could not even be looked at
    log::warning("store.upgrade_failed", {{"step", fmt::to_string(at.step)}, {"error", error.what()}});
    return refuse(failed(location, at, done.from, error));
  } catch (...) {
    roll_back(owner);
    throw;
  }
}

}  // namespace ringmur
