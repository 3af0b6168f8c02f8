#include "store/store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/log.h"
#include "store/database_trouble.h"
#include "store/link_traces.h"
#include "store/outcome.h"
#include "store/page_key.h"
#include "store/secrecy.h"
#include "store/sql.h"
#include "store/trail_events.h"
#include "store/veil.h"
#include "store/word_search.h"

namespace ringmur {

Store::Store(Location location, const Catalogue& catalogue)
    : pool_(std::move(location)), catalogue_(catalogue) {
  if (pool_.dialect() == Dialect::sqlite) means_.key.move_to(pool_.location().address + ".key");
}
Store::~Store() = default;

Result<void> may_read(const Actor& actor, const Uuid& authority) {
  if (actor.may_read(authority)) return {};
  if (!actor.access && actor.right < Right::read) {
    return refuse(Refusal::forbidden, "actor.may_not_read",
        {"Du får bara rapportera och se dina egna rapporter. Be administratören om läsrätt.",
            "You may only report, and see your own reports. Ask the administrator for the right to read."});
  }
  return refuse(Refusal::not_found, "authority.not_found",
      {"Det finns ingen sådan nämnd eller styrelse här, eller så får du inte läsa den.",
          "There is no such authority here, or you may not read it."});
}

Result<void> may_administer(const Actor& actor) {
  if (actor.right >= Right::administer) return {};
  return refuse(Refusal::forbidden, "actor.may_not_administer",
      {"Bara en administratör får göra det. Be administratören.",
          "Only an administrator may do this. Ask the administrator."});
}

namespace {

void add_aggregate(db::Sql& sql, Aggregate aggregate, const Field* field) {
  switch (aggregate) {
    case Aggregate::count:
      sql.add("COUNT(*)");
      return;
    case Aggregate::minimum:
      sql.add("MIN(").name(field->name).add(")");
      return;
    case Aggregate::maximum:
      sql.add("MAX(").name(field->name).add(")");
      return;
    case Aggregate::sum:
      sql.add("CAST(COALESCE(SUM(").name(field->name).add("),0) AS BIGINT)");
      return;
  }
}

template <typename Work>
Result<void> guarded(const Work& work) {
  try {
    work();
    return {};
  } catch (const db::OutcomeUnknown& error) {
    log::warning("database.outcome_unknown", {{"error", error.what()}});
    return refuse(outcome_unknown());
  } catch (const db::DatabaseError& error) {
    log_trouble(error);
    return refuse(refusal_of(error));
  }
}

std::string select_from(const RecordType& type) {
  return fmt::format("SELECT {} FROM \"{}\" WHERE ", db::select_columns(type), type.name);
}

}  // namespace

Result<void> Store::read(const db::Walls& reach, const std::function<void(db::Connection&)>& work) {
  return guarded([&] { pool_.read(reach, work); });
}

Result<void> Store::write(const Actor& actor, const std::string& operation,
    const std::optional<Uuid>& import_id, const std::function<Result<void>(Writer&)>& work) {
  return write(actor, db::Walls::of(actor), operation, import_id, work);
}

Result<void> Store::write(const Actor& actor, const db::Walls& reach, const std::string& operation,
    const std::optional<Uuid>& import_id, const std::function<Result<void>(Writer&)>& work) {
  if (actor.right < Right::write) {
    return refuse(Refusal::forbidden, "actor.may_not_write",
        {"Du får läsa men inte ändra. Be administratören om skrivrätt.",
            "You may read but not change. Ask the administrator for the right to write."});
  }
  Result<void> outcome;
  auto stored = guarded([&] {
    pool_.write(reach, [&](db::Connection& connection) {
      Writer writer(connection, catalogue_, actor,
          {actor.name, operation, import_id, now(), actor.account, actor.request});
      outcome = work(writer);
      if (outcome) writer.finish();
      return outcome.has_value();
    });
  });
  return stored ? outcome : stored;
}

Result<void> Store::note(const Actor& actor, const std::string& operation, const Uuid& authority,
    const std::vector<AuditEvent>& events) {
  if (events.empty()) return {};
  return guarded([&] {
    pool_.write(db::Walls::within(authority), [&](db::Connection& connection) {
      db::AuditTrail trail(
          connection, {actor.name, operation, std::nullopt, now(), actor.account, actor.request});
      for (const AuditEvent& event : events) trail.add(authority, event);
      trail.finish();
      return true;
    });
  });
}

namespace {

/// Of the tables that a write of many rows fills, those that have grown by a tenth since they were looked at,
/// as autovacuum reckons: to look at a large one takes longer than a small import.
std::vector<std::string> grown_tables(db::Connection& connection, const RecordType& type) {
  std::vector<std::string> names;
  auto cursor = connection.query(
      "SELECT \"relname\" FROM \"pg_class\" WHERE \"relnamespace\" = current_schema()::regnamespace AND"
      " \"relname\" IN (?1,'search_entry','audit_event') AND (\"reltuples\" < 0 OR pg_relation_size(\"oid\")"
      " > 1.1 * \"relpages\" * current_setting('block_size')::bigint)",
      {std::string_view(type.name)});
  while (cursor->next()) names.push_back(fmt::format("\"{}\"", cursor->text(0)));
  return names;
}

}  // namespace

void Store::refresh_statistics(const RecordType& type) {
  if (location().dialect() == Dialect::sqlite) return;
  auto done = guarded([&] {
    auto connection = pool_.connect(db::Mode::owner);
    const auto names = grown_tables(*connection, type);
    if (!names.empty()) connection->script(fmt::format("ANALYZE {}", fmt::join(names, ",")));
  });
  if (!done) log::warning("store.statistics_not_refreshed");
}

std::vector<Authority> Store::authorities(const Actor& actor) {
  std::vector<Authority> all;
  pool_.read(db::Walls::of(actor), [&](db::Connection& connection) {
    auto cursor = connection.query("SELECT \"id\",\"code\",\"name\" FROM \"authority\" ORDER BY \"code\"");
    while (cursor->next()) {
      Authority found{cursor->uuid(0), std::string(cursor->text(1)), std::string(cursor->text(2))};
      if (actor.may_read(found.id)) all.push_back(std::move(found));
    }
  });
  return all;
}

Result<Authority> Store::authority(const Actor& actor, const Uuid& id) {
  for (Authority& found : authorities(actor)) {
    if (found.id == id) return std::move(found);
  }
  return std::unexpected(may_read(Actor{"", Uuid{}, Right::read, {}}, id).error());
}

Result<Row> Store::get(
    const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id, Secrets secrets) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<Row> found;
  std::vector<Uuid> seen;
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(select_from(type) + "\"authority\" = ?1 AND \"id\" = ?2", {authority, id});
    if (cursor->next()) found.push_back(db::read_row(type, *cursor));
    cursor.reset();
    db::cover_rows(connection, actor, type, authority, *reach, secrets, found, seen);
  });
  if (!done) return std::unexpected(done.error());
  if (auto noted = record_seen(*this, actor, authority, type, seen); !noted)
    return std::unexpected(noted.error());
  if (!found.empty()) return std::move(found.front());
  return refuse(Refusal::not_found, "record.not_found",
      {type.label.sv + ": posten finns inte, eller så får du inte läsa den.",
          type.label.en + ": there is no such record, or you may not read it."});
}

