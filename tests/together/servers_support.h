#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "scenario/scenario_support.h"
#include "together/history_support.h"

/// Several servers on one data, as several processes behind a load balancer are.
namespace ringmur::together {

using scenario::Answer;
using scenario::Ask;
using scenario::Engine;

/// What chance does in a test: RINGMUR_TOGETHER_SEED gives the same again.
std::uint64_t seed();

/// RINGMUR_TOGETHER_ROUNDS times as much as usual.
int times(int usual);

class Servers : public testing::TestWithParam<Engine> {
 protected:
  /// Three authorities, SOC, UTB and KS, and two servers.
  void SetUp() override;

  int port(int session) const {
    return servers_[static_cast<std::size_t>(session) % servers_.size()]->port();
  }
  /// Sent to the server of the session. A status of 500 or above is a failure of the test, but those in
  /// `may`.
  Answer ask(int session, Ask ask, const std::vector<int>& may = {});
  Answer get(int session, const std::string& path);
  Answer post(int session, const std::string& path, const std::string& json,
      const std::vector<std::string>& headers = {});
  /// A new record of the register; its id.
  std::string make(const std::string& collection, const std::string& json);
  std::string token_for(const std::string& unit);
  /// `ringmur verify`, and both servers end as they should.
  void expect_whole();

  test::TemporaryFolder folder_;
  std::string data_;
  std::string token_;  ///< of SOC
  std::vector<std::unique_ptr<test::RunningServer>> servers_;
};

/// What an answer to a read says of the record.
State state_in(const Answer& answer, const std::string& field);
std::int64_t version_in(const Answer& answer);

}  // namespace ringmur::together
