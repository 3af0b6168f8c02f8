#include "identity/scim_patch.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace ringmur::scim {
namespace {

namespace json = boost::json;

json::object user() {
  return json::parse(R"({"id":"1","userName":"anna","active":true,"name":{"givenName":"Anna"},
    "emails":[{"type":"work","value":"anna@kommun.se"}]})")
      .as_object();
}

json::object message(std::string_view operations) {
  return json::parse(
      std::string(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)") +
      std::string(operations) + "]}")
      .as_object();
}

json::object patched(std::string_view operations, json::object resource = user()) {
  auto done = apply_patch(resource, message(operations));
  EXPECT_TRUE(done) << operations << ' ' << done.error().code;
  return resource;
}
std::string refused(std::string_view operations) {
  json::object resource = user();
  auto done = apply_patch(resource, message(operations));
  EXPECT_EQ(resource, user()) << "half done: " << operations;
  return done ? "fine" : done.error().code;
}

TEST(ScimPatch, ALeaverAsEntraIdSaysIt) {
  for (const char* leaver :
      {R"({"op":"Replace","path":"active","value":"False"})",
          R"({"op":"replace","path":"active","value":false})",
          R"({"op":"Replace","value":{"active":"False"}})", R"({"op":"Add","path":"active","value":"False"})",
          R"({"op":"Replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:active","value":"false"})"})
    EXPECT_EQ(patched(leaver).at("active"), false) << leaver;
  EXPECT_EQ(patched(R"({"op":"Replace","path":"active","value":"True"})").at("active"), true);
}

TEST(ScimPatch, OneOfTheAddresses) {
  EXPECT_EQ(patched(R"({"op":"Replace","path":"emails[type eq \"work\"].value","value":"ny@kommun.se"})")
                .at("emails"),
      json::parse(R"([{"type":"work","value":"ny@kommun.se"}])"));
  // One that is not there yet is made.
  EXPECT_EQ(patched(R"({"op":"Add","path":"emails[type eq \"home\"].value","value":"a@b.se"})")
                .at("emails")
                .as_array()
                .at(1),
      json::parse(R"({"type":"home","value":"a@b.se"})"));
  EXPECT_EQ(
      patched(R"({"op":"Remove","path":"emails[type eq \"work\"]"})").at("emails").as_array().size(), 0u);
  EXPECT_EQ(
      refused(R"({"op":"Replace","path":"emails[type sw \"x\"].value","value":"y"})"), "scim.no_target");
}

TEST(ScimPatch, WithoutAPathTheMembersArePaths) {
  json::object after = patched(
      R"({"op":"Add","value":{"displayName":"Anna B","name.familyName":"Berg","emails[type eq \"work\"].value":"x@y",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"IT","id":"2","schemas":[]}})");
  EXPECT_EQ(after.at("displayName"), "Anna B");
  EXPECT_EQ(after.at("name"), json::parse(R"({"givenName":"Anna","familyName":"Berg"})"));
  EXPECT_EQ(after.at("emails").at(0).at("value"), "x@y");
  EXPECT_EQ(after.at("id"), "1");
  EXPECT_FALSE(after.contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"));
}

json::object group() {
  return json::parse(R"({"displayName":"G","members":[{"value":"a"},{"value":"b"}]})").as_object();
}

TEST(ScimPatch, Members) {
  auto members = [](const json::object& after) { return json::serialize(after.at("members")); };
  EXPECT_EQ(
      members(patched(
          R"({"op":"Add","path":"members","value":[{"$ref":null,"value":"c"},{"value":"a"}]})", group())),
      R"([{"value":"a"},{"value":"b"},{"$ref":null,"value":"c"}])");
  EXPECT_EQ(
      members(patched(R"({"op":"Remove","path":"members","value":[{"$ref":null,"value":"a"}]})", group())),
      R"([{"value":"b"}])");
  EXPECT_EQ(
      members(patched(R"({"op":"remove","path":"members[value eq \"b\"]"})", group())), R"([{"value":"a"}])");
  EXPECT_EQ(members(patched(R"({"op":"Replace","path":"members","value":[{"value":"z"}]})", group())),
      R"([{"value":"z"}])");
  EXPECT_FALSE(patched(R"({"op":"remove","path":"members"})", group()).contains("members"));
}

TEST(ScimPatch, AllOrNothing) {
  EXPECT_EQ(
      refused(R"({"op":"replace","path":"active","value":false},{"op":"replace","path":"id","value":"2"})"),
      "scim.mutability");
  EXPECT_EQ(
      refused(R"({"op":"replace","path":"active","value":false},{"op":"move","path":"x"})"), "scim.patch");
  EXPECT_EQ(refused(R"({"op":"remove"})"), "scim.no_target");
  EXPECT_EQ(refused(R"({"op":"replace","path":"a b","value":1})"), "scim.path");
  EXPECT_EQ(refused(R"({"op":"replace","path":"active"})"), "scim.patch");
  EXPECT_EQ(refused(R"({"op":"replace","value":"x"})"), "scim.patch");
  EXPECT_EQ(refused("7"), "scim.patch");
  json::object resource = user();
  EXPECT_EQ(apply_patch(resource, json::object{}).error().code, "scim.patch");
  json::array many(1001, json::parse(R"({"op":"remove","path":"x"})"));
  EXPECT_EQ(apply_patch(resource, json::object{{"Operations", many}}).error().code, "scim.patch");
}

TEST(ScimPatch, SurvivesValuesOfOtherKinds) {
  for (const char* odd : {"null", "7", "[]", "{}", "\"x\"", "[null]", "[[{}]]", "true"}) {
    for (const char* path : {"active", "name", "name.givenName", "emails",
             "emails[type eq \\\"work\\\"].value", "emails[type eq \\\"work\\\"]", "members", "userName.x"}) {
      for (const char* op : {"add", "replace", "remove"}) {
        json::object resource = user();
        (void)apply_patch(resource,
            message(std::string(R"({"op":")") + op + R"(","path":")" + path + R"(","value":)" + odd + "}"));
        EXPECT_EQ(resource.at("id"), "1");
      }
    }
  }
}

}  // namespace
}  // namespace ringmur::scim
