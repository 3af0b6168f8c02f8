#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <utility>

#include "api_support.h"
#include "base/stockholm.h"

/// What calendar programs read: the address alone lets them in, and no further than its owner.
namespace ringmur {
namespace {

const Actor owner{"test", {}, Right::administer, {}};

class ApiCalendar : public testing::TestWithParam<Engine> {
 protected:
  ApiCalendar() {
    server.person = server.make_person(AccountKind::administrator, "UTB");
    activity("Byt lås", "Åsa Öberg");
    activity("Granska behörigheter", "");
  }

  void activity(const std::string& title, const std::string& responsible) {
    const std::string day = to_string(stockholm::today(now()) + std::chrono::days(10));
    JsonAnswer made = server.send("POST", "/api/v1/activities?authority=UTB",
        fmt::format(R"({{"year":{},"title":"{}","responsible":"{}","due":"{}"}})", day.substr(0, 4), title,
            responsible, day));
    EXPECT_EQ(made.status, 201) << made.body;
  }
  JsonAnswer feed(std::string_view scope) {
    JsonAnswer made = server.send("POST", "/api/v1/calendar-feeds",
        fmt::format(R"({{"name":"Outlook","scope":"{}","authority":"UTB"}})", scope));
    EXPECT_EQ(made.status, 201) << made.body;
    return made;
  }
  /// As a calendar program asks: nobody is signed in.
  JsonAnswer calendar(const JsonAnswer& feed, const Headers& headers = {}) {
    const std::string address = feed.json.is_null() ? "/calendar/made-up.ics" : feed.text("address");
    const auto as_now = std::exchange(server.person, std::nullopt);
    const std::string token = std::exchange(server.as, std::string());
    JsonAnswer answer = server.ask("GET", address.substr(address.find("/calendar/")), headers);
    server.person = as_now;
    server.as = token;
    return answer;
  }
  void call_me(const std::string& name) {
    AccountChange change;
    change.named_as = std::vector{name};
    const Account me = find_account(server.store(), owner, server.person->id).value();
    ASSERT_TRUE(change_account(server.store(), owner, me.id, me.version, change));
  }

  ApiServer server{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, ApiCalendar, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiCalendar, ShowsTheAuthoritysWorkOrTheOwn) {
  call_me("Åsa Öberg");
  JsonAnswer all = calendar(feed("authority"));
  ASSERT_EQ(all.status, 200) << all.body;
  EXPECT_EQ(all.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_NE(all.body.find("SUMMARY:Byt lås"), std::string::npos);
  EXPECT_NE(all.body.find("SUMMARY:Granska behörigheter"), std::string::npos);
  JsonAnswer own = calendar(feed("own"));
  EXPECT_NE(own.body.find("SUMMARY:Byt lås"), std::string::npos);
  EXPECT_EQ(own.body.find("SUMMARY:Granska behörigheter"), std::string::npos);
}

TEST_P(ApiCalendar, IsNotSentAgainToWhoHasIt) {
  JsonAnswer made = feed("authority");
  JsonAnswer first = calendar(made);
  JsonAnswer again = calendar(made, {{"If-None-Match", std::string(first.header("ETag"))}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_P(ApiCalendar, EndsWithItsAddressAndWithItsOwner) {
  JsonAnswer made = feed("authority");
  EXPECT_EQ(server.get("/api/v1/calendar-feeds").items().size(), 1u);
  EXPECT_EQ(server.get("/api/v1/calendar-feeds").body.find("address"), std::string::npos);
  const Person other = server.make_person(AccountKind::administrator, "UTB");
  const Person me = std::exchange(*server.person, other);
  EXPECT_EQ(server.ask("DELETE", "/api/v1/calendar-feeds/" + made.text("id")).status, 404);
  EXPECT_TRUE(server.get("/api/v1/calendar-feeds").items().empty());
  server.person = me;
  EXPECT_EQ(calendar(made).status, 200);
  EXPECT_EQ(server.ask("DELETE", "/api/v1/calendar-feeds/" + made.text("id")).status, 204);
  EXPECT_EQ(calendar(made).status, 404);

  JsonAnswer left = feed("own");
  const Account leaver = find_account(server.store(), owner, me.id).value();
  AccountChange leaves;
  leaves.state = AccountState::disabled;
  ASSERT_TRUE(change_account(server.store(), owner, leaver.id, leaver.version, leaves));
  EXPECT_EQ(calendar(left).status, 404);
}

TEST_P(ApiCalendar, TellsOfWhatIsSecretThatItIs) {
  JsonAnswer activities = server.get("/api/v1/activities?authority=UTB&title=eq.Byt%20l%C3%A5s");
  const std::string id = activities.items().front().at("id").as_string().c_str();
  JsonAnswer marked = server.send("PUT", "/api/v1/activities/" + id + "/secrecy?authority=UTB",
      R"({"marks":[{"ground":"18:8","field":"title"}]})", {{"If-Match", "*"}});
  ASSERT_EQ(marked.status, 200) << marked.body;
  JsonAnswer all = calendar(feed("authority"));
  EXPECT_EQ(all.body.find("Byt lås"), std::string::npos) << all.body;
  EXPECT_NE(all.body.find("SUMMARY:Aktivitet\\, sekretess"), std::string::npos) << all.body;
}

TEST_P(ApiCalendar, IsOnlyForPeopleAndRefusesWhatIsWrong) {
  EXPECT_EQ(server.send("POST", "/api/v1/calendar-feeds", R"({"name":" ","authority":"UTB"})").text("code"),
      "calendar.name");
  EXPECT_EQ(server.send("POST", "/api/v1/calendar-feeds", R"({"name":"x","scope":"all"})").text("code"),
      "value.not_allowed");
  EXPECT_NE(server.send("POST", "/api/v1/calendar-feeds", R"({"name":"x","authority":"SOC"})").status, 201);
  EXPECT_EQ(calendar(JsonAnswer{}).status, 404);
  server.person.reset();
  EXPECT_EQ(server.send("POST", "/api/v1/calendar-feeds", R"({"name":"x"})").status, 403);
}

}  // namespace
}  // namespace ringmur
