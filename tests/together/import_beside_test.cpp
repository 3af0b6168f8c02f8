#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "together/servers_support.h"

/// People go on reading and writing while somebody reads in a large file; how long they wait is said.
namespace ringmur::together {
namespace {

using Clock = std::chrono::steady_clock;
using Waits = std::vector<std::int64_t>;

std::int64_t since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
}

std::string said(const std::string& what, Waits waits) {
  if (waits.empty()) return what + ": none";
  std::ranges::sort(waits);
  return fmt::format("{}: {}, half within {} ms, 99 % within {} ms, the longest {} ms", what, waits.size(),
      waits[waits.size() / 2], waits[waits.size() * 99 / 100], waits.back());
}

class ImportBeside : public Servers {
 protected:
  struct Waited {
    Waits reads;
    Waits writes;
    std::int64_t import{0};
  };

  Answer order(int rows) {
    std::string csv = "Diarienummer;Upptäckt;Rubrik\n";
    for (int row = 0; row < rows; ++row) csv += fmt::format("SOC {};2025-01-02;Händelse {}\n", row, row);
    return ask(0, {.method = "POST",
                      .path = "/api/v1/imports?unit=SOC",
                      .body = csv,
                      .headers = {"Content-Type: text/csv"}});
  }

  /// One of them: reads a list and writes an incident of its own, by turns.
  void work(int who, const std::atomic<bool>& over, Waited& waited) {
    for (int n = 0; !over; ++n) {
      auto begin = Clock::now();
      EXPECT_EQ(get(who, "/api/v1/incidents?limit=50&sort=-discovered_at").status, 200);
      waited.reads.push_back(since(begin));
      begin = Clock::now();
      const Answer made = post(who, "/api/v1/incidents",
          fmt::format(R"({{"title":"Vid sidan {} {}","discovered_at":"2026-03-02T12:00:00Z"}})", who, n));
      EXPECT_EQ(made.status, 201) << made.body;
      waited.writes.push_back(since(begin));
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  Waited run(int rows) {
    constexpr int people = 4;
    std::vector<Waited> each(people);
    std::atomic<bool> over{false};
    std::vector<std::jthread> all;
    for (int who = 0; who < people; ++who)
      all.emplace_back([&, who] { work(who, over, each[static_cast<std::size_t>(who)]); });
    const auto begin = Clock::now();
    const Answer ordered = order(rows);
    EXPECT_EQ(ordered.status, 202) << ordered.body;
    const auto job = scenario::finished_job(port(1), token_, ordered.header("Location"));
    EXPECT_EQ(job.at("status"), "done") << boost::json::serialize(job);
    Waited sum;
    sum.import = since(begin);
    over = true;
    all.clear();
    for (const Waited& one : each) {
      sum.reads.insert(sum.reads.end(), one.reads.begin(), one.reads.end());
      sum.writes.insert(sum.writes.end(), one.writes.begin(), one.writes.end());
    }
    fmt::print("{} rows in {} ms. {}. {}.\n", rows, sum.import, said("Reads", sum.reads),
        said("Writes", sum.writes));
    const Answer counted = get(0, "/api/v1/incidents?limit=1&count=true");
    EXPECT_EQ(counted.json().at("total"), rows + static_cast<std::int64_t>(sum.writes.size()));
    return sum;
  }
};

class SoakImportBeside : public ImportBeside {};

INSTANTIATE_TEST_SUITE_P(Engines, ImportBeside, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return scenario::name_of(engine.param); });
INSTANTIATE_TEST_SUITE_P(Engines, SoakImportBeside, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return scenario::name_of(engine.param); });

/// As long as a lock is waited for before it is said that the database is busy; on a machine that does
/// nothing else it is a small part of that.
constexpr std::int64_t most_patience = 15'000;

TEST_P(ImportBeside, NobodyIsTurnedAway) {
  const Waited waited = run(3000);
  EXPECT_LT(std::ranges::max(waited.writes), most_patience);
  expect_whole();
}

TEST_P(SoakImportBeside, NobodyIsTurnedAwayByTwentyThousandRows) {
  const Waited waited = run(20'000);
  EXPECT_LT(std::ranges::max(waited.writes), most_patience);
  expect_whole();
}

}  // namespace
}  // namespace ringmur::together
