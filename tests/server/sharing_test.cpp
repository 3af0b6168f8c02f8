#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cctype>
#include <set>

#include "roles_support.h"

/// What others share: its version, its short reference, and how it is filtered and searched.
namespace ringmur {
namespace {

class Sharing : public RolesTest {
 protected:
  std::set<std::string> titles(const std::string& address, const char* field = "title") {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 200) << address << ' ' << answer.body;
    std::set<std::string> found;
    for (const auto& item : answer.items()) found.insert(std::string(item.at(field).as_string()));
    return found;
  }
  std::string incident(const std::string& token, std::string_view title, std::string_view more = "") {
    return make(token, "incidents",
        fmt::format(R"({{"title":"{}","discovered_at":"2025-11-05T14:30:00+01:00"{}}})", title, more));
  }
  std::string reference_of(const std::string& token, const std::string& id) {
    as_token(token);
    return server.get("/api/v1/incidents/" + id).text("reference");
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Sharing, testing::Values(Engine::sqlite, Engine::postgres), name_of);

using Titles = std::set<std::string>;

TEST_P(Sharing, RaisesTheVersionEachTimeThatItChanges) {
  std::string id = make(server.utb, "systems", R"({"name":"Gemensamt"})");
  std::string address = "/api/v1/systems/" + id;
  server.person = with_role("isam");
  JsonAnswer alone = server.get(address);
  JsonAnswer shared = server.send("PUT", address + "/sharing", R"({"with":["SOC"]})");
  ASSERT_EQ(shared.status, 200) << shared.body;
  EXPECT_EQ(shared.number("version"), 2);
  EXPECT_EQ(shared.header("ETag"), "\"2\"");
  // A copy from before is no longer good.
  JsonAnswer again = server.ask("GET", address, {{"If-None-Match", alone.header("ETag")}});
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.header("ETag"), "\"2\"");
  EXPECT_EQ(again.json.at("shared").at(0).as_string(), "SOC");
  EXPECT_EQ(server.ask("GET", address, {{"If-None-Match", "\"2\""}}).status, 304);
  JsonAnswer stale =
      server.send("PATCH", address, R"({"supplier":"AB"})", {{"If-Match", alone.header("ETag")}});
  EXPECT_EQ(stale.status, 412) << stale.body;
  EXPECT_EQ(server.send("PUT", address + "/sharing", R"({"with":["SOC"]})").number("version"), 2)
      << "nothing was changed";
  EXPECT_EQ(server.send("PUT", address + "/sharing", R"({"with":"all"})").number("version"), 3);
  JsonAnswer seen = server.get(address);
  EXPECT_EQ(server.send("PUT", address + "/sharing", R"({"with":[]})").number("version"), 4);
  JsonAnswer hidden = server.ask("GET", address, {{"If-None-Match", seen.header("ETag")}});
  EXPECT_EQ(hidden.status, 200) << "the unshare shows";
  EXPECT_TRUE(hidden.json.at("shared").as_array().empty());
  JsonAnswer history = server.get(address + "/history");
  ASSERT_EQ(history.items().size(), 4U) << history.body;
  EXPECT_EQ(history.items().at(0).at("version"), 4);
  EXPECT_EQ(history.items().at(0).at("action").as_string(), "share");
}

TEST_P(Sharing, AChangeOfTheRecordKeepsItShared) {
  std::string id = make(server.utb, "systems", R"({"name":"Gemensamt"})");
  share("system", id, "UTB", "SOC");
  as_token(server.utb);
  EXPECT_EQ(
      server.send("PATCH", "/api/v1/systems/" + id, R"({"supplier":"AB"})", {{"If-Match", "\"2\""}}).status,
      200);
  as_token(server.soc);
  EXPECT_EQ(server.get("/api/v1/systems/" + id).text("supplier"), "AB");
}

TEST_P(Sharing, AnUnshareIsSeenByTheReaderAtOnce) {
  std::string id = make(server.utb, "systems", R"({"name":"Gemensamt"})");
  share("system", id, "UTB", "SOC");
  as_token(server.soc);
  JsonAnswer read = server.get("/api/v1/systems/" + id);
  ASSERT_EQ(read.status, 200) << read.body;
  share("system", id, "UTB", "");
  EXPECT_EQ(server.ask("GET", "/api/v1/systems/" + id, {{"If-None-Match", read.header("ETag")}}).status, 404);
}

TEST_P(Sharing, OpensByTheShortReferenceWhereTheOwnAuthorityHasNone) {
  std::string shared = incident(server.utb, "Delad");
  std::string alone = incident(server.utb, "Ensam");
  share("incident", shared, "UTB", "SOC");
  std::string reference = reference_of(server.utb, shared);
  std::string other = reference_of(server.utb, alone);
  ASSERT_FALSE(reference.empty());
  as_token(server.soc);
  JsonAnswer read = server.get("/api/v1/incidents/" + reference);
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(read.text("id"), shared);
  EXPECT_EQ(read.text("owner"), "UTB");
  for (char& c : reference) c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(server.get("/api/v1/incidents/" + reference).text("id"), shared) << "in any case";
  JsonAnswer hidden = server.get("/api/v1/incidents/" + other);
  JsonAnswer absent = server.get("/api/v1/incidents/INC-2025-9999");
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.text("detail"), absent.text("detail"));
  // It is read, and that is all.
  for (const char* more : {"/history", "/references"})
    EXPECT_EQ(server.get("/api/v1/incidents/" + reference + more).status, 404) << more;
  EXPECT_EQ(
      server.send("PATCH", "/api/v1/incidents/" + reference, R"({"title":"x"})", {{"If-Match", "*"}}).status,
      404);
  // The own one of the same name comes first.
  std::string own = incident(server.soc, "Egen");
  EXPECT_EQ(server.get("/api/v1/incidents/" + reference_of(server.soc, own)).text("id"), own);
}

