#include "store/throttle.h"

#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/engine_support.h"

/// What a success forgets: the own tries, and nobody else's.
namespace ringmur {
namespace {

using namespace test;

class Forgetting : public testing::TestWithParam<Engine> {
 protected:
  std::string fail(const std::string& login, const std::string& remote = "192.0.2.1") {
    return code_of(count_try(data_.store(), {login, remote}));
  }
  /// A try that was right.
  std::string succeed(const std::string& login, const std::string& remote = "192.0.2.1") {
    const Trier trier{login, remote};
    auto counted = count_try(data_.store(), trier);
    if (!counted) return counted.error().code;
    data_.store().pool().write(db::Walls::house(), [&](db::Connection& connection) {
      forget_tries(connection, trier);
      return true;
    });
    return "fine";
  }
  std::int64_t rows() { return data_.number("SELECT COUNT(*) FROM \"sign_in_throttle\""); }

  Data data_{GetParam(), specimen_catalogue()};
};

INSTANTIATE_TEST_SUITE_P(Engines, Forgetting, both_engines, engine_name);

TEST_P(Forgetting, AnAccountOfOnesOwnDoesNotWashAwayGuessesAtOthers) {
  for (std::int64_t i = 1; i < free_tries_of_remote; ++i) {
    EXPECT_EQ(fail("victim" + std::to_string(i)), "fine") << i;
    EXPECT_EQ(succeed("own"), "fine") << "and makes nobody wait: " << i;
  }
  EXPECT_EQ(fail("the twentieth"), "fine");
  EXPECT_EQ(fail("another"), "session.throttled") << "nineteen others were not forgotten";
  EXPECT_EQ(fail("another", "192.0.2.2"), "fine");
}

TEST_P(Forgetting, ASuccessForgetsAllTheOwnTriesFromThere) {
  for (int round = 0; round < 8; ++round) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(fail("anna"), "fine") << round;
    EXPECT_EQ(succeed("Anna"), "fine") << "24 mistakes of one person, each time mended: " << round;
  }
  EXPECT_EQ(rows(), 1) << "the address, with nothing against it";
  EXPECT_EQ(data_.number("SELECT \"failures\" FROM \"sign_in_throttle\""), 0);
  EXPECT_EQ(data_.number("SELECT \"wait_until\" FROM \"sign_in_throttle\""), 0);
}

TEST_P(Forgetting, ASuccessElsewhereForgetsNothingHere) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(fail("anna", "192.0.2.1"), "fine");
  EXPECT_EQ(succeed("anna", "192.0.2.7"), "fine");
  EXPECT_EQ(data_.number("SELECT MAX(\"failures\") FROM \"sign_in_throttle\""), 3);
}

}  // namespace
}  // namespace ringmur
