#pragma once

#include <boost/json/fwd.hpp>

#include "store/links.h"

/// What follows an incident into another one, as the event of the merge keeps it. Included by the merge's own
/// .cpp files only.
namespace ringmur::incidents {

/// A record that refers to the incident.
struct MovedRecord {
  const RecordType* type{nullptr};
  std::string field;  ///< its reference to the incident
  Row row;            ///< as it was read
};

struct MovedLink {
  LinkTo link;
  bool there{false};  ///< the other incident had the same one already
};

struct MergeParts {
  std::vector<MovedRecord> records{};
  std::vector<MovedLink> links{};
};

/// All that refers to the incident, archived records too.
Result<MergeParts> parts_of(Store& store, const Actor& house, const Row& from, const Uuid& into);

/// Refuses ("incident.merge_same", naming the record) where the other incident has one with the same natural
/// key already: the same file taken at the same moment, the same note.
Result<void> fit_into(Store& store, const Actor& house, const MergeParts& parts, const Uuid& into);

boost::json::object to_json(const MergeParts& parts);
/// Registers, fields and kinds that there are no longer are left out; of a record's row only its id is set.
MergeParts parts_from(const Catalogue& catalogue, const boost::json::object& json);

}  // namespace ringmur::incidents
