#pragma once

#include <set>

#include "store/store.h"

namespace ringmur {

/// What is kept of an import, so that the next can compare and this one can be undone.
struct ImportEntry {
  Uuid id;
  Uuid authority;
  std::string type;
  std::optional<Uuid> unit;  ///< that rows without a unit were given
  std::string file_name;
  Instant at{};
  std::int64_t created{0};
  std::int64_t changed{0};
  std::int64_t archived{0};
  std::optional<Instant> undone_at{};
};

void record_import(Writer& writer, const ImportEntry& entry);

/// What no difference of values tells of a record that an import changes, as it was before.
void record_before(Writer& writer, const Uuid& import_id, const std::vector<const Row*>& rows);

/// Ids of the imports of this register that were made for the same unit and stand.
Result<std::set<Uuid>> imports_for(Store& store, const Actor& actor, const Uuid& authority,
    const RecordType& type, const std::optional<Uuid>& unit);

/// Ids of the imports of this register that have been undone.
Result<std::set<Uuid>> undone_imports(
    Store& store, const Actor& actor, const Uuid& authority, const RecordType& type);

/// Goes through what these imports brought to the part of the register that the filter tells, in the order of
/// the ids. A record that hides from the actor which part it belongs to is in none.
Result<void> visit_brought(Store& store, const Actor& actor, const Uuid& authority, const RecordType& type,
    const Filter& part, const std::set<Uuid>& imports, const std::function<void(const Uuid&)>& visit);

/// Whether the record is only what an undone import left behind: nobody has touched it since, and for the
/// next import it has never been.
bool is_left_by_undo(const Row& row, const std::set<Uuid>& undone);

/// An import as people see it.
struct ListedImport {
  ImportEntry entry;
  std::string by;
};

/// The newest first, at most `limit`.
Result<std::vector<ListedImport>> list_imports(
    Store& store, const Actor& actor, const Uuid& authority, std::size_t limit);

}  // namespace ringmur
