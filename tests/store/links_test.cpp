#include "store/links.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "schema/specimen_support.h"
#include "store/access.h"
#include "store/engine_support.h"
#include "store/secrecy_support.h"
#include "store/sql.h"
#include "store/trail.h"
#include "store/veil.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

class Links : public testing::TestWithParam<Engine> {
 protected:
  Row add(const std::string& code, const Uuid& authority) {
    Specimen specimen;
    specimen.code = code;
    specimen.year = 2025;
    return insert_one(store(), type, authority, values_of(type, &specimen));
  }
  Row add(const std::string& code) { return add(code, here_); }
  Result<void> link(const Row& from, const std::string& kind, const Row& to,
      const Actor& actor = administrator(), Direction direction = Direction::out) {
    return change_links(store(), actor, type, from.meta.authority, from.meta.id,
        {.add = {{kind, direction, &type, to.meta.id}}});
  }
  Result<void> unlink(const Row& from, const std::string& kind, const Row& to) {
    return change_links(store(), administrator(), type, from.meta.authority, from.meta.id,
        {.remove = {{kind, Direction::out, &type, to.meta.id}}});
  }
  /// "beside>b" for a link that leaves, "beside<b" for one that arrives; in their order.
  std::vector<std::string> seen(const Row& row, const Actor& actor = administrator()) {
    std::vector<std::string> all;
    for (const Linked& one : given(links_of(store(), actor, type, row.meta.authority, row.meta.id))) {
      const auto* code = std::get_if<std::string>(&one.row.values[type.index("code")]);
      all.push_back(one.kind->name + (one.direction == Direction::out ? '>' : '<') +
                    (code == nullptr ? "masked" : *code));
    }
    return all;
  }
  std::vector<HistoryEntry> events(
      const Row& row, const std::string& action, const Actor& actor = administrator()) {
    auto all = given(store().history(actor, type, row.meta.authority, row.meta.id));
    std::erase_if(all, [&](const HistoryEntry& entry) { return entry.action != action; });
    return all;
  }
  std::size_t count(const Terms& terms, const Actor& actor = administrator()) {
    return rows_of(store(), type, here_, terms, actor).size();
  }
  Store& store() { return data_.store(); }

  using Seen = std::vector<std::string>;
  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  const Uuid here_{new_authority(store()).id};
};

INSTANTIATE_TEST_SUITE_P(Engines, Links, both_engines, engine_name);

TEST_P(Links, AreSeenFromBothEndsAndMadeOnce) {
  const Row a = add("a");
  const Row b = add("b");
  const Row c = add("c");
  given(link(a, "beside", b));
  given(link(a, "beside", b));
  given(link(a, "after", c));
  given(link(a, "beside", c, administrator(), Direction::in));
  EXPECT_EQ(seen(a), (Seen{"beside>b", "after>c", "beside<c"}));
  EXPECT_EQ(seen(b), (Seen{"beside<a"}));
  EXPECT_EQ(seen(c), (Seen{"beside>a", "after<a"}));
  given(unlink(a, "beside", b));
  given(unlink(a, "beside", b));
  EXPECT_EQ(seen(b), Seen{});
  EXPECT_EQ(given(store().get(administrator(), type, here_, a.meta.id)).meta.version, 1)
      << "a link is no part of the record";
}

TEST_P(Links, AreInTheTrailOfTheRecordThatTheyGoFrom) {
  const Row a = add("a");
  const Row b = add("b");
  given(link(a, "beside", b));
  given(link(a, "beside", b));
  ASSERT_EQ(events(a, "link").size(), 1U) << "what is there already is not made again";
  EXPECT_EQ(events(a, "link")[0].changes,
      fmt::format(
          R"({{"links":[null,[{{"kind":"beside","type":"specimen","id":"{}"}}]]}})", to_string(b.meta.id)));
  EXPECT_TRUE(events(b, "link").empty());
  given(unlink(a, "beside", b));
  ASSERT_EQ(events(a, "unlink").size(), 1U);
  EXPECT_EQ(events(a, "unlink")[0].changes,
      fmt::format(
          R"({{"links":[[{{"kind":"beside","type":"specimen","id":"{}"}}],null]}})", to_string(b.meta.id)));
  EXPECT_FALSE(given(store().verify_chain(administrator(), here_)));
}

/// Reads that one record and what refers to it.
Actor reader_of(const Row& row) {
  const HeldRole held{
      new_uuid(), "object_owner", row.meta.authority, {}, ObjectId{type.name, row.meta.id}, {}, {}, {}};
  return {"anna", row.meta.authority, Right::read, {}, {},
      std::make_shared<const Access>(std::make_shared<const Matrix>(Matrix::defaults()), std::vector{held},
          "anna", std::vector<std::string>{})};
}

/// Reads the trail and no register.
Actor trail_reader_in(const Uuid& authority) {
  const std::vector<TokenScope> scopes{{"trail", Action::read}};
  return {"token: trail", authority, Right::read, new_uuid(), {},
      std::make_shared<const Access>(scopes, Action::read, authority)};
}

