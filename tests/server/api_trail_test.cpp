#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "api_support.h"

namespace ringmur {
namespace {

class ApiTrail : public testing::TestWithParam<Engine> {
 protected:
  std::vector<std::string> kinds(const std::string& query) {
    JsonAnswer answer = server.get("/api/v1/trail?" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    std::vector<std::string> found;
    if (answer.status != 200) return found;
    for (const auto& item : answer.items()) found.emplace_back(item.at("kind").as_string());
    return found;
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiTrail, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiTrail, TellsWhoSignedInExportedAndVerified) {
  Person anna = server.make_person(AccountKind::administrator, "UTB");
  server.sign_in(anna.login, "fel lösenord helt och hållet");
  server.incident("Stöld");
  server.person = anna;
  EXPECT_EQ(server.get("/api/v1/incidents?format=csv&status=eq.new&authority=UTB").status, 200);
  EXPECT_EQ(server.get("/api/v1/verification?authority=UTB").status, 200);
  EXPECT_EQ(kinds("authority=UTB&account=" + to_string(anna.id)),
      (std::vector<std::string>{"verify", "exported", "sign_in_failed", "sign_in"}));
  JsonAnswer exported = server.get("/api/v1/trail?authority=UTB&kind=exported&type=incident");
  ASSERT_EQ(exported.items().size(), 1u) << exported.body;
  const auto& entry = exported.items().front();
  EXPECT_EQ(entry.at("by"), anna.login.c_str());
  EXPECT_EQ(entry.at("changes").at("filter"), "status=eq.new");
  EXPECT_EQ(entry.at("changes").at("format"), "csv");
  EXPECT_TRUE(entry.at("request").is_string());
}

TEST_P(ApiTrail, IsExportedAsLinesOfJsonAndThatIsAnEvent) {
  for (int i = 0; i < 3; ++i) server.incident("Stöld");
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer lines = server.get("/api/v1/trail/export?authority=UTB&kind=change&type=incident");
  EXPECT_EQ(lines.status, 200) << lines.body;
  std::istringstream in(lines.body);
  std::vector<boost::json::value> all;
  for (std::string line; std::getline(in, line);) all.push_back(boost::json::parse(line));
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all.front().at("action"), "create");
  EXPECT_GT(all.front().at("sequence").as_int64(), all.back().at("sequence").as_int64());
  JsonAnswer found = server.get("/api/v1/trail?authority=UTB&kind=exported&type=trail");
  ASSERT_EQ(found.items().size(), 1u) << found.body;
  EXPECT_EQ(found.items().front().at("changes").at("filter"), "kind=change&type=incident");
}

TEST_P(ApiTrail, HasPagesAndRefusesWhatIsNone) {
  for (int i = 0; i < 5; ++i) server.incident("Stöld");
  server.person = server.make_person(AccountKind::administrator, "UTB");
  JsonAnswer page = server.get("/api/v1/trail?authority=UTB&type=incident&limit=3");
  ASSERT_EQ(page.items().size(), 3u) << page.body;
  JsonAnswer rest =
      server.get("/api/v1/trail?authority=UTB&type=incident&limit=3&after=" + page.text("next"));
  EXPECT_EQ(rest.items().size(), 2u) << rest.body;
  EXPECT_TRUE(rest.json.at("next").is_null());
  for (const char* wrong : {"kind=x", "from=igår", "to=x", "account=x", "id=x", "after=x", "limit=0", "y=1"})
    EXPECT_EQ(server.get(fmt::format("/api/v1/trail?authority=UTB&{}", wrong)).status, 400) << wrong;
  EXPECT_TRUE(kinds("authority=UTB&from=2100-01-01").empty());
  EXPECT_TRUE(kinds("authority=UTB&to=2000-01-01").empty());
}

TEST_P(ApiTrail, IsNotForOthers) {
  EXPECT_EQ(server.get("/api/v1/trail?authority=UTB").status, 403) << "a token that writes";
  server.person = server.make_person(AccountKind::administrator, "SOC");
  EXPECT_EQ(server.get("/api/v1/trail?authority=UTB").status, 404);
  EXPECT_EQ(server.get("/api/v1/trail/export?authority=UTB").status, 404);
  EXPECT_EQ(server.get("/api/v1/trail?authority=-").status, 403) << "the city's own chain";
  server.person = server.make_person(AccountKind::administrator, "");
  EXPECT_EQ(server.get("/api/v1/trail?authority=-").status, 200);
}

}  // namespace
}  // namespace ringmur
