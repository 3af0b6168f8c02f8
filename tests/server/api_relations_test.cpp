#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "api_support.h"

namespace ringmur {
namespace {

namespace json = boost::json;

class ApiRelations : public testing::TestWithParam<Engine> {
 protected:
  void risks() {
    JsonAnswer job = server.import("?unit=UTB&as=risks",
        "Analys;År;Oönskad händelse;Sannolikhet;Konsekvens;Arbetssätt;Enhet\n"
        "VoR;2025;Brand i serverhallen;3;4;Öva;UTB\nVoR;2025;Läcka av elevuppgifter;3;4;Öva;SK1\n"
        "VoR;2025;Behörigheter som blir kvar;2;2;Ära;SK1\nRSA;2025;50 % strömavbrott;;2;;UTB\n"
        "VoR;2024;Brand i arkivet;3;4;Öva;UTB\n");
    ASSERT_EQ(job.json.at("result").at("created"), 5) << job.body;
  }
  std::string unit_id(const std::string& code) {
    return std::string(server.get("/api/v1/units?code=eq." + code).items().at(0).at("id").as_string());
  }
  static std::set<std::string> titles(const JsonAnswer& list) {
    std::set<std::string> all;
    for (const auto& item : list.items()) all.emplace(item.at("event").as_string());
    return all;
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiRelations, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiRelations, AListIsSearchedWithinItsFilters) {
  risks();
  const std::string address = "/api/v1/risks?count=true&";
  JsonAnswer fire = server.get(address + "q=brand");
  EXPECT_EQ(fire.number("total"), 2) << fire.body;
  EXPECT_EQ(server.get(address + "q=brand&year=eq.2024").number("total"), 1);
  EXPECT_EQ(
      titles(server.get(address + "q=beh%C3%B6righet")), std::set<std::string>{"Behörigheter som blir kvar"});
  EXPECT_EQ(server.get(address + "q=serverh&sort=year").items().size(), 1u)
      << "the last word may be cut short";
  EXPECT_EQ(server.get(address + "q=!").number("total"), 0);
  EXPECT_EQ(server.get(address + "q=").number("total"), 5) << "nothing is asked for";
  JsonAnswer first = server.get("/api/v1/risks?q=brand&limit=1");
  JsonAnswer second = server.get("/api/v1/risks?q=brand&limit=1&after=" + first.text("next"));
  EXPECT_EQ(second.items().size(), 1u);
  EXPECT_NE(first.items()[0], second.items()[0]);
  EXPECT_TRUE(second.text("next").empty());
}

TEST_P(ApiRelations, ContainsLooksWithinTextInAnyCase) {
  risks();
  EXPECT_EQ(server.get("/api/v1/risks?event=contains.SERVERHALL").items().size(), 1u);
  EXPECT_EQ(server.get("/api/v1/risks?event=contains.L%C3%84CKA").items().size(), 1u) << "Ä is ä";
  EXPECT_EQ(server.get("/api/v1/risks?event=contains.50%20%25").items().size(), 1u);
  EXPECT_EQ(server.get("/api/v1/risks?event=contains.5_").items().size(), 0u);
  EXPECT_EQ(server.get("/api/v1/risks?unit.name=contains.skol").items().size(), 2u);
  EXPECT_EQ(server.get("/api/v1/risks?year=contains.20").status, 400);
  JsonAnswer nothing = server.get("/api/v1/risks?event=eq.");
  EXPECT_EQ(nothing.status, 400);
  EXPECT_EQ(nothing.text("code"), "filter.no_value");
  EXPECT_NE(nothing.text("detail").find("is.null"), std::string::npos);
}

TEST_P(ApiRelations, NamesSayWhatIsReferredTo) {
  risks();
  JsonAnswer list = server.get("/api/v1/risks?names=true");
  const json::object& names = list.json.at("names").as_object();
  EXPECT_EQ(names.size(), 2u) << list.body;
  EXPECT_EQ(names.at(unit_id("SK1")), "Skolan");
  EXPECT_TRUE(server.get("/api/v1/risks?names=true&fields=event").json.at("names").as_object().empty());
  EXPECT_FALSE(server.get("/api/v1/risks").json.as_object().contains("names"));
  std::string address = "/api/v1/risks/" + std::string(list.items()[0].at("id").as_string());
  JsonAnswer one = server.get(address + "?names=true");
  EXPECT_EQ(one.json.at("names").as_object().size(), 1u);
  EXPECT_FALSE(one.header("ETag").empty());
  JsonAnswer history = server.get(address + "/history");
  EXPECT_EQ(history.json.at("names").as_object().size(), 1u);
  EXPECT_EQ(history.items()[0].at("changes").at("year").as_array().size(), 2u) << history.body;
  EXPECT_TRUE(history.items()[0].at("changes").at("year").at(0).is_null());
}

TEST_P(ApiRelations, CountsAddUpAndOpen) {
  risks();
  JsonAnswer counts = server.get("/api/v1/risks/counts?by=likelihood,impact&archived=without");
  ASSERT_EQ(counts.status, 200) << counts.body;
  EXPECT_EQ(counts.number("total"), 5);
  ASSERT_EQ(counts.items().size(), 3u);
  EXPECT_EQ(counts.items()[0].at("values"), (json::array{2, 2}));
  EXPECT_EQ(counts.items()[1].at("values"), (json::array{3, 4}));
  EXPECT_EQ(counts.items()[1].at("query"), "likelihood=eq.3&impact=eq.4");
  EXPECT_EQ(counts.items()[2].at("values"), (json::array{nullptr, 2})) << "nothing comes last";
  EXPECT_EQ(counts.items()[2].at("query"), "likelihood=is.null&impact=eq.2");
  for (const auto& item : counts.items()) {
    JsonAnswer opened = server.get("/api/v1/risks?" + std::string(item.at("query").as_string()));
    EXPECT_EQ(static_cast<std::int64_t>(opened.items().size()), item.at("count").as_int64());
  }
  EXPECT_EQ(server.get("/api/v1/risks/counts?by=likelihood&q=brand&year=eq.2025").number("total"), 1);
  JsonAnswer practices = server.get("/api/v1/risks/counts?by=practice");
  EXPECT_EQ(practices.items()[0].at("values").at(0), "Ära") << "Swedish order: Ä before Ö";
  JsonAnswer units = server.get("/api/v1/risks/counts?by=unit&names=true");
  EXPECT_EQ(units.json.at("names").as_object().size(), 2u);
  EXPECT_EQ(server.get("/api/v1/risks/counts?by=action_required").items().size(), 3u);
}

TEST_P(ApiRelations, CountsRefuseWhatCannotBeGrouped) {
  for (const char* by :
      {"", "?by=", "?by=action", "?by=dragon", "?by=year,year", "?by=year,impact,likelihood"})
    EXPECT_EQ(server.get(std::string("/api/v1/risks/counts") + by).text("code"), "counts.by") << by;
  std::string csv = "Rubrik;Upptäckt;Slag\n";
  for (int i = 0; i < 1001; ++i) csv += fmt::format("x;2025-01-01;slag {}\n", i);
  ASSERT_EQ(server.import("?unit=UTB&match=new", csv).text("status"), "done");
  JsonAnswer many = server.get("/api/v1/incidents/counts?by=kind");
  EXPECT_EQ(many.status, 400);
  EXPECT_EQ(many.text("code"), "counts.too_many");
}

TEST_P(ApiRelations, ReferencesNameTheListsThatLeadHere) {
  risks();
  JsonAnswer found = server.get("/api/v1/units/" + unit_id("SK1") + "/references");
  ASSERT_EQ(found.items().size(), 1u) << found.body;
  const auto& risk = found.items()[0];
  EXPECT_EQ(risk.at("register"), "risks");
  EXPECT_EQ(risk.at("count"), 2);
  EXPECT_FALSE(risk.at("more").as_bool());
  EXPECT_EQ(server.get("/api/v1/risks?" + std::string(risk.at("query").as_string())).items().size(), 2u);
  JsonAnswer above = server.get("/api/v1/units/" + unit_id("UTB") + "/references");
  EXPECT_EQ(above.items().size(), 2u) << "risks and the unit below it: " << above.body;
  server.as = server.soc;
  EXPECT_EQ(server.get("/api/v1/units/" + to_string(new_uuid()) + "/references").status, 404);
}

std::string batch(const JsonAnswer& list, const std::string& rest) {
  std::string records;
  for (const auto& item : list.items()) {
    records += fmt::format(R"({}{{"id":"{}","version":{}}})", records.empty() ? "" : ",",
        std::string(item.at("id").as_string()), item.at("version").as_int64());
  }
  return R"({"records":[)" + records + "]," + rest + "}";
}

TEST_P(ApiRelations, ABatchChangesAllOrNone) {
  risks();
  const std::string address = "/api/v1/risks/batch";
  JsonAnswer list = server.get("/api/v1/risks?year=eq.2025");
  const std::string set = R"("set":{"likelihood":5,"practice":"Ny"})";
  JsonAnswer done = server.send("POST", address, batch(list, set));
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.number("changed"), 4);
  EXPECT_EQ(server.get("/api/v1/risks?value=eq.20").items().size(), 2u) << "derived fields follow";
  JsonAnswer stale = server.send("POST", address, batch(list, set));
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(stale.json.at("errors").as_array().size(), 4u);
  EXPECT_NE(stale.text("detail").find("RSK-"), std::string::npos) << stale.body;
  list = server.get("/api/v1/risks");
  JsonAnswer same = server.send("POST", address, batch(list, R"("set":{"likelihood":5})"));
  EXPECT_EQ(same.number("changed"), 1);
  EXPECT_EQ(same.number("unchanged"), 4);
  list = server.get("/api/v1/risks");
  JsonAnswer wrong = server.send("POST", address, batch(list, R"("set":{"likelihood":6})"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.json.at("errors").at(0).at("pointer"), "/set/likelihood");
  EXPECT_EQ(server.send("POST", address, batch(list, R"("do":"archive")")).number("changed"), 5);
  EXPECT_EQ(server.get("/api/v1/risks").items().size(), 0u);
  list = server.get("/api/v1/risks?archived=only");
  EXPECT_EQ(server.send("POST", address, batch(list, R"("do":"restore")")).number("changed"), 5);
  EXPECT_EQ(server.get("/api/v1/risks").items().size(), 5u);
}

TEST_P(ApiRelations, ABatchRefusesWhatItDoesNotUnderstand) {
  risks();
  JsonAnswer list = server.get("/api/v1/risks");
  const std::string address = "/api/v1/risks/batch";
  const std::string id = to_string(new_uuid());
  for (const std::string& rest : {std::string(R"("set":{})"), std::string(R"("do":"burn")"),
           std::string(R"("set":{"year":2025},"do":"archive")"), std::string(R"("why":1)")}) {
    EXPECT_EQ(server.send("POST", address, batch(list, rest)).status, 422) << rest;
  }
  for (const std::string& records :
      {std::string("[]"), std::string("7"), std::string(R"([{"id":"x","version":1}])"),
          fmt::format(R"([{{"id":"{0}","version":1}},{{"id":"{0}","version":1}}])", id)}) {
    EXPECT_EQ(server.send("POST", address, R"({"do":"archive","records":)" + records + "}").status, 422)
        << records;
  }
  EXPECT_EQ(server
                .send("POST", address,
                    fmt::format(R"({{"do":"archive","records":[{{"id":"{}","version":1}}]}})", id))
                .status,
      404);
  server.as = server.token("UTB", Right::read);
  EXPECT_EQ(server.send("POST", address, batch(list, R"("do":"archive")")).status, 403);
  server.as = server.soc;
  EXPECT_EQ(server.send("POST", address, batch(list, R"("do":"archive")")).status, 404) << "behind the wall";
  EXPECT_EQ(server.get("/api/v1/risks").items().size(), 0u);
  server.as = server.utb;
  EXPECT_EQ(server.get("/api/v1/risks").items().size(), 5u);
}

TEST_P(ApiRelations, SearchGroupsHitsByRegister) {
  risks();
  server.incident("Brand i skolan");
  JsonAnswer found = server.get("/api/v1/search?q=brand&group=true&limit=1");
  ASSERT_EQ(found.status, 200) << found.body;
  const json::array& groups = found.json.at("groups").as_array();
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].at("register"), "risks");
  EXPECT_EQ(groups[0].at("total_shown"), 1);
  EXPECT_TRUE(groups[0].at("more").as_bool());
  EXPECT_FALSE(groups[1].at("more").as_bool());
  const auto& hit = groups[1].at("items").at(0);
  EXPECT_EQ(hit.at("register"), "incidents");
  EXPECT_EQ(hit.at("authority"), "UTB");
  EXPECT_NE(std::string(hit.at("line").as_string()).find("Utbildningsnämnden"), std::string::npos)
      << found.body;
  EXPECT_EQ(server.get("/api/v1/search?q=brand").items().size(), 3u);
}

TEST_P(ApiRelations, AFileHoldsWhatIsSeen) {
  risks();
  JsonAnswer csv = server.get("/api/v1/risks?format=csv&fields=year,event,value&sort=-year&q=brand");
  EXPECT_EQ(csv.body,
      "\xEF\xBB\xBF"
      "År;Oönskad händelse;Riskvärde\r\n2025;Brand i serverhallen;12\r\n"
      "2024;Brand i arkivet;12\r\n");
}

class ApiUndo : public testing::TestWithParam<Engine> {
 protected:
  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiUndo, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiUndo, AnImportIsListedAndTakenBack) {
  JsonAnswer job = server.import("?unit=SK1&file_name=lista.csv", "År;Aktivitet\n2025;Öva\n2025;Granska\n");
  std::string id(job.json.at("result").at("import_id").as_string());
  JsonAnswer imports = server.get("/api/v1/imports");
  const auto& listed = imports.items().at(0);
  EXPECT_EQ(listed.at("id").as_string(), id) << imports.body;
  EXPECT_EQ(listed.at("register"), "activities");
  EXPECT_EQ(listed.at("file_name"), "lista.csv");
  EXPECT_EQ(listed.at("unit"), "SK1");
  EXPECT_EQ(listed.at("created"), 2);
  EXPECT_TRUE(listed.at("undone_at").is_null());
  EXPECT_TRUE(listed.at("can_undo").as_bool());
  EXPECT_FALSE(listed.at("by").as_string().empty());
  std::string address = "/api/v1/imports/" + id + "/undo";
  server.as = server.token("UTB", Right::read);
  EXPECT_FALSE(server.get("/api/v1/imports").items().at(0).at("can_undo").as_bool()) << "may not";
  EXPECT_EQ(server.ask("POST", address).status, 403);
  server.as = server.soc;
  EXPECT_EQ(server.ask("POST", address).status, 404);
  server.as = server.utb;
  JsonAnswer undone = server.ask("POST", address);
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(undone.number("archived"), 2);
  EXPECT_EQ(server.get("/api/v1/activities").items().size(), 0u);
  EXPECT_FALSE(server.get("/api/v1/imports").items().at(0).at("undone_at").is_null());
  EXPECT_EQ(server.ask("POST", address).text("code"), "import.undone");
  EXPECT_EQ(server.ask("POST", "/api/v1/imports/nonsense/undo").status, 404);
}

TEST_P(ApiUndo, IsRefusedByName) {
  JsonAnswer job = server.import("?unit=UTB", "År;Aktivitet\n2025;Öva\n2025;Granska\n");
  std::string id(job.json.at("result").at("import_id").as_string());
  JsonAnswer one = server.get("/api/v1/activities?title=eq.%C3%96va");
  server.send("PATCH", "/api/v1/activities/" + std::string(one.items()[0].at("id").as_string()),
      R"({"priority":1})", {{"If-Match", "*"}});
  JsonAnswer refused = server.ask("POST", "/api/v1/imports/" + id + "/undo");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.text("code"), "import.built_upon");
  ASSERT_EQ(refused.json.at("errors").as_array().size(), 1u) << refused.body;
  EXPECT_NE(refused.json.at("errors").at(0).at("detail").as_string().find("Öva"), json::string::npos);
}

