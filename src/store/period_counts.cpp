#include "store/period_counts.h"

#include <fmt/format.h>

#include <stdexcept>

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
}

struct Asked {
  Store& store;
  const Actor& actor;
  const RecordType& type;
  const Uuid& authority;
  const Filter& filter;
};

void add_from(db::Sql& sql, db::Connection& connection, const Asked& asked, const Reach& reach,
    const db::Veil& veil, const Periods& periods) {
  db::add_from_where(sql, asked.store.catalogue(), asked.type, asked.authority, asked.actor, reach,
      asked.filter, db::for_all(connection, asked.type, asked.authority, asked.filter), veil);
  const std::string& name = periods.field->name;
  sql.add(" AND ").name(name).add(" >= ").bind(Value{periods.starts.front()});
  sql.add(" AND ").name(name).add(" < ").bind(Value{periods.starts.back()});
}

bool has_none(const Periods& periods) {
  return periods.starts.size() < 2;
}

/// The questions as one statement: what they need of each record is taken once, as "facts".
class Questions {
 public:
  Questions(const Asked& asked, const PeriodQuestions& questions, Dialect dialect, const db::Veil& veil)
      : asked_(asked), questions_(questions), dialect_(dialect), veil_(veil) {}

  db::Sql statement(db::Connection& connection, const Reach& reach) {
    sql_.add("WITH \"facts\" AS MATERIALIZED (SELECT ");
    add_period(sql_, questions_.fine);
    sql_.add(" AS \"fine\",");
    add_period(sql_, questions_.coarse);
    sql_.add(" AS \"coarse\"");
    for (std::size_t i = 0; i < questions_.by.size(); ++i) add_value(i);
    for (std::size_t i = 0; i < questions_.spans.size(); ++i) add_span(i);
    add_from(sql_, connection, asked_, reach, veil_, questions_.fine);
    sql_.add(") SELECT 0,\"fine\",CAST(NULL AS TEXT),COUNT(*),0,0 FROM \"facts\" GROUP BY \"fine\"");
    for (std::size_t i = 0; i < questions_.by.size(); ++i) {
      sql_.add(fmt::format(
          " UNION ALL SELECT {0},\"coarse\",\"value{1}\",COUNT(*),0,0 FROM \"facts\" WHERE \"open{1}\""
          " GROUP BY \"coarse\",\"value{1}\"",
          1 + i, i));
    }
    for (std::size_t i = 0; i < questions_.spans.size(); ++i) add_span_question(i);
    return std::move(sql_);
  }

  PeriodAnswers answers(db::Cursor& cursor) const {
    PeriodAnswers all;
    all.by.resize(questions_.by.size());
    all.spans.resize(questions_.spans.size());
    while (cursor.next()) {
      const auto question = static_cast<std::size_t>(cursor.integer(0));
      const auto period = static_cast<std::size_t>(cursor.integer(1));
      if (question == 0)
        all.fine.push_back({period, {}, cursor.integer(3)});
      else if (question <= questions_.by.size())
        all.by[question - 1].push_back(
            {period, value_of(cursor, *questions_.by[question - 1]), cursor.integer(3)});
      else
        all.spans[question - 1 - questions_.by.size()].push_back(
            {period, cursor.integer(3), cursor.integer(4), cursor.integer(5)});
    }
    return all;
  }

 private:
  /// As a text, whatever it is, so that all answers stand in one column.
  void add_value(std::size_t i) {
    const Field& field = *questions_.by[i];
    const bool bytes = field.kind == Kind::reference && dialect_ == Dialect::sqlite;
    sql_.add(bytes ? ",hex(" : ",CAST(").name(field.name).add(bytes ? ")" : " AS TEXT)");
    sql_.add(fmt::format(" AS \"value{0}\",(TRUE", i));
    veil_.add_open(sql_, asked_.type, field.name);
    sql_.add(fmt::format(") AS \"open{}\"", i));
  }

  void add_span(std::size_t i) {
    const auto& [from, to] = questions_.spans[i];
    sql_.add(",CASE WHEN ").name(to->name).add(" >= ").name(from->name);
    for (const Field* field : {from, to}) veil_.add_open(sql_, asked_.type, field->name);
    sql_.add(" THEN ").name(to->name).add("-").name(from->name);
    sql_.add(fmt::format(" END AS \"span{}\"", i));
  }

  /// Each span beside its place among those of its stretch, so that the ones in the middle are known.
  void add_span_question(std::size_t i) {
    constexpr std::string_view middle =
        "CASE WHEN 2*\"place\" BETWEEN \"all\" AND \"all\"+2 THEN \"span\" END";
    sql_.add(
        fmt::format(" UNION ALL SELECT {0},\"coarse\",CAST(NULL AS TEXT),COUNT(*),"
                    "CAST(SUM(\"span\") AS BIGINT)/COUNT(*),CAST(SUM({1}) AS BIGINT)/COUNT({1}) "
                    "FROM (SELECT \"coarse\",\"span{2}\" AS \"span\","
                    "ROW_NUMBER() OVER (PARTITION BY \"coarse\" ORDER BY \"span{2}\") AS \"place\","
                    "COUNT(*) OVER (PARTITION BY \"coarse\") AS \"all\" "
                    "FROM \"facts\" WHERE \"span{2}\" IS NOT NULL) \"placed{2}\" GROUP BY \"coarse\"",
            1 + questions_.by.size() + i, middle, i));
  }

  static Value value_of(const db::Cursor& cursor, const Field& field) {
    if (cursor.is_null(2) || cursor.text(2).empty()) return {};
    std::string text(cursor.text(2));
    if (field.kind != Kind::reference) return text;
    if (text.find('-') == std::string::npos) {
      for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, 1, '-');
    }
    auto id = parse_uuid(text);
    if (!id) throw std::logic_error("no id: " + text);
    return *id;
  }

  const Asked& asked_;
  const PeriodQuestions& questions_;
  const Dialect dialect_;
  const db::Veil& veil_;
  db::Sql sql_;
};

}  // namespace

Result<std::vector<PeriodCount>> count_by_period(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const Periods& periods) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<PeriodCount> counts;
  if (has_none(periods)) return counts;
  const Asked asked{store, actor, type, authority, filter};
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    db::Sql sql;
    sql.add("SELECT ");
    add_period(sql, periods);
    sql.add(" AS \"period\",COUNT(*)");
    // What is counted without a value being shown meets masked records too, as figures do.
    add_from(sql, connection, asked, *reach, db::Veil::nothing(), periods);
    sql.add(" GROUP BY 1 ORDER BY 1");
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next())
      counts.push_back({static_cast<std::size_t>(cursor->integer(0)), {}, cursor->integer(1)});
  });
  if (!done) return std::unexpected(done.error());
  return counts;
}

Result<PeriodAnswers> read_periods(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const PeriodQuestions& questions) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  PeriodAnswers answers;
  if (has_none(questions.fine) || has_none(questions.coarse))
    throw std::logic_error("no period is asked about");
  const Asked asked{store, actor, type, authority, filter};
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = db::Veil::over(
        connection, actor, authority, db::asked_by(store.catalogue(), type, filter), Secrets::counted);
    Questions made(asked, questions, connection.dialect(), veil);
    const db::Sql sql = made.statement(connection, *reach);
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    answers = made.answers(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  return answers;
}

}  // namespace ringmur
