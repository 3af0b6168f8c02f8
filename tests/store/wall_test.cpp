#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schema/specimen_support.h"
#include "store/engine_support.h"

/// PostgreSQL's own lock: statements that forget the wall, as the application's role.
namespace ringmur {
namespace {

using namespace test;
using db::Walls;

enum class Kind { walled, house, open };

struct Table {
  std::string name;
  Kind kind;
  std::string whose;  ///< the column that says which authority
};

class Wall : public testing::Test {
 protected:
  static Data& data() {
    static Data one(Engine::postgres, specimen_catalogue());
    return one;
  }

  /// The owner's, kept: a new one costs more than what is asked.
  static db::Connection& raw() {
    static const auto connection = data().place().raw();
    return *connection;
  }

  static std::vector<Table> tables() {
    std::vector<Table> all;
    auto cursor = raw().query(
        "SELECT c.relname::text, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname ="
        " 'authority' AND a.attnotnull) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace ="
        " current_schema()::regnamespace ORDER BY 1");
    while (cursor->next()) {
      std::string name(cursor->text(0));
      if (name == "authority") {
        all.push_back({name, Kind::walled, "id"});
      } else if (name == "migration" || name == "setting") {
        all.push_back({name, Kind::open, ""});
      } else {
        bool walled = cursor->boolean(1);
        all.push_back({name, walled ? Kind::walled : Kind::house, walled ? "authority" : ""});
      }
    }
    return all;
  }

  /// A row of anything that the table takes.
  static std::string insert_into(const Table& table, const std::string& whose) {
    std::string names, values;
    auto cursor = raw().query(
        "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_name = ?1 AND"
        " table_schema = current_schema() AND is_nullable = 'NO'",
        {std::string_view(table.name)});
    while (cursor->next()) {
      std::string name(cursor->text(0)), type(cursor->text(1));
      std::string value = type == "uuid"      ? "gen_random_uuid()"
                          : type == "bytea"   ? "decode(md5(random()::text), 'hex')"
                          : type == "boolean" ? "FALSE"
                          : type == "text"    ? "md5(random()::text)"
                                              : "(random() * 1e9)::bigint";
      if (name == "shared") value = "TRUE";  // said to be, and with nobody
      if (name == table.whose) value = whose;
      names += (names.empty() ? "\"" : ",\"") + name + '"';
      values += (values.empty() ? "" : ",") + value;
    }
    // Without a reader it would be shared with everybody.
    if (table.name == "share") {
      names += ",\"reader\"";
      values += ",gen_random_uuid()";
    }
    return fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, names, values);
  }

  static void fill() {
    static bool done = false;
    if (std::exchange(done, true)) return;
    for (const Table& table : tables()) {
      for (const Uuid& whose : {mine, other}) raw().script(insert_into(table, quoted(whose)));
    }
  }

  static std::string quoted(const Uuid& id) { return '\'' + to_string(id) + '\''; }

  static std::unique_ptr<db::Connection> application() {
    return db::connect_postgres(data().place().location().address, db::Mode::write);
  }

  static std::int64_t number(db::Connection& connection, const std::string& sql) {
    auto cursor = connection.query(sql);
    return cursor->next() && !cursor->is_null(0) ? cursor->integer(0) : -1;
  }

  /// "refused", or how many rows were changed; taken back either way.
  static std::string changed(db::Connection& connection, const Walls& reach, const std::string& sql) {
    connection.begin(reach);
    std::string said;
    try {
      said = fmt::to_string(connection.run(sql));
    } catch (const db::DatabaseError& error) {
      said = error.failure == db::Failure::read_only ? "refused" : error.what();
    }
    connection.script("ROLLBACK");
    return said;
  }

  /// "yes" where a count of somebody's rows ran what looks up shares, "no" where the plan has it and did not.
  static std::string shares_looked_up(
      db::Connection& connection, const std::string& table, const Uuid& whose) {
    auto plan = connection.query(
        fmt::format("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT COUNT(*) FROM \"{}\" WHERE"
                    " \"authority\" = {}",
            table, quoted(whose)));
    std::string found = "no such plan";
    while (plan->next()) {
      const std::string_view line = plan->text(0);
      if (line.find(" on share ") == std::string_view::npos) continue;
      found = line.find("never executed") == std::string_view::npos ? "yes" : "no";
      if (found == "yes") break;
    }
    return found;
  }

