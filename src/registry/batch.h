#pragma once

#include <boost/json/fwd.hpp>
#include <vector>

#include "registry/save.h"

namespace ringmur {

/// A record as the client has read it.
struct ReadRecord {
  Uuid id;
  std::int64_t version{0};
};

inline constexpr std::size_t most_in_batch = 200;

struct BatchOutcome {
  std::int64_t changed{0};
  std::int64_t unchanged{0};
};

/// Sets the same members in all of the records, or none. Refused as change_record() refuses; as `changed`,
/// with a detail for each record (at most ten) that is at another version.
Result<BatchOutcome> change_records(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<ReadRecord>& records, const boost::json::object& set);

/// Archives all of the records or brings all of them back, or none.
Result<BatchOutcome> archive_records(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<ReadRecord>& records, Archiving archiving);

}  // namespace ringmur
