#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "api_support.h"
#include "exchange/sheet.h"

namespace ringmur {
namespace {

class ApiList : public testing::TestWithParam<Engine> {
 protected:
  void make(int count) {
    std::string csv = "Rubrik;Upptäckt;Slag;Status\n";
    for (int i = 0; i < count; ++i) {
      csv += fmt::format("Händelse {:04};2025-{:02}-{:02};{};{}\n", i, i % 12 + 1, i % 28 + 1,
          i % 2 == 0 ? "Stöld" : "Nätfiske", i % 3 == 0 ? "Ny" : "Stängd");
    }
    JsonAnswer job = server.import("?unit=UTB", csv);
    ASSERT_EQ(job.text("status"), "done") << job.body;
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiList, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiList, PagesHoldEachRecordOnce) {
  make(25);
  std::set<std::string> ids;
  std::string address = "/api/v1/incidents?limit=10&sort=title";
  std::string last_title;
  int pages = 0;
  for (; !address.empty() && pages < 10; ++pages) {
    JsonAnswer page = server.get(address);
    ASSERT_EQ(page.status, 200) << page.body;
    for (const auto& item : page.items()) {
      ids.emplace(item.at("id").as_string());
      std::string title(item.at("title").as_string());
      EXPECT_GT(title, last_title);
      last_title = title;
    }
    std::string link = page.header("Link");
    EXPECT_EQ(link.empty(), page.text("next").empty());
    address = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    if (!address.empty()) {
      JsonAnswer by_cursor = server.get("/api/v1/incidents?limit=10&sort=title&after=" + page.text("next"));
      EXPECT_EQ(by_cursor.body, server.get(address).body);
    }
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(ids.size(), 25u);
}

TEST_P(ApiList, FiltersCountsAndChosenFields) {
  make(12);
  JsonAnswer found =
      server.get("/api/v1/incidents?status=eq.new&kind=eq.St%C3%B6ld&fields=title,status&count=true&limit=1");
  ASSERT_EQ(found.status, 200) << found.body;
  EXPECT_EQ(found.number("total"), 2);
  ASSERT_EQ(found.items().size(), 1u);
  const auto& item = found.items()[0].as_object();
  EXPECT_EQ(item.at("status"), "new");
  EXPECT_FALSE(item.contains("kind"));
  EXPECT_TRUE(item.contains("id") && item.contains("version") && item.contains("reference"));
  EXPECT_EQ(
      server.get("/api/v1/incidents?discovered_at=gte.2025-03-01&discovered_at=lt.2025-05-01").items().size(),
      2u);
  EXPECT_EQ(server.get("/api/v1/incidents?unit=under.UTB").items().size(), 12u);
  EXPECT_EQ(server.get("/api/v1/incidents?unit.code=eq.SK1").items().size(), 0u);
  EXPECT_FALSE(server.get("/api/v1/incidents").json.as_object().contains("total"));
}

TEST_P(ApiList, AsCsvHoldsTheWholeListAndCanBeImportedAgain) {
  make(1203);
  JsonAnswer csv = server.ask("GET", "/api/v1/incidents?limit=10", {{"Accept", "text/csv"}});
  EXPECT_EQ(csv.status, 200);
  EXPECT_TRUE(csv.whole);
  EXPECT_TRUE(csv.header("Content-Type").starts_with("text/csv"));
  EXPECT_EQ(csv.header("Transfer-Encoding"), "chunked");
  EXPECT_EQ(std::ranges::count(csv.body, '\n'), 1204);
  EXPECT_NE(csv.body.find(";UTB;"), std::string::npos) << "a reference is written as its key";
  JsonAnswer again = server.import("?unit=UTB&dry_run=true&as=incident&match=new", csv.body);
  EXPECT_EQ(again.text("status"), "done") << again.body;
  EXPECT_EQ(again.json.at("result").at("error_count"), 0) << again.body;
  EXPECT_EQ(again.json.at("result").at("rows"), 1203);
  JsonAnswer some = server.get("/api/v1/incidents?format=csv&fields=title&status=eq.new&archived=with");
  EXPECT_EQ(some.body.substr(3, 8), "Rubrik\r\n");
  EXPECT_EQ(std::ranges::count(some.body, '\n'), 402);
  EXPECT_EQ(server.get("/api/v1/incidents?format=csv&sort=kind").status, 400)
      << "refused before the first byte";
}

TEST_P(ApiList, AsXlsxCanBeOpened) {
  make(3);
  JsonAnswer answer =
      server.ask("GET", "/api/v1/incidents?format=xlsx&sort=title", {{"Accept-Language", "en"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.whole);
  test::TemporaryFolder folder;
  std::ofstream(folder / "list.xlsx", std::ios::binary) << answer.body;
  auto sheet = open_sheet(folder / "list.xlsx");
  ASSERT_TRUE(sheet) << sheet.error().message.en;
  EXPECT_EQ((*sheet)->headings()[1], "Discovered");
  SheetRow row;
  int rows = 0;
  while ((*sheet)->next(row).value()) {
    EXPECT_EQ(row.cells[3], fmt::format("Händelse {:04}", rows));
    ++rows;
  }
  EXPECT_EQ(rows, 3);
}

}  // namespace
}  // namespace ringmur