TEST_P(Links, HideInTheTrailWhatTheReaderMayNotRead) {
  const Row a = add("a");
  const Row b = add("b");
  const Row c = add("c");
  given(change_links(store(), administrator(), type, here_, a.meta.id,
      {.add = {{"beside", Direction::out, &type, b.meta.id}, {"after", Direction::out, &type, c.meta.id}}}));
  given(unlink(a, "beside", b));
  const std::string concealed = R"({"kind":"beside","type":"specimen"})";
  EXPECT_EQ(events(a, "link", reader_of(a)).at(0).changes,
      R"({"links":[null,[)" + concealed + R"(,{"kind":"after","type":"specimen"}]]})");
  EXPECT_EQ(events(a, "unlink", reader_of(a)).at(0).changes, R"({"links":[[)" + concealed + "],null]}");
  EXPECT_NE(events(a, "link", auditor_of(here_)).at(0).changes.find(to_string(b.meta.id)), std::string::npos)
      << "who may read it is told";
  const TrailQuery query{.authority = here_, .id = a.meta.id};
  const auto told = [&](const Actor& actor) {
    std::string all;
    for (const TrailEntry& entry : given(read_trail(store(), actor, query)).entries)
      all += entry.changes.value_or("") + '\n';
    return all;
  };
  EXPECT_NE(told(administrator()).find(to_string(b.meta.id)), std::string::npos);
  EXPECT_EQ(told(trail_reader_in(here_)).find(to_string(b.meta.id)), std::string::npos);
  EXPECT_NE(told(trail_reader_in(here_)).find(concealed), std::string::npos);
}

TEST_P(Links, AreRefusedWithWhatIsWrong) {
  const Row a = add("a");
  const Row b = add("b");
  const Row far = add("a", new_authority(store()).id);
  EXPECT_EQ(code_of(link(a, "above", b)), "link.kind");
  EXPECT_EQ(code_of(link(a, "beside", a)), "link.itself");
  Row nowhere = b;
  nowhere.meta.id = new_uuid();
  EXPECT_EQ(code_of(link(a, "beside", nowhere)), "link.not_found");
  EXPECT_EQ(code_of(link(a, "beside", far)), "link.not_found") << "an authority is a wall";
  EXPECT_EQ(code_of(link(a, "beside", b, auditor_of(here_))), "actor.may_not_write");
  EXPECT_EQ(code_of(link(a, "beside", b, bound_to(new_uuid(), Right::write))), "authority.not_found");
  EXPECT_EQ(seen(a), Seen{});
  // One that is refused takes what was done with it back.
  const LinkTo good{"beside", Direction::out, &type, b.meta.id};
  const LinkTo bad{"beside", Direction::out, &type, nowhere.meta.id};
  EXPECT_EQ(code_of(change_links(store(), administrator(), type, here_, a.meta.id, {.add = {good, bad}})),
      "link.not_found");
  EXPECT_EQ(seen(a), Seen{});
}

TEST_P(Links, CloseNoCircleWhereThereMayBeNone) {
  const Row a = add("a");
  const Row b = add("b");
  const Row c = add("c");
  given(link(a, "after", b));
  given(link(b, "after", c));
  EXPECT_EQ(code_of(link(c, "after", a)), "link.circle");
  EXPECT_EQ(code_of(link(b, "after", a)), "link.circle");
  EXPECT_EQ(code_of(link(a, "after", c, administrator(), Direction::in)), "link.circle");
  given(link(a, "after", c));
  given(link(c, "beside", a));
  given(link(a, "beside", c));
  given(unlink(a, "after", b));
  given(link(b, "after", a));
}

TEST_P(Links, AreAtMostTwoHundredOfAKindFromARecord) {
  const Row hub = add("hub");
  std::vector<Values> many;
  for (int i = 0; i < 201; ++i) {
    Specimen specimen;
    specimen.code = fmt::format("n{:03}", i);
    specimen.year = 2025;
    many.push_back(values_of(type, &specimen));
  }
  const std::vector<Row> rows = insert(store(), type, here_, many);
  LinkChanges changes;
  for (const Row& row : rows) changes.add.push_back({"beside", Direction::out, &type, row.meta.id});
  EXPECT_EQ(
      code_of(change_links(store(), administrator(), type, here_, hub.meta.id, changes)), "link.too_many");
  changes.add.pop_back();
  given(change_links(store(), administrator(), type, here_, hub.meta.id, changes));
  EXPECT_EQ(seen(hub).size(), 200U);
  EXPECT_EQ(events(hub, "link").size(), 1U);
  given(link(hub, "after", rows.back()));
  given(link(rows.back(), "beside", hub));
}

