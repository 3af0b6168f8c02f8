#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "schema/figure.h"
#include "schema/settings.h"
#include "store/location.h"
#include "store/matrix.h"
#include "store/means.h"
#include "store/pool.h"
#include "store/secrets.h"
#include "store/writer.h"

namespace ringmur {

namespace db {
class Veil;
}

/// Records of others that are shared with the authority: left out, among its own, or by themselves.
enum class Shared { without, with, only };

/// Which records, in which order, from where.
struct Query {
  const RecordType* type{nullptr};
  Uuid authority;
  Filter filter;
  std::string sort;  ///< a sortable field, "-" before it for falling; empty: the register's own
  std::size_t limit{50};
  std::string after;            ///< Page::next of the page before; empty: from the beginning
  Action action{Action::read};  ///< export_: only what may also be exported
  Shared shared{Shared::without};
  Secrets secrets{Secrets::masked};
};

struct Page {
  std::vector<Row> rows;
  std::string next;  ///< empty on the last page
};

/// What happened to one record, newest first.
struct HistoryEntry {
  AuditContext context;
  std::string action;
  std::int64_t version{0};
  std::string changes;
};

/// The one way in and out of the data. Every function takes the actor first; one without the right gets
/// `forbidden`, or `not_found` where it may not even know.
class Store {
 public:
  Store(Location location, const Catalogue& catalogue);
  ~Store();

  const Catalogue& catalogue() const { return catalogue_; }
  const Location& location() const { return pool_.location(); }
  db::Pool& pool() { return pool_; }
  /// What signing in needs beside the database; set before anybody asks.
  Means& means() { return means_; }
  /// The city's scales and lists: its own where it has set any.
  Settings settings();
  bool has_own_settings();
  /// For who administers and is bound to no authority. `over`: the JSON that they replace; refused as
  /// `changed` where others are there now.
  Result<void> set_settings(
      const Actor& actor, const Settings& settings, const std::optional<std::string>& over = {});

  /// Role × subject × action × scope: the city's own where it has set any. What is kept of it is read anew
  /// when `version`, as the database has it, is another.
  std::shared_ptr<const Matrix> matrix_at(db::Connection& connection, std::string_view version);

  std::vector<Authority> authorities(const Actor& actor);
  Result<Authority> authority(const Actor& actor, const Uuid& id);

  Result<Page> list(const Actor& actor, const Query& query);
  Result<Row> get(const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id,
      Secrets secrets = Secrets::masked);
  /// Rows in the order of ids, a thousand at a time; stops when `visit` returns false.
  Result<void> visit(const Actor& actor, const RecordType& type, const Uuid& authority, const Filter& filter,
      const std::function<bool(const Row&)>& visit, Secrets secrets = Secrets::masked);
  /// By natural key (as natural_key() makes it); keys that nobody has are left out, and those that are masked
  /// unless they are counted.
  Result<std::map<std::string, Row>> find_by_keys(const Actor& actor, const RecordType& type,
      const Uuid& authority, const std::vector<std::string>& keys, Secrets secrets = Secrets::masked);

  /// Count, sum, minimum or maximum over the filter; a maximum of nothing is empty, a sum 0. Counted, the
  /// filter meets masked values too; a masked value is never a maximum, nor in a sum.
  Result<Value> aggregate(const Actor& actor, const RecordType& type, const Uuid& authority,
      const Filter& filter, Aggregate aggregate, const Field* field, Secrets secrets = Secrets::masked);
  /// The same for each value of `by`, values in order; rows without a value are left out, and those in which
  /// it is masked.
  Result<std::vector<std::pair<Value, Value>>> aggregate_by(const Actor& actor, const RecordType& type,
      const Uuid& authority, const Filter& filter, Aggregate aggregate, const Field* field, const Field& by,
      Secrets secrets = Secrets::masked);

  /// Without what is masked now, and without the ids of linked records that the actor may not read.
  Result<std::vector<HistoryEntry>> history(const Actor& actor, const RecordType& type, const Uuid& authority,
      const Uuid& id, Secrets secrets = Secrets::masked);
  /// Of one register, or of all where it is none.
  Result<std::vector<db::Hit>> search(const Actor& actor, const Uuid& authority, std::string_view text,
      std::size_t limit, const RecordType* type = nullptr);
  Result<ChainState> chain(const Actor& actor, const Uuid& authority);
  Result<std::optional<ChainFault>> verify_chain(
      const Actor& actor, const Uuid& authority, const ChainProof& proof = {});

  /// One transaction: what `work` does is done whole or not at all, and on disk when this returns.
  /// `work` may be called again when the database asks for it.
  Result<void> write(const Actor& actor, const std::string& operation, const std::optional<Uuid>& import_id,
      const std::function<Result<void>(Writer&)>& work);
  /// Where the work meets something else than what the actor reaches: accounts, or what others refer to.
  Result<void> write(const Actor& actor, const db::Walls& reach, const std::string& operation,
      const std::optional<Uuid>& import_id, const std::function<Result<void>(Writer&)>& work);

  /// What changes nothing but is remembered: something was seen or exported, somebody tried to sign in. Asks
  /// for no right: who may read leaves a trace too. Nothing is written where there are no events.
  Result<void> note(const Actor& actor, const std::string& operation, const Uuid& authority,
      const std::vector<AuditEvent>& events);

  /// After many rows at once: PostgreSQL plans by its statistics, which otherwise come a minute later.
  /// Nothing on SQLite.
  void refresh_statistics(const RecordType& type);

  /// For the other parts of this room; read on a connection with database errors as refusals.
  Result<void> read(const db::Walls& reach, const std::function<void(db::Connection&)>& work);

 private:
  enum class Shows { count, values };
  db::Veil veil_for_count(db::Connection& connection, const Actor& actor, const RecordType& type,
      const Uuid& authority, const Filter& filter, Secrets secrets, Shows shows);

  db::Pool pool_;
  Means means_;
  const Catalogue& catalogue_;
  std::mutex matrix_mutex_;
  std::string matrix_version_;
  std::shared_ptr<const Matrix> matrix_;
};

/// "You may not read this" where the actor's authority is another.
Result<void> may_read(const Actor& actor, const Uuid& authority);

/// "You may not administer" where the actor has a lesser right.
Result<void> may_administer(const Actor& actor);

/// Opens the data and brings its tables up to date; makes a new file. Refused with a remedy where it cannot.
enum class Migration { run, refuse_if_needed };
Result<std::unique_ptr<Store>> open_store(
    const Location& location, const Catalogue& catalogue, Migration migration = Migration::run);

}  // namespace ringmur