TEST_P(ApiUndo, AFileIsLookedAtBeforeItIsImported) {
  auto look = [&](const std::string& query, const std::string& file) {
    return server.ask("POST", "/api/v1/import-headings" + query, {{"Content-Type", "text/csv"}}, file);
  };
  JsonAnswer known = look("", "År;Aktivitet;Hatt\n2025;Öva;7\n");
  ASSERT_EQ(known.status, 200) << known.body;
  EXPECT_EQ(known.text("register"), "activities");
  EXPECT_EQ(known.json.at("mapping").at("Aktivitet"), "title");
  EXPECT_EQ(known.json.at("mapping").at("Hatt"), "");
  EXPECT_EQ(known.json.at("unknown"), json::array{"Hatt"});
  EXPECT_EQ(known.json.at("rows_seen").at(0), (json::array{"2025", "Öva", "7"}));
  EXPECT_EQ(known.json.at("candidates").at(0).at("register"), "activities");
  JsonAnswer lacking = look("?as=risks", "År;Aktivitet\n2025;Öva\n");
  EXPECT_EQ(lacking.text("register"), "risks");
  EXPECT_EQ(lacking.json.at("missing"), (json::array{"analysis", "event"}));
  JsonAnswer unclear = look("", "Hatt;Sko\n1;2\n");
  EXPECT_TRUE(unclear.json.at("register").is_null());
  EXPECT_EQ(unclear.json.at("unknown").as_array().size(), 2u);
  EXPECT_EQ(look("?as=dragons", "År\n1\n").status, 400);
  EXPECT_EQ(look("", "%PDF-1.7\n").status, 422);
  EXPECT_EQ(server.get("/api/v1/activities").items().size(), 0u) << "nothing is written";
}

}  // namespace
}  // namespace ringmur
