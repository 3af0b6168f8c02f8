#include "server/openapi_document.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "api_support.h"
#include "areas/areas.h"
#include "json_schema_support.h"
#include "schema/openapi.h"
#include "server/routes.h"

namespace ringmur {
namespace {

namespace json = boost::json;

json::object document() {
  return json::parse(openapi_document(catalogue())).as_object();
}

std::string in_small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

TEST(OpenApi, HoldsEveryRouteAndNothingElse) {
  std::set<std::string> wanted;
  for (const api::Route& route : api::routes()) {
    std::string pattern(route.pattern);
    auto at = pattern.find("{plural}");
    if (at == std::string::npos) wanted.insert(in_small(http::name(route.method)) + ' ' + pattern);
    for (const RecordType* type : catalogue().types) {
      if (at == std::string::npos) continue;
      wanted.insert(
          in_small(http::name(route.method)) + ' ' + std::string(pattern).replace(at, 8, type->plural));
    }
  }
  std::set<std::string> there;
  std::set<std::string> operations;
  json::object made = document();
  for (const auto& path : made.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      there.insert(std::string(operation.key()) + ' ' + std::string(path.key()));
      operations.emplace(operation.value().at("operationId").as_string());
    }
  }
  EXPECT_EQ(there, wanted);
  EXPECT_EQ(operations.size(), there.size()) << "an operationId stands twice";
  EXPECT_GT(there.size(), 60u);
}

TEST(OpenApi, EachLineOfTheTableLeadsToItself) {
  for (const api::Route& route : api::routes()) {
    http::RequestHead head;
    head.method = route.method;
    std::istringstream parts{std::string(route.pattern.substr(1))};
    for (std::string part; std::getline(parts, part, '/');) {
      head.segments.push_back(part == "{plural}" ? "incidents" : part == "{id}" ? "7" : part);
    }
    EXPECT_EQ(api::find_route(catalogue(), head).route, &route) << route.pattern;
  }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  std::string text = openapi_document(catalogue());
  json::object made = json::parse(text).as_object();
  const json::object& schemas = made.at("components").at("schemas").as_object();
  constexpr std::string_view mark = "#/components/schemas/";
  std::set<std::string> used;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    auto start = at + mark.size();
    used.insert(text.substr(start, text.find('"', start) - start));
  }
  for (const std::string& name : used) EXPECT_TRUE(schemas.contains(name)) << name;
  for (const auto& schema : schemas)
    EXPECT_TRUE(used.contains(std::string(schema.key()))) << schema.key() << " is used by nobody";
}

TEST(OpenApi, EachFieldIsAParameterOfItsList) {
  json::object made = document();
  for (const RecordType* type : catalogue().types) {
    const json::value& list = made.at("paths").at("/api/v1/" + type->plural).at("get");
    std::set<std::string> names;
    for (const json::value& parameter : list.at("parameters").as_array())
      names.emplace(parameter.at("name").as_string());
    for (const Field& field : type->fields)
      EXPECT_TRUE(names.contains(field.name)) << type->name << '.' << field.name;
  }
}

TEST(OpenApi, IsTheFileInTheDocumentation) {
  std::ifstream in("docs/openapi.json", std::ios::binary);
  std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(kept == openapi_document(catalogue()) + '\n')
      << "make it anew: ringmur openapi > docs/openapi.json";
  EXPECT_EQ(openapi_document(catalogue()), openapi_document(catalogue()));
}

/// The server's answers against its own document.
class OpenApiTruth : public testing::Test {
 protected:
  /// Asks, and checks the answer against the schema of its status.
  JsonAnswer check(std::string_view method, const std::string& path, const std::string& target,
      std::string_view body = "", const Headers& headers = {}) {
    JsonAnswer answer =
        body.empty() ? server.ask(method, target, headers) : server.send(method, target, body, headers);
    const json::object& operation = made.at("paths").at(path).at(in_small(method)).as_object();
    const json::value* response =
        operation.at("responses").as_object().if_contains(std::to_string(answer.status));
    EXPECT_NE(response, nullptr) << method << ' ' << target << " answers " << answer.status << ": "
                                 << answer.body;
    if (response == nullptr || answer.body.empty()) return answer;
    if (const json::value* reference = response->as_object().if_contains("$ref")) {
      std::string name(reference->as_string());
      response = &made.at("components").at("responses").at(name.substr(name.rfind('/') + 1));
    }
    std::string media = answer.header("Content-Type");
    const json::value* content = response->at("content").as_object().if_contains(media);
    EXPECT_NE(content, nullptr) << method << ' ' << target << " answers " << media;
    if (content == nullptr) return answer;
    for (const std::string& fault : schema_faults(answer.json, content->at("schema").as_object(), made)) {
      ADD_FAILURE() << method << ' ' << target << ' ' << fault << '\n' << answer.body.substr(0, 2000);
    }
    checked.insert(in_small(method) + ' ' + path);
    return answer;
  }

