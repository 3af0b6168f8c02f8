#pragma once

#include "store/imports.h"

/// What an import did, as the trail has it: from it the import is undone.
namespace ringmur {

/// One record that an import touched.
struct ImportedRecord {
  Uuid id;
  std::string action;  ///< "create", "change", "archive", "restore"
  std::int64_t version{0};
  std::string changes;  ///< JSON: {"status":["open","closed"]}; of a new record what it held
  Meta before{};        ///< of one that was there: archived_at, imported_by and edited as they were
  std::int64_t sequence{0};
  std::int64_t ordinal{0};
};

/// The last thing that the import did first, some hundreds at a time: those before `from`. Empty at the end.
std::vector<ImportedRecord> imported_records(
    Writer& writer, const Uuid& authority, const Uuid& import_id, const ImportedRecord* from);

/// Nobody changes what the import wrote before this transaction is done: what is then found of it stays so.
void hold_imported(Writer& writer, const RecordType& type, const ImportEntry& entry);

/// Why an import cannot be undone, in one record.
struct Obstacle {
  enum class Why {
    changed,   ///< the record has been changed since
    shared,    ///< the import added the record, and other authorities read it now
    referred,  ///< the record is live, of another import or of a person, and refers to what the import
               ///< created
    not_kept   ///< what it was before is not kept any more
  };
  Why why{Why::changed};
  const RecordType* type{nullptr};
  Uuid authority;
  Uuid id;
};

/// At most `most` of them, looked for among the first `events` things that the import did.
std::vector<Obstacle> obstacles(db::Connection& connection, const Catalogue& catalogue,
    const ImportEntry& entry, std::int64_t events, std::int64_t most);

/// The parts of an import, one for each authority that the actor may write in; empty where there is none. As
/// they are within this write.
std::vector<ImportEntry> import_parts(Writer& writer, const Uuid& import_id);

/// False where it had been undone already.
bool mark_undone(Writer& writer, const ImportEntry& entry);

}  // namespace ringmur
