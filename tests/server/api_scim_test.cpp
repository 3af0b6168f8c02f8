#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"
#include "store/providers.h"

/// SCIM as Entra ID speaks it, from outside.
namespace ringmur {
namespace {

namespace json = boost::json;

const Actor owner{"command line: test", {}, Right::administer, {}};

class ScimApi : public testing::TestWithParam<Engine> {
 protected:
  ScimApi() {
    NewToken token = create_token(server.store(), owner, "Entra", std::nullopt, Right::write, {},
        std::vector<TokenScope>{{"providers", Action::write}})
                         .value();
    ProviderContent content;
    content.name = "Entra";
    content.issuer = "https://login.example/t";
    content.client_id = "abc";
    content.scim_token = token.token.id;
    provider = create_provider(server.store(), owner, content, {}).value();
    server.as = token.secret;
  }

  JsonAnswer scim(std::string_view method, const std::string& path, const std::string& body = "") {
    return server.ask(method, "/scim/v2" + path, {{"Content-Type", "application/scim+json"}}, body);
  }
  std::string user(const std::string& name) {
    JsonAnswer made = scim("POST", "/Users",
        fmt::format(R"({{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"x-{0}","userName":"{0}",
            "active":true,"displayName":"Anna Berg","emails":[{{"primary":true,"type":"work","value":"{0}"}}],
            "meta":{{"resourceType":"User"}},"name":{{"formatted":"Anna Berg","familyName":"Berg","givenName":"Anna"}},
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{{"department":"IT"}},"roles":[]}})",
            name));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.header("Content-Type"), "application/scim+json");
    EXPECT_EQ(made.header("Location"), "http://test/scim/v2/Users/" + made.text("id"));
    return made.text("id");
  }
  JsonAnswer patch(const std::string& path, const std::string& operations) {
    return scim("PATCH", path,
        fmt::format(R"({{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{}]}})",
            operations));
  }

  ApiServer server{GetParam()};
  Provider provider;
};

INSTANTIATE_TEST_SUITE_P(Engines, ScimApi, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ScimApi, ALifeAsEntraIdLeadsIt) {
  // Its test connection: a user that is not there is an empty list.
  JsonAnswer none = scim("GET", "/Users?filter=userName%20eq%20%22nobody%22");
  EXPECT_EQ(none.status, 200);
  EXPECT_EQ(none.number("totalResults"), 0);
  std::string id = user("anna@kommun.se");
  JsonAnswer found = scim("GET", "/Users?filter=userName%20eq%20%22ANNA@kommun.se%22");
  ASSERT_EQ(found.number("totalResults"), 1) << found.body;
  EXPECT_EQ(found.json.at("Resources").at(0).at("id"), id.c_str());
  EXPECT_EQ(scim("GET", "/Users?filter=externalId%20eq%20%22x-anna@kommun.se%22").number("totalResults"), 1);
  JsonAnswer changed = patch("/Users/" + id,
      R"({"op":"Replace","path":"emails[type eq \"work\"].value","value":"ny@kommun.se"},
         {"op":"Add","path":"name.familyName","value":"Ny"},{"op":"Replace","path":"displayName","value":"Anna Ny"},
         {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"HR"})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json.at("emails").at(0).at("value"), "ny@kommun.se");
  EXPECT_EQ(changed.text("displayName"), "Anna Ny");
  JsonAnswer left = patch("/Users/" + id, R"({"op":"Replace","path":"active","value":"False"})");
  ASSERT_EQ(left.status, 200) << left.body;
  EXPECT_EQ(left.json.at("active"), false);
  EXPECT_TRUE(find_account(server.store(), owner, "anna@kommun.se").value().disabled_at);
  EXPECT_EQ(scim("DELETE", "/Users/" + id).status, 204);
  EXPECT_EQ(scim("GET", "/Users/" + id).status, 404);
  EXPECT_EQ(user("anna@kommun.se"), id);
}

