#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// Who else may read a record: all, or some authorities. Nobody else ever writes it.
struct ShareWith {
  bool all{false};
  std::vector<Uuid> readers{};  ///< in the order of ids; empty and not all: nobody

  bool is_nobody() const { return !all && readers.empty(); }
  bool operator==(const ShareWith&) const = default;
};

/// What was made of it.
struct SharedRecord {
  ShareWith with;
  std::int64_t version{0};  ///< of the record: raised wherever those it is shared with are others than before
};

/// For who may administer the register's record in its own authority. Refused: a reader that there is none of
/// ("share.no_authority"), or the owner itself. In the owner's trail.
Result<SharedRecord> share_record(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, ShareWith with);

/// With whom records that are shared are, by id: for the owner's own readers.
Result<std::map<Uuid, ShareWith>> shares_of(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids);

/// A record of another authority that is shared with `reader`, for who reads the register there. `not_found`
/// where there is none.
Result<Row> get_shared(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& reader, const Uuid& id);

/// The same by its short reference, which is unique within an authority only: refused (`conflict`,
/// "record.reference_shared") where several that are shared have it.
Result<Row> get_shared(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& reader, std::string_view reference);

/// How many of the filter are shared with `reader`.
Result<std::int64_t> count_shared(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& reader, const Filter& filter);

}  // namespace ringmur
