#include "store/upgrade.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "backup/released_support.h"
#include "store/neutral_rows.h"

/// An upgrade is done whole or not at all, once, and the server says so meanwhile.
namespace ringmur::scenario {
namespace {

constexpr std::int64_t old_step = 10;

class Upgrade : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    load(old_step, GetParam(), data_);
    before_ = schema_of(GetParam(), data_);
  }

  bool is_sqlite() const { return GetParam() == Engine::sqlite; }
  std::vector<db::MigrationStep> steps() const {
    return is_sqlite() ? db::sqlite_migrations() : db::postgres_migrations();
  }
  std::vector<db::MigrationStep> steps_and(const std::string& sql) const {
    auto all = steps();
    all.push_back({"a step too much", sql});
    return all;
  }
  Result<Upgraded> upgrade_to(const std::vector<db::MigrationStep>& all) {
    auto connection = raw(GetParam(), data_);
    return upgrade(*connection, Location(data_), all);
  }
  void expect_old() {
    auto connection = raw(GetParam(), data_);
    EXPECT_EQ(db::schema_step(*connection), old_step);
    EXPECT_EQ(schema_of(GetParam(), data_), before_);
    EXPECT_EQ(number(*connection, "SELECT COUNT(*) FROM \"risk\""), 4);
  }
  void expect_upgraded() {
    auto connection = raw(GetParam(), data_);
    EXPECT_EQ(db::schema_step(*connection), static_cast<std::int64_t>(steps().size()));
    ringmur(data_, {"verify"});
  }

  test::TemporaryFolder folder_;
  std::string data_;
  std::vector<std::string> before_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Upgrade, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(Upgrade, AStepThatFailsLeavesTheOldStateAndIsNamed) {
  const auto all = steps_and("CREATE TABLE \"half\" (\"x\" TEXT); INSERT INTO \"nowhere\" VALUES (1);");
  const auto done = upgrade_to(all);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.upgrade_failed");
  const std::string said = done.error().message.en;
  EXPECT_NE(
      said.find(fmt::format("step {} of {} (a step too much)", all.size(), all.size())), std::string::npos)
      << said;
  EXPECT_NE(said.find(fmt::format("still at step {}", old_step)), std::string::npos) << said;
  EXPECT_NE(said.find("ringmur migrate"), std::string::npos) << said;
  expect_old();
  ringmur(data_, {"migrate"});
  expect_upgraded();
}

TEST_P(Upgrade, KilledInTheMiddleItLeavesTheOldState) {
  const std::string slow =
      is_sqlite() ? "CREATE TABLE \"half\" (\"x\" INTEGER); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                    "SELECT i+1 FROM n"
                    " WHERE i < 20000000000) INSERT INTO \"half\" SELECT i FROM n WHERE i % 1000 = 0;"
                  : "CREATE TABLE \"half\" (\"x\" bigint); SELECT pg_sleep(60);";
  const pid_t child = ::fork();
  if (child == 0) {
    auto ignored = upgrade_to(steps_and(slow));
    ::_exit(ignored ? 0 : 1);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds{1500});
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it was over before it was killed";
  if (!is_sqlite()) {  // the server does not see at once that nobody listens
    raw(GetParam(), data_)
        ->script(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND"
            " pid <> pg_backend_pid()");
  }
  expect_old();
  ringmur(data_, {"migrate"});
  expect_upgraded();
}

TEST_P(Upgrade, OnAFullDiskItLeavesTheOldState) {
  if (!is_sqlite()) GTEST_SKIP() << "PostgreSQL: tests/backup/run fills its disk";
  auto connection = raw(GetParam(), data_);
  const std::int64_t pages = number(*connection, "SELECT page_count FROM pragma_page_count");
  auto limited = connection->query(fmt::format("PRAGMA max_page_count={}", pages + 4));
  limited->next();
  limited.reset();
  const auto done = upgrade(*connection, Location(data_), steps());
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.en.find("The disk is full: make room."), std::string::npos)
      << done.error().message.en;
  connection.reset();
  expect_old();
}

TEST_P(Upgrade, SeveralAtOnceDoItOnce) {
  constexpr int programs = 4;
  std::vector<test::RunResult> results(programs);
  std::vector<std::thread> threads;
  threads.reserve(programs);
  for (test::RunResult& result : results) {
    threads.emplace_back([&] { result = test::run_ringmur({"--data", data_, "--lang", "en", "migrate"}); });
  }
  for (std::thread& thread : threads) thread.join();
  int did = 0;
  for (const test::RunResult& result : results) {
    EXPECT_EQ(result.exit_code, 0) << result.err;
    if (result.err.find("upgrading: step") != std::string::npos) ++did;
  }
  EXPECT_EQ(did, 1);
  expect_upgraded();
}

TEST_P(Upgrade, ADatabaseOfANewerProgramIsRefused) {
  ringmur(data_, {"migrate"});
  raw(GetParam(), data_)
      ->script("INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (999,'later',0)");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"migrate"}, {"user", "list"},
           {"serve"}, {"backup", (folder_ / "newer").string(), "--unencrypted"}}) {
    auto arguments = command;
    arguments.insert(arguments.begin(), {"--lang", "en"});
    const auto refused = ringmur(data_, arguments, 4);
    EXPECT_NE(refused.err.find("newer version"), std::string::npos) << refused.err;
  }
}

TEST_P(Upgrade, TheServerListensMeanwhileAndSaysSo) {
  auto holder = raw(GetParam(), data_);
  db::begin_alone(*holder);  // as another who upgrades: the server waits
  test::RunningServer server({"--data", data_, "serve"});
  for (const char* path : {"/health", "/ready"}) {
    const Answer answer = request(server.port(), {.path = path});
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.json().at("status"), "upgrading");
    EXPECT_TRUE(answer.json().as_object().contains("step"));
    EXPECT_EQ(answer.header("Retry-After"), "5");
  }
  for (const char* path : {"/", "/api/v1/incidents", "/api/v1/session", "/nowhere"}) {
    const Answer answer = request(server.port(), {.path = path});
    EXPECT_EQ(answer.status, 503) << path;
    EXPECT_EQ(answer.json().at("code"), "store.upgrading");
    EXPECT_EQ(answer.header("Retry-After"), "5");
  }
  const std::string large(200'000, 'x');
  EXPECT_EQ(
      request(server.port(), {.method = "POST", .path = "/api/v1/incidents", .body = large}).status, 503);
  holder->script("ROLLBACK");
  int status = 503;
  for (int tries = 0; tries < 300 && status != 200; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    status = request(server.port(), {.path = "/health"}).status;
  }
  EXPECT_EQ(status, 200);
  EXPECT_EQ(request(server.port(), {.path = "/ready"}).status, 200);
  EXPECT_EQ(request(server.port(), {.path = "/api/v1/incidents"}).status, 401);
  EXPECT_EQ(server.stop(), 0);
  expect_upgraded();
}

}  // namespace
}  // namespace ringmur::scenario
