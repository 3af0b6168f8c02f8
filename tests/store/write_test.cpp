#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "schema/specimen_support.h"
#include "schema/values_support.h"
#include "store/engine_support.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

Values specimen(const std::string& code, const std::string& note = {}) {
  Specimen made;
  made.code = code;
  made.year = 2025;
  made.note = note;
  return values_of(type, &made);
}

class Writing : public testing::TestWithParam<Engine> {
 protected:
  Row row_with(const std::string& code, const std::string& note = {}) const {
    Row row;
    row.meta.authority = authority_.id;
    row.values = specimen(code, note);
    return row;
  }
  Result<void> insert_through(Store& store, const std::string& code) const {
    return store.write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
      std::vector<Row> rows{row_with(code)};
      writer.insert(type, rows);
      return {};
    });
  }
  std::set<std::string> codes() {
    std::set<std::string> all;
    for (const Row& row : rows_of(data_.store(), type, authority_.id))
      all.insert(std::get<std::string>(row.values[0]));
    return all;
  }
  std::string fault() {
    auto found = given(data_.store().verify_chain(administrator(), authority_.id, {}));
    return found ? found->what.en : "";
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store(), "A")};
};

INSTANTIATE_TEST_SUITE_P(Engines, Writing, both_engines, engine_name);

TEST_P(Writing, OverAVersionThatIsGoneIsRefused) {
  const Row read = insert_one(data_.store(), type, authority_.id, specimen("a"));
  ASSERT_TRUE(update(data_.store(), type, read, specimen("a", "först")));
  auto late = update(data_.store(), type, read, specimen("a", "sist"));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().refusal, Refusal::changed);
  EXPECT_EQ(late.error().code, "record.changed");
  const Row kept = given(data_.store().get(administrator(), type, authority_.id, read.meta.id));
  EXPECT_EQ(kept.meta.version, 2);
  EXPECT_EQ(kept.values, specimen("a", "först"));
  EXPECT_EQ(given(data_.store().history(administrator(), type, authority_.id, read.meta.id)).size(), 2U);
}

TEST_P(Writing, AtOnceOverOneVersionLetsOneWin) {
  const Row read = insert_one(data_.store(), type, authority_.id, specimen("a"));
  constexpr int writers = 6;
  std::latch ready(writers);
  std::atomic<int> won{0};
  std::atomic<int> lost{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([&, i] {
        ready.arrive_and_wait();
        auto done = update(data_.store(), type, read, specimen("a", fmt::format("nr {}", i)));
        if (done)
          ++won;
        else if (done.error().refusal == Refusal::changed)
          ++lost;
      });
    }
  }
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, writers - 1);
  EXPECT_EQ(fault(), "");
}

TEST_P(Writing, ATakenKeyIsAConflictThatLeavesNothing) {
  insert_one(data_.store(), type, authority_.id, specimen("Åsa"));
  const auto links = given(data_.store().chain(administrator(), authority_.id)).sequence;
  auto twice = data_.store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
    std::vector<Row> rows{row_with("ny"), row_with("ÅSA")};
    writer.insert(type, rows);
    return {};
  });
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().refusal, Refusal::conflict);
  EXPECT_EQ(twice.error().code, "record.key_taken");
  const Row other = insert_one(data_.store(), type, authority_.id, specimen("annan"));
  EXPECT_EQ(code_of(update(data_.store(), type, other, specimen("åsa"))), "record.key_taken");
  EXPECT_EQ(codes(), (std::set<std::string>{"Åsa", "annan"}));
  EXPECT_EQ(given(data_.store().chain(administrator(), authority_.id)).sequence, links + 1);
  const Authority elsewhere = new_authority(data_.store(), "B");
  EXPECT_NO_THROW(insert_one(data_.store(), type, elsewhere.id, specimen("Åsa")));
  EXPECT_EQ(fault(), "");
}

