#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "api_support.h"
#include "server/streams.h"
#include "store/job_limits.h"
#include "store/jobs.h"

/// Bounds on what is ordered and followed: 429 to who asks for too much, 503 where the house is full.
namespace ringmur {
namespace {

using namespace std::chrono_literals;

std::string code_of(const Result<std::shared_ptr<api::Streams::Place>>& result) {
  return result ? "fine" : result.error().code;
}

TEST(Streams, EachHasSoManyAndAllTogetherToo) {
  api::Streams streams({.each = 2, .all = 3});
  const Uuid anna = new_uuid();
  const Uuid bo = new_uuid();
  auto first = streams.take(anna);
  auto second = streams.take(anna);
  EXPECT_EQ(code_of(first), "fine");
  EXPECT_EQ(code_of(second), "fine");
  auto refused = streams.take(anna);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::throttled);
  EXPECT_GT(refused.error().retry_after, 0s);
  auto third = streams.take(bo);
  EXPECT_EQ(code_of(third), "fine");
  auto full = streams.take(new_uuid());
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().refusal, Refusal::unavailable);
  EXPECT_GT(full.error().retry_after, 0s);
  first->reset();
  EXPECT_EQ(code_of(streams.take(bo)), "fine") << "a place is given back";
  EXPECT_EQ(code_of(streams.take(anna)), "fine");
}

class ApiJobsAtOnce : public testing::TestWithParam<Engine> {
 protected:
  static constexpr const char* rendering = "/api/v1/report/renderings?unit=UTB&year=2025&format=html";

  /// A job of nobody that waits and that nobody takes.
  std::string waits(const std::string& code) {
    Job job;
    job.id = new_uuid();
    job.kind = "report";
    job.status = "queued";
    job.orderer = "test";
    job.parameters = "{}";
    const Actor owner{"test", {}, Right::administer, {}};
    for (const Authority& one : server.store().authorities(owner)) {
      if (one.code == code) job.authority = one.id;
    }
    EXPECT_TRUE(insert_job(server.store(), owner, job, Right::read));
    server.store().pool().write(db::Walls::within(job.authority), [&](db::Connection& connection) {
      connection.run("UPDATE \"job\" SET \"status\" = 'running', \"lease_until\" = ?2 WHERE \"id\" = ?1",
          {job.id, (now() + 5min).time_since_epoch().count()});
      return true;
    });
    return to_string(job.id);
  }
  void expect_refused(const JsonAnswer& answer, int status, const std::string& code) {
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_EQ(answer.text("code"), code);
    EXPECT_GT(std::atoi(answer.header("Retry-After").c_str()), 0);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  }

  ApiServer server{
      GetParam(), BehindHttps::no, 0, {{.each = 2, .authority = 3, .all = 4}, {.each = 1, .all = 2}}};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiJobsAtOnce, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiJobsAtOnce, AnAuthorityIsFull) {
  for (int number = 0; number < 3; ++number) waits("UTB");
  expect_refused(server.send("POST", rendering, ""), 503, "jobs.full");
  expect_refused(server.ask("POST", "/api/v1/imports?unit=UTB&file_name=a.csv",
                     {{"Content-Type", "text/csv"}}, "År;Aktivitet\n2026;A\n"),
      503, "jobs.full");
  server.as = server.soc;
  EXPECT_EQ(server.send("POST", "/api/v1/report/renderings?unit=SOC&year=2025&format=html", "").status, 202)
      << "others have room";
}

TEST_P(ApiJobsAtOnce, TheHouseIsFull) {
  for (int number = 0; number < 2; ++number) waits("UTB"), waits("SOC");
  expect_refused(server.send("POST", rendering, ""), 503, "jobs.full");
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200);
}

TEST_P(ApiJobsAtOnce, OneHasOrderedEnough) {
  const std::string first = waits("UTB");
  const std::string second = waits("UTB");
  const JsonAnswer own = server.send("POST", rendering, "");
  ASSERT_EQ(own.status, 202) << own.body;
  server.wait_for(own.header("Location"));
  server.store().pool().write(db::Walls::everywhere(), [&](db::Connection& connection) {
    const auto job = *parse_uuid(own.text("id"));
    connection.run(
        "UPDATE \"job\" SET \"token\" = (SELECT \"token\" FROM \"job\" WHERE \"id\" = ?1),"
        " \"authority\" = (SELECT \"authority\" FROM \"job\" WHERE \"id\" = ?1) WHERE \"id\" IN (?2,?3)",
        {job, *parse_uuid(first), *parse_uuid(second)});
    return true;
  });
  expect_refused(server.send("POST", rendering, ""), 429, "jobs.too_many");
  server.as = server.admin;
  EXPECT_EQ(server.send("POST", rendering, "").status, 202) << "somebody else may";
}

/// The first line of what it is answered: an answer to who follows has no end.
std::string status_line(const ApiServer& server, http::Client& listener, const std::string& target) {
  listener.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.utb + "\r\n\r\n");
  return listener.read_until("\r\n");
}

TEST_P(ApiJobsAtOnce, FollowingIsBounded) {
  const std::string follow = "/api/v1/jobs/" + waits("UTB") + "/events";
  auto listener = std::make_unique<http::Client>(server.port());
  EXPECT_EQ(status_line(server, *listener, follow), "HTTP/1.1 200 OK\r\n");
  listener->read_until("event: progress");
  http::Client second(server.port());
  ASSERT_EQ(status_line(server, second, follow), "HTTP/1.1 429 Too Many Requests\r\n");
  expect_refused(server.get(follow), 429, "streams.too_many");
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200) << "everything else goes on";
  listener->close();
  bool again = false;
  for (int turn = 0; turn < 100 && !again; ++turn) {
    std::this_thread::sleep_for(100ms);
    http::Client next(server.port());
    again = status_line(server, next, follow).starts_with("HTTP/1.1 200");
  }
  EXPECT_TRUE(again) << "a place is free when the listener has gone";
}

}  // namespace
}  // namespace ringmur
