#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <set>
#include <thread>

#include "areas/activities/activity.h"
#include "areas/activities/recurring.h"
#include "areas/areas.h"
#include "areas/incidents/incident.h"
#include "base/signing_key.h"
#include "jobs/clock_letters.h"
#include "jobs/daily.h"
#include "jobs/post_office_support.h"
#include "schema/describe.h"
#include "store/accounts.h"
#include "store/assignments.h"
#include "store/mail_addresses.h"
#include "support/postgres.h"
#include "support/process.h"

/// Two servers of one database come to the same hour: what both would do is done once.
namespace ringmur {
namespace {

class TwoServers : public testing::Test {
 protected:
  TwoServers() {
    write([&](Writer& writer) -> Result<void> {
      writer.create_authority({authority, "UTB", "Utbildningsnämnden"});
      return {};
    });
  }

  void write(const std::function<Result<void>(Writer&)>& work) {
    auto done = first->write(owner, "make", {}, work);
    ASSERT_TRUE(done) << done.error().message.en;
  }

  template <typename Record>
  void make(const RecordType& type, const std::vector<Record>& records) {
    write([&](Writer& writer) -> Result<void> {
      std::vector<Row> rows;
      for (const Record& record : records) {
        Row& row = rows.emplace_back();
        row.meta.authority = authority;
        row.values = values_of(type, &record);
      }
      writer.insert(type, rows);
      return {};
    });
  }

  std::int64_t number(const std::string& sql) {
    std::int64_t found = -1;
    EXPECT_TRUE(first->read(db::Walls::everywhere().with_house(), [&](db::Connection& connection) {
      auto cursor = connection.query(sql);
      if (cursor->next()) found = cursor->integer(0);
    }));
    return found;
  }

  /// The same work by both, begun at the same moment.
  void by_both(const std::function<void(Store&)>& work) {
    std::barrier together(2);
    auto begin = [&](Store& store) {
      together.arrive_and_wait();
      work(store);
    };
    std::jthread other([&] { begin(*second); });
    begin(*first);
  }

  const Location database{test::fresh_database()};
  const Actor owner{"test", {}, Right::administer, {}};
  const Uuid authority = new_uuid();
  std::unique_ptr<Store> first = std::move(open_store(database, catalogue()).value());
  std::unique_ptr<Store> second = std::move(open_store(database, catalogue()).value());
  test::TemporaryFolder folder;
};

TEST_F(TwoServers, PutInOnceWhatRecursAndSealEachChainOnce) {
  constexpr int done = 40;
  std::vector<activities::Activity> all(done);
  for (int i = 0; i < done; ++i) {
    activities::Activity& one = all[static_cast<std::size_t>(i)];
    one.year = 2025;
    one.title = "Gå igenom behörigheter " + std::to_string(i);
    one.status = activities::Status::done;
    one.due = parse_iso_date("2025-03-31");
    one.finished = parse_iso_date("2025-03-20");
    one.recurrence = "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1";
    one.unit.value = authority;
  }
  make(activities::describe_activity(), all);
  std::atomic<std::int64_t> made{0};
  by_both([&](Store& store) {
    auto continued = activities::continue_recurring(store, owner, {authority, "UTB", "Utbildningsnämnden"});
    EXPECT_TRUE(continued) << "the other one's is in its way: " << continued.error().message.en;
    made += continued.value_or(0);
  });
  EXPECT_EQ(made, done);
  // One key for both, as where they run on one machine; each would make its own otherwise.
  const auto key = folder / "seal.key";
  ASSERT_TRUE(SigningKey::open_or_make(key));
  by_both([&](Store& store) { do_daily_work(store, key); });
  EXPECT_EQ(number("SELECT COUNT(*) FROM \"activity\" WHERE \"follows\" IS NOT NULL"), done);
  EXPECT_EQ(number("SELECT COUNT(DISTINCT \"follows\") FROM \"activity\""), done);
  EXPECT_EQ(
      number("SELECT MAX(\"n\") FROM (SELECT COUNT(*) \"n\" FROM \"seal\" GROUP BY \"authority\",\"day\") s"),
      1);
}

TEST_F(TwoServers, SendEachLetterOfAClockOnce) {
  constexpr int people = 12;
  const Instant aware = *parse_rfc3339("2026-09-07T08:00:00Z");
  std::vector<incidents::Incident> all;
  for (int i = 0; i < people; ++i) {
    const std::string login = "person" + std::to_string(i);
    const Uuid id = create_account_with(
        *first, owner, {login, "Namn", AccountKind::employee, authority, {}}, "korrekt häst batteri")
                        .value()
                        .id;
    ASSERT_TRUE(
        give_role(*first, owner, {.account = id, .role = "privacy_coordinator", .authority = authority}));
    const Actor self = actor_of_account(*first, id).value();
    ASSERT_TRUE(set_own_mail(*first, self, {login + "@stad.example", true}));
    incidents::Incident& one = all.emplace_back();
    one.title = "Läckta betyg";
    one.discovered_at = aware;
    one.aware_at = aware;
    one.unit.value = authority;
    one.status = incidents::Status::ongoing;
    one.personal_data = true;
    one.privacy_role = incidents::PrivacyRole::controller;
    one.privacy_risk = incidents::PrivacyRisk::risk;
    one.handler = login;
  }
  make(incidents::describe_incident(), all);
  test::PostOffice post;
  const ReminderOptions options{
      {post.address(), "ringmur@stad.example", {}, {}, MailSecurity::none}, "https://ringmur.example"};
  by_both([&](Store& store) { send_clock_letters(store, options, aware + std::chrono::hours{36}); });
  std::multiset<std::string> to;
  for (const auto& letter : post.letters()) to.insert(letter.to);
  EXPECT_EQ(to.size(), std::size_t{people});
  EXPECT_EQ(std::set(to.begin(), to.end()).size(), std::size_t{people}) << "one each";
}

}  // namespace
}  // namespace ringmur
