#include "jobs/daily.h"

#include <gtest/gtest.h>

#include "areas/areas.h"
#include "store/accounts.h"
#include "store/matrix.h"
#include "store/seals.h"
#include "store/sign_in_policy.h"
#include "store/tokens.h"
#include "support/new_place.h"

/// What the server does by itself has no more rights than it needs.
namespace ringmur {
namespace {

class Clock : public testing::Test {
 protected:
  Clock() {
    EXPECT_TRUE(store->write(owner, "create", {}, [&](Writer& writer) -> Result<void> {
      writer.create_authority({authority, "UTB", "Utbildningsnämnden"});
      return {};
    }));
  }
  test::TemporaryFolder folder;
  const Actor owner{"test", {}, Right::administer, {}};
  const Uuid authority = new_uuid();
  std::unique_ptr<Store> store =
      std::move(open_store(test::new_file(folder / "daily.db", catalogue()), catalogue()).value());
};

TEST_F(Clock, SealsEachChain) {
  ASSERT_TRUE(create_token(*store, owner, "x", authority, Right::read, {})) << "something to seal";
  do_daily_work(*store, folder / "seal.key");
  auto seal = latest_seal(*store, owner, authority);
  ASSERT_TRUE(seal) << seal.error().message.en;
  EXPECT_TRUE(*seal);
}

TEST_F(Clock, ReachesTheTrailAndNothingElse) {
  const Actor& clock = clock_actor();
  for (const RecordType* type : catalogue().types) {
    for (Action action : {Action::read, Action::write, Action::archive, Action::export_, Action::administer})
      EXPECT_TRUE(clock.reach(type->name, action, authority).is_nothing()) << type->name;
    EXPECT_FALSE(store->list(clock, {type, authority, {}, "", 10, {}})) << type->name;
  }
  for (const std::string& subject : all_subjects(catalogue())) {
    EXPECT_FALSE(clock.may(subject, Action::write)) << subject;
    EXPECT_FALSE(clock.may(subject, Action::administer)) << subject;
    EXPECT_EQ(clock.may(subject, Action::read), subject == "trail") << subject;
  }
  EXPECT_FALSE(list_accounts(*store, clock));
  EXPECT_FALSE(sign_in_policy(*store, clock));
  EXPECT_TRUE(list_tokens(*store, clock).empty());
  EXPECT_FALSE(create_token(*store, clock, "x", authority, Right::read, {}));
}

}  // namespace
}  // namespace ringmur
