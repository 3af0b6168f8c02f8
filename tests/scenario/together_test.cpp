#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "scenario/scenario_support.h"

/// Server and command line on the same data at once; a stop that lets requests end.
namespace ringmur::scenario {
namespace {

class Together : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    write_file(folder_ / "enheter.csv", "Kod;Namn;Slag;Överordnad\nSOC;Socialnämnden;nämnd;\n");
    ringmur(data_, {"import", (folder_ / "enheter.csv").string()});
    token_ = boost::json::parse(ringmur(data_, {"--json", "token", "create", "--unit", "SOC"}).out)
                 .at("token")
                 .as_string()
                 .c_str();
  }
  test::TemporaryFolder folder_;
  std::string data_;
  std::string token_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Together, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(Together, NothingIsLostWhenBothWrite) {
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

TEST_P(Together, TheTrailSaysWhoAndTheEditIsKept) {
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
