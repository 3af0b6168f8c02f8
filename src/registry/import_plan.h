#pragma once

#include <set>

#include "registry/import_rows.h"

namespace ringmur {

/// A record that the file changes.
struct PlannedChange {
  Row before;
  Row after;
  std::string action{"change"};
};

/// What an import will write.
struct ImportPlan {
  std::vector<Row> create;
  std::vector<PlannedChange> change;
  std::vector<Row> release;  ///< left by an undo, and in the way of a key that another record gets
};

/// Compares rows with what is there: `ids` gives new records their id where it is known already (units).
/// Counts, conflicts, offers and absent records go to `report`.
Result<ImportPlan> plan_import(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, const Uuid& import_id, const ImportRows& rows, const std::vector<Uuid>& ids,
    const std::vector<Uuid>& new_authorities, ImportReport& report);

/// Adds archivings for what an earlier import of the same register and unit brought and this file lacks.
Result<void> plan_absent(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, const ImportRows& rows, const std::set<Uuid>& matched, ImportPlan& plan,
    ImportReport& report);

/// What people call a record: its short reference and title.
std::string called(const RecordType& type, const Row& row);

}  // namespace ringmur
