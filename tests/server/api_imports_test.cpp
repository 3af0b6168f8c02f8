#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur {
namespace {

constexpr std::string_view two_incidents =
    "Diarienummer;Upptäckt;Rubrik\nUTB 2025/1;2025-01-02;Ett\nUTB 2025/2;2025-01-03;Två\n";

class ApiImports : public testing::TestWithParam<Engine> {
 protected:
  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiImports, testing::Values(Engine::sqlite, Engine::postgres), name_of);

std::string form(std::string_view boundary, std::string_view content, std::string_view more = "") {
  return fmt::format(
      "--{0}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\in\\\\incidenter.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\n{1}\r\n{2}--{0}--\r\n",
      boundary, content, more);
}

TEST_P(ApiImports, ADryRunShowsAndAnImportDoes) {
  JsonAnswer shown = server.import("?unit=UTB&dry_run=true", two_incidents);
  ASSERT_EQ(shown.text("status"), "done") << shown.body;
  EXPECT_EQ(shown.json.at("result").at("created"), 2);
  EXPECT_EQ(shown.json.at("result").at("written"), false);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);

  JsonAnswer done = server.import("?unit=UTB&file_name=incidenter.csv", two_incidents);
  ASSERT_EQ(done.text("status"), "done") << done.body;
  EXPECT_EQ(done.json.at("progress").to_number<double>(), 1.0);
  EXPECT_EQ(done.json.at("result").at("created"), 2);
  EXPECT_EQ(done.json.at("result").at("written"), true);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 2u);

  JsonAnswer again = server.import("?unit=UTB", two_incidents);
  EXPECT_EQ(again.json.at("result").at("unchanged"), 2) << again.body;
  EXPECT_EQ(again.json.at("result").at("created"), 0);
}

TEST_P(ApiImports, AFormHoldsTheFile) {
  Headers headers{{"Content-Type", "multipart/form-data; boundary=----ring--mur"}};
  JsonAnswer ordered =
      server.ask("POST", "/api/v1/imports?unit=UTB", headers, form("----ring--mur", two_incidents));
  ASSERT_EQ(ordered.status, 202) << ordered.body;
  EXPECT_EQ(server.wait_for(ordered.header("Location")).json.at("result").at("created"), 2);
}

TEST_P(ApiImports, AFileWithAnErrorChangesNothing) {
  JsonAnswer job =
      server.import("?unit=UTB", "Diarienummer;Upptäckt;Rubrik\n1;2025-01-02;Ett\n2;2025-02-30;Två\n");
  EXPECT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(job.json.at("result").at("error_count"), 1);
  EXPECT_EQ(job.json.at("result").at("errors").at(0).at("line"), 3);
  EXPECT_EQ(job.json.at("result").at("written"), false);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);
}

TEST_P(ApiImports, AFileThatIsRefusedFailsWithAProblem) {
  JsonAnswer job = server.import("?unit=UTB", "Drake;Eld\n1;2\n");
  EXPECT_EQ(job.text("status"), "failed") << job.body;
  EXPECT_EQ(job.json.at("result").at("code"), "import.not_recognised");
  EXPECT_EQ(job.json.at("result").at("status"), 422);
  std::string address = "/api/v1/jobs/" + job.text("id");
  JsonAnswer english = server.ask("GET", address, {{"Accept-Language", "en"}});
  EXPECT_EQ(english.json.at("result").at("title"), "Something in the content is wrong");
}

TEST_P(ApiImports, EventsTellUntilItIsOver) {
  JsonAnswer ordered = server.ask("POST", "/api/v1/imports?unit=UTB", {}, two_incidents);
  JsonAnswer events = server.get(ordered.header("Location") + "/events");
  EXPECT_EQ(events.status, 200);
  EXPECT_EQ(events.header("Content-Type"), "text/event-stream");
  EXPECT_TRUE(events.whole);
  auto last = events.body.rfind("event: ");
  ASSERT_NE(last, std::string::npos) << events.body;
  EXPECT_TRUE(events.body.substr(last).starts_with("event: done\ndata: {")) << events.body;
  EXPECT_NE(events.body.find("\"created\":2"), std::string::npos);
}

