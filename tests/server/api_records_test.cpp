#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur {
namespace {

class ApiRecords : public testing::TestWithParam<Engine> {
 protected:
  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiRecords, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiRecords, IsMadeReadChangedArchivedAndRestored) {
  JsonAnswer made = server.incident("Borttappad dator");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.header("Location"), "/api/v1/incidents/" + made.text("id"));
  EXPECT_EQ(made.header("ETag"), "\"1\"");
  EXPECT_EQ(made.text("authority"), "UTB");
  EXPECT_TRUE(made.text("reference").starts_with("INC-"));
  EXPECT_EQ(made.text("discovered_at"), "2025-11-05T13:30:00Z");

  JsonAnswer read = server.get(made.header("Location"));
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.json, made.json);
  EXPECT_EQ(server.get("/api/v1/incidents/" + made.text("reference")).json, made.json);

  JsonAnswer changed = server.send("PATCH", made.header("Location"),
      R"({"title":"Stulen dator","kind":"Stöld"})", {{"If-Match", "\"1\""}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.header("ETag"), "\"2\"");
  EXPECT_EQ(changed.text("title"), "Stulen dator");
  EXPECT_EQ(changed.text("discovered_at"), "2025-11-05T13:30:00Z");

  JsonAnswer archived = server.ask("POST", made.header("Location") + "/archive", {{"If-Match", "\"2\""}});
  ASSERT_EQ(archived.status, 200) << archived.body;
  EXPECT_FALSE(archived.text("archived_at").empty());
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);
  EXPECT_EQ(server.get("/api/v1/incidents?archived=only").items().size(), 1u);

  JsonAnswer restored = server.ask("POST", made.header("Location") + "/restore", {{"If-Match", "*"}});
  ASSERT_EQ(restored.status, 200) << restored.body;
  EXPECT_TRUE(restored.json.at("archived_at").is_null());
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1u);

  JsonAnswer history = server.get(made.header("Location") + "/history");
  ASSERT_EQ(history.items().size(), 4u) << history.body;
  EXPECT_EQ(history.items()[0].at("action"), "restore");
  EXPECT_EQ(history.items()[3].at("action"), "create");
  EXPECT_EQ(
      history.items()[2].at("changes").at("title"), (boost::json::array{"Borttappad dator", "Stulen dator"}));
}

TEST_P(ApiRecords, NobodyOverwritesWhatTheyHaveNotRead) {
  std::string address = server.incident("Ett").header("Location");
  EXPECT_EQ(server.send("PATCH", address, R"({"title":"Två"})").status, 428);
  EXPECT_EQ(server.ask("POST", address + "/archive").status, 428);
  ASSERT_EQ(server.send("PATCH", address, R"({"title":"Två"})", {{"If-Match", "\"1\""}}).status, 200);
  JsonAnswer late = server.send("PATCH", address, R"({"title":"Tre"})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(late.text("code"), "record.changed");
  EXPECT_EQ(server.send("PATCH", address, R"({"title":"Tre"})", {{"If-Match", "W/\"2\""}}).status, 412);
  EXPECT_EQ(server.send("PATCH", address, R"({"title":"Tre"})", {{"If-Match", "\"9\", \"2\""}}).status, 200);
  EXPECT_EQ(server.get(address).text("title"), "Tre");
}

TEST_P(ApiRecords, AnUnchangedOneIsNotSentAgain) {
  std::string address = server.incident("Ett").header("Location");
  JsonAnswer same = server.ask("GET", address, {{"If-None-Match", "\"1\""}});
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.header("ETag"), "\"1\"");
  EXPECT_EQ(server.ask("GET", address, {{"If-None-Match", "\"2\""}}).status, 200);
}

