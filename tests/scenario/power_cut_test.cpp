#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "scenario/scenario_support.h"

/// A server that is killed: what was acknowledged is there, nothing is there twice, and ordered work is done
/// by the next one.
namespace ringmur::scenario {
namespace {

struct Sent {
  std::string key;
  int status{0};
  std::string location;
};

class PowerCut : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    token_ = token_of_new_unit(data_, folder_);
  }

  Answer post(int port, const std::string& key) {
    return request(port, {.method = "POST",
                             .path = "/api/v1/incidents",
                             .token = token_,
                             .body = fmt::format(R"({{"title":"{}","discovered_at":"2025-11-05"}})", key),
                             .headers = {"Content-Type: application/json", "Idempotency-Key: " + key}});
  }

  std::int64_t count(int port, const std::string& filter) {
    Answer answer = request(port, {.path = "/api/v1/incidents?limit=1&count=true" + filter, .token = token_});
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json().at("total").as_int64();
  }

  test::TemporaryFolder folder_;
  std::string data_;
  std::string token_;
};

INSTANTIATE_TEST_SUITE_P(Engines, PowerCut, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(PowerCut, WhatWasAcknowledgedIsThereAndNothingTwice) {
  constexpr int clients = 4;
  constexpr int enough = 120;
  std::vector<std::vector<Sent>> sent(clients);
  std::atomic<int> acknowledged{0};
  std::atomic<bool> cut{false};
  {
    test::RunningServer server({"--data", data_, "serve"});
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client) {
      threads.emplace_back([&, client] {
        for (int n = 0; !cut; ++n) {
          Sent one{fmt::format("klient-{}-{}", client, n), 0, {}};
          Answer answer = post(server.port(), one.key);
          one.status = answer.status;
          if (answer.status == 201) one.location = answer.header("Location");
          if (answer.status == 201) ++acknowledged;
          sent[static_cast<std::size_t>(client)].push_back(std::move(one));
        }
      });
    }
    while (acknowledged < enough) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    server.kill();
    cut = true;
    for (std::thread& thread : threads) thread.join();
  }
  test::RunningServer next({"--data", data_, "serve"});
  for (const auto& of_client : sent) {
    for (const Sent& one : of_client) {
      if (one.status == 201) {
        EXPECT_EQ(request(next.port(), {.path = one.location, .token = token_}).status, 200) << one.key;
      }
      // The client asks again whatever it heard: it must not be done twice.
      int status = post(next.port(), one.key).status;
      EXPECT_TRUE(status == 201 || (one.status != 201 && status == 409)) << one.key << ' ' << status;
      EXPECT_LE(count(next.port(), "&title=eq." + one.key), 1) << one.key;
    }
  }
  EXPECT_GE(count(next.port(), ""), enough);
  EXPECT_EQ(next.stop(), 0);
}

TEST_P(PowerCut, AnOrderedImportIsDoneOnceByTheNextServer) {
  constexpr int rows = 4000;
  std::string csv = "Diarienummer;Upptäckt;Rubrik\n";
  for (int row = 0; row < rows; ++row) csv += fmt::format("SOC {};2025-01-02;Händelse {}\n", row, row);
  std::string location;
  {
    test::RunningServer server({"--data", data_, "serve"});
    Answer ordered = request(server.port(), {.method = "POST",
                                                .path = "/api/v1/imports?unit=SOC",
                                                .token = token_,
                                                .body = csv,
                                                .headers = {"Content-Type: text/csv"}});
    ASSERT_EQ(ordered.status, 202) << ordered.body;
    location = ordered.header("Location");
    EXPECT_EQ(server.stop(), 0);
  }
  test::RunningServer next({"--data", data_, "serve"});
  boost::json::object job = finished_job(next.port(), token_, location);
  EXPECT_EQ(job.at("status"), "done") << boost::json::serialize(job);
  EXPECT_EQ(count(next.port(), ""), rows);
}

}  // namespace
}  // namespace ringmur::scenario
