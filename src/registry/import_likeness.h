#pragma once

#include <deque>
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

  /// Reads the records that rows may be like, and keeps no others: nothing where every row is known by its
  /// key.
  Result<void> load(const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known);

  struct Answer {
    const Row* same{nullptr};            ///< an earlier import brought this very row
    std::vector<const Row*> candidates;  ///< alike: a person decides
    const Row* left{nullptr};            ///< an undone import brought this very row
  };
  /// A record is given as `same` at most once, and as `left` until it is taken.
  Answer of(const ImportRow& row, const std::string& key, const std::vector<std::size_t>& written);
  void take(const Uuid& id) { taken_.insert(id); }

 private:
  using Near = std::multimap<Instant, const Row*>;

  /// What the rows that are not known by their key ask for, and when their first and last took place.
  void want(const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known);
  bool is_wanted(const Row& record) const;
  void keep(const Row& record);

  bool is_left(const Row& record) const;
  static bool hides(const Row& record, const std::string& field);
  /// One for each value that may make the record or row look like another of the authority.
  std::vector<std::string> looks_of(const Uuid& authority, const Values& values) const;
  std::vector<std::string> looks_of(const Row& record) const;
  /// Those that may be the row or look like it, the earliest first.
  std::map<std::pair<Instant, Uuid>, const Row*> near(
      const Instant& moment, const std::vector<std::string>& looks) const;
  bool alike(const std::vector<std::string>& looks, const Row& record) const;
  bool is_same(const ImportRow& row, const Row& record, const std::vector<std::size_t>& written) const;

  Store& store_;
  const Actor& actor_;
  const RecordType& type_;
  const std::map<Uuid, std::set<Uuid>>& undone_;
  std::map<Uuid, std::pair<Instant, Instant>> spans_;
  std::map<std::string, std::set<Instant>, std::less<>> wanted_looks_;
  std::set<std::pair<Uuid, Instant>> wanted_moments_;
  std::deque<Row> records_;  ///< stay where they are: the others point at them
  std::map<std::string, Near, std::less<>> by_look_;
  Near imported_;  ///< may be the very row, at its moment
  Near moved_;     ///< the same, but a person has changed the moment
  std::set<Uuid> taken_;
};

}  // namespace ringmur
