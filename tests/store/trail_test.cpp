#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "schema/specimen_support.h"
#include "store/accounts.h"
#include "store/sessions.h"
#include "store/trail_support.h"

namespace ringmur {
namespace {

using namespace test;

class Trail : public testing::TestWithParam<Engine> {
 protected:
  TrailPlace place_{GetParam()};

  std::vector<std::string> actions(const TrailQuery& query) {
    std::vector<std::string> found;
    for (const TrailEntry& entry : place_.page(query).entries) found.push_back(entry.action);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Trail, both_engines, engine_name);

using Actions = std::vector<std::string>;

TEST_P(Trail, IsReadNewestFirstAndAPageAtATime) {
  place_.change("a");
  place_.sign_in_and_change();
  for (int i = 0; i < 7; ++i) place_.note("seen");
  TrailQuery query{.authority = place_.authority().id, .limit = 3};
  std::vector<std::pair<std::int64_t, std::int64_t>> places;
  for (bool more = true; more;) {
    TrailPage page = place_.page(query);
    EXPECT_LE(page.entries.size(), 3U);
    for (const TrailEntry& entry : page.entries) places.emplace_back(entry.sequence, entry.ordinal);
    query.after = page.next;
    more = !page.next.empty();
  }
  EXPECT_EQ(places.size(), 11U) << "and the settings";
  EXPECT_TRUE(std::ranges::is_sorted(places, std::greater{}));
  EXPECT_EQ(std::set(places.begin(), places.end()).size(), places.size());
}

TEST_P(Trail, IsFilteredByKindRecordAndRegister) {
  const Row row = place_.change("a");
  place_.sign_in();
  place_.note("seen");
  place_.note("exported");
  place_.sign_in();
  EXPECT_EQ(actions({.kind = TrailKind::sign_in}), (Actions{"sign_in", "sign_in"}));
  EXPECT_EQ(actions({.kind = TrailKind::change, .type = "specimen"}), Actions{"create"});
  EXPECT_EQ(actions({.id = row.meta.id}), Actions{"create"});
  EXPECT_EQ(actions({.type = "specimen"}), Actions{"create"});
  EXPECT_EQ(actions({.kind = TrailKind::verify}), Actions{});
}

/// However few there are: an engine that reads the trail in its own order instead reads all of an
/// authority's.
TEST(TrailOnSqlite, ARecordsEntriesAreLookedUp) {
  TrailPlace place(Engine::sqlite);
  auto connection = place.data().place().raw();
  auto plan = connection->query(
      "EXPLAIN QUERY PLAN SELECT e.\"action\" FROM \"audit_event\" e JOIN \"audit_link\" l ON "
      "l.\"authority\" ="
      " e.\"authority\" AND l.\"sequence\" = e.\"sequence\" WHERE e.\"authority\" = ?1 AND e.\"id\" = ?2"
      " ORDER BY e.\"sequence\" DESC, e.\"ordinal\" DESC LIMIT 500",
      {place.authority().id, new_uuid()});
  ASSERT_TRUE(plan->next());
  EXPECT_NE(plan->text(3).find("audit_event_id (authority=? AND id=?)"), std::string_view::npos)
      << plan->text(3);
}

TEST_P(Trail, IsFilteredByTimeAlsoWhereTimesStandInTheWrongOrder) {
  for (int i = 0; i < 20; ++i) place_.note("seen");
  // Days apart, two of them an hour before the one before.
  const Instant first = now() - std::chrono::days{40};
  for (int i = 1; i <= 21; ++i) {
    Instant at = first + std::chrono::days{i};
    if (i % 7 == 0) at -= std::chrono::days{1} + std::chrono::minutes{50};
    place_.data().run("UPDATE \"audit_link\" SET \"at\" = ?2 WHERE \"authority\" = ?1 AND \"sequence\" = ?3",
        {place_.authority().id, at.time_since_epoch().count(), std::int64_t{i}});
  }
  const auto all = place_.page({.limit = 100}).entries;
  for (int from = 0; from <= 22; ++from) {
    for (int to = from; to <= 22; ++to) {
      const Instant low = first + std::chrono::days{from} - std::chrono::minutes{20};
      const Instant high = first + std::chrono::days{to} - std::chrono::minutes{20};
      std::vector<std::int64_t> expected;
      for (const TrailEntry& entry : all) {
        if (entry.context.at >= low && entry.context.at < high) expected.push_back(entry.sequence);
      }
      std::vector<std::int64_t> found;
      for (const TrailEntry& entry : place_.page({.from = low, .to = high, .limit = 100}).entries)
        found.push_back(entry.sequence);
      ASSERT_EQ(found, expected) << from << " to " << to;
    }
  }
}

TEST_P(Trail, KnowsThePersonAndTheRequest) {
  Actor person = administrator();
  person.account = new_uuid();
  person.request = "0123456789abcdef";
  given(record_export(place_.store(), person, place_.authority().id,
      {.type = "incident", .what = "list", .format = "csv", .filter = "status=eq.open", .count = 3}));
  place_.change("a");
  const auto entries = place_.page({.account = person.account}).entries;
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].context.request, person.request);
  EXPECT_EQ(entries[0].kind(), TrailKind::exported);
  EXPECT_EQ(entries[0].changes, R"({"what":"list","format":"csv","filter":"status=eq.open","count":3})");
  EXPECT_EQ(place_.verdict(), "fine");
  place_.data().run(
      "UPDATE \"audit_link\" SET \"request\" = 'x' WHERE \"authority\" = ?1 AND \"sequence\" = ?2",
      {place_.authority().id, entries[0].sequence});
  EXPECT_EQ(place_.verdict(), fmt::format("{} changed", entries[0].sequence));
}

TEST_P(Trail, IsForWhoAdministersAndNeverBehindTheWall) {
  const Uuid mine = place_.authority().id;
  const auto ask = [&](const Actor& actor, const Uuid& authority) {
    return test::code_of(read_trail(place_.store(), actor, {.authority = authority}));
  };
  EXPECT_EQ(ask(bound_to(mine, Right::administer), mine), "fine");
  EXPECT_EQ(ask(bound_to(mine, Right::write), mine), "actor.may_not_administer");
  EXPECT_EQ(ask(bound_to(new_uuid(), Right::administer), mine), "authority.not_found");
  EXPECT_EQ(ask(bound_to(mine, Right::administer), city_chain), "actor.not_the_city");
  EXPECT_EQ(ask(bound_to(city_chain, Right::administer), city_chain), "actor.not_the_city");
  EXPECT_EQ(ask(administrator(), city_chain), "fine");
  EXPECT_EQ(test::code_of(read_trail(place_.store(), administrator(), {.authority = mine, .after = "1"})),
      "after.invalid");
}

TEST_P(Trail, OfReadingWithoutMarksIsNotWritten) {
  const auto before = place_.length();
  given(record_seen(place_.store(), bound_to(place_.authority().id, Right::read), place_.authority().id,
      describe_specimen(), {}));
  EXPECT_EQ(place_.length(), before);
  const std::vector<Uuid> ids{new_uuid(), new_uuid()};
  given(record_seen(place_.store(), bound_to(place_.authority().id, Right::read), place_.authority().id,
      describe_specimen(), ids));
  EXPECT_EQ(place_.length(), before + 1) << "one link for all that one request showed";
  EXPECT_EQ(actions({.kind = TrailKind::seen}), (Actions{"seen", "seen"}));
}

TEST_P(Trail, TellsWhoSignedInFailedToAndSignedOut) {
  const std::string password = "en lång mening som ingen gissar";
  auto person = given(create_account_with(place_.store(), administrator(),
      {.login = "anna",
          .name = "Anna",
          .kind = AccountKind::employee,
          .authority = place_.authority().id,
          .named_as = {}},
      password));
  EXPECT_FALSE(sign_in(place_.store(), "anna", "fel lösenord helt", {}));
  auto session = std::get<NewSession>(given(sign_in(place_.store(), "anna", password, {})));
  given(end_session(place_.store(), session.who.actor, session.who.session.id));
  EXPECT_EQ(actions({.account = person.id}), (Actions{"sign_out", "sign_in", "sign_in_failed"}));
  EXPECT_FALSE(sign_in(place_.store(), "Mitt Lösenord i fel ruta", "x", {}));
  const auto failed = place_.page({.authority = city_chain, .kind = TrailKind::sign_in_failed}).entries;
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].context.actor, "");
  EXPECT_EQ(failed[0].changes->size(), std::string(R"({"login_digest":"01234567"})").size());
  EXPECT_EQ(place_.verdict(), "fine");
  EXPECT_FALSE(given(place_.store().verify_chain(administrator(), city_chain)));
}

TEST_P(Trail, IsOneLinkForASignIn) {
  const std::string password = "en lång mening som ingen gissar";
  given(create_account_with(place_.store(), administrator(),
      {.login = "anna",
          .name = "Anna",
          .kind = AccountKind::employee,
          .authority = place_.authority().id,
          .named_as = {}},
      password));
  const auto links = [&] { return place_.data().number("SELECT COUNT(*) FROM \"audit_link\""); };
  const auto before = links();
  given(sign_in(place_.store(), "anna", password, {}));
  EXPECT_EQ(links(), before + 1);
}

}  // namespace
}  // namespace ringmur
