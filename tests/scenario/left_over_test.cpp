#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "scenario/scenario_support.h"

/// A server that is killed while it has somebody's file: the next one does not leave it lying there.
namespace ringmur::scenario {
namespace {

using namespace std::chrono_literals;
using Paths = std::vector<std::filesystem::path>;

class LeftOver : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(files_);
    token_ = token_of_new_unit(data_, folder_);
  }

  void order_import(int port, int rows) {
    std::string csv = "Diarienummer;Upptäckt;Rubrik\n";
    for (int row = 0; row < rows; ++row) csv += fmt::format("SOC {};2025-01-02;Händelse {}\n", row, row);
    const Answer ordered = request(port, {.method = "POST",
                                             .path = "/api/v1/imports?unit=SOC",
                                             .token = token_,
                                             .body = csv,
                                             .headers = {"Content-Type: text/csv"}});
    ASSERT_EQ(ordered.status, 202) << ordered.body;
  }

  Paths lying() const {
    Paths all;
    for (const auto& one : std::filesystem::directory_iterator(files_)) all.push_back(one.path());
    return all;
  }

  void wait_for_somebodys_file() const {
    for (int look = 0; look < 2000 && lying().empty(); ++look) std::this_thread::sleep_for(5ms);
  }

  test::RunOptions with_own_files() const {
    test::RunOptions options;
    options.environment["TMPDIR"] = files_.string();
    return options;
  }

  test::TemporaryFolder folder_;
  std::filesystem::path files_{folder_ / "files"};
  std::string data_{(folder_ / "city.db").string()};
  std::string token_;
};

TEST_F(LeftOver, OfWhoWasKilledIsRemovedByTheNext) {
  constexpr int rows = 20'000;
  {
    test::RunningServer server({"--data", data_, "serve"}, with_own_files());
    order_import(server.port(), rows);
    wait_for_somebodys_file();
    server.kill();
  }
  const Paths left = lying();
  ASSERT_FALSE(left.empty()) << "killed too late: the import was done";
  for (const auto& one : left)
    std::filesystem::last_write_time(one, std::filesystem::file_time_type::clock::now() - 2h);
  test::RunningServer next({"--data", data_, "serve"}, with_own_files());
  // The next one goes on with the import, in a folder of its own.
  for (const auto& one : left) {
    for (int look = 0; look < 2000 && std::filesystem::exists(one); ++look) std::this_thread::sleep_for(5ms);
    EXPECT_FALSE(std::filesystem::exists(one)) << one;
  }
  EXPECT_EQ(next.stop(), 0);
  EXPECT_TRUE(lying().empty());
}

}  // namespace
}  // namespace ringmur::scenario
