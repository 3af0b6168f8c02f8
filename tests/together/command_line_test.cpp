#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

#include "scenario/scenario_support.h"

/// Server and command line on the same data at once, several of each; nobody is turned away, nothing is lost.
namespace ringmur::scenario {
namespace {

class CommandLine : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    token_ = token_of_new_unit(data_, folder_);
  }
  test::TemporaryFolder folder_;
  std::string data_;
  std::string token_;
};

INSTANTIATE_TEST_SUITE_P(Engines, CommandLine, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(CommandLine, NothingIsLostWhenBothWrite) {
  constexpr int rows = 60;
  test::RunningServer server({"--data", data_, "serve"});
  std::string file = "År;Aktivitet\n";
  for (int i = 0; i < rows; ++i) file += fmt::format("2026;Från fil {}\n", i);
  write_file(folder_ / "aktiviteter.csv", file);
  std::jthread by_command_line(
      [&] { ringmur(data_, {"import", "--unit", "SOC", (folder_ / "aktiviteter.csv").string()}); });
  for (int i = 0; i < rows; ++i) {
    Answer answer =
        request(server.port(), {.method = "POST",
                                   .path = "/api/v1/activities",
                                   .token = token_,
                                   .body = fmt::format(R"({{"year":2026,"title":"Från API {}"}})", i),
                                   .headers = {"Content-Type: application/json"}});
    ASSERT_EQ(answer.status, 201) << answer.body;
  }
  by_command_line.join();
  Answer answer = request(server.port(), {.path = "/api/v1/figures?unit=SOC&year=2026", .token = token_});
  EXPECT_EQ(answer.json().at("figures").at("activity.planned[2026]").at("value"), 2 * rows);
  EXPECT_EQ(server.stop(), 0);
  ringmur(data_, {"verify"});
}

/// People at work while somebody at the server's own keyboard does what an administrator does.
struct AtWork {
  std::atomic<bool> over{false};
  std::atomic<int> written{0};
  std::atomic<std::int64_t> longest{0};  ///< milliseconds

  void write(int port, const std::string& token, int who) {
    for (int n = 0; !over; ++n) {
      const auto begin = std::chrono::steady_clock::now();
      const Answer answer =
          request(port, {.method = "POST",
                            .path = "/api/v1/activities",
                            .token = token,
                            .body = fmt::format(R"({{"year":2026,"title":"{} {}"}})", who, n),
                            .headers = {"Content-Type: application/json"}});
      const auto took =
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
      EXPECT_EQ(answer.status, 201) << answer.body;
      if (answer.status == 201) ++written;
      std::int64_t before = longest;
      while (before < took.count() && !longest.compare_exchange_weak(before, took.count())) {
      }
    }
  }
};

/// They stop also where a command fails: otherwise the test would wait for them for ever.
struct EndOfWork {
  AtWork& work;
  ~EndOfWork() { work.over = true; }
};

TEST_P(CommandLine, EveryCommandGetsItsTurnBesideAServerThatIsWrittenTo) {
  constexpr int people = 4;
  constexpr int rows = 300;
  std::string file = "Diarienummer;Upptäckt;Rubrik\n";
  for (int row = 0; row < rows; ++row) file += fmt::format("SOC {};2025-01-02;Händelse {}\n", row, row);
  write_file(folder_ / "incidenter.csv", file);
  test::RunningServer server({"--data", data_, "serve"});
  AtWork work;
  std::vector<std::jthread> all;
  for (int who = 0; who < people; ++who)
    all.emplace_back([&, who] { work.write(server.port(), token_, who); });
  const EndOfWork end{work};
  const auto imported = boost::json::parse(
      ringmur(data_, {"--json", "import", "--unit", "SOC", (folder_ / "incidenter.csv").string()}).out);
  ringmur(data_, {"user", "create", "anna", "--name", "Anna Berg"});
  ringmur(data_, {"token", "create", "--name", "till", "--unit", "SOC"});
  // Beside a file of data the key is the server's own.
  std::vector<std::string> seal{"seal"};
  if (GetParam() == Engine::postgres)
    seal.insert(seal.end(), {"--seal-key", (folder_ / "seal.key").string()});
  ringmur(data_, seal);
  ringmur(data_, {"undo", imported.at("import_id").as_string().c_str(), "--unit", "SOC"});
  work.over = true;
  all.clear();
  fmt::print("beside the commands {} were written; the longest waited {} ms\n", work.written.load(),
      work.longest.load());
  EXPECT_GT(work.written, 0);
  EXPECT_LT(work.longest, 15'000) << "as long as a lock is waited for";
  const Answer figures =
      request(server.port(), {.path = "/api/v1/figures?unit=SOC&year=2026", .token = token_});
  EXPECT_EQ(figures.json().at("figures").at("activity.planned[2026]").at("value"), work.written.load());
  const Answer left =
      request(server.port(), {.path = "/api/v1/incidents?limit=1&count=true", .token = token_});
  EXPECT_EQ(left.json().at("total"), 0) << "all of them are taken back";
  EXPECT_EQ(server.stop(), 0);
  ringmur(data_, {"verify"});
}

TEST_P(CommandLine, SeveralStartAtOnceOnAnEmptyPlace) {
  const test::TemporaryFolder folder;
  const std::string data = new_data(GetParam(), folder);
  std::vector<std::unique_ptr<test::RunningServer>> servers(2);
  // A server ends with the thread that started it: they stay until it has been looked at.
  std::latch started(5);
  std::latch looked_at(1);
  std::vector<std::jthread> all;
  for (auto& server : servers) {
    all.emplace_back([&] {
      server = std::make_unique<test::RunningServer>(test::Arguments{"--data", data, "serve"});
      started.count_down();
      looked_at.wait();
      EXPECT_EQ(server->stop(), 0) << server->log();
    });
  }
  for (int i = 0; i < 3; ++i) {
    all.emplace_back([&] {
      ringmur(data, {"token", "create"});
      started.count_down();
    });
  }
  started.wait();
  for (const auto& server : servers) EXPECT_EQ(request(server->port(), {.path = "/health"}).status, 200);
  const std::string tokens = ringmur(data, {"--json", "token", "list"}).out;
  EXPECT_EQ(std::ranges::count(tokens, '\n'), 3) << tokens;
  looked_at.count_down();
}

TEST_P(CommandLine, TheTrailSaysWhoAndTheEditIsKept) {
  test::RunningServer server({"--data", data_, "serve"});
  write_file(folder_ / "a.csv", "År;Aktivitet;Status\n2026;Öva;Planerad\n");
  ringmur(data_, {"import", "--unit", "SOC", (folder_ / "a.csv").string()});
  boost::json::value list = request(server.port(), {.path = "/api/v1/activities", .token = token_}).json();
  boost::json::value item = list.at("items").at(0);
  std::string path = "/api/v1/activities/" + std::string(item.at("id").as_string());
  Ask change{.method = "PATCH",
      .path = path,
      .token = token_,
      .body = R"({"status":"done"})",
      .headers = {"Content-Type: application/json", "If-Match: \"1\""}};
  EXPECT_EQ(request(server.port(), change).status, 200);
  EXPECT_EQ(request(server.port(), change).status, 412);
  std::string dry =
      ringmur(data_, {"--json", "import", "--dry-run", "--unit", "SOC", (folder_ / "a.csv").string()}).out;
  EXPECT_EQ(boost::json::parse(dry).at("conflicts").as_array().size(), 1u) << dry;
  ringmur(data_, {"import", "--unit", "SOC", (folder_ / "a.csv").string()});
  EXPECT_EQ(request(server.port(), {.path = path, .token = token_}).json().at("status"), "done");
  ringmur(data_, {"import", "--overwrite", "--unit", "SOC", (folder_ / "a.csv").string()});
  EXPECT_EQ(request(server.port(), {.path = path, .token = token_}).json().at("status"), "planned");
  std::string history = request(server.port(), {.path = path + "/history", .token = token_}).body;
  EXPECT_NE(history.find("command line"), std::string::npos);
  EXPECT_NE(history.find("token: API"), std::string::npos);
}

}  // namespace
}  // namespace ringmur::scenario
