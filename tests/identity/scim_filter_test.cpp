#include "identity/scim_filter.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace ringmur::scim {
namespace {

namespace json = boost::json;

const json::object& anna() {
  static const json::object user =
      json::parse(R"({"id":"1","userName":"Anna.Berg@kommun.se","externalId":"Ab1",
    "active":true,"displayName":"Anna \"Å\" Berg","name":{"givenName":"Anna","familyName":"Berg"},
    "emails":[{"type":"work","value":"anna@kommun.se","primary":true},{"type":"home","value":"a@b.se"}],
    "meta":{"lastModified":"2026-03-01T12:00:00Z"},"title":""})")
          .as_object();
  return user;
}

std::string matched(std::string_view text) {
  auto filter = Filter::parse(text);
  if (!filter) return filter.error().code;
  return filter->matches(anna()) ? "yes" : "no";
}

TEST(ScimFilter, AsEntraIdSendsThem) {
  EXPECT_EQ(matched(R"(userName eq "anna.berg@KOMMUN.se")"), "yes");
  EXPECT_EQ(matched(R"(userName eq "anna")"), "no");
  EXPECT_EQ(matched(R"(externalId eq "Ab1")"), "yes");
  EXPECT_EQ(matched(R"(externalId eq "ab1")"), "no") << "ids are compared letter by letter";
  EXPECT_EQ(matched(R"(emails[type eq "work"].value eq "anna@kommun.se")"), "scim.filter");
  EXPECT_EQ(matched(R"(emails[type eq "work" and value eq "anna@kommun.se"])"), "yes");
  EXPECT_EQ(matched(R"(emails[type eq "home" and value eq "anna@kommun.se"])"), "no");
  EXPECT_EQ(matched(R"(urn:ietf:params:scim:schemas:core:2.0:User:userName sw "anna")"), "yes");
  EXPECT_EQ(matched(R"(active eq true)"), "yes");
  EXPECT_EQ(matched(R"(active eq "True")"), "yes");
  EXPECT_EQ(matched(R"(active eq "False")"), "no");
}

TEST(ScimFilter, EveryComparison) {
  for (const char* yes : {R"(name.givenName co "nn")", R"(name.familyName ew "RG")", R"(userName ne "bo")",
           R"(meta.lastModified gt "2026-01-01T00:00:00Z")", R"(meta.lastModified le "2026-03-01T12:00:00Z")",
           R"(displayName eq "Anna \"Å\" Berg")", "userName pr", "emails pr", "emails.value pr",
           "nickName eq null", R"(emails.value eq "a@b.se")", R"(not (userName eq "bo"))",
           R"(USERNAME EQ "anna.berg@kommun.se")", R"(userName eq "bo" or active eq true and title ne "x")",
           R"((userName eq "bo" or active eq true))", R"(nickName ne "x")"})
    EXPECT_EQ(matched(yes), "yes") << yes;
  for (const char* no : {"title pr", "nickName pr", R"(not (active eq true))", R"(nickName eq "x")",
           R"((userName eq "bo" or active eq true) and title eq "x")", R"(emails.value ew ".com")",
           R"(emails ne "a@b.se")"})
    EXPECT_EQ(matched(no), "no") << no;
}

TEST(ScimFilter, RefusesWhatIsNone) {
  for (const char* text : {"", "userName", "userName eq", "userName like \"x\"", "userName eq x y",
           "eq \"x\"", "userName eq \"x", "userName eq \"x\" and", "(userName pr", "userName pr)",
           "emails[type eq \"x\"", "emails[]", "userName eq {}", "userName eq [1]", "not userName eq \"x\"",
           "userName eq \"x\"; DROP", "user'Name eq \"x\"", "userName eq \"\\q\"", "\xff eq \"x\""})
    EXPECT_EQ(matched(text), "scim.filter") << text;
}

TEST(ScimFilter, HasLimits) {
  EXPECT_EQ(matched(std::string(100'000, '(')), "scim.filter");
  std::string nested = "active pr";
  for (int i = 0; i < 30; ++i) nested = "(" + nested + ")";
  EXPECT_EQ(matched(nested), "scim.filter");
  EXPECT_EQ(matched("userName eq \"" + std::string(3000, 'x') + "\""), "scim.filter");
}

TEST(ScimFilter, TellsWhatADatabaseCanLookUp) {
  auto plain = Filter::parse(R"(userName eq "Anna")")->equality();
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->first, "username");
  EXPECT_EQ(plain->second, "Anna");
  EXPECT_FALSE(Filter::parse(R"(userName sw "Anna")")->equality());
  EXPECT_FALSE(Filter::parse(R"(userName eq "Anna" and active eq true)")->equality());
}

TEST(ScimPath, HasItsParts) {
  auto path = parse_path(R"(emails[type eq "work"].value)");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->attribute, "emails");
  EXPECT_EQ(path->part, "value");
  ASSERT_TRUE(path->elements);
  EXPECT_EQ(path->elements->as_element().value(), json::parse(R"({"type":"work"})").as_object());
  EXPECT_EQ(parse_path("name.givenName")->part, "givenName");
  EXPECT_EQ(parse_path("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName")->attribute, "name");
  EXPECT_TRUE(
      parse_path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department")->of_extension);
  for (const char* bad : {"", "emails[", "emails[type]", "emails[type eq \"x\"]value", "a b", "].x"})
    EXPECT_FALSE(parse_path(bad)) << bad;
}

}  // namespace
}  // namespace ringmur::scim