  ApiServer server;
  json::object made = document();
  std::set<std::string> checked;
};

/// A body that fits the schema of a new record, with every field in it; references lead to what has been
/// made.
json::object sample_of(const RecordType& type, const std::map<std::string, std::string>& made) {
  json::object body;
  for (const Field& field : type.fields) {
    if (!field.is_written()) continue;
    switch (field.kind) {
      case Kind::text:
      case Kind::long_text:
        body[field.name] = field.name == "recurrence" ? "FREQ=DAILY" : "Text åäö";
        break;
      case Kind::integer:
        body[field.name] = field.name == "year" ? 2025 : field.minimum.value_or(1);
        break;
      case Kind::decimal:
        body[field.name] = static_cast<double>(field.minimum.value_or(1)) + 0.5;
        break;
      case Kind::boolean:
        body[field.name] = true;
        break;
      case Kind::choice:
        body[field.name] = field.choices.front().code;
        break;
      case Kind::date:
        body[field.name] = "2025-11-05";
        break;
      case Kind::instant:
        body[field.name] = "2025-11-05T13:30:00Z";
        break;
      case Kind::reference:
        if (made.contains(field.refers_to)) body[field.name] = made.at(field.refers_to);
        break;
    }
  }
  return body;
}

TEST_F(OpenApiTruth, EveryRegister) {
  std::string unit(server.get("/api/v1/units?code=eq.UTB").items().at(0).at("id").as_string());
  std::map<std::string, std::string> ids{{"unit", unit}};
  for (const RecordType* type : catalogue().types) {
    std::string path = "/api/v1/" + type->plural;
    json::object body = sample_of(*type, ids);
    json::object create = made.at("components").at("schemas").at(schema_name(*type) + "Create").as_object();
    EXPECT_EQ(schema_faults(body, create, made), std::vector<std::string>{}) << type->name;
    JsonAnswer record = check("POST", path, path, json::serialize(body));
    ASSERT_EQ(record.status, 201) << record.body;
    ids.emplace(type->name, record.text("id"));
    for (const auto& member : body)
      EXPECT_EQ(record.json.at(member.key()), member.value()) << type->name << '.' << member.key();
    std::string address = path + '/' + record.text("id");
    check("GET", path + "/{id}", address);
    check("GET", path, path + "?count=true");
    check("PATCH", path + "/{id}", address, json::serialize(body), {{"If-Match", "*"}});
    check("POST", path + "/{id}/archive", address + "/archive", "", {{"If-Match", "*"}});
    check("POST", path + "/{id}/restore", address + "/restore", "", {{"If-Match", "*"}});
    check("GET", path + "/{id}/history", address + "/history");
    check("GET", path + "/{id}/references", address + "/references");
    check("GET", path, path + "?names=true&q=text");
    check("GET", path + "/{id}", address + "?names=true");
    check("GET", path + "/counts", path + "/counts?names=true&by=" + (type->find("unit") ? "unit" : "code"));
    EXPECT_EQ(check("GET", path + "/counts", path + "/counts").status, 400);
    JsonAnswer batch = check("POST", path + "/batch", path + "/batch",
        fmt::format(R"({{"records":[{{"id":"{}","version":1}}],"do":"archive"}})", record.text("id")));
    EXPECT_EQ(batch.status, 412) << batch.body;
    EXPECT_EQ(check("GET", path, path + "?colour=red").status, 400);
    EXPECT_EQ(check("POST", path, path, R"({"colour":"red"})").status, 422);
    EXPECT_EQ(check("PATCH", path + "/{id}", address, "{}").status, 428);
    EXPECT_EQ(check("PATCH", path + "/{id}", address, "{}", {{"If-Match", "\"99\""}}).status, 412);
    EXPECT_EQ(check("GET", path + "/{id}", path + '/' + to_string(new_uuid())).status, 404);
  }
  EXPECT_EQ(checked.size(), catalogue().types.size() * 10);
}

