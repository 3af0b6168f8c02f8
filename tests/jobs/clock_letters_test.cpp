#include "jobs/clock_letters.h"

#include <gtest/gtest.h>

#include "areas/areas.h"
#include "areas/incidents/incident.h"
#include "jobs/post_office_support.h"
#include "schema/settings.h"
#include "store/accounts.h"
#include "store/assignments.h"
#include "store/mail_addresses.h"
#include "support/new_place.h"

/// Letters before a deadline, as a server that takes letters gets them.
namespace ringmur {
namespace {

using namespace incidents;

class ClockLetterJob : public testing::Test {
 protected:
  ClockLetterJob() {
    EXPECT_TRUE(store->write(owner, "create", {}, [&](Writer& writer) -> Result<void> {
      writer.create_authority({authority, "UTB", "Utbildningsnämnden"});
      return {};
    }));
  }

  void make_person(const std::string& login, const std::string& role) {
    const Uuid id = create_account_with(
        *store, owner, {login, "Namn", AccountKind::employee, authority, {}}, "korrekt häst batteri")
                        .value()
                        .id;
    ASSERT_TRUE(give_role(*store, owner, {.account = id, .role = role, .authority = authority}));
    const Actor self = actor_of_account(*store, id).value();
    auto set = set_own_mail(*store, self, {login + "@stad.example", true});
    ASSERT_TRUE(set) << set.error().message.en;
  }

  /// A personal data breach with a risk, that the authority became aware of then.
  void make_incident(const std::string& handler, Instant since) {
    Incident incident;
    incident.title = "Läckta betyg";
    incident.discovered_at = since;
    incident.aware_at = since;
    incident.unit.value = authority;
    incident.status = Status::ongoing;
    incident.personal_data = true;
    incident.privacy_role = PrivacyRole::controller;
    incident.privacy_risk = PrivacyRisk::risk;
    incident.handler = handler;
    Row row;
    row.meta.authority = authority;
    row.values = values_of(describe_incident(), &incident);
    ASSERT_TRUE(store->write(owner, "make", {}, [&](Writer& writer) -> Result<void> {
      std::vector<Row> rows{row};
      writer.insert(describe_incident(), rows);
      return {};
    }));
  }

  std::vector<std::string> sent_to() {
    std::vector<std::string> all;
    for (const test::PostOffice::Letter& letter : post.letters()) all.push_back(letter.to);
    return all;
  }
  RemindersSent send(Instant at) { return send_clock_letters(*store, options, at); }

  test::TemporaryFolder folder;
  test::PostOffice post;
  const Actor owner{"test", {}, Right::administer, {}};
  const Uuid authority = new_uuid();
  std::unique_ptr<Store> store =
      std::move(open_store(test::new_file(folder / "letters.db", catalogue()), catalogue()).value());
  ReminderOptions options{
      {post.address(), "ringmur@stad.example", {}, {}, MailSecurity::none}, "https://ringmur.example"};
  const Instant aware = *parse_rfc3339("2026-09-07T08:00:00Z");
};

TEST_F(ClockLetterJob, TellsTheHandlerOnceForEachStep) {
  make_person("anna", "privacy_coordinator");
  make_person("bo", "isam");
  make_incident("anna", aware);
  EXPECT_EQ(send(aware + std::chrono::hours{35}).sent, 0);
  EXPECT_EQ(send(aware + std::chrono::hours{36}).sent, 1);
  EXPECT_EQ(send(aware + std::chrono::hours{37}).sent, 0) << "the step has had its letter";
  EXPECT_EQ(send(aware + std::chrono::hours{49}).sent, 1);
  EXPECT_EQ(send(aware + std::chrono::hours{67}).sent, 1);
  EXPECT_EQ(send(aware + std::chrono::hours{73}).sent, 0);
  EXPECT_EQ(sent_to(), std::vector<std::string>(3, "<anna@stad.example>"));
  for (const test::PostOffice::Letter& letter : post.letters())
    EXPECT_EQ(letter.message.find("betyg"), std::string::npos);
}

TEST_F(ClockLetterJob, TellsWhoAnswersForAllWhereNobodyHandlesIt) {
  make_person("anna", "privacy_coordinator");
  make_person("bo", "manager");
  make_incident("", aware);
  EXPECT_EQ(send(aware + std::chrono::hours{40}).sent, 1);
  EXPECT_EQ(sent_to(), std::vector<std::string>{"<anna@stad.example>"});
}

TEST_F(ClockLetterJob, TriesAgainWhatCouldNotBeSent) {
  make_person("anna", "privacy_coordinator");
  make_incident("anna", aware);
  const std::string there = options.server.address;
  options.server.address = "smtp://127.0.0.1:1";
  EXPECT_EQ(send(aware + std::chrono::hours{40}).not_sent, 1);
  options.server.address = there;
  EXPECT_EQ(send(aware + std::chrono::hours{40}).sent, 1);
}

}  // namespace
}  // namespace ringmur
