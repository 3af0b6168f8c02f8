#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"
#include "store/jobs.h"

namespace ringmur {
namespace {

namespace json = boost::json;

class ApiReport : public testing::TestWithParam<Engine> {
 protected:
  JsonAnswer put(std::string_view text, const char* version, const std::string& key = "world") {
    return server.send("PUT", fmt::format("/api/v1/report/chapters/{}?year=2025", key),
        json::serialize(json::object{{"text", text}}), {{"If-Match", version}});
  }
  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiReport, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiReport, ChaptersAreWrittenAndTwoAtOnceSeeEachOther) {
  JsonAnswer first = put("# Ett\n<script>x</script>", "\"0\"");
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.header("ETag"), "\"1\"");
  EXPECT_EQ(first.text("html").find("<script"), std::string::npos) << first.body;
  EXPECT_EQ(put("Två", "\"1\"").number("version"), 2);
  for (const char* version : {"\"1\"", "\"0\"", "x", "\"x\"", "\"\""}) {
    JsonAnswer late = put("Ett och ett halvt", version);
    EXPECT_EQ(late.status, 412) << version;
    EXPECT_EQ(late.json.at("current").at("text"), "Två");
    EXPECT_EQ(late.json.at("current").at("version"), 2);
  }
  JsonAnswer history = server.get("/api/v1/report/chapters/world/history?year=2025");
  ASSERT_EQ(history.items().size(), 2u) << history.body;
  EXPECT_EQ(history.items()[0].at("text"), "Två");
  JsonAnswer all = server.get("/api/v1/report/chapters?year=2025");
  EXPECT_EQ(all.json.at("chapters").as_array().size(), 15u);
  EXPECT_TRUE(all.json.at("frozen").is_null());
  bool addressed = false;
  for (const json::value& lack : all.json.at("lacks").as_array()) {
    const json::value& address = lack.at("address");
    if (!address.is_string()) continue;
    addressed = true;
    EXPECT_TRUE(address.as_string().starts_with("/registers/")) << all.body;
    EXPECT_EQ(server.get("/api/v1" + std::string(address.as_string()).substr(10)).status, 200) << address;
  }
  EXPECT_TRUE(addressed) << all.body;
}

TEST_P(ApiReport, WhatIsWrittenIsFrozenAndThenStays) {
  put("Det som sades.", "\"0\"");
  ASSERT_EQ(server.send("POST", "/api/v1/reviews", R"({"year":2025})").status, 201);
  EXPECT_EQ(put("Det som borde ha sagts.", "\"1\"").status, 409);
  JsonAnswer all = server.get("/api/v1/report/chapters?year=2025");
  EXPECT_TRUE(all.json.at("frozen").is_object()) << all.body;
  EXPECT_NE(
      server.get("/api/v1/report?year=2025&format=html").body.find("Det som sades."), std::string::npos);
}

TEST_P(ApiReport, ChaptersAreRefusedInWords) {
  const std::string address = "/api/v1/report/chapters/world?year=2025";
  EXPECT_EQ(server.send("PUT", address, R"({"text":"x"})").status, 428);
  EXPECT_EQ(server.send("PUT", address, "{}", {{"If-Match", "\"0\""}}).status, 422);
  EXPECT_EQ(server.send("PUT", address, R"({"text":7})", {{"If-Match", "\"0\""}}).status, 422);
  EXPECT_EQ(put("x", "\"0\"", "slutord").status, 404);
  EXPECT_EQ(server.get("/api/v1/report/chapters/slutord/history?year=2025").status, 404);
  server.as = server.token("UTB", Right::read);
  EXPECT_EQ(put("x", "\"0\"").status, 403);
  server.as = server.soc;
  EXPECT_EQ(server.get("/api/v1/report/chapters?year=2025&unit=UTB").status, 404);
}

TEST_P(ApiReport, ARenderingIsOrderedFollowedAndFetched) {
  put("Ord som följer med.", "\"0\"");
  server.as = server.token("UTB", Right::read);
  JsonAnswer ordered = server.ask("POST", "/api/v1/report/renderings?year=2025&format=html&unit=SK1");
  ASSERT_EQ(ordered.status, 202) << ordered.body;
  EXPECT_EQ(ordered.text("kind"), "report");
  JsonAnswer job = server.wait_for(ordered.header("Location"));
  ASSERT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(job.json.at("result").at("file_name"), "ledningens-genomgang-SK1-2025.html");
  JsonAnswer file = server.get(ordered.header("Location") + "/file");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_TRUE(file.header("Content-Disposition").starts_with("attachment;"));
  EXPECT_EQ(static_cast<std::int64_t>(file.body.size()), job.json.at("result").at("bytes").as_int64());
  EXPECT_EQ(file.body, server.get("/api/v1/report?year=2025&format=html&unit=SK1").body);

  server.as = server.soc;
  EXPECT_EQ(server.get(ordered.header("Location") + "/file").status, 404);
  EXPECT_EQ(server.ask("POST", "/api/v1/report/renderings?year=2025&unit=UTB").status, 404);
  server.as = server.utb;
  EXPECT_TRUE(remove_old_files(server.store(), {"test", {}, Right::write, {}}, std::chrono::seconds{-1}));
  EXPECT_EQ(server.get(ordered.header("Location") + "/file").text("code"), "job.no_file");
  JsonAnswer import = server.import("?unit=UTB", "Diarienummer;Upptäckt;Rubrik\n1;2025-01-02;Ett\n");
  EXPECT_EQ(server.get("/api/v1/jobs/" + import.text("id") + "/file").text("code"), "job.no_file");
}

class ApiIncidentReports : public ApiReport {
 protected:
  JsonAnswer tell(const std::string& body, Headers headers = {}) {
    return server.send("POST", "/api/v1/incident-reports", body, std::move(headers));
  }
};

INSTANTIATE_TEST_SUITE_P(
    Both, ApiIncidentReports, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiIncidentReports, AReceiptIsGivenAndTheOfficeSeesIt) {
  JsonAnswer receipt = tell(R"({"what":"Fel bilaga i ett utskick.\nTre fick den.","where":"SK1",)"
                            R"("personal_data":"yes","when":"2026-01-05 08:30","contact":"ankn. 12"})");
  ASSERT_EQ(receipt.status, 201) << receipt.body;
  EXPECT_EQ(receipt.text("title"), "Fel bilaga i ett utskick.");
  EXPECT_EQ(receipt.text("at"), "2026-01-05T07:30:00Z");
  EXPECT_EQ(receipt.json.at("status").at("label").at("sv"), "Ny");
  JsonAnswer list = server.get("/api/v1/incidents?unit.code=eq.SK1");
  ASSERT_EQ(list.items().size(), 1u) << list.body;
  const json::object& incident = list.items()[0].as_object();
  EXPECT_EQ(incident.at("reference"), receipt.json.at("reference"));
  EXPECT_EQ(incident.at("description"), "Fel bilaga i ett utskick.\nTre fick den.\n\nKontakt: ankn. 12");
  EXPECT_EQ(incident.at("personal_data"), true);
  EXPECT_EQ(incident.at("source"), "Medarbetare");
  EXPECT_EQ(incident.at("reported_by"), "token: test UTB");
  JsonAnswer long_one = tell(fmt::format(R"({{"what":"{}"}})", std::string(4000, 'x')));
  EXPECT_EQ(long_one.status, 201) << long_one.body;
}

TEST_P(ApiIncidentReports, OnlyTheOwnAreSeen) {
  ASSERT_EQ(tell(R"({"what":"Mitt"})").status, 201);
  server.incident("Någon annans");
  JsonAnswer mine = server.get("/api/v1/incident-reports");
  ASSERT_EQ(mine.items().size(), 1u) << mine.body;
  EXPECT_EQ(mine.items()[0].at("title"), "Mitt");
  server.as = server.soc;
  EXPECT_EQ(server.get("/api/v1/incident-reports").items().size(), 0u);
  server.as = server.admin;
  EXPECT_EQ(server.get("/api/v1/incident-reports").status, 400) << "which authority must be said";
}

TEST_P(ApiIncidentReports, TheSameKeyIsTheSameIncident) {
  const Headers key{{"Idempotency-Key", "telefon"}};
  JsonAnswer first = tell(R"({"what":"En gång"})", key);
  JsonAnswer second = tell(R"({"what":"En gång"})", key);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.text("reference"), first.text("reference"));
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1u);
}

TEST_P(ApiIncidentReports, AreRefusedInWords) {
  for (const char* body : {R"({})", R"({"what":" \n"})", R"({"what":7})", R"({"what":"x","when":"igår"})",
           R"({"what":"x","when":"2999-01-01T00:00:00Z"})", R"({"what":"x","personal_data":"kanske"})",
           R"({"what":"x","still_going_on":"ja"})", R"({"what":"x","title":"y"})"}) {
    JsonAnswer refused = tell(body);
    EXPECT_EQ(refused.status, 422) << body << refused.body;
    EXPECT_EQ(refused.json.at("errors").as_array().size(), 1u) << refused.body;
  }
  EXPECT_EQ(tell(fmt::format(R"({{"what":"{}"}})", std::string(4001, 'x'))).status, 422);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);
}

TEST_P(ApiReport, IsMadeForAPersonWhoIsSignedIn) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer ordered = server.ask("POST", "/api/v1/report/renderings?year=2025&format=html");
  ASSERT_EQ(ordered.status, 202) << ordered.body;
  JsonAnswer job = server.wait_for(ordered.header("Location"));
  EXPECT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(server.get(ordered.header("Location") + "/file").status, 200);
}

}  // namespace
}  // namespace ringmur
