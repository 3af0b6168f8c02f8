#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "api_support.h"
#include "areas/areas.h"

/// What an outsider sends as a file, calls a file, and finds in one.
namespace ringmur {
namespace {

class OutsiderFiles : public testing::Test {
 protected:
  /// Status of what is answered to a head alone: nothing of the body is sent.
  http::Answer head_alone(const std::string& head) {
    http::Client client(server.port());
    client.send(head + "\r\n");
    return client.read();
  }

  ApiServer server;
};

TEST_F(OutsiderFiles, NoAddressLeadsOutOfThePage) {
  const Headers reader{{"Accept", "text/html"}};
  for (const char* address : {"/../etc/passwd", "/assets/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
           "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2fetc%2fpasswd", "//etc/passwd", "/assets//etc/passwd",
           "/..%5c..%5cetc%5cpasswd", "/assets/....//....//etc/passwd", "/.git/config", "/.env",
           "/data/settings.json", "/settings.json", "/page/index.html", "/city.db", "/var/accounts",
           "/api/v1/jobs/..%2f..%2fx/file", "/api/v1/jobs/../incidents"}) {
    for (const Headers& headers : {reader, Headers{}}) {
      JsonAnswer answer = server.ask("GET", address, headers);
      bool page = answer.body.find("<div id=\"page\">") != std::string::npos;
      EXPECT_TRUE(answer.status == 400 || answer.status == 404 || page) << address << ' ' << answer.status;
      for (const char* mark : {"root:", "[core]", "risk_methods", "SQLite format"})
        EXPECT_EQ(answer.body.find(mark), std::string::npos) << address;
    }
  }
  EXPECT_NE(server.get("/assets/").status, 200) << "no list of a folder";
  EXPECT_NE(server.get("/assets").status, 200);
}

TEST_F(OutsiderFiles, TheNameOfAFileIsAWordAndNotAPlace) {
  int number = 0;
  struct Case {
    const char* sent;
    const char* kept;
  };
  for (const Case& one : {Case{"..%2f..%2fetc%2fcron.d%2fx.csv", "x.csv"}, {"C:%5cin%5cy.csv", "y.csv"},
           {"%2fetc%2fpasswd", "passwd"}, {"a%1b%5b31m.csv", "import"}, {"a%0ab.csv", "import"},
           {"..%2f", "import"}}) {
    std::string file = fmt::format("Rubrik;Upptäckt\nNummer {};2025-01-02\n", ++number);
    JsonAnswer job = server.import(fmt::format("?unit=UTB&match=new&file_name={}", one.sent), file);
    ASSERT_EQ(job.text("status"), "done") << one.sent << job.body;
    EXPECT_EQ(server.get("/api/v1/imports").items().at(0).at("file_name"), one.kept) << one.sent;
  }
}

TEST_F(OutsiderFiles, WhatWasSentInIsNeverSentOut) {
  JsonAnswer job = server.import("?unit=UTB", "Rubrik;Upptäckt\n<script>alert(1)</script>;2025-01-02\n");
  ASSERT_EQ(job.text("status"), "done") << job.body;
  EXPECT_EQ(server.get("/api/v1/jobs/" + job.text("id") + "/file").text("code"), "job.no_file");
}

TEST_F(OutsiderFiles, OtherKindsOfFileAreRefusedWhateverTheyAreCalled) {
  std::string zip = "PK\x03\x04";
  zip += std::string(200, '\x7f');
  for (const std::string& content :
      {std::string("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), std::string("MZ\x90\x00\x03", 5),
          std::string("\x7f"
                      "ELF\x02\x01\x01"),
          std::string("<html><script>alert(1)</script></html>"),
          std::string(
              "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"),
          zip, std::string("GIF89a"), std::string("\0\0\0\0\0", 5)}) {
    for (const char* type :
        {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "image/png"}) {
      JsonAnswer ordered =
          server.ask("POST", "/api/v1/imports?unit=UTB&file_name=x.csv", {{"Content-Type", type}}, content);
      ASSERT_EQ(ordered.status, 202) << ordered.body;
      JsonAnswer job = server.wait_for(ordered.header("Location"));
      bool written = job.text("status") == "done" && job.json.at("result").at("written").as_bool();
      EXPECT_FALSE(written) << content << job.body;
      EXPECT_EQ(job.body.find("root:"), std::string::npos);
    }
  }
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 0);
}

TEST_F(OutsiderFiles, NobodyFillsOurDiskOrMemory) {
  const std::string start = "POST /api/v1/imports?unit=UTB HTTP/1.1\r\nHost: test\r\n";
  const std::string record =
      "POST /api/v1/incidents HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n";
  // Of the right look, and of nobody.
  const std::string token = "Authorization: Bearer ringmur_" + std::string(43, 'a') + "\r\n";
  const std::string cookie = "Cookie: ringmur_session=" + std::string(43, 'a') + "\r\n";
  for (const std::string& who : {token, cookie}) {
    EXPECT_EQ(head_alone(start + who + "Content-Length: 200000000\r\n").status, 401) << "before the body";
    EXPECT_EQ(head_alone(start + who + "Transfer-Encoding: chunked\r\n").status, 401);
    EXPECT_EQ(head_alone(record + who + "Content-Length: 1000000\r\n").status, 401);
  }
  EXPECT_EQ(head_alone(start + "Content-Length: 200000000\r\n").status, 413) << "without a word of who asks";
  EXPECT_EQ(
      head_alone("POST /api/v1/session HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n").status, 413)
      << "a login and a password are short";
  EXPECT_EQ(
      head_alone("POST /api/v1/nothing HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n").status, 413);
  const std::string known = "Authorization: Bearer " + server.utb + "\r\n";
  EXPECT_EQ(head_alone(start + known + "Content-Length: 300000000\r\n").status, 413)
      << "more than a sheet may be";
  std::string reads = server.token("UTB", Right::read);
  EXPECT_EQ(
      head_alone(start + "Authorization: Bearer " + reads + "\r\nContent-Length: 200000000\r\n").status, 403)
      << "known, but may not write";
  EXPECT_EQ(head_alone(start + known + "Expect: 100-continue\r\nContent-Length: 200000\r\n").status, 100)
      << "who may is asked to go on";
}

TEST_F(OutsiderFiles, NoCellThatLeavesUsIsAFormula) {
  for (const char* title :
      {"=HYPERLINK(\\\"http://evil.example\\\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\\t=1+1"})
    ASSERT_EQ(server.incident(title).status, 201) << title;
  std::string csv = server.get("/api/v1/incidents?format=csv&fields=title").body;
  int cells = 0;
  for (std::size_t at = csv.find("\r\n"); at + 2 < csv.size(); at = csv.find("\r\n", at + 2)) {
    char first = csv[at + 2] == '"' ? csv[at + 3] : csv[at + 2];
    EXPECT_EQ(std::string("=+-@\t").find(first), std::string::npos) << csv;
    ++cells;
  }
  EXPECT_EQ(cells, 5) << csv;
}

TEST_F(OutsiderFiles, WhatPeopleWriteIsTextInTheReport) {
  constexpr const char* bad = "<script>alert(1)</script><img src=x onerror=alert(1)>";
  ASSERT_EQ(server
                .send("POST", "/api/v1/activities",
                    fmt::format(R"({{"year":2025,"title":"{}","status":"planned"}})", bad))
                .status,
      201);
  ASSERT_EQ(
      server
          .send("PUT", "/api/v1/report/chapters/world?year=2025",
              fmt::format(R"j({{"text":"{} [x](javascript:alert(1))"}})j", bad), {{"If-Match", "\"0\""}})
          .status,
      200);
  JsonAnswer html = server.get("/api/v1/report?year=2025&format=html");
  ASSERT_EQ(html.status, 200);
  for (const char* mark : {"<script", "<img src=x", "href=\"javascript"})
    EXPECT_EQ(html.body.find(mark), std::string::npos) << mark;
  EXPECT_NE(html.body.find("&lt;script&gt;alert(1)"), std::string::npos) << "it is shown as written";
  EXPECT_EQ(html.header("Content-Security-Policy").find("script-src"), std::string::npos)
      << "default-src 'none' stands for scripts";
  JsonAnswer chapters = server.get("/api/v1/report/chapters?year=2025");
  EXPECT_EQ(chapters.body.find("<script>alert(1)</script></p>"), std::string::npos);
}

TEST_F(OutsiderFiles, AFewReportsAtOnceLeaveThreadsForOthers) {
  constexpr int at_once = 6;
  std::atomic<int> answered{0};
  std::atomic<int> cannot{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < at_once; ++i) {
    threads.emplace_back([&] {
      http::Client client(server.port());
      client.send(fmt::format(
          "GET /api/v1/report?year=2025&format=docx HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
          "{}\r\nConnection: close\r\n\r\n",
          server.utb));
      http::Answer answer = client.read();
      if (answer.status == 501) ++cannot;
      EXPECT_TRUE(answer.status == 200 || answer.status == 501 || answer.status == 503) << answer.status;
      ++answered;
    });
  }
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200);
  const int before_us = answered;
  for (std::thread& thread : threads) thread.join();
  if (cannot > 0) GTEST_SKIP() << "no program here makes a DOCX";
  EXPECT_LT(before_us, at_once) << "a list does not wait for all reports";
  JsonAnswer after = server.get("/api/v1/report?year=2025&format=docx");
  EXPECT_NE(after.text("code"), "report.busy") << "turns are given back";
}

TEST_F(OutsiderFiles, TheDataIsItsOwnersAloneWhateverTheUmaskSays) {
  test::TemporaryFolder folder;
  const mode_t before = ::umask(0);
  {
    auto store = open_store(Location((folder / "city.db").string()), catalogue());
    ASSERT_TRUE(store);
  }
  auto again = open_store(Location((folder / "city.db").string()), catalogue());
  ::umask(before);
  ASSERT_TRUE(again);
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    struct stat facts{};
    ASSERT_EQ(::stat(entry.path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 1);
}

}  // namespace
}  // namespace ringmur
