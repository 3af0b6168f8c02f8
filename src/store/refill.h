#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/audit.h"
#include "store/snapshot.h"
#include "store/upgrade.h"

/// An empty database that a snapshot is put into. Nobody meets it half done: on SQLite it is a file beside
/// until it is whole, on PostgreSQL one transaction.
namespace ringmur {

/// A chain of the trail that does not hold, or does not end where the snapshot says that it did.
struct RefillFault {
  std::string chain;  ///< the authority's code; "–" is the city's own
  Text what;
};

class Refill {
 public:
  /// For a database that is to be used. Refused where there is anything in it ("restore.not_empty"), where
  /// somebody else is filling it ("restore.under_way"), or it does not answer ("restore.not_written").
  static Result<std::unique_ptr<Refill>> begin(const Location& target, const SnapshotContents& contents);
  /// For looking at the trail alone: a file in `folder` that is gone with the object, and only the tables
  /// that verification reads.
  static Result<std::unique_ptr<Refill>> begin_trail(
      const std::string& folder, const SnapshotContents& contents);
  ~Refill();
  Refill(const Refill&) = delete;
  Refill& operator=(const Refill&) = delete;

  Result<void> add(std::size_t table, std::string_view rows);
  /// All rows are in, upgrades the tables to those of this program and verifies the trail. Nothing where it
  /// holds; refused where rows are missing ("restore.rows").
  Result<std::vector<RefillFault>> check(const UpgradeProgress& progress = {});
  /// Makes it the database. Not for begin_trail().
  Result<void> finish();

 private:
  struct Inside;
  explicit Refill(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
