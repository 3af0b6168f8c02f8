#include <fmt/format.h>
#include <gtest/gtest.h>

#include "scenario/scenario_support.h"

/// The office's own files give exactly the figures that a report must show, whichever way they come in.
namespace ringmur::scenario {
namespace {

class Cases : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (cases().empty()) GTEST_SKIP() << "../shared/cases is not here";
  }
  test::TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Cases, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

std::string figures_of(const std::string& data, const boost::json::object& wanted) {
  std::string unit(wanted.at("unit").as_string());
  return ringmur(
      data, {"--json", "figures", "--unit", unit, "--year", fmt::to_string(wanted.at("year").as_int64())})
      .out;
}

/// Follows `records` to its last page and counts; for a maximum, the largest value on the way.
struct Followed {
  std::int64_t count{0};
  boost::json::value largest;
};
Followed follow(int port, const std::string& token, std::string address) {
  Followed followed;
  while (!address.empty()) {
    Answer answer = request(port, {.path = address + "&limit=200", .token = token});
    EXPECT_EQ(answer.status, 200) << address << answer.body;
    if (answer.status != 200) return followed;
    boost::json::object page = answer.json().as_object();
    for (const boost::json::value& item : page.at("items").as_array()) {
      ++followed.count;
      const boost::json::value* value = item.as_object().if_contains("value");
      bool larger = value != nullptr && value->is_int64() &&
                    (followed.largest.is_null() || value->as_int64() > followed.largest.as_int64());
      if (larger) followed.largest = *value;
    }
    if (page.at("next").is_null()) return followed;
    auto after = address.find("&after=");
    address = address.substr(0, after) + "&after=" + std::string(page.at("next").as_string());
  }
  return followed;
}

TEST_P(Cases, ByCommandLine) {
  std::string data = new_data(GetParam(), folder_);
  for (const auto& folder : cases()) {
    SCOPED_TRACE(folder.string());
    boost::json::object wanted = expected(folder);
    ringmur(data, {"import", (folder / "enheter.csv").string()});
    std::vector<std::string> arguments{"import", "--unit", unit_of(folder)};
    for (const std::string& file : files_of(folder)) arguments.push_back(file);
    ringmur(data, arguments);
    std::string before = figures_of(data, wanted);
    expect_figures(before, wanted);

    arguments.push_back("--json");
    std::string again = ringmur(data, arguments).out;
    EXPECT_EQ(again.find("\"import_id\":\""), std::string::npos)
        << "the same files twice changed something: " << again;
    EXPECT_EQ(figures_of(data, wanted), before);
  }
}

TEST_P(Cases, ByApi) {
  std::string data = new_data(GetParam(), folder_);
  ringmur(data, {"migrate"});
  test::RunningServer server({"--data", data, "serve"});
  std::string token = boost::json::parse(ringmur(data, {"--json", "token", "create", "--name", "test"}).out)
                          .at("token")
                          .as_string()
                          .c_str();
  auto import = [&](const std::string& file, const std::string& unit) {
    std::string query = "?file_name=" + std::filesystem::path(file).filename().string() +
                        (unit.empty() ? "" : "&unit=" + unit);
    Answer answer = request(server.port(), {.method = "POST",
                                               .path = "/api/v1/imports" + query,
                                               .token = token,
                                               .body = read_file(file),
                                               .headers = {"Content-Type: text/csv"}});
    ASSERT_EQ(answer.status, 202) << answer.body;
    boost::json::object job = finished_job(server.port(), token, answer.header("Location"));
    EXPECT_EQ(job.at("status"), "done") << boost::json::serialize(job);
  };
  for (const auto& folder : cases()) {
    SCOPED_TRACE(folder.string());
    boost::json::object wanted = expected(folder);
    import((folder / "enheter.csv").string(), "");
    for (const std::string& file : files_of(folder)) import(file, unit_of(folder));
    Answer answer = request(server.port(), {.path = fmt::format("/api/v1/figures?unit={}&year={}",
                                                unit_of(folder), wanted.at("year").as_int64()),
                                               .token = token});
    ASSERT_EQ(answer.status, 200) << answer.body;
    expect_figures(answer.body, wanted);
    boost::json::object figures = answer.json().at("figures").as_object();
    for (const auto& [id, figure] : figures) {
      Followed followed = follow(server.port(), token, figure.at("records").as_string().c_str());
      bool maximum = std::string_view(id) == "risk.highest_value";
      if (maximum)
        EXPECT_EQ(followed.largest, figure.at("value")) << std::string_view(id);
      else
        EXPECT_EQ(followed.count, figure.at("value").as_int64()) << std::string_view(id);
    }
  }
  EXPECT_EQ(server.stop(), 0);
}

TEST(CasesOnBothEngines, GiveTheSameReportByteForByte) {
  if (cases().empty()) GTEST_SKIP() << "../shared/cases is not here";
  test::TemporaryFolder folder;
  std::vector<std::string> places{new_data(Engine::sqlite, folder), new_data(Engine::postgres, folder)};
  for (const auto& source : cases()) {
    boost::json::object wanted = expected(source);
    std::string year = fmt::to_string(wanted.at("year").as_int64());
    std::vector<std::string> json;
    std::vector<std::string> html;
    for (const std::string& data : places) {
      ringmur(data, {"import", (source / "enheter.csv").string()});
      std::vector<std::string> arguments{"import", "--unit", unit_of(source)};
      for (const std::string& file : files_of(source)) arguments.push_back(file);
      ringmur(data, arguments);
      for (const char* ending : {"json", "html"}) {
        std::string file = (folder / (std::string("report.") + ending)).string();
        ringmur(data, {"report", "--unit", unit_of(source), "--year", year, "-o", file});
        (std::string_view(ending) == "json" ? json : html).push_back(read_file(file));
      }
    }
    EXPECT_GT(json[0].size(), 1000u);
    EXPECT_EQ(json[0], json[1]);
    EXPECT_EQ(html[0], html[1]);
  }
}

}  // namespace
}  // namespace ringmur::scenario