Result<std::map<std::string, Row>> Store::find_by_keys(const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<std::string>& keys, Secrets secrets) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  const Reach reach = actor.reach(type.name, Action::read, authority);
  if (reach.is_nothing()) return std::map<std::string, Row>{};
  constexpr std::size_t together = 200;
  std::map<std::string, Row> found;
  std::vector<Uuid> seen;
  std::string sql = select_from(type) + "\"authority\" = ?1 AND \"natural_key\" IN (";
  for (std::size_t i = 0; i < together; ++i) sql += fmt::format("{}?{}", i == 0 ? "" : ",", i + 2);
  sql += ')';
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    for (std::size_t from = 0; from < keys.size(); from += together) {
      std::vector<db::Param> params{authority};
      for (std::size_t i = 0; i < together; ++i) {
        params.emplace_back(std::string_view(keys[std::min(from + i, keys.size() - 1)]));
      }
      auto cursor = connection.query(sql, params);
      std::vector<Row> rows;
      while (cursor->next()) rows.push_back(db::read_row(type, *cursor));
      cursor.reset();
      db::cover_rows(connection, actor, type, authority, reach, secrets, rows, seen);
      for (Row& row : rows) {
        // A key that is masked has been taken out of the row: nobody finds it by that.
        if (std::string key = row.meta.natural_key; !key.empty())
          found.emplace(std::move(key), std::move(row));
      }
    }
  });
  if (!done) return std::unexpected(done.error());
  if (auto noted = record_seen(*this, actor, authority, type, seen); !noted)
    return std::unexpected(noted.error());
  return found;
}

