#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>

#include "store/links.h"
#include "store/store.h"

/// What a person does to one record.
namespace ringmur {

/// A new record from JSON. A missing `unit` becomes the authority's own. Refused: unknown or derived members,
/// faults in values, references that lead nowhere, a natural key that is taken, and what change_links()
/// refuses of its links, which are made in the same transaction.
Result<Row> create_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const boost::json::object& json, const std::vector<LinkTo>& links = {});

/// Members that are there are set, null empties. `version` is what the client read; another one there now is
/// refused as `changed`.
Result<Row> change_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, std::int64_t version, const boost::json::object& json);

enum class Archiving { archive, restore };
Result<Row> archive_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, std::int64_t version, Archiving archiving);

/// Works out the derived fields of all records again, after a scale has changed. Returns how many changed.
/// In every authority, whatever `changer` may read there: who may change the scale has been asked before.
Result<std::int64_t> derive_again(Store& store, const Actor& changer);

}  // namespace ringmur