TEST_F(OpenApiTruth, TheHouse) {
  server.incident("Ett");
  for (const char* path : {"/health", "/ready", "/api/v1/authorities", "/api/v1/openapi.json",
           "/api/v1/reviews", "/api/v1/registers"})
    check("GET", path, path);
  EXPECT_EQ(check("GET", "/api/v1/search", "/api/v1/search?q=ett").items().size(), 1u);
  EXPECT_EQ(check("GET", "/api/v1/search", "/api/v1/search?q=ett&group=true").status, 200);
  std::string file = "Rubrik;Upptäckt\nTvå;2025-01-01\n";
  JsonAnswer imported = server.import("?unit=UTB", file);
  std::string id(imported.json.at("result").at("import_id").as_string());
  EXPECT_EQ(check("GET", "/api/v1/imports", "/api/v1/imports").items().size(), 2u);
  EXPECT_EQ(check("POST", "/api/v1/import-headings", "/api/v1/import-headings", file).status, 200);
  EXPECT_EQ(check("POST", "/api/v1/import-headings", "/api/v1/import-headings", "%PDF-1.7").status, 422);
  EXPECT_EQ(check("POST", "/api/v1/imports/{id}/undo", "/api/v1/imports/" + id + "/undo").status, 200);
  EXPECT_EQ(check("POST", "/api/v1/imports/{id}/undo", "/api/v1/imports/" + id + "/undo").status, 409);
  EXPECT_EQ(check("GET", "/api/v1/figures", "/api/v1/figures?year=2025").status, 200);
  EXPECT_EQ(check("GET", "/api/v1/report", "/api/v1/report?year=2025").status, 200);
  EXPECT_EQ(check("POST", "/api/v1/report", "/api/v1/report?year=2025", R"({"words":{}})").status, 200);
  JsonAnswer frozen = check("POST", "/api/v1/reviews", "/api/v1/reviews", R"({"unit":"UTB","year":2025})");
  ASSERT_EQ(frozen.status, 201) << frozen.body;
  EXPECT_EQ(check("GET", "/api/v1/reviews/{id}", frozen.header("Location")).json, frozen.json);
  EXPECT_EQ(check("POST", "/api/v1/reviews", "/api/v1/reviews", R"({"year":2025})").status, 409);
  EXPECT_EQ(check("GET", "/api/v1/reviews", "/api/v1/reviews").items().size(), 1u);
  JsonAnswer incident = server.get("/api/v1/incidents");
  server.send("PATCH", "/api/v1/incidents/" + std::string(incident.items()[0].at("id").as_string()),
      R"({"title":"Två"})", {{"If-Match", "*"}});
  JsonAnswer verified = check("GET", "/api/v1/verification", "/api/v1/verification");
  EXPECT_TRUE(verified.json.at("chain").at("sound").as_bool());
  EXPECT_EQ(verified.items().at(0).at("changed").as_array().size(), 1u) << verified.body;
  server.as = "";
  EXPECT_EQ(check("GET", "/api/v1/reviews", "/api/v1/reviews").status, 401);
}

