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
#include "store/veil.h"

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

  /// New records; ids, versions, times and short references are set in `rows`. A bug where allows() was not
  /// asked first.
  void insert(const RecordType& type, std::vector<Row>& rows);

  /// What is decided here rests on it, though it is not changed: nobody changes it before this is done.
  /// Refused as `changed` when it is no longer at the version of `row`. Several are held in the order of ids.
  Result<void> hold(const RecordType& type, const Row& row);

  /// `after` over `before`; refused as `changed` when the record is no longer at before's version.
  Result<void> update(
      const RecordType& type, const Row& before, Row& after, std::string_view action = "change");

  /// Whether the actor may do that with the record as it stands in `row`. Refused as reach_of() does, and as
  /// `forbidden` ("record.beyond_reach") where the record lies outside what is reached.
  Result<void> allows(Action action, const RecordType& type, const Row& row);
  /// What the actor does here is done in that duty, or register: where only a stand-in may, the trail says
  /// for whom.
  void acts_in(std::string_view subject, Action action, const Uuid& authority);

  /// As it is kept; Meta::masked says what of it may not be shown.
  std::optional<Row> get(const RecordType& type, const Uuid& authority, const Uuid& id);

  /// `after` instead of the marks `before`: in the table of marks, the record, the search index and the
  /// trail. Whether the actor may is for the caller to ask.
  Result<void> set_marks(const RecordType& type, const Row& row, const std::vector<SecrecyMark>& before,
      const std::vector<SecrecyMark>& after);

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
  Result<void> allows_change(const RecordType& type, const Row& before, const Row& after);
  Result<void> leaves_masked_alone(
      const RecordType& type, const Row& before, const Row& after, const Masked& masked);
  void replace_marks(const RecordType& type, const Meta& meta, const std::vector<SecrecyMark>& before,
      const std::vector<SecrecyMark>& after);

  db::Connection& connection_;
  const Catalogue& catalogue_;
  const Actor& actor_;
  AuditContext context_;
  db::AuditTrail trail_;
  db::SearchIndex search_;
};

}  // namespace ringmur
