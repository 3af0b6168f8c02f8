#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "backup/released_support.h"
#include "base/digest.h"
#include "store/migrations.h"

/// What earlier programs left is upgraded and means what it meant. tests/released/README.md says how one is
/// kept.
namespace ringmur::scenario {
namespace {

const Engine engines[]{Engine::sqlite, Engine::postgres};

const std::vector<db::MigrationStep>& steps_of(Engine engine) {
  return engine == Engine::sqlite ? db::sqlite_migrations() : db::postgres_migrations();
}

struct One {
  std::int64_t step;
  Engine engine;
};

std::vector<One> all_kept() {
  std::vector<One> all;
  for (const std::int64_t step : kept_steps()) {
    for (const Engine engine : engines) all.push_back({step, engine});
  }
  return all;
}

/// Of a database that the program has just made.
const std::vector<std::string>& schema_of_empty(Engine engine) {
  static std::map<Engine, std::vector<std::string>> known;
  auto& schema = known[engine];
  if (schema.empty()) {
    const test::TemporaryFolder folder;
    const std::string empty = new_data(engine, folder);
    ringmur(empty, {"migrate"});
    schema = schema_of(engine, empty);
  }
  return schema;
}

class Released : public testing::TestWithParam<One> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam().engine, folder_);
    load(GetParam().step, GetParam().engine, data_);
  }
  /// What upgrades themselves put in: the roles of accounts, and the city's own chain.
  static bool grows(const std::string& table) { return table == "assignment" || table == "audit_head"; }

  test::TemporaryFolder folder_;
  std::string data_;
};

INSTANTIATE_TEST_SUITE_P(Steps, Released, testing::ValuesIn(all_kept()),
    [](const auto& one) { return fmt::format("{}_{}", name_of(one.param.engine), one.param.step); });

TEST_P(Released, IsUpgradedToTheSchemaOfAnEmptyDatabase) {
  const auto said = ringmur(data_, {"--lang", "en", "migrate"});
  const auto newest = static_cast<std::int64_t>(steps_of(GetParam().engine).size());
  if (GetParam().step < newest) {
    EXPECT_NE(said.err.find(fmt::format("step {} of {}", newest, newest)), std::string::npos) << said.err;
  }
  const auto& made = schema_of_empty(GetParam().engine);
  EXPECT_GT(made.size(), 100U);
  EXPECT_EQ(schema_of(GetParam().engine, data_), made);
}

TEST_P(Released, KeepsEveryRowAndWhatItMeans) {
  const Kept before = kept(GetParam().step, GetParam().engine);
  EXPECT_EQ(before.rows.at("risk"), 4);
  ringmur(data_, {"migrate"});
  auto connection = raw(GetParam().engine, data_);
  for (const auto& [table, rows] : before.rows) {
    const std::int64_t now = number(*connection, fmt::format("SELECT COUNT(*) FROM \"{}\"", table));
    if (grows(table))
      EXPECT_GE(now, rows) << table;
    else
      EXPECT_EQ(now, rows) << table;
  }
  for (const auto& [code, head] : before.heads) ringmur(data_, {"verify", "--unit", code, "--head", head});
  for (const char* year : {"2025", "2026"}) {
    const auto figures =
        boost::json::parse(ringmur(data_, {"--json", "figures", "--unit", "SOC", "--year", year}).out);
    EXPECT_EQ(figures.at("figures").at("risk.total").at("value"), 2) << year;
  }
  EXPECT_EQ(number(*connection,
                "SELECT COUNT(*) FROM \"risk\" WHERE \"likelihood\" = 3 AND \"impact\" = 4 AND"
                " \"event\" = 'Incidenter rapporteras inte' AND \"short_reference\" IS NOT NULL"),
      1);
  if (before.rows.contains("account")) {
    const std::string people = ringmur(data_, {"user", "list"}).out;
    EXPECT_NE(people.find("anna"), std::string::npos) << people;
    EXPECT_GE(number(*connection, "SELECT COUNT(*) FROM \"assignment\" WHERE \"role\" = 'administrator'"), 1);
  }
}

/// A backup of it, which an old program could not make, is restored and upgraded on the other engine.
TEST_P(Released, IsBackedUpBeforeTheUpgradeAndRestoredOnTheOtherEngine) {
  const std::string file = (folder_ / "old.backup").string();
  ringmur(data_, {"backup", file, "--unencrypted"});
  {
    auto connection = raw(GetParam().engine, data_);
    EXPECT_EQ(number(*connection, "SELECT MAX(\"version\") FROM \"migration\""), GetParam().step);
  }
  ringmur("", {"backup", "verify", file});
  const test::TemporaryFolder other;
  const Engine engine = GetParam().engine == Engine::sqlite ? Engine::postgres : Engine::sqlite;
  const std::string place = new_data(engine, other);
  ringmur("", {"restore", file, "--to", place});
  const Kept before = kept(GetParam().step, GetParam().engine);
  auto connection = raw(engine, place);
  EXPECT_EQ(number(*connection, "SELECT COUNT(*) FROM \"risk\""), before.rows.at("risk"));
  for (const auto& [code, head] : before.heads) ringmur(place, {"verify", "--unit", code, "--head", head});
  ringmur(place, {"check"});
}

TEST(ReleasedSteps, TheStepBeforeTheNewestIsKept) {
  const auto newest = static_cast<std::int64_t>(db::sqlite_migrations().size());
  ASSERT_EQ(db::postgres_migrations().size(), db::sqlite_migrations().size());
  ASSERT_FALSE(kept_steps().empty());
  EXPECT_GE(kept_steps().back(), newest - 1)
      << "keep the database of the last release: tests/released/make build/ringmur";
}

/// Who changes a step that somebody has run gets two kinds of databases with one number.
TEST(ReleasedSteps, NeverChange) {
  const std::filesystem::path file = "tests/released/steps";
  if (std::getenv("RINGMUR_KEEP_STEPS") != nullptr) {
    std::string text = "# The digest of each step that has been released: one that has may not change.\n";
    for (const Engine engine : engines) {
      for (std::size_t step = 0; step < steps_of(engine).size(); ++step)
        text +=
            fmt::format("{} {} {}\n", name_of(engine), step + 1, to_hex(digest(steps_of(engine)[step].sql)));
    }
    write_file(file, text);
  }
  std::ifstream in(file);
  std::int64_t last = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string engine;
    std::string known;
    words >> engine >> last >> known;
    const auto& steps = steps_of(engine == "sqlite" ? Engine::sqlite : Engine::postgres);
    ASSERT_LE(last, static_cast<std::int64_t>(steps.size()));
    EXPECT_EQ(to_hex(digest(steps[static_cast<std::size_t>(last) - 1].sql)), known) << line;
  }
  EXPECT_GE(last, kept_steps().back()) << "RINGMUR_KEEP_STEPS=1 writes it";
}

}  // namespace
}  // namespace ringmur::scenario
