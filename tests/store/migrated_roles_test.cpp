#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/accounts.h"
#include "store/assignments.h"
#include "store/engine_support.h"
#include "store/matrix_setting.h"
#include "store/migrations.h"

/// Data from before there were roles: everybody may afterwards what they could before.
namespace ringmur {
namespace {

using namespace test;

class MigratedRoles : public testing::TestWithParam<Engine> {
 protected:
  /// The last release that knew only kinds of accounts.
  void make_old() {
    auto connection = place_.raw();
    std::int64_t version = 0;
    for (const db::MigrationStep& step : db::migrations(connection->dialect())) {
      if (step.name == "roles, sharing and publishing") break;
      connection->script(step.sql);
      connection->run("INSERT INTO \"migration\" (\"version\",\"name\",\"at\") VALUES (?1,?2,0)",
          {++version, std::string_view(step.name)});
    }
    ASSERT_GT(version, 5);
    ASSERT_LT(version, std::ssize(db::migrations(connection->dialect())));
    for (const auto& [id, code] : {std::pair<Uuid, std::string_view>{utb_, "UTB"}, {soc_, "SOC"}}) {
      connection->run(
          "INSERT INTO \"authority\" (\"id\",\"code\",\"code_key\",\"name\") VALUES (?1,?2,?2,?2)",
          {id, code});
      connection->run("INSERT INTO \"audit_head\" (\"authority\",\"sequence\",\"head\") VALUES (?1,0,?2)",
          {id, db::Bytes{}});
    }
  }
  Uuid account(std::string_view login, std::string_view kind, std::optional<Uuid> authority,
      std::optional<std::int64_t> disabled_at = {}) {
    Uuid id = new_uuid();
    place_.raw()->run(
        "INSERT INTO \"account\" (\"id\",\"version\",\"login\",\"login_key\",\"name\",\"kind\",\"authority\","
        "\"named_as\",\"password\",\"must_change\",\"language\",\"theme\",\"created_at\",\"disabled_at\") "
        "VALUES"
        " (?1,1,?2,?2,?2,?3,?4,'[]','x',?5,'sv','auto',1,?6)",
        {id, login, kind, authority ? db::Param{*authority} : db::Param{}, false,
            disabled_at ? db::Param{*disabled_at} : db::Param{}});
    return id;
  }
  static bool does_all(const Actor& actor, const std::optional<Uuid>& where) {
    for (const RecordType* type : specimen_catalogue().types) {
      for (Action action : all_actions) {
        if (!actor.covers(type->name, action, where)) return false;
      }
    }
    for (const char* duty : {"report", "freeze", "imports", "accounts", "assignments", "tokens"}) {
      if (!actor.covers(duty, Action::write, where)) return false;
    }
    return actor.covers("figures", Action::read, where) && actor.covers("settings", Action::read, where);
  }

  Place place_{GetParam()};
  Uuid utb_{new_uuid()};
  Uuid soc_{new_uuid()};
};

INSTANTIATE_TEST_SUITE_P(Engines, MigratedRoles, both_engines, engine_name);

TEST_P(MigratedRoles, LeaveAdministratorsAllAndEmployeesTheirReports) {
  make_old();
  Uuid city = account("cecilia", "administrator", std::nullopt);
  Uuid bound = account("ingrid", "administrator", utb_);
  Uuid employee = account("anna", "employee", soc_);
  Uuid gone = account("gustav", "administrator", std::nullopt, 5);
  auto store = place_.open(specimen_catalogue());
  Actor everywhere = given(actor_of_account(*store, city));
  EXPECT_TRUE(does_all(everywhere, std::nullopt));
  EXPECT_TRUE(does_all(everywhere, utb_));
  EXPECT_TRUE(everywhere.covers("matrix", Action::write, std::nullopt));
  EXPECT_TRUE(everywhere.covers("settings", Action::write, std::nullopt));
  EXPECT_EQ(everywhere.right, Right::administer);
  Actor there = given(actor_of_account(*store, bound));
  EXPECT_TRUE(does_all(there, utb_));
  EXPECT_EQ(there.authority, utb_);
  EXPECT_FALSE(there.reaches(soc_));
  EXPECT_FALSE(there.covers("accounts", Action::write, std::nullopt));
  Actor reporter = given(actor_of_account(*store, employee));
  EXPECT_EQ(reporter.right, Right::report);
  EXPECT_EQ(reporter.authority, soc_);
  EXPECT_TRUE(reporter.reaches(soc_));
  EXPECT_FALSE(reporter.reaches(utb_));
  EXPECT_EQ(reporter.reach("incident", Action::read, soc_).login, "anna") << "the own reports";
  EXPECT_TRUE(reporter.reach("system", Action::read, soc_).is_nothing());
  EXPECT_TRUE(reporter.reach("incident", Action::write, soc_).is_nothing());
  EXPECT_EQ(code_of(actor_of_account(*store, gone)), "account.unknown") << "still disabled";
  EXPECT_EQ(given(list_assignments(*store, administrator(), gone)).size(), 2U) << "for the day it is opened";
  std::vector<Assignment> all = given(list_assignments(*store, administrator()));
  EXPECT_EQ(all.size(), 7U);
  for (const Assignment& one : all) {
    EXPECT_FALSE(one.ends_at || one.ended_at || one.unit || one.object) << one.login;
    EXPECT_EQ(one.created_by, "migration");
  }
}

TEST_P(MigratedRoles, LockNobodyOut) {
  make_old();
  Uuid city = account("cecilia", "administrator", std::nullopt);
  auto store = place_.open(specimen_catalogue());
  EXPECT_EQ(code_of(change_account(*store, administrator(), city, 1, {.state = AccountState::disabled})),
      "account.last_administrator");
  EXPECT_EQ(given(read_matrix(*store, administrator())).version, 0) << "the product's own";
}

TEST_P(MigratedRoles, AreNoneWhereNobodyHadAnAccount) {
  make_old();
  auto store = place_.open(specimen_catalogue());
  EXPECT_TRUE(given(list_assignments(*store, administrator())).empty());
}

}  // namespace
}  // namespace ringmur