Result<void> Store::visit(const Actor& actor, const RecordType& type, const Uuid& authority,
    const Filter& filter, const std::function<bool(const Row&)>& visit, Secrets secrets) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  if (secrets == Secrets::shown) throw std::logic_error("what is shown is listed, not visited");
  constexpr std::int64_t together = 1000;
  return read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil =
        db::Veil::over(connection, actor, authority, db::asked_by(catalogue_, type, filter), secrets);
    std::vector<Uuid> seen;
    Uuid last{};
    for (bool more = true; more;) {
      db::Sql sql;
      sql.add("SELECT ").add(db::select_columns(type));
      db::add_from_where(
          sql, catalogue_, type, authority, actor, *reach, filter, {connection.dialect()}, veil);
      sql.add(" AND \"id\" > ").bind(last).add(" ORDER BY \"id\" LIMIT ").bind(Value{together});
      auto params = sql.params();
      auto cursor = connection.query(sql.text(), params);
      std::vector<Row> rows;
      while (cursor->next()) rows.push_back(db::read_row(type, *cursor));
      cursor.reset();
      more = rows.size() == static_cast<std::size_t>(together);
      if (!rows.empty()) last = rows.back().meta.id;
      veil.cover(connection, type, rows, Reach::all(), seen);
      for (const Row& row : rows) {
        if (!visit(row)) return;
      }
    }
  });
}

/// A count that meets masked values and shows none needs no veil, and its statement stays what it is.
db::Veil Store::veil_for_count(db::Connection& connection, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, Secrets secrets, Shows shows) {
  if (secrets == Secrets::counted && shows == Shows::count) return db::Veil::nothing();
  return db::Veil::over(connection, actor, authority, db::asked_by(catalogue_, type, filter), secrets);
}

Result<Value> Store::aggregate(const Actor& actor, const RecordType& type, const Uuid& authority,
    const Filter& filter, Aggregate aggregate, const Field* field, Secrets secrets) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  Value value;
  db::Sql sql;
  sql.add("SELECT ");
  add_aggregate(sql, aggregate, field);
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = veil_for_count(
        connection, actor, type, authority, filter, secrets, field == nullptr ? Shows::count : Shows::values);
    db::add_from_where(sql, catalogue_, type, authority, actor, *reach, filter,
        db::for_all(connection, type, authority, filter), veil);
    if (field != nullptr) veil.add_open(sql, type, field->name);
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    if (!cursor->next() || cursor->is_null(0)) return;
    bool textual = field != nullptr && field->kind == Kind::date;
    if (textual)
      value = parse_iso_date(cursor->text(0)).value();
    else
      value = cursor->integer(0);
  });
  if (!done) return std::unexpected(done.error());
  return value;
}

Result<std::vector<std::pair<Value, Value>>> Store::aggregate_by(const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, Aggregate aggregate, const Field* field, const Field& by,
    Secrets secrets) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<std::pair<Value, Value>> groups;
  db::Sql sql;
  sql.add("SELECT ").name(by.name).add(", ");
  add_aggregate(sql, aggregate, field);
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = veil_for_count(connection, actor, type, authority, filter, secrets, Shows::values);
    db::add_from_where(sql, catalogue_, type, authority, actor, *reach, filter,
        db::for_all(connection, type, authority, filter), veil);
    veil.add_open(sql, type, by.name);
    if (field != nullptr) veil.add_open(sql, type, field->name);
    sql.add(" AND ").name(by.name).add(" IS NOT NULL");
    db::add_grouping(sql, *reach, filter, {&by}, connection.dialect());
    sql.add(" ORDER BY ").name(by.name);
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) {
      Value key = by.kind == Kind::integer ? Value{cursor->integer(0)} : Value{std::string(cursor->text(0))};
      if (cursor->is_null(1)) continue;
      bool date = field != nullptr && field->kind == Kind::date;
      groups.emplace_back(
          std::move(key), date ? Value{parse_iso_date(cursor->text(1)).value()} : Value{cursor->integer(1)});
    }
  });
  if (!done) return std::unexpected(done.error());
  return groups;
}

