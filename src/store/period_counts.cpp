#include "store/period_counts.h"

#include <fmt/format.h>

#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {
namespace {

/// The number of the stretch from `first` until `last`, found by halving: a month of ten years is told by
/// seven comparisons.
void add_halved(db::Sql& sql, const Periods& periods, std::size_t first, std::size_t last) {
  if (last - first == 1) {
    sql.add(fmt::to_string(first));
    return;
  }
  const std::size_t middle = first + (last - first) / 2;
  sql.add("CASE WHEN ").name(periods.field->name).add(" < ").bind(Value{periods.starts[middle]});
  sql.add(" THEN ");
  add_halved(sql, periods, first, middle);
  sql.add(" ELSE ");
  add_halved(sql, periods, middle, last);
  sql.add(" END");
}

void add_period(db::Sql& sql, const Periods& periods) {
  add_halved(sql, periods, 0, periods.starts.size() - 1);
  sql.add(" AS \"period\"");
}

struct Asked {
  Store& store;
  const Actor& actor;
  const RecordType& type;
  const Uuid& authority;
  const Filter& filter;
  const Periods& periods;
};

enum class Shows { counts, values };

/// What is counted without a value being shown meets masked records too, as figures do.
db::Veil veil_of(db::Connection& connection, const Asked& asked, Shows shows) {
  if (shows == Shows::counts) return db::Veil::nothing();
  return db::Veil::over(connection, asked.actor, asked.authority,
      db::asked_by(asked.store.catalogue(), asked.type, asked.filter), Secrets::counted);
}

void add_from(
    db::Sql& sql, db::Connection& connection, const Asked& asked, const Reach& reach, const db::Veil& veil) {
  db::add_from_where(sql, asked.store.catalogue(), asked.type, asked.authority, asked.actor, reach,
      asked.filter, db::for_all(connection, asked.type, asked.authority, asked.filter), veil);
  const std::string& name = asked.periods.field->name;
  sql.add(" AND ").name(name).add(" >= ").bind(Value{asked.periods.starts.front()});
  sql.add(" AND ").name(name).add(" < ").bind(Value{asked.periods.starts.back()});
}

bool has_none(const Periods& periods) {
  return periods.starts.size() < 2;
}

}  // namespace

Result<std::vector<PeriodCount>> count_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods, const Field* by) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<PeriodCount> counts;
  if (has_none(periods)) return counts;
  const Asked asked{store, actor, type, authority, filter, periods};
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = veil_of(connection, asked, by == nullptr ? Shows::counts : Shows::values);
    db::Sql sql;
    sql.add("SELECT ");
    add_period(sql, periods);
    sql.add(",COUNT(*)");
    if (by != nullptr) sql.add(",").name(by->name);
    add_from(sql, connection, asked, *reach, veil);
    if (by != nullptr) veil.add_open(sql, type, by->name);
    sql.add(" GROUP BY 1");
    if (by != nullptr) sql.add(",3");
    sql.add(" ORDER BY 1");
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) {
      PeriodCount one{static_cast<std::size_t>(cursor->integer(0)), {}, cursor->integer(1)};
      if (by != nullptr) one.value = db::read_value(*cursor, 2, by->kind);
      counts.push_back(std::move(one));
    }
  });
  if (!done) return std::unexpected(done.error());
  return counts;
}

Result<std::vector<PeriodSpan>> spans_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods, const Field& from, const Field& to) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<PeriodSpan> spans;
  if (has_none(periods)) return spans;
  const Asked asked{store, actor, type, authority, filter, periods};
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = veil_of(connection, asked, Shows::values);
    db::Sql sql;
    // Each span beside its place among those of its stretch, so that the ones in the middle are known.
    constexpr std::string_view middle =
        "CASE WHEN 2*\"place\" BETWEEN \"all\" AND \"all\"+2 THEN \"span\" END";
    sql.add("SELECT \"period\",COUNT(*),CAST(SUM(\"span\") AS BIGINT)/COUNT(*),");
    sql.add(fmt::format("CAST(SUM({0}) AS BIGINT)/COUNT({0}) ", middle));
    sql.add("FROM (SELECT \"period\",\"span\",");
    sql.add("ROW_NUMBER() OVER (PARTITION BY \"period\" ORDER BY \"span\") AS \"place\",");
    sql.add("COUNT(*) OVER (PARTITION BY \"period\") AS \"all\" FROM (SELECT ");
    add_period(sql, periods);
    sql.add(",").name(to.name).add("-").name(from.name).add(" AS \"span\"");
    add_from(sql, connection, asked, *reach, veil);
    sql.add(" AND ").name(to.name).add(" >= ").name(from.name);
    for (const Field* field : {&from, &to}) veil.add_open(sql, type, field->name);
    sql.add(") \"spans\") \"placed\" GROUP BY \"period\" ORDER BY \"period\"");
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) {
      spans.push_back({static_cast<std::size_t>(cursor->integer(0)), cursor->integer(1), cursor->integer(2),
          cursor->integer(3)});
    }
  });
  if (!done) return std::unexpected(done.error());
  return spans;
}

}  // namespace ringmur
