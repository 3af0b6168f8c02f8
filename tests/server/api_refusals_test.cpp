#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur {
namespace {

class ApiRefusals : public testing::Test {
 protected:
  /// What a body of an incident is answered.
  JsonAnswer post(std::string_view body) { return server.send("POST", "/api/v1/incidents", body); }

  ApiServer server;
};

TEST_F(ApiRefusals, WithoutATokenThatIsValid) {
  for (std::string token : {"", "ringmur_wrong", "other"}) {
    server.as = token;
    for (const char* address :
        {"/api/v1/incidents", "/api/v1/figures?year=2025", "/api/v1/authorities", "/api/v1/jobs/x"}) {
      JsonAnswer answer = server.get(address);
      EXPECT_EQ(answer.status, 401) << address;
      EXPECT_TRUE(answer.header("WWW-Authenticate").starts_with("Bearer")) << address;
    }
    EXPECT_EQ(server.ask("POST", "/api/v1/imports?unit=UTB", {}, "Rubrik\nx\n").status, 401);
  }
  server.as.clear();
  for (const char* address : {"/", "/health", "/ready", "/api/v1/openapi.json"}) {
    EXPECT_EQ(server.get(address).status, 200) << address;
  }
}

TEST_F(ApiRefusals, ATokenInTheAddress) {
  std::string token = std::exchange(server.as, "");
  EXPECT_EQ(server.get("/api/v1/incidents?access_token=" + token).status, 401);
}

TEST_F(ApiRefusals, ATokenThatWasTakenBack) {
  ASSERT_EQ(server.get("/api/v1/incidents").status, 200);
  Actor owner{"test", {}, Right::administer, {}};
  for (const Token& token : list_tokens(server.store(), owner)) {
    if (token.name == "test UTB") {
      EXPECT_TRUE(revoke_token(server.store(), owner, token.id).has_value());
    }
  }
  EXPECT_EQ(server.get("/api/v1/incidents").status, 401);
}

TEST_F(ApiRefusals, WritingWithATokenThatOnlyReads) {
  std::string address = server.incident("Ett").header("Location");
  server.as = server.token("UTB", Right::read);
  EXPECT_EQ(server.get(address).status, 200);
  EXPECT_EQ(post("{}").status, 403);
  EXPECT_EQ(server.send("PATCH", address, "{}", {{"If-Match", "*"}}).status, 403);
  EXPECT_EQ(server.ask("POST", address + "/archive", {{"If-Match", "*"}}).status, 403);
  EXPECT_EQ(server.ask("POST", "/api/v1/imports", {}, "x").status, 403);
  EXPECT_EQ(server.send("POST", "/api/v1/reviews", R"({"year":2025})").status, 403);
}

TEST_F(ApiRefusals, AddressesAndMethodsThatAreNone) {
  EXPECT_EQ(server.get("/api/v1/dragons").status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/").status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/x/y/z").status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/INC-1999-0001").status, 404);
  EXPECT_EQ(server.get("/api/v1/units/UTB-1").status, 404);
  JsonAnswer answer = server.ask("PUT", "/api/v1/incidents");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, HEAD, POST");
  EXPECT_EQ(
      server.ask("DELETE", "/api/v1/incidents/" + to_string(new_uuid())).header("Allow"), "GET, HEAD, PATCH");
  EXPECT_EQ(server.ask("HEAD", "/api/v1/incidents").status, 200);
}

TEST_F(ApiRefusals, BodiesThatAreNoJson) {
  EXPECT_EQ(post("").status, 400);
  EXPECT_EQ(post("{\"title\":").status, 400);
  EXPECT_EQ(post("{\"title\":\"x\"} y").status, 400);
  EXPECT_EQ(post("{\"title\":\"\xff\"}").status, 400);
  EXPECT_EQ(post("{\"title\":\"\\ud800\"}").status, 400);
  EXPECT_EQ(post(std::string(33, '[') + std::string(33, ']')).status, 400);
  EXPECT_EQ(post(std::string(32, '[') + std::string(32, ']')).status, 422) << "no object, but not too deep";
  EXPECT_EQ(post("[]").text("code"), "json.not_an_object");
  EXPECT_EQ(server.ask("POST", "/api/v1/incidents", {{"Content-Type", "text/plain"}}, "{}").status, 415);
  EXPECT_EQ(post("{\"title\":\"" + std::string(1 << 20, 'x') + "\"}").status, 413);
  EXPECT_EQ(post(" {\"title\":\"x\",\"discovered_at\":\"2025-11-05\"}\n ").status, 201);
}

TEST_F(ApiRefusals, ParametersThatAreNone) {
  JsonAnswer unknown =
      server.ask("GET", "/api/v1/incidents?colour=eq.red", {{"Accept-Language", "en-GB,en;q=0.9"}});
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(unknown.text("code"), "parameter.unknown");
  EXPECT_EQ(unknown.json.at("errors").at(0).at("parameter"), "colour");
  EXPECT_NE(unknown.text("detail").find("discovered_at"), std::string::npos) << "those allowed are named";
  EXPECT_EQ(server.get("/api/v1/incidents/" + to_string(new_uuid()) + "?status=eq.new").status, 400);
  EXPECT_EQ(server.get("/api/v1/authorities?x=1").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?*=1").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?limit=0").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?limit=201").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?limit=5x").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?limit=5&limit=6").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?sort=kind").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?after=nonsense").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?status=new").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?status=eq.dragon").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?discovered_at=gte.2025-02-30").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?fields=title,colour").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?count=maybe").status, 400);
  EXPECT_EQ(server.get("/api/v1/incidents?format=pdf").status, 400);
  EXPECT_EQ(server.get("/api/v1/figures").status, 400);
  EXPECT_EQ(server.get("/api/v1/figures?year=25").status, 400);
  EXPECT_EQ(server.get("/api/v1/figures?year=2025&unit=XYZ").status, 404);
}