TEST_F(OpenApiTruth, RisksAcceptancesAndSamples) {
  EXPECT_EQ(check("GET", "/api/v1/risk-methods", "/api/v1/risk-methods").status, 200);
  JsonAnswer risk = check("POST", "/api/v1/risks", "/api/v1/risks",
      R"({"analysis":"VoR","year":2025,"event":"Brand","likelihood":3,"impact":4})");
  const std::string over = "/api/v1/risks/carry-over";
  EXPECT_EQ(check("POST", over, over, R"({"analysis":"VoR","from":2025,"to":2026})").number("made"), 1);
  EXPECT_EQ(check("POST", over, over, R"({"analysis":"VoR","from":2025,"to":2025})").status, 422);
  const std::string coverage = "/api/v1/risks/coverage";
  EXPECT_EQ(check("GET", coverage, coverage + "?year=2025").status, 200);
  const std::string mandate = "/api/v1/risk-acceptances/mandate";
  EXPECT_EQ(check("GET", mandate, mandate + "?risk=" + risk.text("id")).number("value"), 12);
  JsonAnswer asked = check("POST", "/api/v1/risk-acceptances", "/api/v1/risk-acceptances",
      fmt::format(R"({{"risk":"{}","reason":"x","until":"2099-01-01"}})", risk.text("id")));
  const std::string decision = "/api/v1/risk-acceptances/" + asked.text("id") + "/decision";
  const std::string decisions = "/api/v1/risk-acceptances/{id}/decision";
  EXPECT_EQ(check("POST", decisions, decision, R"({"decision":"accept"})").status, 403);
  EXPECT_EQ(check("POST", decisions, decision, R"({"decision":"withdraw"})").status, 200);
  EXPECT_EQ(check("POST", decisions, decision, R"({"decision":"withdraw"})").status, 409);
  const std::string sampling = "/api/v1/sampling";
  EXPECT_EQ(check("GET", sampling, sampling + "?population=400").status, 200);
  EXPECT_EQ(check("GET", sampling, sampling + "?checked=60&deviations=3").status, 200);
  EXPECT_EQ(check("GET", sampling, sampling).status, 400);
  JsonAnswer control = check("POST", "/api/v1/internal-controls", "/api/v1/internal-controls",
      R"({"year":2026,"what":"Behörigheter","population":400})");
  const std::string draws = "/api/v1/internal-controls/" + control.text("id") + "/draws";
  JsonAnswer drawn = check("POST", "/api/v1/internal-controls/{id}/draws", draws, R"({"size":5})");
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  const std::string id(drawn.json.at("performance").at("id").as_string());
  check("GET", "/api/v1/control-performances/{id}/drawn", "/api/v1/control-performances/" + id + "/drawn");
}

TEST_F(OpenApiTruth, WhatFollowsFromAnIncident) {
  JsonAnswer made_one = check("POST", "/api/v1/incidents", "/api/v1/incidents",
      R"({"title":"Fel","discovered_at":"2026-09-07T08:00:00Z","aware_at":"2026-09-07T08:00:00Z",)"
      R"("personal_data":true,"privacy_role":"controller","privacy_risk":"risk"})");
  const std::string any = "/api/v1/incidents/{id}/";
  const std::string one = "/api/v1/incidents/" + made_one.text("id") + "/";
  EXPECT_EQ(check("GET", any + "duties", one + "duties").status, 200);
  EXPECT_EQ(
      check("POST", any + "what-if", one + "what-if", R"({"facts":{"privacy_risk":"high"}})").status, 200);
  EXPECT_EQ(check("POST", any + "what-if", one + "what-if", R"({"facts":7})").status, 422);
  EXPECT_EQ(check("POST", any + "steps", one + "steps", R"({"to":"triage","version":1})").status, 409);
  EXPECT_EQ(check("POST", any + "steps", one + "steps", R"({"to":"triage","version":9})").status, 412);
  EXPECT_EQ(
      check("POST", any + "steps", one + "steps", R"({"to":"triage","version":1,"facts":{"sensitive":"no"}})")
          .status,
      200);
  EXPECT_EQ(check("GET", any + "forms", one + "forms").items().size(), 5U);
  EXPECT_EQ(check("GET", any + "forms/{form}", one + "forms/imy").status, 200);
  EXPECT_EQ(check("GET", any + "forms/{form}", one + "forms/x").status, 404);
  EXPECT_EQ(check("POST", any + "notices", one + "notices", R"({"duty":"gdpr_33"})").status, 422) << "late";
  EXPECT_EQ(check("POST", any + "notices", one + "notices",
                R"({"duty":"gdpr_33","form":"imy","content":{"dpo":"Åsa"},"late_reason":"Sent"})")
                .status,
      201);
  EXPECT_EQ(check("GET", any + "forms/{form}", one + "forms/imy").status, 200);
  EXPECT_EQ(check("GET", any + "duties", one + "duties").status, 200) << "with what was sent";
  EXPECT_EQ(check("POST", any + "passes", one + "passes", R"({"kind":"inform","to":["SOC"]})").status, 200);
  EXPECT_EQ(check("POST", any + "passes", one + "passes", R"({"kind":"handover"})").status, 409);
  EXPECT_EQ(check("GET", any + "passes", one + "passes").items().size(), 1U);
  server.as = server.soc;
  EXPECT_EQ(check("GET", "/api/v1/incidents", "/api/v1/incidents").items().size(), 1U);
  server.as = server.utb;
  check("POST", "/api/v1/incidents", "/api/v1/incidents",
      R"({"title":"Till","discovered_at":"2026-09-07T08:00:00Z","aware_at":"2026-09-07T08:00:00Z",)"
      R"("personal_data":true})");
  EXPECT_EQ(check("GET", "/api/v1/incident-clocks", "/api/v1/incident-clocks").items().size(), 1U);
  EXPECT_EQ(check("GET", "/api/v1/overview", "/api/v1/overview").status, 200);
}

