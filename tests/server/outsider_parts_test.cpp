#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "roles_support.h"
#include "store/providers.h"

/// Who may something tries for more: beyond the own unit, in what others only share, in reviews that are not
/// published, in what the server keeps, at another provider's people.
namespace ringmur {
namespace {

namespace json = boost::json;

class OutsiderParts : public RolesTest {
 protected:
  std::string incident(const std::string& token, std::string_view title, std::string_view more = "") {
    return make(token, "incidents",
        fmt::format(R"({{"title":"{}","discovered_at":"2025-11-05T14:30:00+01:00"{}}})", title, more));
  }
  /// What an answer says, but for what differs from request to request and for the id that was asked for.
  static std::string said(const JsonAnswer& answer, const std::string& id) {
    std::string text = fmt::format("{} {}", answer.status, answer.body);
    if (answer.json.is_object()) {
      json::object body = answer.json.get_object();
      body.erase("request_id");
      text = fmt::format("{} {}", answer.status, json::serialize(body));
    }
    for (auto at = text.find(id); at != std::string::npos; at = text.find(id))
      text.replace(at, id.size(), "?");
    return text;
  }
  struct Attempt {
    const char* method;
    const char* address;
    const char* body{""};
  };
  /// Each attempt at the id is answered as at an id that there is none of.
  void expect_hidden(const std::string& id, const std::vector<Attempt>& attempts) {
    const std::string nobody = to_string(new_uuid());
    const Headers matches{{"If-Match", "*"}};
    for (const Attempt& one : attempts) {
      const auto ask = [&](const std::string& of) {
        std::string body = one.body;
        if (auto at = body.find("{}"); at != std::string::npos) body.replace(at, 2, of);
        return said(server.send(one.method, fmt::format(fmt::runtime(one.address), of), body, matches), of);
      };
      const std::string guessed = ask(id);
      EXPECT_EQ(guessed, ask(nobody)) << one.method << ' ' << one.address;
      EXPECT_FALSE(guessed.starts_with('2')) << one.method << ' ' << one.address << guessed;
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, OutsiderParts, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(OutsiderParts, WhatLiesInAnotherUnitIsNotThereWhoeverGuessesItsId) {
  const std::string utb = to_string(authority("UTB"));
  const std::string elsewhere = make(server.utb, "systems", R"({"name":"Hemligt system"})");
  const std::string inside =
      make(server.utb, "systems", fmt::format(R"({{"name":"Eget","unit":"{}"}})", to_string(school)));
  server.person = with_role("object_lead", in_unit(school));
  ASSERT_EQ(server.get("/api/v1/systems/" + inside).status, 200) << "the test can fail";
  expect_hidden(elsewhere,
      {{"GET", "/api/v1/systems/{}"}, {"GET", "/api/v1/systems/{}?names=true"},
          {"GET", "/api/v1/systems/{}?authority=UTB"}, {"GET", "/api/v1/systems/{}/history"},
          {"GET", "/api/v1/systems/{}/references"}, {"PATCH", "/api/v1/systems/{}", R"({"supplier":"x"})"},
          {"POST", "/api/v1/systems/{}/archive"}, {"POST", "/api/v1/systems/{}/restore"},
          {"PUT", "/api/v1/systems/{}/sharing", R"({"with":"all"})"},
          {"POST", "/api/v1/systems/batch",
              R"({"records":[{"id":"{}","version":1}],"set":{"supplier":"x"}})"}});
  for (const std::string& filter : {std::string("name=contains.hemligt"), std::string("q=hemligt"),
           "unit=eq." + utb, std::string("unit.code=eq.UTB"), "id=eq." + elsewhere}) {
    JsonAnswer list = server.get("/api/v1/systems?count=true&names=true&" + filter);
    if (list.status != 200) continue;  // no such filter for anybody
    EXPECT_EQ(list.number("total"), 0) << filter << list.body;
    EXPECT_EQ(list.body.find("Hemligt"), std::string::npos) << filter;
  }
  EXPECT_EQ(server.get("/api/v1/search?q=hemligt").body.find("Hemligt"), std::string::npos);
  // Out of one's own unit nothing is moved, and into another's nothing is put.
  for (const char* body : {R"({{"unit":"{}"}})"}) {
    JsonAnswer moved = server.send(
        "PATCH", "/api/v1/systems/" + inside, fmt::format(fmt::runtime(body), utb), {{"If-Match", "*"}});
    EXPECT_GE(moved.status, 400) << moved.body;
  }
  as_token(server.utb);
  EXPECT_EQ(server.get("/api/v1/systems/" + elsewhere).number("version"), 1) << "and nothing was changed";
  EXPECT_EQ(server.get("/api/v1/systems/" + inside).number("version"), 1);
}

TEST_P(OutsiderParts, NoNameOfWhatLiesBeyondTheWallComesWithASharedRecord) {
  const std::string hidden = make(server.utb, "units",
      R"({"code":"HEM","name":"Hemlig enhet","parent":")" + to_string(authority("UTB")) + R"("})");
  const std::string id = incident(server.utb, "Delad", fmt::format(R"(,"unit":"{}")", hidden));
  share("incident", id, "UTB", "SOC");
  as_token(server.soc);
  for (const std::string& address :
      {"/api/v1/incidents/" + id + "?names=true", std::string("/api/v1/incidents?shared=with&names=true"),
          std::string("/api/v1/incidents?shared=only&names=true"),
          std::string("/api/v1/incidents?shared=only&format=csv"),
          std::string("/api/v1/incidents/counts?by=unit&names=true")}) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.body.find("Hemlig"), std::string::npos) << address << answer.body;
    EXPECT_EQ(answer.body.find("HEM"), std::string::npos) << address << answer.body;
  }
  EXPECT_EQ(server.get("/api/v1/units/" + hidden).status, 404);
  EXPECT_EQ(server.get("/api/v1/units?q=hemlig").items().size(), 0u) << "nor among suggestions";
}

TEST_P(OutsiderParts, WhoReadsWhatIsSharedWritesNothingOfIt) {
  const std::string id = make(server.utb, "systems", R"({"name":"Gemensamt"})");
  share("system", id, "UTB", "all");
  server.person = server.make_person(AccountKind::administrator, "SOC");
  ASSERT_EQ(server.get("/api/v1/systems/" + id).status, 200) << "the test can fail";
  expect_hidden(
      id, {{"PATCH", "/api/v1/systems/{}", R"({"supplier":"x"})"}, {"POST", "/api/v1/systems/{}/archive"},
              {"POST", "/api/v1/systems/{}/restore"}, {"PUT", "/api/v1/systems/{}/sharing", R"({"with":[]})"},
              {"GET", "/api/v1/systems/{}/history"}, {"GET", "/api/v1/systems/{}/references"},
              {"POST", "/api/v1/systems/batch",
                  R"({"records":[{"id":"{}","version":2}],"set":{"supplier":"x"}})"},
              {"PATCH", "/api/v1/systems/{}?authority=UTB", R"({"supplier":"x"})"},
              {"POST", "/api/v1/systems/{}/archive?authority=UTB"},
              {"PUT", "/api/v1/systems/{}/sharing?authority=UTB", R"({"with":[]})"}});
  as_token(server.utb);
  EXPECT_EQ(server.get("/api/v1/systems/" + id).number("version"), 2) << "sharing was the last change";
}

TEST_P(OutsiderParts, AReviewIsPublishedByItsOwnersAndReadByOthersOnlyThen) {
  as_token(server.soc);
  const std::string kept = server.send("POST", "/api/v1/reviews", R"({"year":2024})").text("id");
  ASSERT_FALSE(kept.empty());
  server.person = server.make_person(AccountKind::administrator, "UTB");
  const std::vector<Attempt> attempts{{"GET", "/api/v1/published-reviews/{}"}, {"GET", "/api/v1/reviews/{}"},
      {"GET", "/api/v1/reviews/{}?authority=SOC"}, {"POST", "/api/v1/reviews/{}/publish"},
      {"POST", "/api/v1/reviews/{}/publish?authority=SOC"}};
  expect_hidden(kept, attempts);
  EXPECT_TRUE(server.get("/api/v1/published-reviews").items().empty());
  as_token(server.soc);
  ASSERT_EQ(server.send("POST", "/api/v1/reviews/" + kept + "/publish", "").status, 200);
  server.person = server.make_person(AccountKind::administrator, "UTB");
  EXPECT_EQ(server.get("/api/v1/published-reviews/" + kept).status, 200) << "the test can fail";
  EXPECT_NE(server.get("/api/v1/reviews/" + kept).status, 200) << "the published copy is all";
}

TEST_P(OutsiderParts, WhatTheServerHasSeenIsNotWrittenByAnybody) {
  server.person = server.make_person(AccountKind::employee, "UTB");
  const std::string reporter = server.person->login;
  ASSERT_EQ(
      server.send("POST", "/api/v1/incident-reports", R"({"what":"Mejl till fel mottagare"})").status, 201);
  as_token(server.utb);
  const json::value told = server.get("/api/v1/incidents").items().at(0);
  const std::string id(told.at("id").as_string());
  ASSERT_EQ(std::string(told.at("reported_by").as_string()), reporter);
  for (const Person& who : {server.make_person(AccountKind::administrator, ""),
           server.make_person(AccountKind::administrator, "UTB")}) {
    server.person = who;
    for (const char* value : {R"("another")", "null", R"("")"}) {
      const std::string member = std::string(R"("reported_by":)") + value;
      JsonAnswer made = server.send("POST", "/api/v1/incidents?authority=UTB",
          R"({"title":"x","discovered_at":"2025-11-05",)" + member + '}');
      EXPECT_EQ(made.status, 422) << member << made.body;
      EXPECT_EQ(made.json.at("errors").at(0).at("code").as_string(), "json.kept_member") << made.body;
      JsonAnswer changed = server.send(
          "PATCH", "/api/v1/incidents/" + id + "?authority=UTB", '{' + member + '}', {{"If-Match", "*"}});
      EXPECT_EQ(changed.status, 422) << member << changed.body;
      JsonAnswer batch = server.send("POST", "/api/v1/incidents/batch?authority=UTB",
          fmt::format(R"({{"records":[{{"id":"{}","version":1}}],"set":{{{}}}}})", id, member));
      EXPECT_EQ(batch.status, 422) << member << batch.body;
    }
  }
  as_token(server.utb);
  JsonAnswer job = server.import(
      "?unit=UTB", "Rubrik;Upptäckt;Anmälare;Anmälarens konto\nTvå;2025-01-02;Bo Ek;" + reporter + "\n");
  EXPECT_EQ(job.json.at("result").at("code"), "import.unknown_headings")
      << "the column is none that a file may have: " << job.body;
  job = server.import("?unit=UTB&ignore_unknown=true",
      "Rubrik;Upptäckt;Anmälare;Anmälarens konto\nTvå;2025-01-02;Bo Ek;" + reporter + "\n");
  EXPECT_EQ(job.json.at("result").at("written"), true) << job.body;
  JsonAnswer imported = server.get("/api/v1/incidents?title=eq.Tv%C3%A5");
  ASSERT_EQ(imported.items().size(), 1u) << imported.body;
  EXPECT_EQ(imported.items().at(0).at("reporter"), "Bo Ek");
  EXPECT_TRUE(imported.items().at(0).at("reported_by").is_null());
  EXPECT_EQ(
      server.send("PATCH", "/api/v1/incidents/" + id, R"({"title":"Nytt"})", {{"If-Match", "*"}}).status,
      200);
  EXPECT_EQ(server.get("/api/v1/incidents/" + id).text("reported_by"), reporter)
      << "kept through other changes";
  EXPECT_EQ(server.get("/api/v1/incidents?format=csv").body.find("konto"), std::string::npos);
  const JsonAnswer registers = server.get("/api/v1/registers");
  std::set<std::string> kept;
  for (const json::value& type : registers.items()) {
    for (const json::value& field : type.at("fields").as_array()) {
      if (!field.at("kept_by_server").as_bool()) continue;
      kept.insert(std::string(type.at("name").as_string()) + "." + std::string(field.at("name").as_string()));
    }
  }
  EXPECT_EQ(kept,
      (std::set<std::string>{"activity.follows", "control_performance.seed", "evidence.kept_with",
          "evidence.media_type", "evidence.sha256", "evidence.size", "incident.case_id",
          "incident.merged_into", "incident.reported_by", "incident_notice.due_at", "incident_notice.sent_at",
          "incident_notice.sent_by", "incident_notice.status", "risk.accepted_until", "risk.accepted_value",
          "risk_acceptance.decided_at", "risk_acceptance.decided_by", "risk_acceptance.decided_by_name",
          "risk_acceptance.decision_note", "risk_acceptance.role", "risk_acceptance.status",
          "risk_acceptance.value"}));
}

TEST_P(OutsiderParts, AnImportIsNotUndoneUnderThoseWhoReadWhatItBrought) {
  JsonAnswer job = server.import("?unit=UTB", "Rubrik;Upptäckt\nDelas;2025-01-02\nDelas inte;2025-01-03\n");
  const std::string import(job.json.at("result").at("import_id").as_string());
  const std::string id(server.get("/api/v1/incidents?title=eq.Delas").items().at(0).at("id").as_string());
  share("incident", id, "UTB", "SOC");
  as_token(server.utb);
  EXPECT_FALSE(server.get("/api/v1/imports").items().at(0).at("can_undo").as_bool());
  JsonAnswer refused = server.ask("POST", "/api/v1/imports/" + import + "/undo");
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(refused.text("code"), "import.built_upon");
  EXPECT_NE(refused.body.find("delas med andra"), std::string::npos) << refused.body;
  as_token(server.soc);
  EXPECT_EQ(server.get("/api/v1/incidents/" + id).text("title"), "Delas") << "and its readers still have it";
  share("incident", id, "UTB", "");
  as_token(server.utb);
  EXPECT_TRUE(server.get("/api/v1/imports").items().at(0).at("can_undo").as_bool()) << "sharing is over";
  JsonAnswer undone = server.ask("POST", "/api/v1/imports/" + import + "/undo");
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 0);
}

TEST_P(OutsiderParts, AProvidersTokenReachesItsOwnPeopleOnly) {
  const auto provider_with = [&](const std::string& name) {
    NewToken token = create_token(server.store(), house(), name, std::nullopt, Right::write, {},
        std::vector<TokenScope>{{"providers", Action::write}})
                         .value();
    ProviderContent content;
    content.name = name;
    content.issuer = "https://login.example/" + name;
    content.client_id = "abc";
    content.scim_token = token.token.id;
    EXPECT_TRUE(create_provider(server.store(), house(), content, {}));
    return token.secret;
  };
  const std::string first = provider_with("one");
  const std::string second = provider_with("two");
  as_token(first);
  const std::string anna =
      server.send("POST", "/scim/v2/Users", R"({"userName":"anna@kommun.se","displayName":"Anna"})")
          .text("id");
  const std::string group =
      server.send("POST", "/scim/v2/Groups", R"({"displayName":"Hemliga gruppen"})").text("id");
  ASSERT_FALSE(anna.empty() || group.empty());
  const Person local = server.make_person(AccountKind::employee, "UTB");
  as_token(second);
  const char* disable =
      R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]})";
  for (const std::string& id : {anna, to_string(local.id)}) {
    expect_hidden(id, {{"GET", "/scim/v2/Users/{}"}, {"DELETE", "/scim/v2/Users/{}"},
                          {"PATCH", "/scim/v2/Users/{}", disable},
                          {"PUT", "/scim/v2/Users/{}", R"({"userName":"stolen@kommun.se","active":false})"}});
  }
  expect_hidden(group, {{"GET", "/scim/v2/Groups/{}"}, {"DELETE", "/scim/v2/Groups/{}"},
                           {"PUT", "/scim/v2/Groups/{}", R"({"displayName":"Vår","members":[]})"}});
  for (const char* address : {"/scim/v2/Users", "/scim/v2/Users?filter=userName%20eq%20%22anna@kommun.se%22",
           "/scim/v2/Groups", "/scim/v2/Groups?filter=displayName%20eq%20%22Hemliga%20gruppen%22"}) {
    JsonAnswer list = server.get(address);
    EXPECT_EQ(list.number("totalResults"), 0) << address << list.body;
  }
  // Others' people are made members of nothing.
  JsonAnswer own = server.send("POST", "/scim/v2/Groups",
      fmt::format(R"({{"displayName":"Vår","members":[{{"value":"{}"}}]}})", anna));
  EXPECT_EQ(own.status, 400) << own.body;
  EXPECT_EQ(own.text("code"), "scim.member");
  EXPECT_TRUE(server.get("/scim/v2/Groups").json.at("totalResults") == 0) << "and no group was made";
  as_token(first);
  JsonAnswer still = server.get("/scim/v2/Users/" + anna);
  EXPECT_EQ(still.status, 200) << still.body;
  EXPECT_TRUE(still.json.at("active").as_bool());
  EXPECT_EQ(server.get("/scim/v2/Groups/" + group).status, 200);
  EXPECT_EQ(server.sign_in(local.login, local.password).status, 200) << "nor was anybody put out";
}

}  // namespace
}  // namespace ringmur
