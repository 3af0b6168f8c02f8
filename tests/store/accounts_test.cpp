#include "store/accounts.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/password.h"
#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/sessions.h"

namespace ringmur {
namespace {

using namespace test;

const std::string good_password = "korrekt häst batteri";

class Accounts : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }

  AccountOrder order(AccountKind kind, std::optional<Uuid> authority, const std::string& login = "anna") {
    static std::atomic<int> count{0};
    return {login + std::to_string(++count), "Anna Berg", kind, authority, {"Samordnare"}};
  }
  Account made(AccountKind kind, std::optional<Uuid> authority) {
    return given(create_account(store(), administrator(), order(kind, authority))).account;
  }
  std::int64_t events(const Uuid& authority, const std::string& action) {
    return data_.number(
        "SELECT COUNT(*) FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"type\" = 'account' AND"
        " \"action\" = ?2",
        {authority, std::string_view(action)});
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
  Authority other_{new_authority(data_.store())};
  Actor bound_{bound_to(authority_.id, Right::administer)};
};

INSTANTIATE_TEST_SUITE_P(Engines, Accounts, both_engines, engine_name);

TEST_P(Accounts, AreKeptAsTheyWereOrdered) {
  AccountOrder wanted = order(AccountKind::employee, authority_.id, "Åsa.Öberg@kommun.se");
  wanted.named_as = {"Samordnare", "  Data   ansvarig ", "Samordnare"};
  NewAccount made = given(create_account(store(), administrator(), wanted));
  EXPECT_EQ(made.account.named_as, (std::vector<std::string>{"Samordnare", "Data ansvarig"}));
  EXPECT_TRUE(made.account.must_change_password);
  EXPECT_EQ(made.account.language, Language::swedish);
  EXPECT_EQ(made.account.theme, Theme::automatic);
  Account found = given(find_account(store(), administrator(), made.account.id));
  EXPECT_EQ(found.login, wanted.login);
  EXPECT_EQ(found.name, "Anna Berg");
  EXPECT_EQ(found.authority, authority_.id);
  EXPECT_EQ(found.version, 1);
  EXPECT_EQ(
      given(find_account(store(), administrator(), "åsa.öBERG" + wanted.login.substr(11))).id, found.id);
  EXPECT_EQ(events(authority_.id, "create"), 1);
  EXPECT_EQ(events(other_.id, "create"), 0);
}

TEST_P(Accounts, ThatAreOrderedWronglyAreRefused) {
  const auto code = [&](AccountOrder wanted) {
    return code_of(create_account(store(), administrator(), wanted));
  };
  AccountOrder fine = order(AccountKind::employee, authority_.id);
  EXPECT_EQ(code(fine), "fine");
  EXPECT_EQ(code(fine), "account.login_taken");
  AccountOrder wanted = fine;
  wanted.login[0] = 'A';
  EXPECT_EQ(code(wanted), "account.login_taken") << "in any case";
  for (const char* login : {"", " ", "två ord", "a:b", "a\nb", "a/b", "<x>"}) {
    wanted.login = login;
    EXPECT_EQ(code(wanted), "account.login") << login;
  }
  wanted.login = std::string(101, 'a');
  EXPECT_EQ(code(wanted), "account.login");
  wanted = order(AccountKind::employee, authority_.id);
  wanted.name = " ";
  EXPECT_EQ(code(wanted), "account.name");
  wanted.name = std::string(201, 'a');
  EXPECT_EQ(code(wanted), "account.name");
  EXPECT_EQ(code(order(AccountKind::employee, std::nullopt)), "account.employee_needs_authority");
  EXPECT_EQ(code(order(AccountKind::administrator, new_uuid())), "authority.not_found");
  wanted = order(AccountKind::employee, authority_.id);
  wanted.named_as.assign(21, "x");
  EXPECT_EQ(code(wanted), "account.named_as");
  EXPECT_EQ(code_of(create_account_with(
                store(), administrator(), order(AccountKind::employee, authority_.id), "för kort")),
      "password.too_short");
}

TEST_P(Accounts, OfAnotherAuthorityAreNotThere) {
  Account mine = made(AccountKind::employee, authority_.id);
  Account theirs = made(AccountKind::administrator, other_.id);
  Account city = made(AccountKind::administrator, std::nullopt);
  std::vector<Account> seen = given(list_accounts(store(), bound_));
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen.front().id, mine.id);
  for (const Account& hidden : {theirs, city}) {
    EXPECT_EQ(code_of(find_account(store(), bound_, hidden.id)), "account.not_found");
    EXPECT_EQ(code_of(find_account(store(), bound_, hidden.login)), "account.not_found");
    EXPECT_EQ(code_of(change_account(store(), bound_, hidden.id, 1, {.name = "X"})), "account.not_found");
    EXPECT_EQ(code_of(renew_password(store(), bound_, hidden.id)), "account.not_found");
    EXPECT_EQ(code_of(set_password(store(), bound_, hidden.id, good_password)), "account.not_found");
    EXPECT_EQ(code_of(list_sessions(store(), bound_, hidden.id)), "account.not_found");
  }
  EXPECT_EQ(code_of(create_account(store(), bound_, order(AccountKind::employee, other_.id))),
      "authority.not_found");
  EXPECT_EQ(code_of(create_account(store(), bound_, order(AccountKind::administrator, std::nullopt))),
      "account.beyond_reach");
  EXPECT_EQ(
      code_of(change_account(store(), bound_, mine.id, 1, {.authority = other_.id})), "authority.not_found");
  EXPECT_EQ(code_of(change_account(store(), bound_, mine.id, 1,
                {.kind = AccountKind::administrator, .authority = std::optional<Uuid>{}})),
      "account.beyond_reach");
  EXPECT_EQ(given(find_account(store(), administrator(), mine.id)).version, 1);
}