TEST_P(Writing, ThatIsRefusedOrThrowsIsTakenBackWhole) {
  auto refused = data_.store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
    std::vector<Row> rows{row_with("a")};
    writer.insert(type, rows);
    return refuse(Refusal::invalid, "test.no", {"nej", "no"});
  });
  EXPECT_EQ(code_of(refused), "test.no");
  EXPECT_THROW((void)data_.store().write(administrator(), "create", {},
                   [&](Writer& writer) -> Result<void> {
                     std::vector<Row> rows{row_with("b")};
                     writer.insert(type, rows);
                     throw std::logic_error("a bug");
                   }),
      std::logic_error);
  EXPECT_TRUE(codes().empty());
  EXPECT_TRUE(given(data_.store().search(administrator(), authority_.id, "a", 10)).empty());
  EXPECT_TRUE(insert_through(data_.store(), "c"));
  EXPECT_EQ(fault(), "");
}

TEST_P(Writing, BySixteenThreadsKeepsAllThatIsAcknowledgedAndOnlyThat) {
  constexpr int writers = 16;
  constexpr int each = 8;
  insert_one(data_.store(), type, authority_.id, specimen("upptagen"));
  std::mutex mutex;
  std::set<std::string> acknowledged{"upptagen"};
  std::atomic<int> refusals{0};
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < writers; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < each; ++i) {
          // Every fourth thread wants a key that is taken: that must hurt nobody else.
          const std::string code = thread % 4 == 3 ? "upptagen" : fmt::format("t{} n{}", thread, i);
          auto done = insert_through(data_.store(), code);
          const std::lock_guard lock(mutex);
          if (done)
            acknowledged.insert(code);
          else if (done.error().refusal == Refusal::conflict)
            ++refusals;
          else
            ADD_FAILURE() << done.error().message.en;
        }
      });
    }
  }
  EXPECT_EQ(refusals, writers / 4 * each);
  EXPECT_EQ(acknowledged.size(), 1U + writers * 3 / 4 * each);
  EXPECT_EQ(codes(), acknowledged);
  EXPECT_EQ(fault(), "");
  std::set<std::string> references;
  for (const Row& row : rows_of(data_.store(), type, authority_.id))
    references.insert(row.meta.short_reference);
  EXPECT_EQ(references.size(), acknowledged.size());
}

TEST_P(Writing, ByTwoStoresAtOnceLosesNothing) {
  auto other = data_.place().open(specimen_catalogue());
  constexpr int each = 25;
  std::atomic<int> done{0};
  {
    std::vector<std::jthread> threads;
    for (Store* store : {&data_.store(), other.get()}) {
      threads.emplace_back([&, store] {
        for (int i = 0; i < each; ++i) {
          auto stored = insert_through(*store, fmt::format("{} {}", store == other.get() ? "två" : "ett", i));
          if (stored)
            ++done;
          else
            ADD_FAILURE() << stored.error().message.en;
        }
      });
    }
  }
  EXPECT_EQ(done, 2 * each);
  EXPECT_EQ(codes().size(), 2U * each);
  EXPECT_EQ(rows_of(*other, type, authority_.id).size(), 2U * each);
  EXPECT_EQ(fault(), "");
}

