#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "api_support.h"
#include "areas/areas.h"

/// What an outsider behind another authority's wall, or an insider who says too much, gets to know and to
/// change.
namespace ringmur {
namespace {

namespace json = boost::json;

class OutsiderWalls : public testing::TestWithParam<Engine> {
 protected:
  std::string unit_of(const std::string& token, const std::string& code) {
    std::string before = std::exchange(server.as, token);
    JsonAnswer found = server.get("/api/v1/units?code=eq." + code);
    server.as = before;
    return std::string(found.items().at(0).at("id").as_string());
  }
  /// What an answer says, but for what differs from request to request.
  static std::string said(const JsonAnswer& answer) {
    if (!answer.json.is_object()) return fmt::format("{} {}", answer.status, answer.body);
    json::object body = answer.json.get_object();
    body.erase("request_id");
    return fmt::format("{} {}", answer.status, json::serialize(body));
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, OutsiderWalls, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(OutsiderWalls, AnIdThatIsGuessedIsAnsweredAsOneThatIsNone) {
  JsonAnswer theirs = server.incident("Hemligt");
  JsonAnswer job = server.import("?unit=UTB", "Rubrik;Upptäckt\nTvå;2025-01-02\n");
  std::string import(job.json.at("result").at("import_id").as_string());
  JsonAnswer review = server.send("POST", "/api/v1/reviews", R"({"year":2025})");
  ASSERT_EQ(review.status, 201) << review.body;
  server.as = server.soc;
  const std::string nobody = to_string(new_uuid());
  struct Case {
    const char* method;
    const char* address;
    std::string id;
    const char* body{""};
  };
  const Headers matches{{"If-Match", "*"}};
  for (const Case& one : {Case{"GET", "/api/v1/incidents/{}", theirs.text("id")},
           {"GET", "/api/v1/incidents/{}?names=true", theirs.text("id")},
           {"GET", "/api/v1/incidents/{}/history", theirs.text("id")},
           {"GET", "/api/v1/incidents/{}/references", theirs.text("id")},
           {"GET", "/api/v1/units/{}", unit_of(server.utb, "SK1")},
           {"PATCH", "/api/v1/incidents/{}", theirs.text("id"), R"({"title":"x"})"},
           {"POST", "/api/v1/incidents/{}/archive", theirs.text("id")},
           {"POST", "/api/v1/incidents/{}/restore", theirs.text("id")},
           {"GET", "/api/v1/jobs/{}", job.text("id")}, {"GET", "/api/v1/jobs/{}/events", job.text("id")},
           {"GET", "/api/v1/jobs/{}/file", job.text("id")}, {"GET", "/api/v1/reviews/{}", review.text("id")},
           {"POST", "/api/v1/imports/{}/undo", import}}) {
    JsonAnswer guessed =
        server.send(one.method, fmt::format(fmt::runtime(one.address), one.id), one.body, matches);
    JsonAnswer none =
        server.send(one.method, fmt::format(fmt::runtime(one.address), nobody), one.body, matches);
    EXPECT_EQ(said(guessed), said(none)) << one.method << ' ' << one.address;
    EXPECT_EQ(guessed.body.find("Hemligt"), std::string::npos);
  }
  const auto batch = [&](const std::string& id) {
    std::string text = said(server.send("POST", "/api/v1/incidents/batch",
        fmt::format(R"({{"records":[{{"id":"{}","version":1}}],"set":{{"title":"x"}}}})", id)));
    for (auto at = text.find(id); at != std::string::npos; at = text.find(id))
      text.replace(at, id.size(), "?");
    return text;
  };
  EXPECT_EQ(batch(theirs.text("id")), batch(nobody)) << "but for the id that was asked for";
  server.as = server.utb;
  EXPECT_EQ(server.get(theirs.header("Location")).number("version"), 1) << "and nothing was changed";
}

TEST_P(OutsiderWalls, NoFilterWordOrCountTellsOfTheOtherSide) {
  server.incident("Hemligt", R"(,"kind":"Stöld")");
  const std::string theirs = unit_of(server.utb, "UTB");
  const std::string school = unit_of(server.utb, "SK1");
  server.as = server.soc;
  ASSERT_EQ(server.incident("Vårt").status, 201);
  for (const std::string& filter :
      {std::string("unit.code=eq.UTB"), std::string("unit.name=contains.utbildning"), "unit=eq." + theirs,
          std::string("title=contains.hemlig"), std::string("q=hemligt"),
          std::string("kind=eq.St%C3%B6ld")}) {
    JsonAnswer list = server.get("/api/v1/incidents?count=true&names=true&" + filter);
    ASSERT_EQ(list.status, 200) << filter << list.body;
    EXPECT_EQ(list.number("total"), 0) << filter;
    EXPECT_EQ(list.items().size(), 0u) << filter;
    EXPECT_EQ(list.body.find("Utbildning"), std::string::npos) << filter;
    JsonAnswer counts = server.get("/api/v1/incidents/counts?by=status&names=true&" + filter);
    EXPECT_EQ(counts.number("total"), 0) << filter << counts.body;
    JsonAnswer file = server.get("/api/v1/incidents?format=csv&" + filter);
    EXPECT_EQ(file.body.find("Hemligt"), std::string::npos) << filter;
  }
  // A unit behind the wall is answered as one that there is not.
  const auto under = [&](const std::string& unit) {
    JsonAnswer answer = server.get("/api/v1/incidents?count=true&unit=under." + unit);
    json::object body = answer.json.as_object();
    body.erase("request_id");
    std::string text = json::serialize(body);
    for (auto at = text.find(unit); at != std::string::npos; at = text.find(unit))
      text.replace(at, unit.size(), "?");
    return fmt::format("{} {}", answer.status, text);
  };
  EXPECT_EQ(under("UTB"), under("XYZ"));
  EXPECT_EQ(under(school), under(to_string(new_uuid())));
  EXPECT_EQ(server.get("/api/v1/incidents/counts?by=unit&names=true").items().size(), 1u);
  EXPECT_EQ(server.get("/api/v1/search?q=hemligt&group=true").body.find("Hemligt"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/figures?year=2025&unit=UTB").status, 404);
  EXPECT_EQ(server.get("/api/v1/report?year=2025&unit=SK1").status, 404);
}

TEST_P(OutsiderWalls, NothingIsTiedToARecordOnTheOtherSide) {
  const std::string theirs = unit_of(server.utb, "UTB");
  server.as = server.soc;
  JsonAnswer own = server.incident("Vårt");
  const auto body = [](const std::string& unit) {
    return fmt::format(R"({{"title":"x","discovered_at":"2025-11-05","unit":"{}"}})", unit);
  };
  const auto compare = [&](const std::string& what, const JsonAnswer& through, const JsonAnswer& none) {
    EXPECT_EQ(through.status, 422) << what << through.body;
    EXPECT_EQ(through.text("code"), none.text("code")) << what;
    EXPECT_EQ(through.json.at("errors").at(0).at("detail"), none.json.at("errors").at(0).at("detail"))
        << what;
  };
  const std::string nobody = to_string(new_uuid());
  compare("create", server.send("POST", "/api/v1/incidents", body(theirs)),
      server.send("POST", "/api/v1/incidents", body(nobody)));
  const auto patch = [&](const std::string& unit) {
    return server.send(
        "PATCH", own.header("Location"), fmt::format(R"({{"unit":"{}"}})", unit), {{"If-Match", "*"}});
  };
  compare("change", patch(theirs), patch(nobody));
  const auto batch = [&](const std::string& unit) {
    return server.send("POST", "/api/v1/incidents/batch",
        fmt::format(
            R"({{"records":[{{"id":"{}","version":1}}],"set":{{"unit":"{}"}}}})", own.text("id"), unit));
  };
  compare("batch", batch(theirs), batch(nobody));
  JsonAnswer job = server.import("?unit=SOC", "Rubrik;Upptäckt;Enhet\nEtt;2025-01-02;UTB\n");
  EXPECT_EQ(job.json.at("result").at("written"), false) << job.body;
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 1);
  EXPECT_EQ(
      server.ask("POST", "/api/v1/imports?unit=UTB", {}, "Rubrik;Upptäckt\nEtt;2025-01-02\n").status, 404);
  server.as = server.utb;
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 0);
}

TEST_P(OutsiderWalls, WhatIsNotAFieldOfTheFormIsNotSet) {
  JsonAnswer risk = server.send(
      "POST", "/api/v1/risks", R"({"analysis":"VoR","year":2025,"event":"Fel","likelihood":2,"impact":4})");
  ASSERT_EQ(risk.status, 201) << risk.body;
  const std::string soc = to_string(new_uuid());
  for (const std::string& member : {std::string(R"("id":")" + soc + '"'), std::string(R"("version":9)"),
           std::string(R"("authority":"SOC")"), std::string(R"("created_at":"2001-01-01T00:00:00Z")"),
           std::string(R"("changed_at":"2001-01-01T00:00:00Z")"), std::string(R"("archived_at":null)"),
           std::string(R"("reference":"RSK-1999-0001")"), std::string(R"("short_reference":"RSK-1999-0001")"),
           std::string(R"("value":1)"), std::string(R"("action_required":false)"),
           std::string(R"("edited":"")"), std::string(R"("event_sort":"a")"),
           std::string(R"("__proto__":{"x":1})")}) {
    JsonAnswer made = server.send(
        "POST", "/api/v1/risks", R"({"analysis":"VoR","year":2024,"event":"Fel",)" + member + '}');
    EXPECT_EQ(made.status, 422) << member << made.body;
    JsonAnswer changed =
        server.send("PATCH", risk.header("Location"), '{' + member + '}', {{"If-Match", "\"1\""}});
    EXPECT_EQ(changed.status, 422) << member << changed.body;
    JsonAnswer batch = server.send("POST", "/api/v1/risks/batch",
        fmt::format(R"({{"records":[{{"id":"{}","version":1}}],"set":{{{}}}}})", risk.text("id"), member));
    EXPECT_EQ(batch.status, 422) << member << batch.body;
  }
  EXPECT_EQ(server.get(risk.header("Location")).json, risk.json);
  EXPECT_EQ(server.get("/api/v1/risks?count=true").number("total"), 1);
}

TEST_P(OutsiderWalls, NobodyWritesTheirOwnRightsSecretsOrReports) {
  Person boss = server.make_person(AccountKind::administrator, "UTB");
  server.person = boss;
  const std::string account = "/api/v1/accounts/" + to_string(boss.id);
  for (const char* member :
      {R"("id":"x")", R"("password":"korrekt häst batteri")", R"("must_change_password":false)",
          R"("created_at":"2001-01-01T00:00:00Z")", R"("signed_in_at":null)", R"("disabled_at":null)",
          R"("version":9)", R"("right":"administer")", R"("theme":"dark")"}) {
    EXPECT_EQ(server.send("PATCH", account, fmt::format("{{{}}}", member), {{"If-Match", "*"}}).status, 422)
        << member;
    EXPECT_EQ(
        server
            .send("POST", "/api/v1/accounts",
                fmt::format(R"({{"login":"ny","name":"Ny","kind":"employee","authority":"UTB",{}}})", member))
            .status,
        422)
        << member;
  }
  for (const char* member : {R"("secret":"ringmur_x")", R"("digest":"x")", R"("id":"x")",
           R"("last_used_at":null)", R"("revoked_at":null)", R"("created_at":"2001-01-01T00:00:00Z")"})
    EXPECT_EQ(
        server.send("POST", "/api/v1/tokens", fmt::format(R"({{"name":"x","right":"read",{}}})", member))
            .status,
        422)
        << member;
  server.person = server.make_person(AccountKind::employee, "UTB");
  for (const char* member :
      {R"("kind":"administrator")", R"("authority":null)", R"("named_as":[])", R"("name":"x")",
          R"("login":"x")", R"("must_change_password":false)", R"("expires_at":"2999-01-01T00:00:00Z")"})
    EXPECT_EQ(server.send("PATCH", "/api/v1/session", fmt::format("{{{}}}", member)).status, 422) << member;
  for (const char* member : {R"("reported_by":"någon")", R"("reporter":"någon")", R"("status":"closed")",
           R"("authority":"SOC")", R"("short_reference":"INC-1999-0001")", R"("id":"x")", R"("unit":"x")"})
    EXPECT_EQ(server.send("POST", "/api/v1/incident-reports", fmt::format(R"({{"what":"Något",{}}})", member))
                  .status,
        422)
        << member;
  EXPECT_EQ(server.send("POST", "/api/v1/incident-reports?authority=SOC", R"({"what":"Något"})").status, 404);
  EXPECT_EQ(server.get("/api/v1/incident-reports").items().size(), 0u);
}

TEST_P(OutsiderWalls, OfManyWhoChangeTheSameVersionAtOnceOneWins) {
  std::string address = server.incident("Ett").header("Location");
  std::atomic<int> won{0};
  std::atomic<int> lost{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      std::string body = fmt::format(R"({{"title":"Nummer {}"}})", i);
      http::Client client(server.port());
      client.send(
          fmt::format("PATCH {} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {}\r\nIf-Match: "
                      "\"1\"\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
              address, server.utb, body.size(), body));
      int status = client.read().status;
      if (status == 200) ++won;
      if (status == 412) ++lost;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 7);
  EXPECT_EQ(server.get(address).number("version"), 2);
}

}  // namespace
}  // namespace ringmur
