#include "jobs/queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "areas/areas.h"
#include "jobs/error_json.h"
#include "store/tokens.h"
#include "support/new_place.h"

namespace ringmur {
namespace {

using namespace std::chrono_literals;

constexpr QueueOptions hasty{.threads = 1, .poll = 20ms, .lease = 2s, .most_tries = 2};

class Queue : public testing::Test {
 protected:
  Queue() : token(create_token(*store, owner, "test", {}, Right::write, {}).value().token) {}

  Uuid order(const std::string& kind) {
    Job job{.id = new_uuid(),
        .authority = {},
        .kind = kind,
        .status = {},
        .orderer = "test",
        .token = token.id,
        .parameters = "{}",
        .file = {},
        .result = {},
        .created_at = now()};
    EXPECT_TRUE(insert_job(*store, owner, job, Right::write));
    return job.id;
  }

  Job find(const Uuid& id) { return find_job(*store, owner, id).value(); }

  Job wait_for(const Uuid& id, const std::string& status) {
    for (int look = 0; look < 500 && find(id).status != status; ++look) std::this_thread::sleep_for(10ms);
    return find(id);
  }

  test::TemporaryFolder folder;
  Actor owner{"test", {}, Right::administer, {}};
  std::unique_ptr<Store> store =
      std::move(open_store(test::new_file(folder / "jobs.db", catalogue()), catalogue()).value());
  Token token;
};

TEST_F(Queue, DoesWhatIsOrdered) {
  JobQueue queue(*store,
      {{"good",
          [](Store&, JobRun& run) -> Result<JobOutcome> {
            EXPECT_EQ(run.actor().name, "token: test");
            return JobOutcome{Closed::not_yet, R"({"n":1})"};
          }}},
      hasty);
  queue.start();
  Uuid id = order("good");
  queue.wake();
  Job job = wait_for(id, "done");
  EXPECT_EQ(job.status, "done");
  EXPECT_EQ(job.result, R"({"n":1})");
}

TEST_F(Queue, ARefusalIsKeptInBothLanguages) {
  JobQueue queue(*store,
      {{"bad",
          [](Store&, JobRun&) -> Result<JobOutcome> {
            Error error{Refusal::too_large, "x.y", {"För stort", "Too large"}, "f", {}};
            error.details.push_back({Refusal::invalid, "z", {"a", "b"}, "g", {}});
            return refuse(std::move(error));
          }}},
      hasty);
  queue.start();
  Job job = wait_for(order("bad"), "failed");
  auto error = error_of(job.result);
  ASSERT_TRUE(error) << job.result;
  EXPECT_EQ(error->refusal, Refusal::too_large);
  EXPECT_EQ(error->message, (Text{"För stort", "Too large"}));
  ASSERT_EQ(error->details.size(), 1u);
  EXPECT_EQ(error->details[0].field, "g");
  EXPECT_FALSE(error_of("{}"));
  EXPECT_FALSE(error_of("x"));
}

TEST_F(Queue, ABugEndsTheJobAndNotTheWorker) {
  JobQueue queue(*store,
      {{"bug", [](Store&, JobRun&) -> Result<JobOutcome> { throw std::logic_error("bug"); }},
          {"good", [](Store&, JobRun&) -> Result<JobOutcome> { return JobOutcome{}; }}},
      hasty);
  queue.start();
  EXPECT_EQ(error_of(wait_for(order("bug"), "failed").result)->code, "job.bug");
  EXPECT_EQ(error_of(wait_for(order("unheard of"), "failed").result)->code, "job.unknown_kind");
  EXPECT_EQ(wait_for(order("good"), "done").status, "done");
}

TEST_F(Queue, ARevokedTokenOrdersNothing) {
  std::atomic<int> runs{0};
  Uuid id = order("good");
  ASSERT_TRUE(revoke_token(*store, owner, token.id));
  JobQueue queue(*store,
      {{"good",
          [&](Store&, JobRun&) -> Result<JobOutcome> {
            ++runs;
            return JobOutcome{};
          }}},
      hasty);
  queue.start();
  EXPECT_EQ(error_of(wait_for(id, "failed").result)->refusal, Refusal::unauthenticated);
  EXPECT_EQ(runs, 0);
}

TEST_F(Queue, StoppingGivesTheJobBackAtOnce) {
  std::atomic<bool> started{false};
  JobHandler slow = [&](Store&, JobRun& run) -> Result<JobOutcome> {
    started = true;
    while (run.progress(0.5)) std::this_thread::sleep_for(5ms);
    return refuse(Refusal::conflict, "cancelled", {"a", "b"});
  };
  Uuid id = order("slow");
  {
    JobQueue queue(*store, {{"slow", slow}}, {.threads = 1, .poll = 20ms, .lease = 60s, .most_tries = 5});
    queue.start();
    while (!started) std::this_thread::sleep_for(5ms);
    queue.stop();
  }
  EXPECT_EQ(find(id).status, "running");
  JobQueue next(
      *store, {{"slow", [](Store&, JobRun&) -> Result<JobOutcome> { return JobOutcome{}; }}}, hasty);
  next.start();
  EXPECT_EQ(wait_for(id, "done").status, "done");
}

TEST_F(Queue, AnotherWorkerTakesOverAndTheFirstIsTold) {
  Uuid id = order("slow");
  std::atomic<bool> told{false};
  std::atomic<bool> started{false};
  JobQueue queue(*store,
      {{"slow",
          [&](Store&, JobRun& run) -> Result<JobOutcome> {
            started = true;
            while (run.progress(0.5)) std::this_thread::sleep_for(5ms);
            told = true;
            return JobOutcome{Closed::not_yet, R"("late")"};
          }}},
      {.threads = 1, .poll = 20ms, .lease = 1s, .most_tries = 5});
  queue.start();
  while (!started) std::this_thread::sleep_for(5ms);
  Job stolen = find(id);
  // The first worker may renew its lease between the two: then it is ended once more.
  std::optional<Job> mine;
  for (int tries = 0; tries < 200 && !mine; ++tries) {
    ASSERT_TRUE(heartbeat(*store, stolen, 0, -1s).value());
    mine = take_job(*store, 60s).value();
  }
  ASSERT_TRUE(mine);
  for (int look = 0; look < 500 && !told; ++look) std::this_thread::sleep_for(10ms);
  EXPECT_TRUE(told);
  queue.stop();
  EXPECT_EQ(find(id).status, "running") << "the late result is not written";
}

TEST_F(Queue, OneKindIsDoneOneAtATimeAndOthersPassIt) {
  std::atomic<int> together{0};
  std::atomic<int> most{0};
  std::atomic<bool> release{false};
  JobHandler heavy = [&](Store&, JobRun&) -> Result<JobOutcome> {
    most = std::max(most.load(), ++together);
    while (!release) std::this_thread::sleep_for(5ms);
    --together;
    return JobOutcome{};
  };
  JobHandler light = [](Store&, JobRun&) -> Result<JobOutcome> { return JobOutcome{}; };
  std::vector<Uuid> heavy_ones{order("heavy"), order("heavy"), order("heavy")};
  Uuid last = order("light");
  JobQueue queue(*store, {{"heavy", heavy}, {"light", light}},
      {.threads = 3, .poll = 20ms, .lease = 60s, .most_tries = 5, .alone = "heavy"});
  queue.start();
  EXPECT_EQ(wait_for(last, "done").status, "done") << "the light one need not wait";
  for (int look = 0; look < 500 && together == 0; ++look) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(together, 1);
  release = true;
  for (const Uuid& id : heavy_ones) EXPECT_EQ(wait_for(id, "done").status, "done");
  EXPECT_EQ(most, 1);
}

TEST_F(Queue, WhatJobsMadeIsGoneAfterItsTime) {
  JobQueue queue(*store,
      {{"maker",
          [](Store& in, JobRun& run) -> Result<JobOutcome> {
            auto finished = finish_with_file(in, run.job(), "a.txt", "abc", "{}");
            if (!finished) return std::unexpected(finished.error());
            return JobOutcome{Closed::in_transaction, "{}"};
          }}},
      {.threads = 1, .poll = 20ms, .lease = 2s, .most_tries = 2, .keep_files = 1s});
  queue.start();
  Job job = wait_for(order("maker"), "done");
  ASSERT_TRUE(job.file);
  EXPECT_EQ(read_file(*store, owner, job.authority, *job.file).value(), "abc");
  bool gone = false;
  for (int look = 0; look < 500 && !gone; ++look) {
    gone = !read_file(*store, owner, job.authority, *job.file);
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_TRUE(gone);
}

TEST_F(Queue, AJobThatEndsItsWorkerEachTimeIsGivenUp) {
  Uuid id = order("good");
  for (int fall = 0; fall < 2; ++fall) {
    auto job = take_job(*store, 0s);
    ASSERT_TRUE(job && *job);
    std::this_thread::sleep_for(2ms);
  }
  JobQueue queue(
      *store, {{"good", [](Store&, JobRun&) -> Result<JobOutcome> { return JobOutcome{}; }}}, hasty);
  queue.start();
  EXPECT_EQ(error_of(wait_for(id, "failed").result)->code, "job.gave_up");
}

}  // namespace
}  // namespace ringmur