TEST_P(Accounts, AreForAdministratorsOnly) {
  Account account = made(AccountKind::employee, authority_.id);
  for (Right right : {Right::report, Right::read, Right::write}) {
    Actor actor = bound_to(authority_.id, right);
    EXPECT_EQ(code_of(list_accounts(store(), actor)), "actor.may_not_administer");
    EXPECT_EQ(code_of(find_account(store(), actor, account.id)), "actor.may_not_administer");
    EXPECT_EQ(code_of(create_account(store(), actor, order(AccountKind::employee, authority_.id))),
        "actor.may_not_administer");
    EXPECT_EQ(
        code_of(change_account(store(), actor, account.id, 1, {.name = "X"})), "actor.may_not_administer");
    EXPECT_EQ(code_of(renew_password(store(), actor, account.id)), "actor.may_not_administer");
    EXPECT_EQ(code_of(set_password(store(), actor, account.id, good_password)), "actor.may_not_administer");
    EXPECT_EQ(code_of(list_sessions(store(), actor, account.id)), "actor.may_not_administer");
  }
}

TEST_P(Accounts, ChangeOneVersionAtATimeAndInTheTrail) {
  Account account = made(AccountKind::employee, authority_.id);
  Account changed = given(change_account(store(), administrator(), account.id, 1,
      {.name = "Bo", .kind = AccountKind::administrator, .authority = other_.id}));
  EXPECT_EQ(changed.version, 2);
  EXPECT_EQ(changed.name, "Bo");
  EXPECT_EQ(
      code_of(change_account(store(), administrator(), account.id, 1, {.name = "C"})), "account.changed");
  EXPECT_EQ(given(change_account(store(), administrator(), account.id, 2, {.name = "Bo"})).version, 2)
      << "nothing was changed";
  EXPECT_EQ(events(authority_.id, "change"), 1) << "the authority it left";
  EXPECT_EQ(events(other_.id, "change"), 1) << "the authority it came to";
  EXPECT_EQ(code_of(change_account(store(), administrator(), account.id, 2,
                {.kind = AccountKind::employee, .authority = std::optional<Uuid>{}})),
      "account.employee_needs_authority");
}

TEST_P(Accounts, TheLastAdministratorStays) {
  Data own(GetParam(), specimen_catalogue());
  Store& alone = own.store();
  Authority authority = new_authority(alone);
  const auto make = [&](const char* login, std::optional<Uuid> reach) {
    return given(create_account(alone, administrator(), {login, "X", AccountKind::administrator, reach, {}}))
        .account;
  };
  const auto change = [&](const Account& account, const AccountChange& wanted) {
    Account now = given(find_account(alone, administrator(), account.id));
    return code_of(change_account(alone, administrator(), account.id, now.version, wanted));
  };
  Account city = make("stad", std::nullopt);
  Account bound = make("utb", authority.id);
  EXPECT_EQ(change(city, {.state = AccountState::disabled}), "account.last_administrator")
      << "one that is bound does not reach the rest";
  EXPECT_EQ(change(city, {.authority = authority.id}), "account.last_administrator");
  EXPECT_EQ(
      change(city, {.kind = AccountKind::employee, .authority = authority.id}), "account.last_administrator");
  EXPECT_EQ(change(city, {.name = "Y"}), "fine");
  EXPECT_EQ(change(bound, {.state = AccountState::disabled}), "fine") << "the city's reaches it too";
  Account second = make("två", std::nullopt);
  EXPECT_EQ(change(city, {.state = AccountState::disabled}), "fine");
  EXPECT_EQ(change(second, {.state = AccountState::disabled}), "account.last_administrator");
  EXPECT_EQ(change(city, {.state = AccountState::active}), "fine");
  EXPECT_EQ(change(second, {.state = AccountState::disabled}), "fine");
}