TEST_F(OpenApiTruth, TheReportsWordsAndWhatPeopleTell) {
  const std::string chapters = "/api/v1/report/chapters";
  const std::string world = chapters + "/world?year=2025";
  EXPECT_EQ(check("GET", chapters, chapters + "?year=2025").status, 200);
  EXPECT_EQ(
      check("PUT", chapters + "/{id}", world, R"({"text":"Ett"})", {{"If-Match", "\"0\""}}).status, 200);
  EXPECT_EQ(
      check("PUT", chapters + "/{id}", world, R"({"text":"Två"})", {{"If-Match", "\"0\""}}).status, 412);
  EXPECT_EQ(check("PUT", chapters + "/{id}", world, R"({"text":"Två"})").status, 428);
  EXPECT_EQ(
      check("GET", chapters + "/{id}/history", chapters + "/world/history?year=2025").items().size(), 1u);
  EXPECT_EQ(check("POST", "/api/v1/reviews", "/api/v1/reviews", R"({"year":2025})").status, 201);
  EXPECT_EQ(check("GET", chapters, chapters + "?year=2025").status, 200);
  EXPECT_EQ(
      check("PUT", chapters + "/{id}", world, R"({"text":"Två"})", {{"If-Match", "\"1\""}}).status, 409);
  JsonAnswer job =
      check("POST", "/api/v1/report/renderings", "/api/v1/report/renderings?year=2025&format=json");
  ASSERT_EQ(job.status, 202) << job.body;
  EXPECT_EQ(server.wait_for(job.header("Location")).text("status"), "done");
  check("GET", "/api/v1/jobs/{id}", job.header("Location"));
  EXPECT_EQ(check("GET", "/api/v1/jobs/{id}/file", "/api/v1/jobs/x/file").status, 404);
  const std::string reports = "/api/v1/incident-reports";
  EXPECT_EQ(check("POST", reports, reports, R"({"what":"Något hände"})").status, 201);
  EXPECT_EQ(check("POST", reports, reports, "{}").status, 422);
  EXPECT_EQ(check("GET", reports, reports).items().size(), 1u);
}

TEST_F(OpenApiTruth, WhatBelongsToAnIncident) {
  const std::string id = server.incident("Stulen dator").text("id");
  const std::string other = server.incident("Stulen dator").text("id");
  const std::string one = "/api/v1/incidents/" + id;
  const std::string any = "/api/v1/incidents/{id}";
  JsonAnswer evidence =
      server.send("POST", "/api/v1/evidence-items", R"({"incident":")" + id + R"(","name":"logg.txt"})");
  const std::string item = "/api/v1/evidence-items/" + evidence.text("id");
  const std::string items = "/api/v1/evidence-items/{id}";
  EXPECT_EQ(check("GET", items + "/file", item + "/file").status, 404);
  EXPECT_EQ(check("PUT", items + "/file", item + "/file", "{}").status, 200);
  EXPECT_EQ(check("PUT", items + "/file", item + "/file", "{}").status, 409);
  EXPECT_EQ(check("POST", items + "/custody", item + "/custody", R"({"to_hand":"Polisen"})").status, 201);
  EXPECT_EQ(check("POST", items + "/custody", item + "/custody", "{}").status, 422);
  EXPECT_EQ(check("GET", any + "/timeline", one + "/timeline").items().size(), 3u);
  EXPECT_EQ(check("GET", any + "/similar", one + "/similar").json.at("same").as_array().size(), 1u);
  const std::string into = R"({"version":1,"into":")";
  EXPECT_EQ(check("POST", any + "/merge", one + "/merge", into + id + "\"}").status, 422);
  EXPECT_EQ(check("POST", any + "/merge", one + "/merge", into + other + "\"}").status, 200);
  EXPECT_EQ(check("POST", any + "/unmerge", one + "/unmerge", "{}").status, 200);
  EXPECT_EQ(check("POST", any + "/unmerge", one + "/unmerge", "{}").status, 409);
  server.send("POST", "/api/v1/systems", R"({"name":"Portal","supplier":"Moln","registered":8})");
  const std::string suppliers = "/api/v1/incident-suppliers";
  EXPECT_EQ(check("GET", suppliers, suppliers + "?q=moln").items().size(), 1u);
  EXPECT_EQ(check("GET", suppliers + "/impact", suppliers + "/impact?supplier=moln").status, 200);
  EXPECT_EQ(check("GET", suppliers + "/impact", suppliers + "/impact?supplier=ingen").status, 404);
  const std::string reports = "/api/v1/incident-reports";
  EXPECT_EQ(check("POST", reports, reports, R"({"sensitive":"yes","anonymous":true})").status, 201);
}

