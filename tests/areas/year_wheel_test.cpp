#include "areas/activities/year_wheel.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "areas/activities/recurring.h"
#include "areas/activities/year_work.h"
#include "areas/import_support.h"
#include "areas/organisation/unit.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "store/engine_support.h"
#include "store/links.h"

namespace ringmur {
namespace {

using namespace test;
using namespace activities;

Date day(const char* text) {
  return *parse_iso_date(text);
}

/// An item with that rule, as the settings write it.
std::string item(const std::string& id, const std::string& rule, const std::string& more = "") {
  return fmt::format(
      R"({{"id":"{0}","title":{{"sv":"Punkt {0}","en":"Item {0}"}},"rule":{1}{2}}})", id, rule, more);
}

Result<std::vector<WheelItem>> read(const std::string& items) {
  return read_year_wheel(boost::json::parse("[" + items + "]"));
}

/// "id date" of each occasion.
std::vector<std::string> days_of(const std::string& items, int year, std::string_view kind = {}) {
  const auto wheel = given(read(items));
  std::vector<std::string> days;
  for (const Occasion& one : occasions_of(wheel, year, kind))
    days.push_back(one.id + ' ' + to_string(one.date));
  return days;
}

using Days = std::vector<std::string>;

TEST(YearWheel, FallsOnTheDaysThatItsRulesSay) {
  EXPECT_EQ(days_of(item("a", R"({"month":2})"), 2027), Days{"a 2027-02-28"});
  EXPECT_EQ(days_of(item("a", R"({"month":2})"), 2028), Days{"a 2028-02-29"}) << "a leap year";
  EXPECT_EQ(days_of(item("a", R"({"month":2,"day":29})"), 2027), Days{"a 2027-02-28"});
  EXPECT_EQ(days_of(item("a", R"({"month":10,"day":31})"), 2026), Days{"a 2026-10-31"});
  const std::string chain = item("c", R"({"after":"b","months":1})") + ',' +
                            item("a", R"({"month":10,"day":5})") + ',' +
                            item("b", R"({"after":"a","months":2})");
  EXPECT_EQ(days_of(chain, 2026), (Days{"a 2026-10-05", "b 2026-12-31", "c 2027-01-31"}));
  const std::string rare = item("a", R"({"every":4,"anchor":2023,"month":10,"day":31})") + ',' +
                           item("b", R"({"after":"a","months":0})");
  EXPECT_EQ(days_of(rare, 2026), Days{}) << "nor what comes after it";
  EXPECT_EQ(days_of(rare, 2027), (Days{"a 2027-10-31", "b 2027-10-31"}));
  EXPECT_EQ(days_of(rare, 2019), (Days{"a 2019-10-31", "b 2019-10-31"}));
  EXPECT_EQ(days_of(item("a", R"({"month":3,"times":4,"every_months":3})"), 2026),
      (Days{"a 2026-03-31", "a#2 2026-06-30", "a#3 2026-09-30", "a#4 2026-12-31"}));
}

TEST(YearWheel, IsForTheKindsOfAuthorityThatItSays) {
  const std::string some = item("a", R"({"month":2})", R"(,"authority_kinds":["Bolag"])");
  EXPECT_EQ(days_of(some, 2026, "bolag").size(), 1U);
  EXPECT_EQ(days_of(some, 2026, "nämnd").size(), 0U);
  EXPECT_EQ(days_of(some, 2026).size(), 0U);
}

TEST(YearWheel, RefusesWhatCannotBe) {
  for (const std::string& bad :
      {item("a", R"({})"), item("a", R"({"month":2,"day":30})"), item("a", R"({"month":13})"),
          item("a", R"({"month":0})"), item("a", R"({"month":4,"day":0})"), item("a", R"({"after":"b"})"),
          item("a", R"({"after":"a"})"), item("a", R"({"month":2,"after":"a"})"),
          item("a", R"({"after":"b"})") + ',' + item("b", R"({"after":"a"})"),
          item("a", R"({"month":2})") + ',' + item("a", R"({"month":3})"), item("A b", R"({"month":2})"),
          item("", R"({"month":2})"), item("a", R"({"month":2,"every":0})"),
          item("a", R"({"month":2,"every":4})"), item("a", R"({"month":11,"times":2,"every_months":3})"),
          item("a", R"({"month":2,"times":2})"), item("a", R"({"month":2,"times":0})"),
          item("b", R"({"month":2})") + ',' + item("a", R"({"after":"b","months":25})"),
          item("b", R"({"month":2,"times":2,"every_months":1})") + ',' + item("a", R"({"after":"b"})")}) {
    auto wheel = read(bad);
    ASSERT_FALSE(wheel) << bad;
    EXPECT_EQ(wheel.error().code, "settings.year_wheel") << bad;
    EXPECT_EQ(wheel.error().field, "year_wheel");
  }
}

TEST(YearWheel, OfTheHouseIsWholeAndSaysWhereItComesFrom) {
  EXPECT_GE(usual_year_wheel().size(), 12U);
  std::set<std::string> due;
  for (const Occasion& one : occasions_of(usual_year_wheel(), 2027, "nämnd")) due.insert(one.item->id);
  for (const WheelItem& one : usual_year_wheel()) {
    EXPECT_TRUE(due.contains(one.id)) << one.id;
    EXPECT_FALSE(one.source.empty()) << one.id;
    EXPECT_FALSE(one.role.empty()) << one.id;
    EXPECT_FALSE(one.help.sv.empty()) << one.id;
  }
}

TEST(YearWheel, IsTheUsualOneWhereOlderSettingsSayNothing) {
  auto root = boost::json::parse(Settings::defaults().json()).as_object();
  root.erase("year_wheel");
  EXPECT_EQ(
      given(Settings::parse(boost::json::serialize(root))).year_wheel().size(), usual_year_wheel().size());
  root["year_wheel"] = boost::json::array{};
  EXPECT_TRUE(given(Settings::parse(boost::json::serialize(root))).year_wheel().empty());
  root["year_wheel"] = boost::json::parse("[" + item("a", R"({"after":"b"})") + "]");
  EXPECT_EQ(code_of(Settings::parse(boost::json::serialize(root))), "settings.year_wheel");
  root["year_wheel"] = 5;
  EXPECT_EQ(code_of(Settings::parse(boost::json::serialize(root))), "settings.invalid");
}

TEST(WheelState, SaysHowItStands) {
  const auto wheel = given(read(item("a", R"({"month":6,"day":15})")));
  const Occasion occasion = occasions_of(wheel, 2026, {}).front();
  Activity activity;
  activity.status = Status::planned;
  EXPECT_EQ(state_of(occasion, nullptr, day("2026-06-15")), WheelState::not_planned);
  EXPECT_EQ(state_of(occasion, nullptr, day("2026-06-16")), WheelState::missed);
  EXPECT_EQ(state_of(occasion, &activity, day("2026-05-15")), WheelState::planned);
  EXPECT_EQ(state_of(occasion, &activity, day("2026-05-16")), WheelState::soon);
  EXPECT_EQ(state_of(occasion, &activity, day("2026-06-15")), WheelState::soon);
  EXPECT_EQ(state_of(occasion, &activity, day("2026-06-16")), WheelState::late);
  activity.due = day("2026-12-01");
  EXPECT_EQ(state_of(occasion, &activity, day("2026-06-16")), WheelState::planned)
      << "its own day goes first";
  activity.status = Status::done;
  EXPECT_EQ(state_of(occasion, &activity, day("2027-06-16")), WheelState::done);
  activity.status = Status::cancelled;
  EXPECT_EQ(state_of(occasion, &activity, day("2026-06-16")), WheelState::missed);
}

TEST(Activity, IsOnTimeOnlyWhereThatCanBeSaid) {
  const RecordType& type = describe_activity();
  const auto on_time = [&](Status status, const char* due, const char* finished) {
    Activity activity;
    activity.status = status;
    if (*due != 0) activity.due = day(due);
    if (*finished != 0) activity.finished = day(finished);
    Values values = values_of(type, &activity);
    derive(type, Settings::defaults(), values);
    return values[type.index("on_time")];
  };
  EXPECT_EQ(on_time(Status::done, "2026-05-31", "2026-05-31"), Value{true});
  EXPECT_EQ(on_time(Status::done, "2026-05-31", "2026-06-01"), Value{false});
  EXPECT_EQ(on_time(Status::done, "2026-05-31", ""), Value{});
  EXPECT_EQ(on_time(Status::done, "", "2026-05-31"), Value{});
  EXPECT_EQ(on_time(Status::ongoing, "2026-05-31", "2026-05-31"), Value{});
}

/// The wheel and what recurs, in an authority of the test's own.
class YearPlan : public ImportTest {
 protected:
  std::map<std::string, WheelState> states(int year, const char* today, const UnitPlace& place) {
    std::map<std::string, WheelState> all;
    const auto work = given(year_work(store(), administrator(), place, year, day(today)));
    for (const WheelEntry& entry : work.entries) all[entry.occasion.id] = entry.state;
    return all;
  }
  std::vector<Activity> activities(const Terms& terms = {}) {
    std::vector<Activity> all;
    for (const Row& row : rows_of(store(), describe_activity(), place_.authority.id, terms))
      all.push_back(record_of<Activity>(describe_activity(), row.values));
    std::ranges::sort(all, {}, [](const Activity& one) { return std::pair(one.due, one.title); });
    return all;
  }
  Row add(const Activity& activity) {
    Values values = values_of(describe_activity(), &activity);
    derive(describe_activity(), Settings::defaults(), values);
    return insert_one(store(), describe_activity(), place_.authority.id, values);
  }
  Activity done(const std::string& title, const std::string& rule, const char* due) {
    Activity activity;
    activity.year = year_of(day(due));
    activity.title = title;
    activity.status = Status::done;
    activity.due = day(due);
    activity.finished = day(due);
    activity.effect = Effect::yes;
    activity.effect_note = "Det märktes";
    activity.cost = 1000;
    activity.recurrence = rule;
    activity.unit.value = place_.unit;
    return activity;
  }
  std::int64_t recur() { return given(continue_recurring(store(), administrator(), place_.authority)); }
};

INSTANTIATE_TEST_SUITE_P(Engines, YearPlan, both_engines, engine_name);

TEST_P(YearPlan, PlansWhatIsLackingAndNothingTwice) {
  EXPECT_EQ(states(2027, "2027-03-01", place_).at("rights_review"), WheelState::missed);
  using Some = std::vector<std::string>;
  EXPECT_EQ(given(plan_year_work(store(), administrator(), place_, 2027, Some{"rights_review", "vor"})), 2);
  EXPECT_EQ(given(plan_year_work(store(), administrator(), place_, 2027, Some{"rights_review"})), 0);
  const auto all = states(2027, "2027-03-01", place_);
  EXPECT_EQ(all.at("rights_review"), WheelState::late);
  EXPECT_EQ(all.at("vor"), WheelState::planned);
  EXPECT_EQ(all.at("plan_follow_up#2"), WheelState::not_planned);
  const Activity first = activities().front();
  EXPECT_EQ(first.due, day("2027-02-28"));
  EXPECT_EQ(first.origin, Origin::year_wheel);
  EXPECT_EQ(first.obligation, "rights_review");
  EXPECT_EQ(first.role, "Chef") << "the role as people and capacities say it";
  EXPECT_EQ(first.status, Status::planned);
  EXPECT_EQ(first.year, 2027);
  const auto made = given(plan_year_work(store(), administrator(), place_, 2027, std::nullopt));
  EXPECT_EQ(made, static_cast<std::int64_t>(all.size()) - 2);
  for (const auto& [id, state] : states(2027, "2026-12-01", place_))
    EXPECT_EQ(state, WheelState::planned) << id;
  EXPECT_EQ(given(plan_year_work(store(), administrator(), place_, 2027, std::nullopt)), 0);
  EXPECT_EQ(
      code_of(plan_year_work(store(), administrator(), place_, 2027, Some{"sauna"})), "year_wheel.item");
  EXPECT_EQ(code_of(plan_year_work(store(), administrator(), place_, 2026, Some{"rsa"})), "year_wheel.item")
      << "not every year";
}

TEST_P(YearPlan, GivesAnotherTitleWhereItsOwnIsTaken) {
  using Some = std::vector<std::string>;
  Activity own;
  own.year = 2027;
  own.title = "Granskning av behörigheter";
  own.unit.value = place_.unit;
  add(own);
  given(plan_year_work(store(), administrator(), place_, 2027, Some{"rights_review"}));
  EXPECT_EQ(activities({{"obligation", "eq.rights_review"}}).front().title,
      "Granskning av behörigheter (2027-02-28)");
  // A unit below has a wheel of its own.
  const UnitPlace below = given(find_unit(store(), administrator(), code_ + "/" + code_ + "F"));
  EXPECT_EQ(states(2027, "2027-01-01", below).at("rights_review"), WheelState::not_planned);
  EXPECT_EQ(given(plan_year_work(store(), administrator(), below, 2027, Some{"rights_review"})), 1);
  EXPECT_EQ(activities({{"obligation", "eq.rights_review"}}).size(), 2U);
}

TEST_P(YearPlan, RefusesWhoMayNotWriteAndMakesNothing) {
  const Actor reader = bound_to(place_.authority.id, Right::read);
  EXPECT_EQ(code_of(plan_year_work(store(), reader, place_, 2027, std::nullopt)), "actor.may_not_write");
  EXPECT_TRUE(activities().empty());
  EXPECT_FALSE(year_work(store(), bound_to(new_uuid(), Right::read), place_, 2027, day("2027-01-01")));
}

TEST_P(YearPlan, RecursOnceWhenItIsDone) {
  add(done("Återläs säkerhetskopian", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026-11-30"));
  add(done("Bara en gång", "", "2026-11-30"));
  Activity open = done("Inte klar", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-02-28");
  open.status = Status::ongoing;
  add(open);
  EXPECT_EQ(recur(), 1);
  EXPECT_EQ(recur(), 0) << "it has one after it";
  const Activity next = activities({{"follows", "not.is.null"}}).front();
  EXPECT_EQ(next.title, "Återläs säkerhetskopian");
  EXPECT_EQ(next.due, day("2027-02-28"));
  EXPECT_EQ(next.year, 2027);
  EXPECT_EQ(next.status, Status::planned);
  EXPECT_EQ(next.cost, 1000);
  EXPECT_FALSE(next.finished || next.effect || next.on_time || !next.effect_note.empty());
}

TEST_P(YearPlan, RecursWithItsDayInTheTitleWhereThatIsTaken) {
  add(done("Möte", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31"));
  EXPECT_EQ(recur(), 1);
  Row april = rows_of(store(), describe_activity(), place_.authority.id, {{"due", "eq.2026-04-30"}}).front();
  Values values = april.values;
  EXPECT_EQ(values[describe_activity().index("title")], Value{std::string("Möte (2026-04-30)")});
  values[describe_activity().index("status")] = Value{std::string("done")};
  given(update(store(), describe_activity(), april, values));
  EXPECT_EQ(recur(), 1);
  EXPECT_EQ(activities({{"due", "eq.2026-05-31"}}).front().title, "Möte (2026-05-31)");
}

TEST_P(YearPlan, RecursWithItsSourceAndNotWithWhatItWaitedFor) {
  const Row source = add(done("Källa", "", "2026-01-31"));
  const Row row = add(done("Varje år", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29"));
  given(change_links(store(), administrator(), describe_activity(), place_.authority.id, row.meta.id,
      {.add = {{"source", Direction::out, &describe_activity(), source.meta.id},
           {"waits_for", Direction::out, &describe_activity(), source.meta.id}}}));
  EXPECT_EQ(recur(), 1);
  const Row next =
      rows_of(store(), describe_activity(), place_.authority.id, {{"follows", "not.is.null"}}).front();
  EXPECT_EQ(next.values[describe_activity().index("due")], Value{day("2025-02-28")});
  const auto links =
      given(links_of(store(), administrator(), describe_activity(), place_.authority.id, next.meta.id));
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind->name, "source");
}

TEST_P(YearPlan, DoesNotRecurPastItsEndOrWhereSomebodyPutItAway) {
  add(done("Slut", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1;UNTIL=20270101", "2026-02-01"));
  EXPECT_EQ(recur(), 0);
  add(done("Undan", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "2026-03-01"));
  EXPECT_EQ(recur(), 1);
  Row next = rows_of(store(), describe_activity(), place_.authority.id, {{"follows", "not.is.null"}}).front();
  given(store().write(administrator(), "archive", {}, [&](Writer& writer) {
    Row after = next;
    after.meta.archived_at = writer.at();
    return writer.update(describe_activity(), next, after, "archive");
  }));
  EXPECT_EQ(recur(), 0);
}

}  // namespace
}  // namespace ringmur
