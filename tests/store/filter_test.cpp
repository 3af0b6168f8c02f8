#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/words.h"
#include "schema/specimen_support.h"
#include "schema/values_support.h"
#include "store/engine_support.h"
#include "store/filter_memory_support.h"
#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

/// Both engines with the same rows: what one gives the other must give.
class Filtering : public testing::Test {
 protected:
  void add(const Uuid& authority, const std::vector<Row>& rows, const std::vector<MemoryLink>& links = {}) {
    for (Data* data : {&sqlite_, &postgres_}) {
      given(data->store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
        writer.create_authority({authority, to_string(authority), "N"});
        std::vector<Row> copy = rows;
        writer.insert(type, copy);
        for (const MemoryLink& link : links) {
          writer.connection().run(
              "INSERT INTO \"link\" (\"authority\",\"from_type\",\"from_id\",\"kind\",\"to_type\",\"to_id\","
              "\"created_by\",\"created_at\") VALUES (?1,'specimen',?2,?3,'specimen',?4,'',0)",
              {authority, link.from, std::string_view(link.kind), link.to});
        }
        return {};
      }));
    }
  }

  /// Page by page, in an order that differs from time to time.
  static std::set<Uuid> listed(Store& store, const Uuid& authority, const Filter& filter) {
    std::set<Uuid> all;
    const auto sort = *rc::gen::element<std::string>("", "-code", "amount", "-note", "day");
    Query query{&type, authority, filter, sort, 7, {}};
    do {
      const Page page = given(store.list(administrator(), query));
      for (const Row& row : page.rows) all.insert(row.meta.id);
      query.after = page.next;
    } while (!query.after.empty());
    return all;
  }

  /// By either way to the words, whichever the store would take.
  static std::set<Uuid> found(Store& store, const Uuid& authority, const Filter& filter, db::Words words) {
    std::set<Uuid> all;
    given(store.read(db::Walls::of(administrator()), [&](db::Connection& connection) {
      db::Sql sql;
      sql.add("SELECT \"id\"");
      db::add_from_where(sql, specimen_catalogue(), type, authority, administrator(), Reach::all(), filter,
          {connection.dialect(), words, db::Order::any}, db::Veil::nothing());
      auto params = sql.params();
      auto cursor = connection.query(sql.text(), params);
      while (cursor->next()) all.insert(cursor->uuid(0));
    }));
    return all;
  }

  static std::set<Uuid> ids(const std::vector<Row>& rows) {
    std::set<Uuid> all;
    for (const Row& row : rows) all.insert(row.meta.id);
    return all;
  }

  Data& sqlite_{shared_data(Engine::sqlite, specimen_catalogue())};
  Data& postgres_{shared_data(Engine::postgres, specimen_catalogue())};
};

/// Rows whose parents are rows of the same list, archived now and then; some with the values of others.
std::vector<Row> any_forest(const Uuid& authority) {
  std::vector<Row> rows;
  std::vector<Uuid> ids;
  const auto parent = [&](const Field&) { return ids.empty() ? Value{} : Value{*rc::gen::elementOf(ids)}; };
  for (const Values& values : any_rows(type, 25, parent)) {
    Row row;
    row.meta.authority = authority;
    row.meta.id = new_uuid();
    row.values = values;
    row.meta.natural_key = natural_key(type, values);
    if (*between(0, 6) == 0) row.meta.archived_at = now();
    rows.push_back(std::move(row));
  }
  for (Row& row : rows) {
    ids.push_back(row.meta.id);
    Value& above = row.values[type.index("parent")];
    above = *between(0, 3) == 0 ? Value{} : Value{*rc::gen::elementOf(ids)};
  }
  return rows;
}