TEST_P(Links, AreConditionsFromBothEnds) {
  const Row a = add("a");
  const Row b = add("b");
  Row c = add("c");
  given(link(a, "after", b));
  given(link(a, "after", c));
  EXPECT_EQ(count({{"has.specimen.after", "()"}}), 1U) << "only a comes after another";
  EXPECT_EQ(count({{"lacks.specimen.after", "()"}}), 2U);
  EXPECT_EQ(count({{"has.specimen.after", "(code=eq.c)"}}), 1U);
  EXPECT_EQ(count({{"has.specimen.after", "(code=eq.a)"}}), 0U);
  given(store().write(administrator(), "archive", {}, [&](Writer& writer) {
    Row after = c;
    after.meta.archived_at = writer.at();
    return writer.update(type, c, after, "archive");
  }));
  EXPECT_EQ(count({{"has.specimen.after", "(code=eq.c)"}}), 0U) << "what is archived does not count";
  EXPECT_EQ(seen(a), (Seen{"after>b", "after>c"})) << "but is still seen";
}

TEST_P(Links, TellNothingOfWhatIsMaskedOrBeyondTheWall) {
  const Row a = add("a");
  const Row b = add("b");
  given(link(a, "beside", b));
  mark(store(), type, b, {mark_on("code"), mark_on("note")});
  const Actor auditor = auditor_of(here_);
  EXPECT_EQ(seen(a, auditor), Seen{"beside>masked"});
  EXPECT_EQ(count({{"has.specimen.beside", "(code=eq.b)"}}, auditor), 0U) << "a masked value meets nothing";
  EXPECT_EQ(count({{"has.specimen.beside", "(code=not.eq.x)"}}, auditor), 0U);
  EXPECT_EQ(count({{"has.specimen.beside", "()"}}, auditor), 1U);
  EXPECT_EQ(code_of(links_of(store(), bound_to(new_uuid(), Right::read), type, here_, a.meta.id)),
      "authority.not_found");
}

/// What the engine says that it will do; `explain` before the statement that a list with the terms is.
std::string plan_of(Data& data, const Uuid& authority, const Terms& terms) {
  std::string plan;
  auto connection = data.place().raw();
  const bool sqlite = connection->dialect() == Dialect::sqlite;
  db::Sql sql;
  sql.add(sqlite ? "EXPLAIN QUERY PLAN SELECT \"id\"" : "EXPLAIN SELECT \"id\"");
  db::add_from_where(sql, specimen_catalogue(), type, authority, administrator(), Reach::all(),
      given(parse_filter(type, specimen_catalogue(), terms)),
      {connection->dialect(), db::Words::by_record, db::Order::own}, db::Veil::nothing());
  sql.add(" ORDER BY \"code_order\",\"id\" LIMIT 50");
  auto params = sql.params();
  auto cursor = connection->query(sql.text(), params);
  while (cursor->next()) plan += std::string(cursor->text(sqlite ? 3 : 0)) + '\n';
  return plan;
}

TEST_P(Links, AreFoundByIndexHoweverManyThereAre) {
  std::vector<Values> many;
  for (int i = 0; i < 6000; ++i) {
    Specimen specimen;
    specimen.code = fmt::format("n{:05}", i);
    specimen.year = 2025;
    many.push_back(values_of(type, &specimen));
  }
  const std::vector<Row> rows = insert(store(), type, here_, many);
  given(store().write(administrator(), "links", {}, [&](Writer& writer) -> Result<void> {
    for (std::size_t i = 0; i + 1 < rows.size(); i += 2) {
      auto done = change_links_within(
          writer, type, rows[i], {.add = {{"beside", Direction::out, &type, rows[i + 1].meta.id}}});
      if (!done) return done;
    }
    return {};
  }));
  // Half of them are somebody's parent, as in a register that is used.
  data_.run("UPDATE \"specimen\" SET \"parent\" = \"id\" WHERE \"authority\" = ?1 AND \"code\" < 'n03000'",
      {here_});
  data_.place().raw()->script(GetParam() == Engine::sqlite ? "ANALYZE" : "ANALYZE \"specimen\", \"link\"");
  for (const Terms& terms :
      {Terms{{"has.specimen.beside", "()"}}, {{"lacks.specimen.beside", "(colour=eq.red)"}},
          {{"has.specimen.parent", "()"}}, {{"lacks.specimen.parent", "(year=eq.2025)"}}}) {
    // PostgreSQL weighs by what is there, and rightly reads a small register whole: SQLite's choice is the
    // same for a million rows.
    if (GetParam() == Engine::sqlite) {
      const std::string plan = plan_of(data_, here_, terms);
      EXPECT_EQ(plan.find("SCAN "), std::string::npos) << to_query(terms) << '\n' << plan;
      EXPECT_FALSE(plan.empty());
    }
    Query query{&type, here_, given(parse_filter(type, specimen_catalogue(), terms)), "", 50, {}};
    EXPECT_LE(given(store().list(administrator(), query)).rows.size(), 50U);
  }
  EXPECT_EQ(count({{"has.specimen.beside", "()"}}), 3000U);
}

}  // namespace
}  // namespace ringmur