TEST_P(Sharing, TwoThatShareTheSameReferenceAreToldApart) {
  ASSERT_TRUE(server.store().write(house(), "create", {}, [](Writer& writer) -> Result<void> {
    writer.create_authority({new_uuid(), "KSN", "Kommunstyrelsen"});
    return {};
  }));
  std::string first = incident(server.utb, "Utbildningens");
  std::string second = incident(server.soc, "Socialens");
  share("incident", first, "UTB", "all");
  share("incident", second, "SOC", "all");
  std::string reference = reference_of(server.utb, first);
  ASSERT_EQ(reference, reference_of(server.soc, second)) << "numbers run within an authority";
  as_token(server.token("KSN"));
  JsonAnswer both = server.get("/api/v1/incidents/" + reference);
  EXPECT_EQ(both.status, 409) << both.body;
  EXPECT_EQ(both.text("code"), "record.reference_shared");
  EXPECT_EQ(server.get("/api/v1/incidents/" + first).status, 200);
  as_token(server.utb);
  EXPECT_EQ(server.get("/api/v1/incidents/" + reference).text("id"), first) << "the own one";
}

TEST_P(Sharing, IsFilteredAsTheOwnAre) {
  incident(server.soc, "Vår nya");
  incident(server.soc, "Vår stängda", R"(,"status":"closed")");
  for (const char* status : {"new", "closed"}) {
    std::string id =
        incident(server.utb, std::string("Deras ") + status, fmt::format(R"(,"status":"{}")", status));
    share("incident", id, "UTB", "SOC");
  }
  incident(server.utb, "Deras hemliga", R"(,"status":"closed")");
  as_token(server.soc);
  std::string list = "/api/v1/incidents?shared=with";
  EXPECT_EQ(titles(list + "&status=eq.closed"), (Titles{"Vår stängda", "Deras closed"}));
  EXPECT_EQ(titles(list + "&title=contains.deras"), (Titles{"Deras new", "Deras closed"}));
  EXPECT_EQ(titles(list + "&discovered_at=gte.2026-01-01"), Titles{});
  EXPECT_EQ(server.get(list + "&status=eq.closed&count=true").number("total"), 2);
  EXPECT_EQ(
      titles("/api/v1/incidents?shared=only&status=in.(new,closed)"), (Titles{"Deras new", "Deras closed"}));
  // A condition on a reference leads behind the owner's wall: it tells nothing of what is there.
  std::string place = to_string(authority("UTB"));
  EXPECT_EQ(titles("/api/v1/incidents?shared=only&unit=eq." + place), Titles{});
  EXPECT_EQ(titles("/api/v1/incidents?shared=only&unit=not.is.null"), Titles{});
  EXPECT_EQ(titles("/api/v1/incidents?shared=only&unit.code=eq.UTB"), Titles{});
  EXPECT_EQ(titles("/api/v1/incidents?shared=with&unit.code=eq.SOC"), (Titles{"Vår nya", "Vår stängda"}));
}