std::string in_quotes(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// A code point or two out of the text, in other cases than it is written; never only space.
std::string any_part(const std::string& text) {
  const auto start = *between(0, static_cast<int>(length(text)));
  const std::string_view rest =
      std::string_view(text).substr(prefix(text, static_cast<std::size_t>(start)).size());
  std::string part(trimmed(prefix(rest, 2)));
  if (part.empty()) part = text;
  return *between(0, 2) == 0 ? lower_case(part) : part;
}

/// One term on a field that may stand in the record above.
std::pair<std::string, std::string> any_term(const std::vector<Row>& rows) {
  std::vector<const Field*> fields;
  for (const Field& field : type.fields) fields.push_back(&field);
  const Field& field = **rc::gen::elementOf(fields);
  std::string name = (*between(0, 4) == 0 ? "parent." : "") + field.name;
  const auto op = *rc::gen::element<std::string>(
      "eq", "neq", "lt", "lte", "gt", "gte", "in", "is.null", "not.is.null", "under", "contains");
  if (op == "is.null" || op == "not.is.null") return {name, op};
  const bool has_value =
      std::ranges::any_of(rows, [&](const Row& row) { return !is_empty(row.values[type.index(field)]); });
  if (!has_value) return {name, "not.is.null"};
  std::string value;
  for (int tries = 0; value.empty() && tries < 50; ++tries) {
    const Row& row = *rc::gen::elementOf(rows);
    if (!is_empty(row.values[type.index(field)])) value = term_value(field, row.values[type.index(field)]);
  }
  if (value.empty()) return {name, "is.null"};
  if (op == "under")
    return field.kind == Kind::reference ? std::pair(name, "under." + value) : std::pair(name, "eq." + value);
  if (op == "contains") {
    const bool is_text = field.kind == Kind::text || field.kind == Kind::long_text;
    return is_text ? std::pair(name, "contains." + any_part(value)) : std::pair(name, "eq." + value);
  }
  if (op == "in") return {name, "in.(" + in_quotes(value) + "," + in_quotes(value) + ")"};
  return {name, op + "." + value};
}

/// Ties between some of the rows, each once.
std::vector<MemoryLink> any_links(const std::vector<Row>& rows) {
  std::set<std::tuple<Uuid, std::string, Uuid>> made;
  for (int i = *between(0, 40); i > 0; --i) {
    const Uuid from = (*rc::gen::elementOf(rows)).meta.id;
    const Uuid to = (*rc::gen::elementOf(rows)).meta.id;
    made.insert({from, *rc::gen::element<std::string>("beside", "after"), to});
  }
  std::vector<MemoryLink> links;
  for (const auto& [from, kind, to] : made) links.push_back({from, kind, to});
  return links;
}

/// The same term turned, a field against a field, or what is tied to the record.
std::pair<std::string, std::string> any_newer_term(const std::vector<Row>& rows) {
  auto [name, text] = any_term(rows);
  switch (*between(0, 3)) {
    case 0:
      if (text == "is.null" || text == "not.is.null") return {name, text};
      return {name, "not." + text};
    case 1: {
      const auto op =
          *rc::gen::element<std::string>("eq", "neq", "lt", "lte", "gt", "gte", "not.lt", "not.eq");
      static const std::vector<std::pair<std::string, std::string>> fields{{"year", "{number}"},
          {"amount", "{doubled}"}, {"number", "{amount}"}, {"day", "{day}+1d"}, {"day", "{day}-2w"},
          {"day", "{day}"}, {"moment", "{moment}-72h"}, {"moment", "{moment}+1d"}};
      const auto [one, other] = *rc::gen::elementOf(fields);
      return {one, op + '.' + other};
    }
    default: {
      const auto tie = *rc::gen::element<std::string>("parent", "beside", "after");
      const auto presence = *rc::gen::element<std::string>("has.specimen.", "lacks.specimen.");
      Terms inner;
      if (*between(0, 2) != 0) inner.emplace_back(name, text);
      if (*between(0, 4) == 0) inner.emplace_back("colour", "not.eq.red");
      return {presence + tie, '(' + to_query(inner) + ')'};
    }
  }
}

TEST_F(Filtering, TurnsComparesFieldsAndFollowsTiesTheSameInMemoryOnBothEngines) {
  std::size_t kept = 0;
  std::size_t all = 0;
  check_property(25, [&] {
    const Uuid authority = new_uuid();
    const auto rows = any_forest(authority);
    const auto links = any_links(rows);
    add(authority, rows, links);
    for (int i = 0; i < 25; ++i) {
      Terms terms{any_newer_term(rows)};
      if (*between(0, 3) == 0) terms.push_back(any_newer_term(rows));
      const std::string query = to_query(terms);
      RC_ASSERT(from_query(query) == terms);
      auto filter = parse_filter(type, specimen_catalogue(), terms);
      if (!filter) RC_FAIL(query + ": " + filter.error().message.en);
      std::set<Uuid> wanted;
      for (const Row& row : rows) {
        if (meets(row, *filter, rows, links)) wanted.insert(row.meta.id);
      }
      kept += wanted.size();
      all += rows.size();
      for (Data* data : {&sqlite_, &postgres_}) {
        const std::string where = data == &sqlite_ ? "SQLite " : "PostgreSQL ";
        std::set<Uuid> got = ids(rows_of(data->store(), type, authority, terms));
        if (got == wanted) got = listed(data->store(), authority, *filter);
        if (got != wanted)
          RC_FAIL(where + query + fmt::format(": {} rows for {}", got.size(), wanted.size()));
        const Value count = given(
            data->store().aggregate(administrator(), type, authority, *filter, Aggregate::count, nullptr));
        RC_ASSERT(std::get<std::int64_t>(count) == static_cast<std::int64_t>(wanted.size()));
      }
    }
  });
  EXPECT_GT(kept, 100U) << "the filters let hardly anything through";
  EXPECT_LT(kept, all * 9 / 10) << "the filters let everything through";
}

TEST_F(Filtering, GivesTheRowsThatMeetItInMemoryOnBothEngines) {
  std::size_t kept = 0;
  check_property(25, [&] {
    const Uuid authority = new_uuid();
    const auto rows = any_forest(authority);
    add(authority, rows);
    for (int i = 0; i < 20; ++i) {
      Terms terms{any_term(rows)};
      if (*between(0, 3) == 0) terms.push_back(any_term(rows));
      if (*between(0, 3) == 0) terms.emplace_back("archived", *rc::gen::element<std::string>("with", "only"));
      if (*between(0, 3) == 0) {
        auto words = search_words(db::words_of(type, *rc::gen::elementOf(rows)));
        // The store has given each row a reference, EX-2026-0001, that these rows lack.
        std::erase_if(words, [](const std::string& word) {
          return std::string("ex").starts_with(word) || word.find_first_of("0123456789") == 0;
        });
        if (!words.empty()) terms.emplace_back("q", *rc::gen::elementOf(words));
      }
      const std::string query = to_query(terms);
      auto filter = parse_filter(type, specimen_catalogue(), terms);
      if (!filter) RC_FAIL(query + ": " + filter.error().message.en);
      std::set<Uuid> wanted;
      for (const Row& row : rows) {
        if (meets(row, *filter, rows)) wanted.insert(row.meta.id);
      }
      kept += wanted.size();
      for (Data* data : {&sqlite_, &postgres_}) {
        const std::string where = data == &sqlite_ ? "SQLite " : "PostgreSQL ";
        std::set<Uuid> got;
        try {
          got = ids(rows_of(data->store(), type, authority, terms));
        } catch (const std::runtime_error& error) {
          RC_FAIL(where + query + ": " + error.what());
        }
        try {
          if (got == wanted) got = listed(data->store(), authority, *filter);
        } catch (const std::runtime_error& error) {
          RC_FAIL(where + query + ", listed: " + error.what());
        }
        for (const db::Words words : {db::Words::by_index, db::Words::by_record, db::Words::gathered}) {
          if (got == wanted) got = found(data->store(), authority, *filter, words);
        }
        if (got != wanted)
          RC_FAIL(where + query + fmt::format(": {} rows for {}", got.size(), wanted.size()));
        const Value count = given(
            data->store().aggregate(administrator(), type, authority, *filter, Aggregate::count, nullptr));
        RC_ASSERT(std::get<std::int64_t>(count) == static_cast<std::int64_t>(wanted.size()));
      }
    }
  });
  EXPECT_GT(kept, 100U) << "the filters let hardly anything through";
}

TEST_F(Filtering, FollowsTheTreeByKeyAndById) {
  const Uuid authority = new_uuid();
  std::vector<Row> rows;
  for (const char* code : {"topp", "mitt", "botten", "annan"}) {
    Row row;
    row.meta = {authority, new_uuid(), 0, {}, {}, {}, {}, {}, {}, {}};
    Specimen specimen;
    specimen.code = code;
    specimen.year = 2025;
    if (!rows.empty() && std::string(code) != "annan") specimen.parent = Id<Specimen>{rows.back().meta.id};
    row.values = values_of(type, &specimen);
    rows.push_back(row);
  }
  // A ring must not hang anybody.
  rows[0].values[type.index("parent")] = rows[2].meta.id;
  add(authority, rows);
  for (Data* data : {&sqlite_, &postgres_}) {
    const auto count = [&](const std::string& term) {
      return rows_of(data->store(), type, authority, {{"parent", term}}).size();
    };
    EXPECT_EQ(count("under." + to_string(rows[1].meta.id)), 3U);
    EXPECT_EQ(count("under." + to_string(rows[3].meta.id)), 0U);
    EXPECT_EQ(count("under." + to_string(new_uuid())), 0U);
    EXPECT_EQ(count("under.finns inte"), 0U);
    EXPECT_EQ(count("eq." + to_string(rows[0].meta.id)), 1U);
    EXPECT_EQ(count("in.(" + to_string(rows[0].meta.id) + "," + to_string(rows[1].meta.id) + ")"), 2U);
  }
}

TEST_F(Filtering, SumsNothingToZero) {
  const Uuid authority = new_uuid();
  add(authority, {});
  for (Data* data : {&sqlite_, &postgres_}) {
    EXPECT_EQ(given(data->store().aggregate(
                  administrator(), type, authority, {}, Aggregate::sum, &type.at("amount"))),
        Value{std::int64_t{0}});
    EXPECT_EQ(given(data->store().aggregate(
                  administrator(), type, authority, {}, Aggregate::maximum, &type.at("amount"))),
        Value{});
  }
}

TEST_F(Filtering, GroupsTheSameOnBothEngines) {
  check_property(10, [&] {
    const Uuid authority = new_uuid();
    const auto rows = any_forest(authority);
    add(authority, rows);
    for (const char* name : {"amount", "note", "colour", "year"}) {
      const Field& by = type.at(name);
      std::map<Value, std::int64_t> wanted;
      std::map<Value, Value> latest;
      std::map<Value, Value> sums;
      for (const Row& row : rows) {
        if (row.meta.archived_at || is_empty(row.values[type.index(by)])) continue;
        ++wanted[row.values[type.index(by)]];
        const Value& day = row.values[type.index("day")];
        const auto* amount = std::get_if<std::int64_t>(&row.values[type.index("amount")]);
        Value& sum = sums[row.values[type.index(by)]];
        sum = (is_empty(sum) ? 0 : std::get<std::int64_t>(sum)) + (amount == nullptr ? 0 : *amount);
        if (!is_empty(day))
          latest[row.values[type.index(by)]] = std::max(latest[row.values[type.index(by)]], day);
      }
      for (Data* data : {&sqlite_, &postgres_}) {
        std::map<Value, std::int64_t> got;
        for (const auto& [key, value] : given(data->store().aggregate_by(
                 administrator(), type, authority, {}, Aggregate::count, nullptr, by))) {
          got[key] = std::get<std::int64_t>(value);
        }
        RC_ASSERT(got == wanted);
        std::map<Value, Value> days;
        for (const auto& [key, value] : given(data->store().aggregate_by(
                 administrator(), type, authority, {}, Aggregate::maximum, &type.at("day"), by))) {
          days[key] = value;
        }
        RC_ASSERT(days == latest);
        std::map<Value, Value> summed;
        for (const auto& [key, value] : given(data->store().aggregate_by(
                 administrator(), type, authority, {}, Aggregate::sum, &type.at("amount"), by))) {
          summed[key] = value;
        }
        RC_ASSERT(summed == sums);
      }
    }
    for (Data* data : {&sqlite_, &postgres_}) {
      Value wanted;
      for (const Row& row : rows) {
        if (!row.meta.archived_at) wanted = std::max(wanted, row.values[type.index("doubled")]);
      }
      RC_ASSERT(given(data->store().aggregate(administrator(), type, authority, {}, Aggregate::maximum,
                    &type.at("doubled"))) == wanted);
    }
  });
}

}  // namespace
}  // namespace ringmur
