#pragma once

#include "store/imports.h"

namespace ringmur {

/// What an undo did, counted in records.
struct UndoOutcome {
  std::int64_t archived{0};      ///< that the import had created, or had brought back
  std::int64_t changed_back{0};  ///< have their old values again
  std::int64_t restored{0};      ///< that the import had archived
};

/// Takes a whole import back in one transaction: in every authority that it reached and the actor may write
/// in, `authority` among them. What it created is archived, and is for the next import as if it had never
/// been. Refused: no such import there (`not_found`); undone already ("import.undone"); built upon
/// ("import.built_upon", a detail for each of at most ten records): records that have been changed since,
/// live records of others that refer to what it created, or values that are not kept any more.
Result<UndoOutcome> undo_import(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& import_id);

/// Whether an undo is worth trying: not undone, and nothing stands against it in the first hundreds of
/// records.
Result<bool> can_undo(Store& store, const Actor& actor, const ImportEntry& entry);

}  // namespace ringmur
