#pragma once

#include <map>
#include <set>
#include <string>

#include "store/store.h"

namespace ringmur {

/// What people call the records that others refer to, by id. Those that the actor may not read are left out.
class Names {
 public:
  Names(Store& store, const Actor& actor, const Uuid& authority)
      : store_(store), actor_(actor), authority_(authority) {}

  /// Notes that the record is wanted.
  void want(const Field& field, const Value& value);
  /// Every reference of a row among `chosen` fields; all where it is empty.
  void want(const RecordType& type, const Row& row, const std::vector<std::string>& chosen = {});
  /// What a change of the trail holds: {"unit":["…","…"]}.
  void want_changes(const RecordType& type, std::string_view changes);

  /// Reads what is wanted, a statement for some tens of them.
  Result<std::map<Uuid, std::string>> read(Language language);

 private:
  Result<void> read_type(
      const RecordType& type, const std::set<Uuid>& ids, Language language, std::map<Uuid, std::string>& out);

  Store& store_;
  const Actor& actor_;
  Uuid authority_;
  std::map<std::string, std::set<Uuid>> wanted_;
};

/// The title of a record; what stands in its place where it is masked.
std::string title_of(const RecordType& type, const Row& row, Language language);

}  // namespace ringmur
