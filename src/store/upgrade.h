#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/connection.h"
#include "store/location.h"
#include "store/migrations.h"

/// From the tables of an older program to those of this one: all steps in one transaction, so that an upgrade
/// that fails, whatever happens, leaves the old state.
namespace ringmur {

/// The step that is about to be done.
struct UpgradeStep {
  std::int64_t step{0};
  std::int64_t of{0};
  std::string name;
};
using UpgradeProgress = std::function<void(const UpgradeStep&)>;

Error newer_than_us(const Location& location);

/// Where the tables were, and where they are now; the same where there was nothing to do. Several programs
/// may ask at once: one does it, the others wait for it as long as it takes. Refused: written by a newer
/// program ("store.newer"), or a step that could not be done, by its number ("store.upgrade_failed").
struct Upgraded {
  std::int64_t from{0};
  std::int64_t to{0};
};
Result<Upgraded> upgrade(db::Connection& owner, const Location& location,
    const std::vector<db::MigrationStep>& steps, const UpgradeProgress& progress = {});

class Store;
enum class Migration;
/// Whether there are tables, of an older program: who serves says so before it begins what may take long.
Result<bool> awaits_upgrade(Store& store);
/// What open_store() does with a store that was made beforehand.
Result<void> bring_up(Store& store, Migration migration, const UpgradeProgress& progress = {});

namespace db {

/// BEGIN, and nobody else upgrades or restores this database until its end. Waits as long as it takes.
void begin_alone(Connection& owner);
/// The steps from where the tables are to `to`, within a transaction that begin_alone() began.
void apply_steps(Connection& owner, const std::vector<MigrationStep>& steps, std::int64_t to,
    const UpgradeProgress& progress);

}  // namespace db
}  // namespace ringmur
