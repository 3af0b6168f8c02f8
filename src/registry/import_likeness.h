#pragma once

#include <map>
#include <set>

#include "registry/import_rows.h"

namespace ringmur {

/// Records by authority and natural key.
using KnownRows = std::map<Uuid, std::map<std::string, Row>>;

/// Finds the record that a row without a known key may be. Where the key comes later than the record (an
/// incident gets its diarienummer when it is registered), a likely match is offered and never taken silently.
class Likeness {
 public:
  /// `undone`: by authority, the imports that have been undone.
  Likeness(
      Store& store, const Actor& actor, const RecordType& type, const std::map<Uuid, std::set<Uuid>>& undone)
      : store_(store), actor_(actor), type_(type), undone_(undone) {}

  /// Reads the records that rows may be like: nothing where every row is known by its key.
  Result<void> load(const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known);

  struct Answer {
    const Row* same{nullptr};            ///< an earlier import brought this very row
    std::vector<const Row*> candidates;  ///< alike: a person decides
    const Row* left{nullptr};            ///< an undone import brought this very row
  };
  /// A record is given as `same` at most once, and as `left` until it is taken.
  Answer of(const ImportRow& row, const std::string& key, const std::vector<std::size_t>& written);
  void take(const Uuid& id) { taken_.push_back(id); }

 private:
  bool is_left(const Row& record) const;
  static bool hides(const Row& record, const std::string& field);
  bool alike(const ImportRow& row, const Row& record) const;
  bool is_same(const ImportRow& row, const Row& record, const std::vector<std::size_t>& written) const;

  Store& store_;
  const Actor& actor_;
  const RecordType& type_;
  const std::map<Uuid, std::set<Uuid>>& undone_;
  std::multimap<Instant, Row> by_moment_;
  std::vector<Uuid> taken_;
};

}  // namespace ringmur