TEST_P(Accounts, TwoWhoDisableEachOtherAtOnceDoNotBothSucceed) {
  for (int round = 0; round < 4; ++round) {
    Data own(GetParam(), specimen_catalogue());
    std::vector<Account> both;
    for (const char* login : {"a", "b"}) {
      both.push_back(given(create_account(own.store(), administrator(),
                               {login, "X", AccountKind::administrator, std::nullopt, {}}))
              .account);
    }
    std::atomic<int> disabled{0};
    std::vector<std::thread> threads;
    for (const Account& account : both) {
      threads.emplace_back([&] {
        auto done =
            change_account(own.store(), administrator(), account.id, 1, {.state = AccountState::disabled});
        if (done) ++disabled;
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(disabled, 1);
  }
}

TEST_P(Accounts, GiveTheRightsOfTheirKind) {
  Account boss = made(AccountKind::administrator, std::nullopt);
  Actor actor = given(actor_of_account(store(), boss.id));
  EXPECT_EQ(actor.right, Right::administer);
  EXPECT_FALSE(actor.authority);
  EXPECT_EQ(actor.account, boss.id);
  EXPECT_EQ(actor.name, boss.login);
  Account employee = made(AccountKind::employee, authority_.id);
  actor = given(actor_of_account(store(), employee.id));
  EXPECT_EQ(actor.right, Right::report);
  EXPECT_EQ(actor.authority, authority_.id);
  EXPECT_TRUE(actor.reaches(authority_.id));
  EXPECT_FALSE(actor.reaches(new_uuid()));
  EXPECT_FALSE(actor.may_write(authority_.id));
  given(change_account(store(), administrator(), employee.id, 1, {.state = AccountState::disabled}));
  EXPECT_EQ(code_of(actor_of_account(store(), employee.id)), "account.unknown");
  EXPECT_EQ(code_of(actor_of_account(store(), new_uuid())), "account.unknown");
}

TEST_P(Accounts, AnEmployeesActorReadsNothing) {
  Actor actor = given(actor_of_account(store(), made(AccountKind::employee, authority_.id).id));
  const RecordType& type = describe_specimen();
  std::vector<std::string> codes{code_of(store().list(actor, {&type, authority_.id, {}, "", 10, {}})),
      code_of(store().get(actor, type, authority_.id, new_uuid())),
      code_of(store().visit(actor, type, authority_.id, {}, [](const Row&) { return true; })),
      code_of(store().chain(actor, authority_.id)),
      code_of(store().history(actor, type, authority_.id, new_uuid())),
      code_of(store().aggregate(actor, type, authority_.id, {}, Aggregate::count, nullptr)),
      code_of(store().verify_chain(actor, authority_.id, {}))};
  for (const std::string& code : codes) EXPECT_EQ(code, "actor.may_not_read");
  // The own authority is known by name, and nothing in it is found.
  EXPECT_EQ(store().authorities(actor).size(), 1U);
  EXPECT_TRUE(given(store().search(actor, authority_.id, "x", 10)).empty());
  EXPECT_EQ(code_of(store().write(actor, "x", {}, [](Writer&) -> Result<void> { return {}; })),
      "actor.may_not_write");
}

TEST_P(Accounts, NoPasswordLeavesTheRowOrEntersTheTrail) {
  NewAccount made =
      given(create_account(store(), administrator(), order(AccountKind::employee, authority_.id)));
  std::string renewed = given(renew_password(store(), administrator(), made.account.id));
  EXPECT_NE(renewed, made.password);
  auto connection = data_.place().raw();
  auto cursor =
      connection->query("SELECT \"password\" FROM \"account\" WHERE \"id\" = ?1", {made.account.id});
  ASSERT_TRUE(cursor->next());
  EXPECT_TRUE(cursor->text(0).starts_with("$argon2id$"));
  cursor =
      connection->query("SELECT \"changes\" FROM \"audit_event\" WHERE \"authority\" = ?1", {authority_.id});
  int seen = 0;
  for (; cursor->next(); ++seen) {
    for (const std::string& secret : {made.password, renewed, std::string("argon2")})
      EXPECT_EQ(cursor->text(0).find(secret), std::string_view::npos);
  }
  EXPECT_EQ(seen, 3);  // the account, its role, the password
}

}  // namespace
}  // namespace ringmur
