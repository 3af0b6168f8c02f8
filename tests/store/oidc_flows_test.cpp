#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/oidc_sign_in.h"

/// Anybody may begin a sign-in at a provider: what is kept of it has an end and a bound.
namespace ringmur {
namespace {

using namespace test;

class OidcFlows : public testing::TestWithParam<Engine> {
 protected:
  NewFlow begin(const std::string& remote, std::string_view cookie = {}) {
    OidcFlow flow;
    flow.provider = new_uuid();
    flow.return_to = "/";
    return given(begin_flow(data_.store(), std::move(flow), {remote, cookie}));
  }
  bool is_open(const NewFlow& flow) { return take_flow(data_.store(), flow.state, flow.browser).has_value(); }
  std::int64_t open() { return data_.number("SELECT COUNT(*) FROM \"oidc_flow\""); }
  /// As if so many had been begun from an address of the number.
  void fill(int address, std::int64_t count) {
    const std::string numbers =
        GetParam() == Engine::sqlite
            ? "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < ?1) "
            : "WITH t(n) AS (SELECT generate_series(1, ?1)) ";
    const std::string one = std::to_string(address);
    const std::string state = GetParam() == Engine::sqlite ? "CAST('" + one + "-' || n AS BLOB)"
                                                           : "convert_to('" + one + "-' || n, 'UTF8')";
    const std::string remote =
        GetParam() == Engine::sqlite ? "CAST('" + one + "' AS BLOB)" : "convert_to('" + one + "', 'UTF8')";
    data_.run(numbers +
                  "INSERT INTO \"oidc_flow\" (\"state\",\"browser\",\"provider\",\"nonce\",\"verifier\","
                  "\"redirect_uri\",\"return_to\",\"expires_at\",\"remote\") SELECT " +
                  state + "," + state + ",?2,'','','','',CAST(?3 AS BIGINT) + n," + remote + " FROM t",
        {count, new_uuid(), db::Param{(now() + flow_end).time_since_epoch().count()}});
  }

  Data data_{GetParam(), specimen_catalogue()};
};

INSTANTIATE_TEST_SUITE_P(Engines, OidcFlows, both_engines, engine_name);

TEST_P(OidcFlows, ABrowserHasOne) {
  NewFlow first = begin("192.0.2.1");
  NewFlow second = begin("192.0.2.1", first.browser);
  NewFlow other = begin("192.0.2.1");
  EXPECT_EQ(open(), 2);
  EXPECT_FALSE(is_open(first)) << "its cookie has been written over";
  EXPECT_TRUE(is_open(second));
  EXPECT_TRUE(is_open(other));
}

TEST_P(OidcFlows, AnAddressHasSomeAndItsOldestGo) {
  NewFlow elsewhere = begin("192.0.2.2");
  NewFlow oldest = begin("192.0.2.1");
  // The clock counts milliseconds: the first is to be the oldest also where all are begun in one.
  data_.run("UPDATE \"oidc_flow\" SET \"expires_at\" = \"expires_at\" - 60000");
  for (std::int64_t i = 1; i < flows_of_remote; ++i) begin("192.0.2.1");
  EXPECT_EQ(open(), flows_of_remote + 1);
  NewFlow latest = begin("192.0.2.1");
  EXPECT_EQ(open(), flows_of_remote + 1);
  EXPECT_FALSE(is_open(oldest));
  EXPECT_TRUE(is_open(latest));
  EXPECT_TRUE(is_open(elsewhere)) << "older, but another's";
}

TEST_P(OidcFlows, WhereAllAreManyWhoHasMostLosesSome) {
  NewFlow honest = begin("192.0.2.1");
  fill(1, flows_in_all - 300);
  fill(2, 299);
  ASSERT_EQ(open(), flows_in_all);
  NewFlow more = begin("192.0.2.3");
  EXPECT_LT(open(), flows_in_all);
  EXPECT_TRUE(is_open(honest)) << "the oldest of all";
  EXPECT_TRUE(is_open(more));
}

TEST_P(OidcFlows, RememberTheSessionThatEndsOrIsShownAgain) {
  OidcFlow flow;
  flow.provider = new_uuid();
  flow.before = new_uuid();
  NewFlow begun = given(begin_flow(data_.store(), flow));
  OidcFlow taken = given(take_flow(data_.store(), begun.state, begun.browser));
  EXPECT_EQ(taken.before, flow.before);
  EXPECT_FALSE(taken.again);
  flow.before.reset();
  flow.again = ShowsAgain{new_uuid(), new_uuid()};
  begun = given(begin_flow(data_.store(), flow));
  taken = given(take_flow(data_.store(), begun.state, begun.browser));
  EXPECT_FALSE(taken.before);
  ASSERT_TRUE(taken.again);
  EXPECT_EQ(taken.again->session, flow.again->session);
}

}  // namespace
}  // namespace ringmur
