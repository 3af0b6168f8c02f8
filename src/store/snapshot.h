#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/uuid.h"
#include "store/connection.h"
#include "store/location.h"

/// All of the data at one moment, table by table, in a form that belongs to neither engine. It is read at
/// whatever step its tables are: a backup is taken before an upgrade.
namespace ringmur {

struct SnapshotTable {
  std::string name;
  std::vector<std::string> columns;
  std::int64_t rows{0};
};

/// Where a chain of the trail stood.
struct SnapshotChain {
  Uuid authority;
  std::string code;  ///< empty: the city's own
  std::int64_t sequence{0};
  std::string head;  ///< in hex, as reports and `verify --head` have it
};

struct SnapshotContents {
  std::int64_t step{0};
  std::vector<SnapshotTable> tables;
  std::vector<SnapshotChain> chains;
};

std::string json_of(const SnapshotContents& contents);
/// Refused as "backup.contents" where it is something else.
Result<SnapshotContents> contents_of(std::string_view json);

/// A block: rows of one table. `table` counts from 0 in SnapshotContents::tables.
struct SnapshotBlock {
  std::size_t table{0};
  std::int64_t rows{0};
  std::string bytes;
};

class Snapshot {
 public:
  /// One transaction that reads, held until the end of the object; writers go on beside it. Refused where
  /// there is no database ("backup.no_data"), one of a newer program ("store.newer"), or it does not answer.
  static Result<std::unique_ptr<Snapshot>> take(const Location& location);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const SnapshotContents& contents() const { return contents_; }
  /// Everything, about a MiB at a time; stops at what `take` refuses.
  Result<void> read(const std::function<Result<void>(const SnapshotBlock&)>& take);

 private:
  Snapshot(Location location, std::unique_ptr<db::Connection> connection);
  void begin();
  void look();
  Result<void> read_table(std::size_t table, const std::function<Result<void>(const SnapshotBlock&)>& take);

  Location location_;
  std::unique_ptr<db::Connection> connection_;
  SnapshotContents contents_;
};

/// Tables that no backup holds: what lets somebody in for a while, and the list of steps, which is the step.
bool is_kept_out(std::string_view table);

}  // namespace ringmur