TEST_P(ScimApi, Groups) {
  std::string anna = user("anna@kommun.se");
  JsonAnswer made = scim("POST", "/Groups",
      R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"g1","displayName":"ISAM","members":[]})");
  ASSERT_EQ(made.status, 201) << made.body;
  std::string at = "/Groups/" + made.text("id");
  EXPECT_EQ(patch(at, fmt::format(
                          R"({{"op":"Add","path":"members","value":[{{"$ref":null,"value":"{}"}}]}})", anna))
                .status,
      204);
  JsonAnswer found = scim("GET", "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22isam%22");
  ASSERT_EQ(found.number("totalResults"), 1);
  EXPECT_FALSE(found.json.at("Resources").at(0).as_object().contains("members"));
  EXPECT_EQ(scim("GET", at).json.at("members").at(0).at("value"), anna.c_str());
  EXPECT_EQ(scim("GET", "/Users/" + anna).json.at("groups").at(0).at("display"), "ISAM");
  std::string token = server.as;
  server.person = server.make_person(AccountKind::administrator, "");
  JsonAnswer roles = server.get("/api/v1/provider-groups");
  EXPECT_EQ(roles.items().at(0).at("members"), 1);
  EXPECT_EQ(roles.items().at(0).at("role"), nullptr);
  JsonAnswer role = server.send(
      "PATCH", "/api/v1/provider-groups/" + made.text("id"), R"({"role":"isam","authority":"UTB"})");
  ASSERT_EQ(role.status, 200) << role.body;
  EXPECT_EQ(role.text("authority"), "UTB");
  server.person.reset();
  EXPECT_EQ(find_account(server.store(), owner, "anna@kommun.se").value().kind, AccountKind::administrator);
  EXPECT_EQ(
      patch(at, fmt::format(R"({{"op":"Remove","path":"members[value eq \"{}\"]"}})", anna)).status, 204);
  EXPECT_EQ(find_account(server.store(), owner, "anna@kommun.se").value().kind, AccountKind::employee);
  EXPECT_EQ(patch(at, R"({"op":"Replace","value":{"displayName":"ISAM 2"}})").status, 204);
  EXPECT_EQ(scim("GET", at).text("displayName"), "ISAM 2");
  EXPECT_EQ(scim("DELETE", at).status, 204);
}

TEST_P(ScimApi, RefusesInItsOwnWords) {
  user("anna@kommun.se");
  JsonAnswer taken = scim("POST", "/Users", R"({"userName":"ANNA@kommun.se"})");
  EXPECT_EQ(taken.status, 409);
  EXPECT_EQ(taken.text("scimType"), "uniqueness");
  EXPECT_EQ(taken.text("status"), "409");
  EXPECT_EQ(taken.header("Content-Type"), "application/scim+json");
  EXPECT_EQ(scim("GET", "/Users?filter=x").text("scimType"), "invalidFilter");
  EXPECT_EQ(scim("POST", "/Users", "{}").text("scimType"), "invalidValue");
  EXPECT_EQ(scim("POST", "/Users", "{}").status, 400);
  EXPECT_EQ(scim("POST", "/Users", "{").text("scimType"), "invalidSyntax");
  EXPECT_EQ(scim("GET", "/Users/" + to_string(new_uuid())).status, 404);
  EXPECT_EQ(scim("GET", "/Users?startIndex=x").status, 400);
  EXPECT_EQ(patch("/Users/" + to_string(new_uuid()), R"({"op":"remove","path":"x"})").status, 404);
  server.as = "";
  EXPECT_EQ(scim("GET", "/Users").status, 401);
  server.as = server.admin;
  EXPECT_EQ(scim("GET", "/Users").text("code"), "actor.may_not_administer") << "it writes, but not in this";
  server.as = create_token(server.store(), owner, "other", std::nullopt, Right::write, {},
      std::vector<TokenScope>{{"providers", Action::write}})
                  .value()
                  .secret;
  EXPECT_EQ(scim("GET", "/Users").text("code"), "scim.not_bound");
  server.as = server.token("", Right::read);
  EXPECT_EQ(scim("GET", "/Users").status, 403);
}

TEST_P(ScimApi, PagesAndFilters) {
  for (int i = 0; i < 5; ++i) user(fmt::format("person{}@kommun.se", i));
  JsonAnswer page = scim("GET", "/Users?startIndex=2&count=2&attributes=userName");
  EXPECT_EQ(page.number("totalResults"), 5);
  EXPECT_EQ(page.number("itemsPerPage"), 2);
  EXPECT_EQ(page.json.at("Resources").at(0).at("userName"), "person1@kommun.se");
  EXPECT_FALSE(page.json.at("Resources").at(0).as_object().contains("emails"));
  EXPECT_EQ(scim("GET", "/Users?count=0").number("totalResults"), 5);
  EXPECT_EQ(scim("GET", "/Users?filter=userName%20sw%20%22person3%22%20and%20active%20eq%20true")
                .number("totalResults"),
      1);
  EXPECT_EQ(scim("GET", "/Users?filter=emails%5Btype%20eq%20%22work%22%20and%20value%20co%20%22person4%22%5D")
                .number("totalResults"),
      1);
}

TEST_P(ScimApi, TellsWhatItCan) {
  EXPECT_EQ(scim("GET", "/ServiceProviderConfig").json.at("patch").at("supported"), true);
  EXPECT_EQ(scim("GET", "/ResourceTypes").number("totalResults"), 2);
  EXPECT_EQ(scim("GET", "/ResourceTypes/User").text("endpoint"), "/Users");
  EXPECT_EQ(scim("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group").text("name"), "Group");
  EXPECT_EQ(scim("GET", "/Schemas/x").status, 404);
}

}  // namespace
}  // namespace ringmur
