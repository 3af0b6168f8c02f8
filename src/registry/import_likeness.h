#pragma once

#include <map>

#include "registry/import_rows.h"

namespace ringmur {

/// Records by authority and natural key.
using KnownRows = std::map<Uuid, std::map<std::string, Row>>;

/// Finds the record that a row without a known key may be. Where the key comes later than the record (an
/// incident gets its diarienummer when it is registered), a likely match is offered and never taken silently.
class Likeness {
 public:
  Likeness(Store& store, const Actor& actor, const RecordType& type)
      : store_(store), actor_(actor), type_(type) {}

  /// Reads the records that rows may be like: nothing where every row is known by its key.
  Result<void> load(const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known);

  struct Answer {
    const Row* same{nullptr};            ///< an earlier import brought this very row
    std::vector<const Row*> candidates;  ///< alike: a person decides
  };
  /// A record is given as `same` at most once.
  Answer of(const ImportRow& row, const std::string& key, const std::vector<std::size_t>& written);

 private:
  bool alike(const ImportRow& row, const Row& record) const;
  bool is_same(const ImportRow& row, const Row& record, const std::vector<std::size_t>& written) const;

  Store& store_;
  const Actor& actor_;
  const RecordType& type_;
  std::multimap<Instant, Row> by_moment_;
  std::vector<Uuid> taken_;
};

}  // namespace ringmur