namespace {

bool reads_all(const Catalogue& catalogue, const Actor& actor, const Uuid& authority) {
  return std::ranges::all_of(catalogue.types,
      [&](const RecordType* type) { return actor.reach(type->name, Action::read, authority).is_all(); });
}

std::vector<db::Hit> hits_in(
    const std::vector<const RecordType*>& types, const db::WordSearch& search, std::size_t limit) {
  std::vector<db::Hit> hits;
  for (const RecordType* type : types) {
    if (hits.size() == limit) break;
    for (const Uuid& id : search.of(*type, limit - hits.size())) hits.push_back({type->name, id});
  }
  return hits;
}

}  // namespace

Result<std::vector<db::Hit>> Store::search(const Actor& actor, const Uuid& authority, std::string_view text,
    std::size_t limit, const RecordType* type) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  std::vector<db::Hit> hits;
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    db::WordSearch search(connection, catalogue_, actor, authority, text);
    if (type != nullptr)
      hits = hits_in({type}, search, limit);
    else if (reads_all(catalogue_, actor, authority))
      hits = db::search(connection, authority, text, limit);
    else
      hits = hits_in(search.places(), search, limit);
  });
  if (!done) return std::unexpected(done.error());
  return hits;
}

namespace {

/// The city's own chain is nobody's who is bound to an authority, whatever its id.
/// The chain of an authority is for who reads its whole report; the city's, for who reads every trail.
Result<void> may_read_chain(const Actor& actor, const Uuid& authority) {
  if (authority == city_chain) return may_in_city(actor, "trail", Action::read);
  return may_all(actor, "report", Action::read, authority);
}

}  // namespace

Result<ChainState> Store::chain(const Actor& actor, const Uuid& authority) {
  if (auto may = may_read_chain(actor, authority); !may) return std::unexpected(may.error());
  ChainState state;
  auto done = read(db::Walls::of(actor, authority),
      [&](db::Connection& connection) { state = db::read_head(connection, authority); });
  if (!done) return std::unexpected(done.error());
  return state;
}

Result<std::optional<ChainFault>> Store::verify_chain(
    const Actor& actor, const Uuid& authority, const ChainProof& proof) {
  if (auto may = may_read_chain(actor, authority); !may) return std::unexpected(may.error());
  std::optional<ChainFault> fault;
  auto done = read(db::Walls::of(actor, authority).with_house(),
      [&](db::Connection& connection) { fault = db::verify_chain(connection, authority, proof); });
  if (!done) return std::unexpected(done.error());
  return fault;
}

namespace {

std::string without_masked(std::string_view changes, std::string_view action, const Meta& meta) {
  const bool sees = !meta.secret || meta.masked.empty();
  if (sees && action != secrecy_action) return std::string(changes);
  return conceal_changes(changes, meta.masked, meta.may_see_masked && sees ? Notes::shown : Notes::concealed);
}

}  // namespace

Result<std::vector<HistoryEntry>> Store::history(
    const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id, Secrets secrets) {
  auto known = get(actor, type, authority, id, secrets);
  if (!known) return std::unexpected(known.error());
  std::vector<HistoryEntry> entries;
  auto done = read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT l.\"at\",l.\"actor\",l.\"operation\",l.\"import_id\",e.\"action\",e.\"version\",e.\"changes\""
        " FROM \"audit_event\" e JOIN \"audit_link\" l ON l.\"authority\" = e.\"authority\" AND"
        " l.\"sequence\" = e.\"sequence\" WHERE e.\"authority\" = ?1 AND e.\"id\" = ?2 AND e.\"type\" = ?3"
        " ORDER BY e.\"sequence\" DESC, e.\"ordinal\" DESC LIMIT 500",
        {authority, id, std::string_view(type.name)});
    while (cursor->next()) {
      HistoryEntry entry;
      entry.context = {std::string(cursor->text(1)), std::string(cursor->text(2)), std::nullopt,
          Instant{std::chrono::milliseconds{cursor->integer(0)}}};
      if (!cursor->is_null(3)) entry.context.import_id = cursor->uuid(3);
      entry.action = cursor->text(4);
      entry.version = cursor->integer(5);
      if (!cursor->is_null(6)) entry.changes = without_masked(cursor->text(6), entry.action, known->meta);
      entries.push_back(std::move(entry));
    }
  });
  if (!done) return std::unexpected(done.error());
  std::vector<std::string*> of_links;
  for (HistoryEntry& entry : entries)
    if (tells_of_links(entry.action)) of_links.push_back(&entry.changes);
  if (auto hidden = conceal_link_ends(*this, actor, authority, of_links); !hidden)
    return std::unexpected(hidden.error());
  return entries;
}

}  // namespace ringmur