TEST_P(ApiImports, AJobIsItsAuthoritysOwn) {
  JsonAnswer ordered = server.ask("POST", "/api/v1/imports?unit=UTB", {}, two_incidents);
  server.as = server.soc;
  EXPECT_EQ(server.get(ordered.header("Location")).status, 404);
  EXPECT_EQ(server.get(ordered.header("Location") + "/events").status, 404);
  EXPECT_EQ(server.ask("POST", "/api/v1/imports?unit=UTB", {}, two_incidents).status, 404);
  server.as = server.utb;
  EXPECT_EQ(server.wait_for(ordered.header("Location")).text("status"), "done");
}

TEST_P(ApiImports, TheSameOrderAgainIsTheSameJob) {
  const Headers key{{"Idempotency-Key", "one"}};
  JsonAnswer first = server.ask("POST", "/api/v1/imports?unit=UTB", key, two_incidents);
  JsonAnswer second = server.ask("POST", "/api/v1/imports?unit=UTB", key, two_incidents);
  EXPECT_EQ(second.status, 202);
  EXPECT_EQ(second.header("Location"), first.header("Location"));
  EXPECT_EQ(server.ask("POST", "/api/v1/imports?unit=UTB", key, "other").status, 409);
}

TEST_P(ApiImports, TheListOfUnitsNeedsNoUnit) {
  server.as = server.admin;
  JsonAnswer job = server.import("", "Kod;Namn;Slag;Överordnad\nKUL;Kulturnämnden;Nämnd;\n");
  ASSERT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(job.json.at("result").at("created"), 1) << job.body;
  JsonAnswer list = server.get("/api/v1/units?authority=KUL");
  ASSERT_EQ(list.items().size(), 1u) << list.body;
  EXPECT_EQ(list.items()[0].at("authority"), "KUL") << "known at once";
}

class ApiUpload : public testing::Test {
 protected:
  JsonAnswer order(const std::string& content_type, std::string_view body, const std::string& query = "") {
    return server.ask("POST", "/api/v1/imports" + query, {{"Content-Type", content_type}}, body);
  }

  ApiServer server;
};

TEST_F(ApiUpload, BrokenFormsAreRefused) {
  const std::string type = "multipart/form-data; boundary=b";
  std::string whole = form("b", two_incidents);
  EXPECT_EQ(order("text/csv", "").text("code"), "form.empty");
  EXPECT_EQ(order("multipart/form-data", whole).text("code"), "form.broken");
  EXPECT_EQ(
      order("multipart/form-data; boundary=" + std::string(71, 'b'), whole).text("code"), "form.broken");
  EXPECT_EQ(order("multipart/form-data; boundary=c", whole).text("code"), "form.broken");
  EXPECT_EQ(order(type, "--b\r\n" + std::string(20'000, 'x')).text("code"), "form.broken");
  for (std::size_t cut = 1; cut + 4 < whole.size(); cut += 7) {
    EXPECT_EQ(order(type, std::string_view(whole).substr(0, cut)).status, 400) << cut;
  }
  std::string second = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
  EXPECT_EQ(order(type, form("b", two_incidents, second)).text("code"), "form.several_parts");
}

TEST_F(ApiUpload, AFormsEndIsFoundWhereverItLies) {
  // The boundary's beginning comes again and again, and the file is longer than a piece that is read.
  std::string row = "7;2025-01-02;\"--b \r\n--a\r\n-\"\n";
  std::string csv = "Diarienummer;Upptäckt;Rubrik\n";
  int rows = 0;
  while (csv.size() < 600'000) csv += fmt::format("{}{}", ++rows, row);
  JsonAnswer ordered = order("multipart/form-data; boundary=\"bb\"", form("bb", csv), "?dry_run=true");
  ASSERT_EQ(ordered.status, 202) << ordered.body;
  JsonAnswer job = server.wait_for(ordered.header("Location"));
  EXPECT_EQ(job.json.at("result").at("rows"), rows) << job.body.substr(0, 500);
}

TEST_F(ApiUpload, WordsInTheAddressAreChecked) {
  for (const char* query : {"?dry_run=ja", "?absent=burn", "?as_of=2025-02-30", "?match=x:", "?match=a:new",
           "?map=Rubrik", "?unit=XYZ", "?colour=red", "?unit=UTB&unit=SOC"}) {
    JsonAnswer refused = order("text/csv", two_incidents, query);
    EXPECT_TRUE(refused.status == 400 || refused.status == 404) << query << ' ' << refused.body;
  }
  EXPECT_EQ(
      order("text/csv", two_incidents, "?map=A:title&map=B:kind&match=2:new&match=3:new&dry_run=true").status,
      202);
}

}  // namespace
}  // namespace ringmur
