#include "store/keyed_work.h"

#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/outcome.h"

/// A request with a key is done once, whatever became of its answer.
namespace ringmur {
namespace {

using namespace test;

class KeyedRequests : public testing::TestWithParam<Engine> {
 protected:
  Data& data() { return shared_data(GetParam(), specimen_catalogue()); }
  Store& store() { return data().store(); }

  KeyedRequest tried_by(const std::string& by) const {
    KeyedRequest request = first;
    request.by = by;
    return request;
  }
  /// A transaction that makes an authority, as the work of that try.
  Result<void> work(const KeyedRequest& request) {
    const db::KeyedWork working(request);
    return store().write(administrator(), "make", {}, [&](Writer& writer) -> Result<void> {
      writer.create_authority({new_uuid(), to_string(first.token), "En nämnd"});
      return {};
    });
  }
  std::int64_t made() {
    const std::string code = to_string(first.token);
    return data().number("SELECT COUNT(*) FROM \"authority\" WHERE \"code\" = ?1", {std::string_view(code)});
  }
  void let_time_pass() {
    data().run("UPDATE \"idempotency\" SET \"at\" = \"at\" - ?2 WHERE \"token\" = ?1",
        {first.token, std::chrono::milliseconds(a_try_lasts).count() + 1});
  }
  template <typename T>
  static std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().code;
  }
  bool is_new(const KeyedRequest& request) {
    auto taken = take_key(store(), request);
    return taken && !*taken;
  }

  const KeyedRequest first{new_uuid(), std::string(32, 'k'), std::string(32, 'r'), "try 1"};
};

INSTANTIATE_TEST_SUITE_P(Engines, KeyedRequests, both_engines, engine_name);

TEST_P(KeyedRequests, WhatWasDoneIsSaidToBeDoneThoughItsAnswerWasLost) {
  ASSERT_TRUE(is_new(first));
  ASSERT_TRUE(work(first));
  EXPECT_EQ(code_of(take_key(store(), tried_by("try 2"))), "idempotency.done");
  let_time_pass();
  EXPECT_EQ(code_of(take_key(store(), tried_by("try 2"))), "idempotency.done") << "however long ago";
  EXPECT_EQ(made(), 1);
}

TEST_P(KeyedRequests, WhatWasNotDoneIsDoneByTheNextTryAndByNoEarlierOne) {
  ASSERT_TRUE(is_new(first));
  auto early = take_key(store(), tried_by("try 2"));
  ASSERT_EQ(code_of(early), "idempotency.unanswered") << "it may be under way";
  EXPECT_GT(early.error().retry_after.count(), 0);
  let_time_pass();
  ASSERT_TRUE(is_new(tried_by("try 2")));
  EXPECT_EQ(code_of(work(first)), "database.busy") << "it was under way, and comes too late";
  EXPECT_EQ(made(), 0);
  EXPECT_TRUE(work(tried_by("try 2")));
  EXPECT_EQ(made(), 1);
  ASSERT_TRUE(keep_answer(store(), first, {201, "{}", "of try 1"}));
  ASSERT_TRUE(keep_answer(store(), tried_by("try 2"), {201, "{}", "of try 2"}));
  EXPECT_EQ(take_key(store(), tried_by("try 3")).value()->body, "of try 2");
}

TEST_P(KeyedRequests, ARefusedOneGivesItsKeyBackAndOneThatWasTakenOverNobodyElses) {
  ASSERT_TRUE(is_new(first));
  let_time_pass();
  ASSERT_TRUE(is_new(tried_by("try 2")));
  ASSERT_TRUE(give_key_back(store(), first));
  EXPECT_EQ(code_of(take_key(store(), tried_by("try 3"))), "idempotency.unanswered");
  ASSERT_TRUE(give_key_back(store(), tried_by("try 2")));
  EXPECT_TRUE(is_new(tried_by("try 3")));
}

TEST_P(KeyedRequests, TheHouseIsClosedAgainInTheSameTransaction) {
  if (GetParam() == Engine::sqlite) GTEST_SKIP() << "a file has no walls";
  ASSERT_TRUE(is_new(first));
  const db::KeyedWork working(first);
  std::string open = "?";
  store().pool().write(db::Walls::everywhere(), [&](db::Connection& connection) {
    db::KeyedWork::mark(connection, db::Walls::everywhere(), first);
    auto cursor = connection.query("SELECT current_setting('ringmur.house')");
    cursor->next();
    open = cursor->text(0);
    return true;
  });
  EXPECT_EQ(open, "");
}

}  // namespace
}  // namespace ringmur