TEST_P(ApiRecords, EveryFaultIsNamedWithAPointer) {
  JsonAnswer refused = server.send(
      "POST", "/api/v1/incidents", R"({"status":"okänd","titel":"x"})", {{"Accept-Language", "en"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(refused.header("Content-Language"), "en");
  EXPECT_EQ(refused.text("type"), "/problems/" + refused.text("code"));
  EXPECT_EQ(refused.number("status"), 422);
  std::set<std::string> pointers;
  for (const auto& fault : refused.json.at("errors").as_array())
    pointers.emplace(fault.at("pointer").as_string());
  EXPECT_EQ(pointers, (std::set<std::string>{"/status", "/titel"}));
  EXPECT_EQ(server.send("POST", "/api/v1/incidents", R"({"kind":"x"})").text("code"), "record.invalid");
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);
}

TEST_P(ApiRecords, TheSameRequestAgainGetsTheFirstAnswer) {
  const Headers key{{"Idempotency-Key", "import-2025-11-05/1"}};
  constexpr std::string_view body = R"({"title":"En gång","discovered_at":"2025-11-05"})";
  JsonAnswer first = server.send("POST", "/api/v1/incidents", body, key);
  ASSERT_EQ(first.status, 201) << first.body;
  JsonAnswer second = server.send("POST", "/api/v1/incidents", body, key);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.json, first.json);
  EXPECT_EQ(second.header("Location"), first.header("Location"));
  EXPECT_EQ(second.header("ETag"), first.header("ETag"));
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1u);
  JsonAnswer other =
      server.send("POST", "/api/v1/incidents", R"({"title":"Annat","discovered_at":"2025-11-05"})", key);
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(other.text("code"), "idempotency.other_request");
  server.as = server.soc;
  EXPECT_EQ(server.send("POST", "/api/v1/incidents", body, key).status, 201) << "a key is its token's own";
}

TEST_P(ApiRecords, ARefusedRequestGivesItsKeyBack) {
  const Headers key{{"Idempotency-Key", "k"}};
  EXPECT_EQ(server.send("POST", "/api/v1/incidents", R"({"title":"Utan dag"})", key).status, 422);
  EXPECT_EQ(
      server.send("POST", "/api/v1/incidents", R"({"title":"Med dag","discovered_at":"2025-11-05"})", key)
          .status,
      201);
  EXPECT_EQ(
      server.send("POST", "/api/v1/incidents", "{}", {{"Idempotency-Key", std::string(201, 'k')}}).status,
      400);
}

TEST_P(ApiRecords, AnAuthorityIsAWall) {
  JsonAnswer made = server.incident("Bara UTB");
  server.as = server.soc;
  EXPECT_EQ(server.get(made.header("Location")).status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/" + made.text("reference")).status, 404);
  EXPECT_EQ(server.get(made.header("Location") + "/history").items().size(), 0u);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 0u);
  EXPECT_EQ(server.get("/api/v1/incidents?authority=UTB").status, 404);
  EXPECT_EQ(server.get("/api/v1/search?q=bara").items().size(), 0u);
  EXPECT_EQ(
      server.send("PATCH", made.header("Location"), R"({"title":"Hej"})", {{"If-Match", "*"}}).status, 404);
  EXPECT_EQ(server.get("/api/v1/authorities").items().size(), 1u);
}

TEST_P(ApiRecords, ATokenForAllSaysWhichAuthority) {
  server.as = server.admin;
  JsonAnswer unsaid = server.get("/api/v1/incidents");
  EXPECT_EQ(unsaid.status, 400);
  EXPECT_EQ(unsaid.text("code"), "parameter.missing");
  JsonAnswer made = server.send(
      "POST", "/api/v1/incidents?authority=soc", R"({"title":"Hos SOC","discovered_at":"2025-11-05"})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("authority"), "SOC");
  EXPECT_EQ(made.header("Location"), "/api/v1/incidents/" + made.text("id") + "?authority=SOC");
  EXPECT_EQ(server.get(made.header("Location")).status, 200);
  EXPECT_EQ(server.get("/api/v1/incidents?authority=XYZ").status, 404);
  EXPECT_EQ(server.get("/api/v1/authorities").items().size(), 2u);
}

TEST_P(ApiRecords, AreFoundByTheirWords) {
  JsonAnswer made = server.incident("Nätfiske mot rektorer");
  JsonAnswer found = server.get("/api/v1/search?q=rektor");
  ASSERT_EQ(found.items().size(), 1u) << found.body;
  EXPECT_EQ(found.items()[0].at("title"), "Nätfiske mot rektorer");
  EXPECT_EQ(found.items()[0].at("address").as_string(), made.header("Location"));
  EXPECT_EQ(server.get("/api/v1/search?q=elefant").items().size(), 0u);
}

}  // namespace
}  // namespace ringmur
