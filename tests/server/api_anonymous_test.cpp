#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "api_support.h"
#include "base/text.h"

/// Who reports without a name is nowhere afterwards: looked for in every row of every table, and in the file.
namespace ringmur {
namespace {

namespace json = boost::json;

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

class ApiAnonymous : public testing::TestWithParam<Engine> {
 protected:
  ApiAnonymous() : server(GetParam()) { server.person = server.make_person(AccountKind::employee, "UTB"); }

  JsonAnswer tell(const std::string& body, Headers headers = {}) {
    return server.send("POST", "/api/v1/incident-reports", body, std::move(headers));
  }
  std::vector<std::string> texts(db::Connection& connection, const std::string& sql) {
    std::vector<std::string> all;
    auto cursor = connection.query(sql);
    while (cursor->next()) all.emplace_back(cursor->is_null(0) ? "" : cursor->text(0));
    return all;
  }
  /// The query of all that a table holds, a row a text; bytes and ids in hex.
  std::string rows_query(db::Connection& connection, const std::string& table) {
    if (GetParam() == Engine::postgres) return fmt::format("SELECT t::text FROM \"{}\" t", table);
    std::string row;
    for (const std::string& column :
        texts(connection, fmt::format("SELECT name FROM pragma_table_info('{}')", table)))
      row += fmt::format("{}quote(\"{}\")", row.empty() ? "" : "||','||", column);
    return fmt::format("SELECT {} FROM \"{}\"", row, table);
  }
  std::multiset<std::string> everything() {
    const auto connection = server.store().pool().connect(db::Mode::owner);
    const char* tables =
        GetParam() == Engine::postgres
            ? "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'";
    std::multiset<std::string> rows;
    for (const std::string& table : texts(*connection, tables)) {
      for (const std::string& row : texts(*connection, rows_query(*connection, table)))
        rows.insert(lower_case(table + ": " + row));
    }
    return rows;
  }
  /// Rows that were not there before, all in one text.
  static std::string added(
      const std::multiset<std::string>& before, const std::multiset<std::string>& after) {
    std::vector<std::string> more;
    std::ranges::set_difference(after, before, std::back_inserter(more));
    std::string all;
    for (const std::string& row : more) all += row + "\n";
    return all;
  }
  /// The whole database as one file without what was there before.
  std::string file() {
    const auto path = folder / (to_string(new_uuid()) + ".db");
    server.store().pool().connect(db::Mode::owner)->script("VACUUM INTO '" + path.string() + "'");
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  /// What says who it is: login, name, account and session, as both engines write ids.
  std::vector<std::string> marks() const {
    std::string id = to_string(server.person->id);
    std::string bare = id;
    std::erase(bare, '-');
    return {server.person->login, "anna berg", id, bare};
  }

  test::TemporaryFolder folder;
  ApiServer server;
};

INSTANTIATE_TEST_SUITE_P(Both, ApiAnonymous, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiAnonymous, NothingInTheDatabaseSaysWhoItWas) {
  ASSERT_EQ(server.get("/api/v1/session").status, 200);
  const auto before = everything();
  JsonAnswer receipt = tell(R"({"what":"Chefen läser våra mejl","anonymous":true,"where":"SK1"})",
      {{"Idempotency-Key", "b7d1c0de"}});
  ASSERT_EQ(receipt.status, 201) << receipt.body;
  const auto after = everything();
  const std::string news = added(before, after);
  EXPECT_NE(news.find("chefen läser våra mejl"), std::string::npos) << "the look finds what was written";
  EXPECT_NE(news.find("audit_link: "), std::string::npos) << "the trail too";
  EXPECT_NE(news.find("idempotency: "), std::string::npos);
  EXPECT_NE(news.find("anonymous"), std::string::npos);
  for (const std::string& mark : marks())
    EXPECT_EQ(news.find(mark), std::string::npos) << mark << '\n' << news;
  EXPECT_EQ(news.find(receipt.header("X-Request-Id")), std::string::npos)
      << "the log of a proxy would lead from the request to who sent it\n"
      << news;
  ASSERT_EQ(tell(R"({"what":"Med namn"})", {{"Idempotency-Key", "c8e2"}}).status, 201);
  const std::string named = added(after, everything());
  EXPECT_NE(named.find(marks()[0]), std::string::npos) << "the test can fail";
  EXPECT_TRUE(named.find(marks()[2]) != std::string::npos || named.find(marks()[3]) != std::string::npos);
}

TEST_P(ApiAnonymous, NothingInTheWholeFileSaysWhoItWas) {
  if (GetParam() == Engine::postgres) GTEST_SKIP() << "its rows are looked through in the other test";
  const std::string login = server.person->login;
  const std::size_t before = times(file(), login);
  ASSERT_GT(before, 0U) << "the account itself";
  ASSERT_EQ(
      tell(R"({"what":"Chefen läser våra mejl","anonymous":true})", {{"Idempotency-Key", "x"}}).status, 201);
  const std::string whole = file();
  EXPECT_EQ(times(whole, login), before);
  EXPECT_NE(whole.find("Chefen läser våra mejl"), std::string::npos);
  ASSERT_EQ(tell(R"({"what":"Med namn"})").status, 201);
  EXPECT_GT(times(file(), login), before) << "the test can fail";
}

TEST_P(ApiAnonymous, IsNotAmongTheOwnReportsAndTheOfficeSeesNoName) {
  ASSERT_EQ(tell(R"({"what":"Utan namn","anonymous":true})").status, 201);
  EXPECT_EQ(server.get("/api/v1/incident-reports").items().size(), 0u);
  server.person.reset();
  JsonAnswer list = server.get("/api/v1/incidents?names=true");
  ASSERT_EQ(list.items().size(), 1u);
  EXPECT_TRUE(list.items().at(0).at("reporter").is_null());
  EXPECT_TRUE(list.items().at(0).at("reported_by").is_null());
  JsonAnswer history =
      server.get("/api/v1/incidents/" + std::string(list.items().at(0).at("id").as_string()) + "/history");
  EXPECT_EQ(history.items().at(0).at("by"), "anonymous") << history.body;
}

TEST_P(ApiAnonymous, TheSameKeyIsStillTheSameIncident) {
  const Headers key{{"Idempotency-Key", "8f14e45f"}};
  JsonAnswer first = tell(R"({"what":"En gång","anonymous":true})", key);
  JsonAnswer second = tell(R"({"what":"En gång","anonymous":true})", key);
  EXPECT_EQ(first.text("reference"), second.text("reference")) << second.body;
}

TEST_P(ApiAnonymous, ANumberAtTheServiceDeskWouldLeadBack) {
  JsonAnswer refused = tell(R"({"what":"Ett","anonymous":true,"reference":"SD-1"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json.at("errors").at(0).at("code"), "incident.anonymous_reference") << refused.body;
}

TEST_P(ApiAnonymous, WhatIsSensitiveIsATitleAndWhomToCall) {
  JsonAnswer told = tell(R"({"sensitive":"yes","title":"Dokument borta","where":"SK1"})");
  ASSERT_EQ(told.status, 201) << told.body;
  EXPECT_EQ(told.text("title"), "Dokument borta");
  EXPECT_EQ(told.text("what"), "");
  EXPECT_FALSE(told.json.at("contacts").at("security_protection").at("sv").as_string().empty());
  EXPECT_EQ(tell(R"({"sensitive":"yes"})").text("title"), "Händelse i säkerhetskänslig verksamhet");
  EXPECT_FALSE(tell(R"({"what":"Ett","sensitive":"partly"})").json.as_object().contains("contacts"));
  for (const char* body : {R"({"sensitive":"yes","what":"Detaljer"})",
           R"({"sensitive":"yes","contact":"ankn 1"})", R"({"sensitive":"yes","where":"källaren"})"}) {
    JsonAnswer refused = tell(body);
    EXPECT_EQ(refused.status, 422) << body;
    EXPECT_EQ(refused.json.at("errors").at(0).at("code"), "incident.sensitive_details") << refused.body;
  }
  EXPECT_EQ(tell(R"({"sensitive":"kanske","what":"x"})").status, 422);
  EXPECT_EQ(tell(R"({"anonymous":"ja","what":"x"})").status, 422);
  server.person.reset();
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 3) << "what is refused is not kept";
}

TEST_P(ApiAnonymous, AServiceDesksNumberIsOneIncident) {
  server.person.reset();
  JsonAnswer first = tell(R"({"what":"Fel bilaga","reference":"SD-2026-17"})");
  ASSERT_EQ(first.status, 201) << first.body;
  JsonAnswer second = tell(R"({"what":"Fel bilaga igen","reference":" SD-2026-17 "})");
  EXPECT_EQ(second.text("reference"), first.text("reference"));
  EXPECT_EQ(second.text("what"), "Fel bilaga") << "as it stands";
  EXPECT_NE(tell(R"({"what":"Annat","reference":"SD-2026-18"})").text("reference"), first.text("reference"));
  JsonAnswer list = server.get("/api/v1/incidents?external_reference=eq.SD-2026-17");
  EXPECT_EQ(list.items().size(), 1u) << list.body;
  server.person = server.make_person(AccountKind::employee, "UTB");
  JsonAnswer other = tell(R"({"what":"Gissar","reference":"SD-2026-17"})");
  EXPECT_NE(other.text("reference"), first.text("reference"))
      << "nobody reads another's report by its number";
  EXPECT_EQ(other.text("what"), "Gissar");
}

}  // namespace
}  // namespace ringmur
