#include <fmt/format.h>
#include <gtest/gtest.h>

#include "roles_support.h"
#include "store/trail.h"

/// Secrecy over HTTP: marks, masked copies, files, and what an import may not touch.
namespace ringmur {
namespace {

class Secrecy : public RolesTest {
 protected:
  std::string incident(std::string_view title, std::string_view more = "") {
    return make(server.utb, "incidents",
        fmt::format(R"({{"title":"{}","discovered_at":"2025-11-05T14:30:00+01:00"{}}})", title, more));
  }
  JsonAnswer mark(const std::string& plural, const std::string& id, std::string_view marks,
      const std::string& version = "*") {
    return server.send("PUT", fmt::format("/api/v1/{}/{}/secrecy", plural, id),
        fmt::format(R"({{"marks":{}}})", marks), {{"If-Match", version}});
  }
  std::string address(const std::string& id) { return "/api/v1/incidents/" + id; }
  std::size_t seen() {
    TrailQuery query{.authority = authority("UTB"), .kind = TrailKind::seen};
    return read_trail(server.store(), house(), query).value().entries.size();
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Secrecy, testing::Values(Engine::sqlite, Engine::postgres), name_of);

constexpr const char* title_mark = R"([{"field":"title","ground":"18:13","note":"skälet"}])";

TEST_P(Secrecy, MasksForWhoMayNotSeeAndShowsToWhoMay) {
  const std::string id = incident("Intrång via hemlig väg");
  server.person = with_role("isam");
  JsonAnswer marked = mark("incidents", id, title_mark, "\"1\"");
  ASSERT_EQ(marked.status, 200) << marked.body;
  EXPECT_EQ(marked.number("version"), 2);
  EXPECT_EQ(marked.header("ETag"), "\"2\"");
  EXPECT_EQ(marked.json.at("marks").at(0).at("label").as_string(), "OSL 18 kap. 13 §");

  JsonAnswer shown = server.get(address(id));
  EXPECT_EQ(shown.text("title"), "Intrång via hemlig väg");
  EXPECT_EQ(shown.json.at("secrecy").at(0).at("note").as_string(), "skälet");
  EXPECT_FALSE(shown.json.as_object().contains("masked"));
  EXPECT_EQ(seen(), 1U);
  JsonAnswer unread = server.get(address(id) + "?secrets=masked");
  EXPECT_TRUE(unread.json.at("title").is_null()) << unread.body;
  EXPECT_EQ(unread.json.at("masked").at("title").at("ground").as_string(), "18:13");
  EXPECT_EQ(unread.json.at("secrecy").as_array().size(), 1U)
      << "who may see it may mark it without reading it";
  EXPECT_EQ(server.get(address(id) + "/history?secrets=masked").body.find("hemlig"), std::string::npos);
  EXPECT_EQ(seen(), 1U) << "what is not shown is not seen";
  JsonAnswer list = server.get("/api/v1/incidents");
  EXPECT_TRUE(list.items().front().at("title").is_null()) << "nobody sees it who does not ask";
  EXPECT_EQ(server.get("/api/v1/incidents?secrets=shown").items().front().at("title").as_string(),
      "Intrång via hemlig väg");
  EXPECT_EQ(seen(), 2U);

  server.person = with_role("auditor");
  for (const std::string& asked :
      {address(id), address(shown.text("reference")), address(id) + "?names=true"}) {
    JsonAnswer masked = server.get(asked);
    EXPECT_TRUE(masked.json.at("title").is_null()) << masked.body;
    EXPECT_EQ(masked.json.at("masked").at("title").at("ground").as_string(), "18:13");
    EXPECT_EQ(masked.json.at("masked").at("title").at("label").as_string(), "OSL 18 kap. 13 §");
    EXPECT_FALSE(masked.json.as_object().contains("secrecy"));
    // The same version, another copy: no 304 of what somebody else was given.
    EXPECT_EQ(server.ask("GET", asked, {{"If-None-Match", masked.header("ETag")}}).status, 200);
  }
  for (const char* more : {"", "?secrets=shown", "?title=contains.hemlig", "?q=intrång",
           "?sort=title&count=true", "?format=csv", "/counts?by=status", "?title=not.is.null&count=true"}) {
    JsonAnswer answer = server.get(std::string("/api/v1/incidents") + more);
    EXPECT_TRUE(answer.status == 200 || answer.status == 422) << more << answer.body;
    EXPECT_EQ(answer.body.find("hemlig väg"), std::string::npos) << more << answer.body;
  }
  EXPECT_EQ(server.get("/api/v1/incidents?title=not.is.null&count=true").number("total"), 0);
  EXPECT_EQ(server.get("/api/v1/search?q=" + std::string("intr%C3%A5ng")).items().size(), 0U);
  EXPECT_EQ(server.get(address(id) + "/history").body.find("hemlig"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/trail").body.find("hemlig väg"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/trail/export").body.find("hemlig väg"), std::string::npos);
  EXPECT_EQ(seen(), 2U) << "nothing secret was shown to the auditor";
  EXPECT_EQ(mark("incidents", id, "[]").status, 403);
}

TEST_P(Secrecy, WritesWhatIsMaskedIntoFiles) {
  const std::string id = incident("Hemlig rubrik");
  server.person = with_role("isam");
  ASSERT_EQ(mark("incidents", id, title_mark).status, 200);
  const std::string csv = server.get("/api/v1/incidents?format=csv").body;
  EXPECT_NE(csv.find("[Sekretess, OSL 18 kap. 13 §]"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("Hemlig rubrik"), std::string::npos) << csv;
  EXPECT_EQ(seen(), 0U);
  const std::string shown = server.get("/api/v1/incidents?format=csv&secrets=shown").body;
  EXPECT_NE(shown.find("Hemlig rubrik"), std::string::npos) << shown;
  EXPECT_EQ(seen(), 1U);
}

TEST_P(Secrecy, LeavesWhatIsMaskedAloneForWhoMayNotSeeIt) {
  const std::string id = incident("Hemlig rubrik");
  server.person = with_role("isam");
  ASSERT_EQ(mark("incidents", id, title_mark).status, 200);
  server.person = with_role("privacy_coordinator");
  for (const char* guess : {"Hemlig rubrik", "Fel gissat"}) {
    JsonAnswer refused =
        server.send("PATCH", address(id), fmt::format(R"({{"title":"{}"}})", guess), {{"If-Match", "\"2\""}});
    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.text("code"), "secrecy.may_not_write");
  }
  JsonAnswer changed = server.send("PATCH", address(id), R"({"description":"mer"})", {{"If-Match", "\"2\""}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_TRUE(changed.json.at("title").is_null()) << changed.body;
  EXPECT_EQ(changed.text("description"), "mer");
  JsonAnswer batch = server.send("POST", "/api/v1/incidents/batch",
      fmt::format(R"({{"records":[{{"id":"{}","version":2}}],"set":{{"description":"x"}}}})", id));
  EXPECT_EQ(batch.status, 412) << batch.body;
  EXPECT_EQ(batch.body.find("Hemlig"), std::string::npos) << batch.body;
  server.person = with_role("isam");
  EXPECT_EQ(server.get(address(id)).text("title"), "Hemlig rubrik");
}

TEST_P(Secrecy, RefusesMarksThatSayNothing) {
  const std::string id = incident("A");
  server.person = with_role("isam");
  for (const char* bad : {R"({})", R"({"marks":null})", R"({"marks":[1]})", R"({"marks":[{"field":1}]})",
           R"({"marks":[{"ground":"99"}]})", R"({"marks":[{"field":"nej","ground":"18:13"}]})",
           R"({"marks":[],"mer":1})"}) {
    JsonAnswer refused = server.send("PUT", address(id) + "/secrecy", bad, {{"If-Match", "*"}});
    EXPECT_EQ(refused.status, 422) << bad << refused.body;
  }
  EXPECT_EQ(server.send("PUT", address(id) + "/secrecy", R"({"marks":[]})").status, 428);
  EXPECT_EQ(mark("incidents", id, title_mark, "\"7\"").status, 412);
  EXPECT_EQ(mark("units", to_string(school), R"([{"field":null,"ground":"18:13"}])").status, 422);
  const JsonAnswer grounds = server.get("/api/v1/secrecy-grounds");
  EXPECT_EQ(grounds.status, 200);
  EXPECT_EQ(grounds.items().size(), 8U);
}

TEST_P(Secrecy, KeepsAProtectedIdentityOutOfListsSearchAndFiles) {
  server.person = with_role("isam");
  const std::string body = fmt::format(
      R"({{"number":"1001","name":"Astrid Gömd","email":"astrid.gomd@example.se","unit":"{}","protected":"protected"}})",
      to_string(school));
  JsonAnswer made = server.send("POST", "/api/v1/persons", body);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("name"), "Astrid Gömd") << "who may see it sees what was written";
  const std::string id = made.text("id");
  const std::string person = "/api/v1/persons/" + id;
  EXPECT_EQ(mark("persons", id, "[]").number("version"), 1) << "what it says of itself is not taken away";
  server.person = with_role("auditor");
  for (const std::string& asked :
      {person, std::string("/api/v1/persons"), std::string("/api/v1/persons?format=csv"),
          std::string("/api/v1/persons?unit=under.UTB"), std::string("/api/v1/search?q=astrid"),
          std::string("/api/v1/persons?name=contains.astrid&count=true"), person + "/history"}) {
    JsonAnswer answer = server.get(asked);
    EXPECT_EQ(answer.status, 200) << asked;
    EXPECT_EQ(answer.body.find("Astrid"), std::string::npos) << asked << answer.body;
    EXPECT_EQ(answer.body.find("gomd"), std::string::npos) << asked << answer.body;
    EXPECT_EQ(answer.body.find(to_string(school)), std::string::npos) << asked << answer.body;
  }
  JsonAnswer masked = server.get(person);
  EXPECT_EQ(masked.json.at("masked").at("unit").at("ground").as_string(), "22:1");
  EXPECT_EQ(masked.text("number"), "1001");
  EXPECT_EQ(server.get("/api/v1/persons?unit=under.UTB").items().size(), 0U);
  // Who is bound to the school does not learn that the person works there.
  server.person = with_role("auditor", in_unit(school));
  EXPECT_EQ(server.get("/api/v1/persons").items().size(), 0U);
  EXPECT_EQ(server.get(person).status, 404);
  server.person = with_role("isam");
  JsonAnswer open = server.send("PATCH", person, R"({"protected":"none"})", {{"If-Match", "*"}});
  ASSERT_EQ(open.status, 200) << open.body;
  server.person = with_role("auditor");
  EXPECT_EQ(server.get(person).text("name"), "Astrid Gömd");
}

TEST_P(Secrecy, MakesAnImportedRowAnErrorWithoutTellingWhetherItGuessedRight) {
  const std::string headings = "Anställningsnummer;Namn;Enhet;Befattning\n";
  server.person.reset();
  as_token(server.utb);
  JsonAnswer first = server.import("?unit=UTB&as=person", headings + "1001;Astrid Gömd;SK1;Lärare\n");
  ASSERT_EQ(first.json.at("result").at("created").as_int64(), 1) << first.body;
  server.person = with_role("isam");
  const JsonAnswer listed = server.get("/api/v1/persons");
  const std::string person = "/api/v1/persons/" + std::string(listed.items().front().at("id").as_string());
  ASSERT_EQ(server.send("PATCH", person, R"({"protected":"marked"})", {{"If-Match", "*"}}).status, 200);
  as_token(server.utb);
  std::vector<std::string> told;
  for (const char* guess : {"Astrid Gömd", "Någon Annan"}) {
    JsonAnswer again = server.import("?unit=UTB&as=person&dry_run=true&overwrite=true",
        headings + fmt::format("1001;{};SK1;Lärare\n", guess));
    EXPECT_EQ(again.json.at("result").at("error_count").as_int64(), 1) << again.body;
    EXPECT_EQ(again.json.at("result").at("changed").as_int64(), 0) << again.body;
    EXPECT_EQ(again.json.at("result").at("errors").at(0).at("code").as_string(), "secrecy.may_not_write");
    std::string message(again.json.at("result").at("errors").at(0).at("message").as_string());
    told.push_back(message);
  }
  EXPECT_EQ(told[0], told[1]);
  // A file that was exported masked comes back, and leaves alone what it does not hold.
  const std::string secret = "[Sekretess, OSL 22 kap. 1 §]";
  JsonAnswer back = server.import(
      "?unit=UTB&as=person&overwrite=true", headings + fmt::format("1001;{};{};Rektor\n", secret, secret));
  EXPECT_EQ(back.json.at("result").at("error_count").as_int64(), 0) << back.body;
  EXPECT_EQ(back.json.at("result").at("changed").as_int64(), 1) << back.body;
  server.person = with_role("isam");
  JsonAnswer now = server.get(person);
  EXPECT_EQ(now.text("name"), "Astrid Gömd");
  EXPECT_EQ(now.text("title"), "Rektor");
  // Who may see it imports as ever, and the report that others read holds none of it.
  JsonAnswer mine =
      server.import("?unit=UTB&as=person&overwrite=true", headings + "1001;Astrid Omdöpt;SK1;Rektor\n");
  EXPECT_EQ(mine.json.at("result").at("changed").as_int64(), 1) << mine.body;
  EXPECT_EQ(mine.body.find("Omdöpt"), std::string::npos) << mine.body;
  EXPECT_EQ(mine.body.find("Gömd"), std::string::npos) << mine.body;
  EXPECT_EQ(server.get(person).text("name"), "Astrid Omdöpt");
}

TEST_P(Secrecy, IsMaskedForThoseItIsSharedWith) {
  const std::string id = make(server.utb, "systems", R"({"name":"Hemligt system","supplier":"AB"})");
  server.person = with_role("isam");
  ASSERT_EQ(mark("systems", id, R"([{"field":"name","ground":"18:8"}])").status, 200);
  share("system", id, "UTB", "SOC");
  server.person.reset();
  as_token(server.soc);
  for (const std::string& asked : {"/api/v1/systems/" + id, std::string("/api/v1/systems?shared=only"),
           std::string("/api/v1/systems?shared=with&secrets=shown&sort=name")}) {
    JsonAnswer answer = server.get(asked);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body.find("Hemligt"), std::string::npos) << answer.body;
    EXPECT_NE(answer.body.find("OSL 18 kap. 8 §"), std::string::npos) << answer.body;
  }
  EXPECT_EQ(server.get("/api/v1/systems?shared=only&name=contains.hemligt").items().size(), 0U);
  EXPECT_EQ(server.get("/api/v1/systems?shared=only&q=hemligt").items().size(), 0U);
}

TEST_P(Secrecy, LeavesFiguresTrueAndReportsMasked) {
  const std::string id = make(server.utb, "risks",
      R"({"analysis":"VoR","year":2025,"practice":"Åtkomst","event":"Hemlig händelse","likelihood":4,"impact":4})");
  server.person = with_role("isam");
  ASSERT_EQ(mark("risks", id, R"([{"field":null,"ground":"18:13"}])").status, 200);
  const std::string figures = server.get("/api/v1/figures?unit=UTB&year=2025").body;
  const std::string report = "/api/v1/report?unit=UTB&year=2025";
  EXPECT_EQ(server.get(report).body.find("Hemlig händelse"), std::string::npos);
  EXPECT_EQ(server.get(report + "&masked=true").body.find("Hemlig händelse"), std::string::npos);
  EXPECT_EQ(seen(), 0U);
  EXPECT_NE(server.get(report + "&masked=false").body.find("Hemlig händelse"), std::string::npos);
  EXPECT_GT(seen(), 0U);
  server.person = with_role("auditor");
  EXPECT_EQ(server.get("/api/v1/figures?unit=UTB&year=2025").body, figures);
  EXPECT_NE(figures.find("risk"), std::string::npos);
  JsonAnswer refused = server.get(report + "&masked=false");
  EXPECT_EQ(refused.status, 403) << refused.body;
  EXPECT_EQ(refused.text("code"), "secrecy.may_not_see");
  EXPECT_EQ(server.get("/api/v1/risks?action_required=eq.true&count=true").number("total"), 0)
      << "the list behind the figure does not tell which it is";
}

}  // namespace
}  // namespace ringmur