TEST_P(Writing, OverSeveralAuthoritiesLinksEachChain) {
  std::vector<Authority> authorities{authority_};
  for (int i = 0; i < 4; ++i) authorities.push_back(new_authority(data_.store(), fmt::format("N{}", i)));
  std::vector<std::jthread> threads;
  std::atomic<int> done{0};
  for (int thread = 0; thread < 6; ++thread) {
    threads.emplace_back([&, thread] {
      auto order = authorities;
      // In another order each: what locks as it goes would meet itself here.
      std::rotate(order.begin(), order.begin() + thread % 5, order.end());
      if (thread % 2 == 1) std::ranges::reverse(order);
      for (int i = 0; i < 5; ++i) {
        auto stored = data_.store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
          std::vector<Row> rows;
          for (const Authority& authority : order) {
            Row row;
            row.meta.authority = authority.id;
            row.values = specimen(fmt::format("t{} n{}", thread, i));
            rows.push_back(row);
          }
          writer.insert(type, rows);
          return {};
        });
        if (stored)
          ++done;
        else
          ADD_FAILURE() << stored.error().code;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(done, 30);
  for (const Authority& authority : authorities) {
    EXPECT_EQ(rows_of(data_.store(), type, authority.id).size(), 30U);
    EXPECT_FALSE(given(data_.store().verify_chain(administrator(), authority.id, {})));
    EXPECT_EQ(given(data_.store().chain(administrator(), authority.id)).sequence, 30);
  }
}

TEST_P(Writing, AndChangingInOneTransactionLeavesOnlyTheLastWords) {
  Row after;
  given(data_.store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
    std::vector<Row> rows{row_with("a", "gammalt")};
    writer.insert(type, rows);
    after = rows.front();
    after.values = specimen("a", "nytt");
    return writer.update(type, rows.front(), after);
  }));
  const auto found = [&](const char* word) {
    return given(data_.store().search(administrator(), authority_.id, word, 10)).size();
  };
  EXPECT_EQ(found("nytt"), 1U);
  EXPECT_EQ(found("gammalt"), 0U);
  EXPECT_EQ(fault(), "");
}

TEST_P(Writing, GivesShortReferencesThatGoOnFromTheLast) {
  const Row first = insert_one(data_.store(), type, authority_.id, specimen("a"));
  const auto more = insert(data_.store(), type, authority_.id, {specimen("b"), specimen("c")});
  const Authority elsewhere = new_authority(data_.store(), "B");
  EXPECT_TRUE(first.meta.short_reference.ends_with("-0001"));
  EXPECT_TRUE(more[0].meta.short_reference.ends_with("-0002"));
  EXPECT_TRUE(more[1].meta.short_reference.ends_with("-0003"));
  EXPECT_TRUE(
      insert_one(data_.store(), type, elsewhere.id, specimen("a")).meta.short_reference.ends_with("-0001"));
}

TEST_P(Writing, QuotesOfSqlAreOnlyText) {
  const std::string hostile = "'; DELETE FROM \"specimen\"; --\" ?1 $1 \\";
  const Row row = insert_one(data_.store(), type, authority_.id, specimen("a", hostile));
  EXPECT_EQ(rows_of(data_.store(), type, authority_.id, {{"note", "eq." + hostile}}).size(), 1U);
  EXPECT_EQ(rows_of(data_.store(), type, authority_.id, {{"note", "eq.' OR 1=1--"}}).size(), 0U);
  EXPECT_EQ(given(data_.store().get(administrator(), type, authority_.id, row.meta.id)).values, row.values);
  for (const char* text :
      {"'", "\"", "a' OR 'a", "a:*", "!a", "a & b", "(", "*", "NEAR(a b)", "a\"b", "d'arc", "\\"}) {
    EXPECT_TRUE(data_.store().search(administrator(), authority_.id, text, 10)) << text;
  }
}

/// To look at a register of a million takes longer than to import a thousand rows into it.
TEST(StatisticsOnPostgres, AreRefreshedWhereARegisterHasGrownByATenth) {
  Data data(Engine::postgres, specimen_catalogue());
  const Authority authority = new_authority(data.store(), "A");
  int made = 0;
  const auto known_after = [&](int more) {
    std::vector<Values> rows;
    for (int i = 0; i < more; ++i) {
      Specimen one;
      one.code = fmt::format("k{}", ++made);
      one.year = 2025;
      rows.push_back(values_of(type, &one));
    }
    insert(data.store(), type, authority.id, rows);
    data.store().refresh_statistics(type);
    return data.number(
        "SELECT CAST(\"reltuples\" AS bigint) FROM \"pg_class\" WHERE \"oid\" = 'specimen'::regclass");
  };
  EXPECT_EQ(known_after(1000), 1000);
  EXPECT_EQ(known_after(5), 1000);
  EXPECT_EQ(known_after(1000), 2005);
}

}  // namespace
}  // namespace ringmur
