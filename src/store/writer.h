#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "schema/filter.h"
#include "store/actor.h"
#include "store/audit.h"
#include "store/rows.h"
#include "store/search.h"

namespace ringmur {

/// One of the authorities that own records: a nämnd, a bolag.
struct Authority {
  Uuid id;  ///< also the id of its unit
  std::string code;
  std::string name;
};

/// What may be done inside one write. Made by Store::write; every change it makes is in the trail and in the
/// search index.
class Writer {
 public:
  Writer(db::Connection& connection, const Catalogue& catalogue, const Actor& actor, AuditContext context);
  ~Writer();

  Instant at() const { return context_.at; }
  const Actor& actor() const { return actor_; }
  db::Connection& connection() { return connection_; }

  /// New records; ids, versions, times and short references are set in `rows`.
  void insert(const RecordType& type, std::vector<Row>& rows);

  /// `after` over `before`; refused as `changed` when the record is no longer at before's version.
  Result<void> update(
      const RecordType& type, const Row& before, Row& after, std::string_view action = "change");

  std::optional<Row> get(const RecordType& type, const Uuid& authority, const Uuid& id);

  /// Takes the natural key from a record that an undone import left behind, so that another may have it.
  void release_key(const RecordType& type, const Uuid& authority, const Uuid& id);

  void create_authority(const Authority& authority);
  void rename_authority(const Authority& authority);

  /// An event that changes no record: a freeze, an export, a token.
  void record_event(const Uuid& authority, const AuditEvent& event);

  /// Called by the store when the work is done.
  void finish();

 private:
  std::int64_t take_numbers(const RecordType& type, const Uuid& authority, int year, std::int64_t count);
  void give_references(const RecordType& type, std::vector<Row>& rows);
  Result<void> allowed(const Uuid& authority) const;

  db::Connection& connection_;
  const Catalogue& catalogue_;
  const Actor& actor_;
  AuditContext context_;
  db::AuditTrail trail_;
  db::SearchIndex search_;
};

}  // namespace ringmur
