#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "schema/specimen_support.h"
#include "schema/values_support.h"
#include "store/engine_support.h"
#include "store/health.h"
#include "store/migrations.h"

namespace ringmur {
namespace {

using namespace test;

class Migration : public testing::TestWithParam<Engine> {
 protected:
  std::int64_t number(const char* sql) {
    auto connection = place_.raw();
    auto cursor = connection->query(sql);
    return cursor->next() ? cursor->integer(0) : -1;
  }
  std::int64_t steps() const {
    return static_cast<std::int64_t>(db::migrations(place_.location().dialect()).size());
  }
  bool has_table(const std::string& table) {
    try {
      place_.raw()->query("SELECT COUNT(*) FROM \"" + table + "\"");
      return true;
    } catch (const db::DatabaseError&) {
      return false;
    }
  }
  /// As it was after the first step.
  void migrate_one_step() {
    auto connection = place_.raw();
    connection->script(db::migrations(connection->dialect()).front().sql);
    connection->run("INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (1,'the house',0)");
  }

  Place place_{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Engines, Migration, both_engines, engine_name);

TEST_P(Migration, IsDoneOnceHoweverOftenItIsOpened) {
  auto first = place_.open(specimen_catalogue());
  EXPECT_TRUE(ready(*first));
  const Authority kept = new_authority(*first, "A");
  auto second = place_.open(specimen_catalogue());
  EXPECT_EQ(second->authorities(administrator()).size(), 1U);
  EXPECT_EQ(number("SELECT COUNT(*) FROM \"migration\""), steps());
  EXPECT_TRUE(open_store(place_.location(), specimen_catalogue(), ringmur::Migration::refuse_if_needed));
}

TEST_P(Migration, TakesAnOlderDatabaseForward) {
  migrate_one_step();
  EXPECT_EQ(
      code_of(open_store(place_.location(), specimen_catalogue(), ringmur::Migration::refuse_if_needed)),
      "store.older");
  EXPECT_EQ(number("SELECT MAX(\"version\") FROM \"migration\""), 1);
  place_.open(specimen_catalogue());
  EXPECT_EQ(number("SELECT MAX(\"version\") FROM \"migration\""), steps());
}

TEST_P(Migration, ThatFailsLeavesTheOldState) {
  migrate_one_step();
  // The third step makes a table of this name.
  place_.raw()->script("CREATE TABLE \"risk\" (\"x\" INTEGER)");
  EXPECT_EQ(code_of(open_store(place_.location(), specimen_catalogue())), "store.upgrade_failed");
  EXPECT_EQ(number("SELECT MAX(\"version\") FROM \"migration\""), 1);
  EXPECT_FALSE(has_table("search_entry"));
  EXPECT_FALSE(has_table("unit"));
  place_.raw()->script("DROP TABLE \"risk\"");
  EXPECT_TRUE(open_store(place_.location(), specimen_catalogue()));
}

TEST_P(Migration, RefusesADatabaseThatIsNewerThanTheProgram) {
  auto store = place_.open(specimen_catalogue());
  place_.raw()->run(
      "INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (?1,'later',0)", {steps() + 1});
  EXPECT_EQ(code_of(open_store(place_.location(), specimen_catalogue())), "store.newer");
  EXPECT_EQ(code_of(ready(*store)), "store.other_version");
}

TEST(Opening, RefusesWhatIsNoDatabaseOrDoesNotAnswer) {
  const Place quiet(Engine::sqlite);
  const TemporaryFolder folder;
  const auto file = folder / "notes.txt";
  std::ofstream(file) << std::string(5000, 'x');
  EXPECT_EQ(code_of(open_store(Location(file.string()), specimen_catalogue())), "store.not_opened");
  EXPECT_EQ(code_of(open_store(Location((folder / "none" / "x.db").string()), specimen_catalogue())),
      "store.not_opened");
  const std::string url = fmt::format("postgresql://anna:hemligt@127.0.0.1:{}/none", free_port());
  auto refused = open_store(Location(url), specimen_catalogue());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message.sv.find("hemligt"), std::string::npos);
  EXPECT_EQ(Location(url).shown().find("hemligt"), std::string::npos);
}

class Rows : public testing::TestWithParam<Engine> {
 protected:
  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  const RecordType& type_ = describe_specimen();
};

INSTANTIATE_TEST_SUITE_P(Engines, Rows, both_engines, engine_name);

TEST_P(Rows, ComeBackAsTheyWereWritten) {
  int round = 0;
  check_property(12, [&] {
    const Authority authority = new_authority(data_.store(), fmt::format("R{}", ++round));
    const auto rows = any_rows(type_, 40);
    const auto made = insert(data_.store(), type_, authority.id, rows);
    std::map<Uuid, Values> wanted;
    for (const Row& row : made) wanted[row.meta.id] = row.values;
    const auto visited = rows_of(data_.store(), type_, authority.id);
    RC_ASSERT(visited.size() == rows.size());
    for (const Row& row : visited) {
      if (row.values != wanted.at(row.meta.id))
        RC_FAIL(shown(type_, row.values) + shown(type_, wanted[row.meta.id]));
      RC_ASSERT(row.meta.version == 1);
      RC_ASSERT(row.meta.natural_key == natural_key(type_, row.values));
      RC_ASSERT(row.meta.short_reference.starts_with("EX-"));
      RC_ASSERT(
          given(data_.store().get(administrator(), type_, authority.id, row.meta.id)).values == row.values);
      const auto found =
          given(data_.store().find_by_keys(administrator(), type_, authority.id, {row.meta.natural_key}));
      RC_ASSERT(found.size() == 1U && found.begin()->second.meta.id == row.meta.id);
    }
  });
}

TEST_P(Rows, AreChangedToWhatWasWritten) {
  int round = 0;
  check_property(12, [&] {
    const Authority authority = new_authority(data_.store(), fmt::format("C{}", ++round));
    const Row before = insert_one(data_.store(), type_, authority.id, any_row(type_));
    const Values wanted = any_row(type_);
    const Row after = given(update(data_.store(), type_, before, wanted));
    const Row read = given(data_.store().get(administrator(), type_, authority.id, before.meta.id));
    if (read.values != wanted) RC_FAIL(shown(type_, read.values) + shown(type_, wanted));
    RC_ASSERT(read.meta.version == 2 && after.meta.version == 2);
    RC_ASSERT(read.meta.natural_key == natural_key(type_, wanted));
  });
}

TEST_P(Rows, OfAFewThousandAreWrittenAndVisitedOnceEach) {
  const Authority authority = new_authority(data_.store(), "A");
  std::vector<Values> rows;
  for (std::int64_t i = 0; i < 2500; ++i) {
    Specimen specimen;
    specimen.code = fmt::format("nr {}", i);
    specimen.year = 2025;
    specimen.number = i;
    rows.push_back(values_of(type_, &specimen));
  }
  insert(data_.store(), type_, authority.id, rows);
  std::set<std::int64_t> seen;
  std::set<std::string> references;
  for (const Row& row : rows_of(data_.store(), type_, authority.id)) {
    seen.insert(std::get<std::int64_t>(row.values[type_.index("number")]));
    references.insert(row.meta.short_reference);
  }
  EXPECT_EQ(seen.size(), 2500U);
  EXPECT_EQ(references.size(), 2500U);
  std::size_t visited = 0;
  given(data_.store().visit(
      administrator(), type_, authority.id, {}, [&](const Row&) { return ++visited < 1500; }));
  EXPECT_EQ(visited, 1500U);
}

}  // namespace
}  // namespace ringmur