  static inline const Uuid mine{new_uuid()};
  static inline const Uuid other{new_uuid()};
};

TEST_F(Wall, StandsAroundEveryTable) {
  for (const Table& table : tables()) {
    if (table.name == "migration") continue;
    auto cursor = raw().query(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = CAST(quote_ident(?1) AS "
        "regclass)",
        {std::string_view(table.name)});
    ASSERT_TRUE(cursor->next());
    EXPECT_TRUE(cursor->boolean(0)) << table.name << ": its migration lacks ringmur_wall or ringmur_house";
    // The owner of the index of words is let through, and nobody runs as it but ringmur_hits().
    EXPECT_EQ(cursor->boolean(1), table.name != "search_entry") << table.name;
  }
}

TEST_F(Wall, IsMetByARoleThatCannotTakeItDown) {
  auto connection = application();
  EXPECT_EQ(number(*connection,
                "SELECT COUNT(*) FROM pg_roles WHERE rolname = current_user AND rolname = 'ringmur_app' AND"
                " NOT rolsuper AND NOT rolbypassrls AND NOT rolcanlogin AND NOT rolcreaterole"),
      1);
  EXPECT_EQ(number(*connection, "SELECT COUNT(*) FROM pg_class WHERE relowner = current_user::regrole"), 0);
  EXPECT_THROW(connection->script("ALTER TABLE \"incident\" DISABLE ROW LEVEL SECURITY"), db::DatabaseError);
  EXPECT_THROW(connection->script("DROP POLICY \"seen\" ON \"incident\""), db::DatabaseError);
  EXPECT_THROW(connection->script("DELETE FROM \"migration\""), db::DatabaseError);
}

TEST_F(Wall, ShowsNothingToAReadThatWasToldNothing) {
  fill();
  auto connection = application();
  for (const Table& table : tables()) {
    std::int64_t rows = number(*connection, fmt::format("SELECT COUNT(*) FROM \"{}\"", table.name));
    if (table.kind == Kind::open) {
      EXPECT_GE(rows, 1) << table.name;
    } else {
      EXPECT_EQ(rows, 0) << table.name;
    }
  }
}

TEST_F(Wall, ShowsOneAuthorityItsOwnRows) {
  fill();
  auto connection = application();
  connection->carry(Walls::within(mine));
  for (const Table& table : tables()) {
    std::string count = fmt::format("SELECT COUNT(*) FROM \"{}\"", table.name);
    if (table.kind == Kind::house) {
      EXPECT_EQ(number(*connection, count), 0) << table.name;
    }
    if (table.kind != Kind::walled) continue;
    EXPECT_EQ(number(*connection, count), 1) << table.name;
    std::string own = fmt::format("{} WHERE \"{}\" = {}", count, table.whose, quoted(mine));
    EXPECT_EQ(number(*connection, own), 1) << table.name;
  }
}

TEST_F(Wall, ShowsAllAuthoritiesButNothingOfTheHouse) {
  fill();
  auto connection = application();
  for (const Table& table : tables()) {
    std::string count = fmt::format("SELECT COUNT(*) FROM \"{}\"", table.name);
    connection->carry(Walls::everywhere());
    if (table.kind == Kind::walled) {
      EXPECT_GE(number(*connection, count), 2) << table.name;
    }
    if (table.kind == Kind::house) {
      EXPECT_EQ(number(*connection, count), 0) << table.name;
    }
    connection->carry(Walls::house());
    if (table.kind == Kind::walled) {
      EXPECT_EQ(number(*connection, count), 0) << table.name;
    }
    if (table.kind == Kind::house) {
      EXPECT_GE(number(*connection, count), 2) << table.name;
    }
  }
}

/// A count of a million rows of one's own must not look up a million times whether they are shared.
TEST_F(Wall, AsksWhatIsSharedOnlyOfRowsOfOthers) {
  fill();
  auto connection = application();
  connection->carry(Walls::within(mine));
  auto cursor = raw().query(
      "SELECT tablename::text FROM pg_policies WHERE schemaname = current_schema() AND"
      " policyname = 'seen' AND qual LIKE '%FROM share s%'");
  int tables = 0;
  for (; cursor->next(); ++tables) {
    const std::string table(cursor->text(0));
    EXPECT_EQ(shares_looked_up(*connection, table, mine), "no") << table;
    EXPECT_EQ(shares_looked_up(*connection, table, other), "yes") << table;
  }
  EXPECT_GE(tables, 19);
}

TEST_F(Wall, LetsNothingBeChangedBehindIt) {
  fill();
  auto connection = application();
  const Walls reach = Walls::within(mine);
  const auto changed = [&](const std::string& sql) { return Wall::changed(*connection, reach, sql); };
  for (const Table& table : tables()) {
    if (table.kind != Kind::walled) continue;
    const std::string& name = table.name;
    const std::string& whose = table.whose;
    EXPECT_EQ(changed(insert_into(table, quoted(mine).replace(1, 8, "00000000"))), "refused") << name;
    EXPECT_EQ(changed(fmt::format("DELETE FROM \"{}\"", name)), "1") << name;
    EXPECT_EQ(changed(fmt::format("UPDATE \"{0}\" SET \"{1}\" = \"{1}\"", name, whose)), "1") << name;
    // Nor carried over to the other side.
    EXPECT_EQ(changed(fmt::format("UPDATE \"{}\" SET \"{}\" = gen_random_uuid()", name, whose)), "refused")
        << name;
  }
}

TEST_F(Wall, LetsAReaderChangeNothing) {
  fill();
  auto connection = application();
  const Walls reader = Walls::of(bound_to(mine, Right::read));
  const auto changed = [&](const Walls& reach, const std::string& sql) {
    return Wall::changed(*connection, reach, sql);
  };
  for (const Table& table : tables()) {
    if (table.kind == Kind::open) continue;
    EXPECT_EQ(changed(reader, fmt::format("DELETE FROM \"{}\"", table.name)), "0") << table.name;
    EXPECT_EQ(changed(reader, insert_into(table, quoted(mine))), "refused") << table.name;
  }
  EXPECT_EQ(changed(reader, "DELETE FROM \"setting\""), "0");
  EXPECT_EQ(changed(Walls::within(mine), "DELETE FROM \"setting\""), "0");
}

TEST_F(Wall, StandsInTheIndexOfWordsToo) {
  data().run("INSERT INTO \"search_entry\" VALUES (?1,'specimen',?1,'hemlig'),(?2,'specimen',?2,'hemlig')",
      {mine, other});
  auto connection = application();
  const auto hits = [&](const Uuid& authority, const char* kind) {
    return number(*connection,
        fmt::format("SELECT COUNT(*) FROM ringmur_hits({},{},'''hemlig''',NULL)", quoted(authority), kind));
  };
  EXPECT_EQ(hits(mine, "NULL"), 0);
  connection->carry(Walls::within(mine));
  EXPECT_EQ(hits(mine, "NULL"), 1);
  EXPECT_EQ(hits(mine, "'specimen'"), 1);
  EXPECT_EQ(hits(mine, "'unit'"), 0);
  EXPECT_EQ(hits(other, "NULL"), 0);
  connection->carry(Walls::house());
  EXPECT_EQ(hits(mine, "NULL"), 0);
  connection->carry(Walls::everywhere());
  EXPECT_EQ(hits(other, "NULL"), 1);
}

TEST_F(Wall, TakesTheReachOfEachReadAndForgetsIt) {
  fill();
  db::Pool pool(data().place().location());
  const auto count = [&](const Walls& reach) {
    std::int64_t rows = 0;
    pool.read(reach, [&](db::Connection& c) { rows = number(c, "SELECT COUNT(*) FROM \"review\""); });
    return rows;
  };
  EXPECT_EQ(count(Walls::within(mine)), 1);
  EXPECT_EQ(count(Walls::nothing()), 0);
  EXPECT_EQ(count(Walls::everywhere()), 2);
  EXPECT_EQ(count(Walls::house()), 0);
  pool.write(Walls::everywhere(), [](db::Connection&) { return true; });
  EXPECT_EQ(count(Walls::nothing()), 0);
  pool.read(Walls::nothing(), [](db::Connection& c) {
    EXPECT_EQ(number(c,
                  "SELECT LENGTH(COALESCE(current_setting('ringmur.reach', true), '')) + LENGTH("
                  "COALESCE(current_setting('ringmur.house', true), ''))"),
        0);
  });
}

TEST_F(Wall, OutlivesAStatementThatFailsAndManyThatDoNot) {
  fill();
  auto connection = application();
  connection->carry(Walls::within(mine));
  EXPECT_THROW(
      connection->query("SELECT 1 / (SELECT COUNT(*) FROM \"review\" WHERE FALSE)"), db::DatabaseError);
  for (int i = 0; i < 700; ++i) {  // more texts than a connection keeps
    ASSERT_EQ(number(*connection, fmt::format("SELECT COUNT(*) + {0} - {0} FROM \"review\"", i)), 1) << i;
  }
}

TEST(WallReach, IsWhatTheActorReaches) {
  const Uuid one = new_uuid();
  const Uuid two = new_uuid();
  EXPECT_EQ(Walls::of(administrator()).seen(), "*");
  EXPECT_EQ(Walls::of(administrator(), one).seen(), to_string(one));
  EXPECT_EQ(Walls::of(bound_to(one, Right::write)), Walls::within(one));
  EXPECT_EQ(Walls::of(bound_to(one, Right::write), two), Walls::nothing());
  EXPECT_EQ(Walls::of(bound_to(one, Right::read)).written(), "");
  EXPECT_EQ(Walls::of(bound_to(one, Right::write)).seeing_everywhere().written(), to_string(one));
  EXPECT_FALSE(Walls::everywhere().has_house());
}

TEST_F(Wall, IsNotServedWithoutItsRole) {
  raw().script("CREATE ROLE lone LOGIN PASSWORD 'lone'");
  std::string address = data().place().location().address;
  const std::string scheme = "postgresql://";
  address.replace(0, address.find('@'), scheme + "lone:lone");
  auto refused = open_store(Location(address), specimen_catalogue());
  data().place().raw()->script("DROP ROLE lone");
  ASSERT_EQ(code_of(refused), "database.role_missing");
  EXPECT_NE(refused.error().message.en.find("GRANT ringmur_app TO lone;"), std::string::npos);
}

}  // namespace
}  // namespace ringmur