TEST_F(OpenApiTruth, TheAdministration) {
  server.person = server.make_person(AccountKind::administrator, "");
  const Person boss = *server.person;
  EXPECT_EQ(check("GET", "/api/v1/session", "/api/v1/session").status, 200);
  EXPECT_EQ(check("PATCH", "/api/v1/session", "/api/v1/session", R"({"theme":"dark"})").status, 200);
  EXPECT_EQ(check("GET", "/api/v1/session/all", "/api/v1/session/all").items().size(), 1u);
  JsonAnswer account = check("POST", "/api/v1/accounts", "/api/v1/accounts",
      R"({"login":"bo","name":"Bo","kind":"employee","authority":"UTB","named_as":["x"]})");
  ASSERT_EQ(account.status, 201) << account.body;
  std::string address = account.header("Location");
  check("GET", "/api/v1/accounts", "/api/v1/accounts");
  check("PATCH", "/api/v1/accounts/{id}", address, R"({"disabled":true})", {{"If-Match", "*"}});
  EXPECT_EQ(check("PATCH", "/api/v1/accounts/{id}", address, "{}").status, 428);
  EXPECT_EQ(check("POST", "/api/v1/accounts", "/api/v1/accounts", R"({"login":"bo"})").status, 422);
  check("POST", "/api/v1/accounts/{id}/password", address + "/password");
  check("GET", "/api/v1/accounts/{id}/sessions", "/api/v1/accounts/" + to_string(boss.id) + "/sessions");
  JsonAnswer token = check("POST", "/api/v1/tokens", "/api/v1/tokens", R"({"name":"x","right":"read"})");
  ASSERT_EQ(token.status, 201) << token.body;
  check("GET", "/api/v1/tokens", "/api/v1/tokens");
  EXPECT_EQ(check("DELETE", "/api/v1/tokens/{id}", token.header("Location")).status, 204);
  JsonAnswer settings = check("GET", "/api/v1/settings", "/api/v1/settings");
  JsonAnswer set = check("PUT", "/api/v1/settings", "/api/v1/settings",
      json::serialize(json::object{{"settings", settings.json.at("settings")}}), {{"If-Match", "*"}});
  EXPECT_EQ(set.status, 200) << set.body;
  EXPECT_EQ(check("GET", "/api/v1/settings", "/api/v1/settings").json.at("own"), true);
  JsonAnswer changed = check("POST", "/api/v1/session/password", "/api/v1/session/password",
      json::serialize(json::object{{"current", boss.password}, {"password", "ett annat fint lösen"}}));
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(check("DELETE", "/api/v1/session", "/api/v1/session").text("code"), "session.ended");
  server.person.reset();
  server.as = "";
  std::string body = json::serialize(json::object{{"login", boss.login}, {"password", boss.password}});
  JsonAnswer wrong = check("POST", "/api/v1/session", "/api/v1/session", body);
  EXPECT_EQ(wrong.status, 401);
  for (int i = 0; i < 5; ++i) wrong = check("POST", "/api/v1/session", "/api/v1/session", body);
  EXPECT_EQ(wrong.status, 429);
}

}  // namespace
}  // namespace ringmur