TEST_P(Sharing, IsFoundByItsWordsInAListThatAsksForIt) {
  std::string shared = incident(server.utb, "Nätfiske mot rektorn");
  incident(server.utb, "Nätfiske i hemlighet");
  incident(server.soc, "Nätfiske hos oss");
  share("incident", shared, "UTB", "SOC");
  as_token(server.soc);
  EXPECT_EQ(titles("/api/v1/incidents?q=n%C3%A4tfiske"), Titles{"Nätfiske hos oss"});
  EXPECT_EQ(titles("/api/v1/incidents?q=n%C3%A4tfiske&shared=with"),
      (Titles{"Nätfiske hos oss", "Nätfiske mot rektorn"}));
  EXPECT_EQ(titles("/api/v1/incidents?q=rektor&shared=only"), Titles{"Nätfiske mot rektorn"});
  EXPECT_EQ(titles("/api/v1/incidents?q=hemlighet&shared=with"), Titles{});
  EXPECT_EQ(server.get("/api/v1/incidents?q=n%C3%A4tfiske&shared=with&count=true").number("total"), 2);
  EXPECT_TRUE(server.get("/api/v1/search?q=rektorn").items().empty());
}

TEST_P(Sharing, WhoReadsOnlyTheOwnRecordsReadsNothingThatOthersShare) {
  std::string id = incident(server.soc, "Delad med alla");
  share("incident", id, "SOC", "all");
  server.person = server.make_person(AccountKind::employee, "UTB");
  EXPECT_EQ(titles("/api/v1/incidents?shared=with"), Titles{});
  EXPECT_EQ(server.get("/api/v1/incidents?shared=only&count=true").number("total"), 0);
  EXPECT_EQ(server.get("/api/v1/incidents/" + id).status, 404);
  as_token(server.soc);
  std::string reference = server.get("/api/v1/incidents/" + id).text("reference");
  server.person = server.make_person(AccountKind::employee, "UTB");
  EXPECT_EQ(server.get("/api/v1/incidents/" + reference).status, 404);
}

TEST_P(Sharing, ATokenOrARoleWithoutTheRightSharesNothing) {
  std::string id = make(server.utb, "systems", R"({"name":"Vårt"})");
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + id + "/sharing", R"({"with":"all"})").status, 403);
  server.person = with_role("security_officer");
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + id + "/sharing", R"({"with":"all"})").status, 403);
  server.person = with_role("isam", in_unit(school));
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + id + "/sharing", R"({"with":"all"})").status, 404)
      << "of the nämnd, and the role is the school's";
  server.person = with_role("isam");
  EXPECT_EQ(server.send("PUT", "/api/v1/systems/" + id + "/sharing", R"({"with":["UTB"]})").status, 422)
      << "with itself";
}

}  // namespace
}  // namespace ringmur