TEST_F(ApiRefusals, ValuesFromAnEnemy) {
  for (std::string_view value :
      {"'; DROP TABLE incident; --", "%00", "%F0%9F%92%A9", "in.(", "eq.%22", "under.UTB"}) {
    for (const char* field : {"title", "status", "unit", "discovered_at", "unit.code"}) {
      std::string address = fmt::format("/api/v1/incidents?{}={}", field, value);
      for (char& c : address) c = c == ' ' ? '+' : c;
      int status = server.get(address).status;
      EXPECT_TRUE(status == 200 || status == 400) << address << ' ' << status;
    }
  }
  EXPECT_EQ(server.get("/api/v1/incidents?title=eq.%27%20OR%20%271%27=%271").items().size(), 0u);
  EXPECT_EQ(post(R"({"title":"a\u0000b","discovered_at":"2025-11-05"})").status, 422);
  EXPECT_EQ(post(R"({"title":{"$ne":null},"discovered_at":"2025-11-05"})").status, 422);
  EXPECT_EQ(post(R"({"title":"x","discovered_at":"2025-11-05","id":"1","version":7})").status, 422);
  JsonAnswer foreign =
      post(fmt::format(R"({{"title":"x","discovered_at":"2025-11-05","unit":"{}"}})", to_string(new_uuid())));
  EXPECT_EQ(foreign.status, 422);
  EXPECT_EQ(foreign.json.at("errors").at(0).at("pointer"), "/unit");
}

TEST_F(ApiRefusals, SwedishUnlessAskedOtherwise) {
  EXPECT_EQ(server.get("/api/v1/dragons").text("title"), "Finns inte");
  EXPECT_EQ(server.ask("GET", "/api/v1/dragons", {{"Accept-Language", "en"}}).text("title"), "Not found");
  EXPECT_NE(server.get("/").header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
}

}  // namespace
}  // namespace ringmur
