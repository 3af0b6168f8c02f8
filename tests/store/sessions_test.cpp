#include "store/sessions.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "base/text.h"
#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/throttle.h"

namespace ringmur {
namespace {

using namespace test;
using namespace std::chrono_literals;

NewSession session_in(Result<SignInStep> step) {
  return std::get<NewSession>(given(std::move(step)));
}

const std::string good_password = "korrekt häst batteri";

TEST(Throttle, WaitsGrowAfterTheFreeTries) {
  const std::vector<std::pair<int, int>> table{{0, 0}, {1, 0}, {4, 0}, {5, 15}, {6, 30}, {7, 60}, {8, 120},
      {9, 240}, {10, 480}, {11, 900}, {12, 900}, {100, 900}, {1'000'000, 900}};
  for (const auto& [tries, seconds] : table) EXPECT_EQ(wait_after(tries, 5).count(), seconds) << tries;
  EXPECT_EQ(wait_after(19, free_tries_of_remote), 0s);
  EXPECT_EQ(wait_after(20, free_tries_of_remote), first_wait);
}

class Sessions : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }

  Account person(AccountKind kind = AccountKind::employee) {
    static std::atomic<int> count{0};
    AccountOrder order{"person" + std::to_string(++count), "Anna Berg", kind, authority_.id, {}};
    return given(create_account_with(store(), administrator(), order, good_password));
  }
  NewSession in(const Account& account) {
    return session_in(sign_in(store(), account.login, good_password, {"", "Webbläsare 1.0"}));
  }
  std::string code(const std::string& secret) { return code_of(session_of(store(), secret)); }
  /// As if the last use, or all of it, were so much longer ago.
  void age(const NewSession& session, const char* column, std::chrono::milliseconds by) {
    data_.run(
        "UPDATE \"session\" SET \"" + std::string(column) + "\" = \"" + column + "\" - ?2 WHERE \"id\" = ?1",
        {session.who.session.id, by.count()});
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
};

INSTANTIATE_TEST_SUITE_P(Engines, Sessions, both_engines, engine_name);

TEST_P(Sessions, LetAPersonIn) {
  Account account = person();
  NewSession made = session_in(sign_in(store(), " " + account.login, good_password, {"", "Webbläsare 1.0"}));
  EXPECT_GE(made.secret.size(), 43u) << "256 bits in base64";
  SignedIn who = given(session_of(store(), made.secret));
  EXPECT_EQ(who.account.id, account.id);
  EXPECT_EQ(who.actor.account, account.id);
  EXPECT_EQ(who.actor.name, account.login);
  EXPECT_EQ(who.actor.right, Right::report);
  EXPECT_EQ(who.session.agent, "Webbläsare 1.0");
  EXPECT_TRUE(who.account.signed_in_at);
  EXPECT_EQ(who.session.expires_at - who.session.created_at, session_end);
  EXPECT_EQ(given(session_again(store(), who.session.id)).account.id, account.id);
  EXPECT_EQ(
      data_.number("SELECT COUNT(*) FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"type\" = 'session'",
          {authority_.id}),
      1);
  EXPECT_NE(in(account).secret, made.secret);
}

TEST_P(Sessions, WrongLoginPasswordAndADisabledAccountAreAnsweredAlike) {
  Account account = person();
  const auto refusal = [&](const std::string& login, const std::string& password) {
    auto answer = sign_in(store(), login, password, {});
    EXPECT_FALSE(answer);
    return answer ? Error{} : answer.error();
  };
  Error unknown = refusal("ingen-" + account.login, good_password);
  Error wrong = refusal(account.login, good_password + "x");
  given(change_account(store(), administrator(), account.id, 1, {.state = AccountState::disabled}));
  Error disabled = refusal(account.login, good_password);
  for (const Error& error : {unknown, wrong, disabled}) {
    EXPECT_EQ(error.code, "session.wrong");
    EXPECT_EQ(error.refusal, Refusal::unauthenticated);
    EXPECT_EQ(error.message.sv, unknown.message.sv);
  }
  refusal(account.login, "");
  refusal("", "");
}

TEST_P(Sessions, EndWhenIdleAndInAnyCase) {
  Account account = person();
  NewSession idle = in(account);
  age(idle, "used_at", session_idle_end - 1min);
  EXPECT_EQ(code(idle.secret), "fine") << "and used now: the hours begin anew";
  age(idle, "used_at", session_idle_end - 1min);
  EXPECT_EQ(code(idle.secret), "fine");
  age(idle, "used_at", session_idle_end);
  EXPECT_EQ(code(idle.secret), "session.ended");
  NewSession old = in(account);
  age(old, "expires_at", session_end - 1min);
  EXPECT_EQ(code(old.secret), "fine");
  age(old, "expires_at", 1min);
  EXPECT_EQ(code(old.secret), "session.ended");
  EXPECT_EQ(code(""), "session.ended");
  EXPECT_EQ(code("x" + old.secret), "session.ended");
}

TEST_P(Sessions, TheUseIsNotedOnceAMinute) {
  NewSession made = in(person());
  const auto used = [&] {
    return data_.number("SELECT \"used_at\" FROM \"session\" WHERE \"id\" = ?1", {made.who.session.id});
  };
  std::int64_t first = used();
  std::this_thread::sleep_for(5ms);
  ASSERT_EQ(code(made.secret), "fine");
  EXPECT_EQ(used(), first);
  age(made, "used_at", session_use_noted);
  ASSERT_EQ(code(made.secret), "fine");
  EXPECT_GT(used(), first);
  age(made, "used_at", session_use_noted);
  std::int64_t aged = used();
  ASSERT_TRUE(session_again(store(), made.who.session.id));
  EXPECT_EQ(used(), aged) << "what goes on by itself keeps no session alive";
}

TEST_P(Sessions, AreKeptAsDigestsOnly) {
  NewSession made = in(person());
  auto connection = data_.place().raw();
  auto cursor =
      connection->query("SELECT \"digest\" FROM \"session\" WHERE \"id\" = ?1", {made.who.session.id});
  ASSERT_TRUE(cursor->next());
  EXPECT_EQ(cursor->bytes(0).size(), 32u);
  if (GetParam() != Engine::sqlite) return;
  for (const char* suffix : {"", "-wal"}) {
    std::ifstream file(data_.place().location().address + suffix, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_GT(bytes.size(), 0u);
    EXPECT_EQ(bytes.find(made.secret), std::string::npos);
    EXPECT_EQ(bytes.find(csrf_of(made.secret)), std::string::npos);
    EXPECT_EQ(bytes.find(good_password), std::string::npos);
  }
}

TEST_P(Sessions, DieWithTheirAccountAndWithAPasswordThatIsRenewed) {
  Account account = person();
  NewSession first = in(account);
  given(renew_password(store(), administrator(), account.id));
  EXPECT_EQ(code(first.secret), "session.ended");
  EXPECT_EQ(code_of(sign_in(store(), account.login, good_password, {})), "session.wrong");
  given(set_password(store(), administrator(), account.id, good_password));
  NewSession second = in(account);
  given(change_account(store(), administrator(), account.id, 1, {.state = AccountState::disabled}));
  EXPECT_EQ(code(second.secret), "session.ended");
  given(change_account(store(), administrator(), account.id, 2, {.state = AccountState::active}));
  EXPECT_EQ(code(second.secret), "session.ended") << "not even when the account is let in again";
}

TEST_P(Sessions, FollowTheKindOfTheirAccountAtOnce) {
  Account account = person(AccountKind::administrator);
  Account other = person(AccountKind::administrator);
  NewSession session = in(account);
  EXPECT_EQ(given(session_of(store(), session.secret)).actor.right, Right::administer);
  given(change_account(store(), administrator(), account.id, 1, {.kind = AccountKind::employee}));
  EXPECT_EQ(given(session_of(store(), session.secret)).actor.right, Right::report);
}

TEST_P(Sessions, AreSeenAndEndedByTheirOwnerAndWhoAdministersHer) {
  Account account = person();
  Account colleague = person();
  NewSession one = in(account);
  NewSession two = in(account);
  const Authority other = new_authority(store());
  const Actor boss = bound_to(authority_.id, Right::administer);
  const Actor stranger = bound_to(other.id, Right::administer);
  const Actor self = one.who.actor;
  const Actor neighbour = in(colleague).who.actor;
  EXPECT_EQ(given(list_sessions(store(), self, account.id)).size(), 2u);
  EXPECT_EQ(given(list_sessions(store(), boss, account.id)).front().id, two.who.session.id)
      << "the latest first";
  EXPECT_FALSE(list_sessions(store(), stranger, account.id));
  EXPECT_FALSE(list_sessions(store(), neighbour, account.id));
  for (const Actor& actor : {stranger, neighbour})
    EXPECT_EQ(code_of(end_session(store(), actor, two.who.session.id)), "session.not_found");
  EXPECT_EQ(code(two.secret), "fine");
  EXPECT_TRUE(end_session(store(), self, two.who.session.id));
  EXPECT_EQ(code(two.secret), "session.ended");
  EXPECT_EQ(code_of(end_session(store(), self, two.who.session.id)), "session.not_found");
  EXPECT_TRUE(end_session(store(), boss, one.who.session.id));
  EXPECT_EQ(code(one.secret), "session.ended");
}

TEST_P(Sessions, APasswordIsChangedByWhoKnowsIt) {
  Account account = given(
      create_account(store(), administrator(),
          {"byte" + to_string(new_uuid()), "Bo Ek", AccountKind::employee, authority_.id,
              {}})).account;
  std::string first = given(renew_password(store(), administrator(), account.id));
  NewSession one = session_in(sign_in(store(), account.login, first, {}));
  NewSession two = session_in(sign_in(store(), account.login, first, {}));
  EXPECT_TRUE(one.who.account.must_change_password);
  const auto change = [&](const std::string& current, const std::string& next) {
    return code_of(change_password(store(), one.who, current, next, {}));
  };
  EXPECT_EQ(change("fel", good_password), "password.wrong_current");
  EXPECT_EQ(change(first, "kort"), "password.too_short");
  EXPECT_EQ(change(first, first), "password.same");
  NewSession fresh = given(change_password(store(), one.who, first, good_password, {}));
  EXPECT_FALSE(fresh.who.account.must_change_password);
  EXPECT_NE(fresh.secret, one.secret);
  EXPECT_EQ(code(fresh.secret), "fine");
  EXPECT_EQ(code(one.secret), "session.ended");
  EXPECT_EQ(code(two.secret), "session.ended");
  EXPECT_FALSE(given(session_of(store(), fresh.secret)).account.must_change_password);
  EXPECT_EQ(code_of(sign_in(store(), account.login, first, {})), "session.wrong");
  EXPECT_EQ(code_of(sign_in(store(), account.login, good_password, {})), "fine");
}

TEST_P(Sessions, GuessingTheCurrentPasswordIsThrottledToo) {
  NewSession one = in(person());
  std::string last;
  for (int i = 0; i < free_tries_of_login + 1; ++i)
    last = code_of(change_password(store(), one.who, "gissning", "ett nytt fint lösen", {}));
  EXPECT_EQ(last, "session.throttled");
}

TEST_P(Sessions, PreferencesAreTheOwners) {
  Account account = person();
  NewSession one = in(account);
  Account after = given(set_preferences(store(), one.who, {Language::english, Theme::dark}));
  EXPECT_EQ(after.language, Language::english);
  after = given(session_of(store(), one.secret)).account;
  EXPECT_EQ(after.language, Language::english);
  EXPECT_EQ(after.theme, Theme::dark);
  EXPECT_EQ(after.version, account.version) << "an administrator's change is not in the way";
}

TEST_P(Sessions, TooManyTriesForALoginWait) {
  Account account = person();
  const auto attempt = [&](const std::string& password) {
    return sign_in(store(), account.login, password, {});
  };
  for (int i = 0; i < free_tries_of_login; ++i) EXPECT_EQ(code_of(attempt("fel")), "session.wrong") << i;
  auto refused = attempt(good_password);
  ASSERT_FALSE(refused) << "not even with the right one";
  EXPECT_EQ(refused.error().code, "session.throttled");
  EXPECT_EQ(refused.error().refusal, Refusal::throttled);
  EXPECT_GT(refused.error().retry_after, 0s);
  EXPECT_LE(refused.error().retry_after, first_wait);
  EXPECT_EQ(code_of(sign_in(store(), " " + account.login + " ", good_password, {})), "session.throttled")
      << "written otherwise, the same login";
  EXPECT_NO_THROW(in(person())) << "others are let in";
  data_.run("UPDATE \"sign_in_throttle\" SET \"wait_until\" = \"wait_until\" - 15000");
  EXPECT_EQ(code_of(attempt("fel")), "session.wrong");
  refused = attempt(good_password);
  ASSERT_FALSE(refused);
  EXPECT_GT(refused.error().retry_after, first_wait) << "the next wait is longer";
  data_.run("UPDATE \"sign_in_throttle\" SET \"wait_until\" = \"wait_until\" - 30000");
  EXPECT_EQ(code_of(attempt(good_password)), "fine");
  for (int i = 0; i < free_tries_of_login; ++i)
    EXPECT_EQ(code_of(attempt("fel")), "session.wrong") << "the success began it anew: " << i;
  EXPECT_EQ(code_of(attempt("fel")), "session.throttled");
}

TEST_P(Sessions, TooManyTriesFromOneAddressWait) {
  Data own(GetParam(), specimen_catalogue());
  const auto count = [&](const std::string& login, const std::string& remote) {
    return code_of(count_try(own.store(), {login, remote}));
  };
  for (int i = 0; i < free_tries_of_remote; ++i)
    EXPECT_EQ(count("login" + std::to_string(i), "2001:db8:1:2::" + std::to_string(i)), "fine") << i;
  EXPECT_EQ(count("another", "2001:db8:1:2:ffff::1"), "session.throttled") << "the same /64";
  EXPECT_EQ(count("another", "2001:db8:1:3::1"), "fine");
  EXPECT_EQ(count("another", "192.0.2.1"), "fine");
  for (int i = 1; i < free_tries_of_remote; ++i)
    EXPECT_EQ(count("x" + std::to_string(i), "192.0.2.1"), "fine");
  EXPECT_EQ(count("y", "::ffff:192.0.2.1"), "session.throttled") << "the same address";
  EXPECT_EQ(count("y", "192.0.2.2"), "fine");
  own.run("UPDATE \"sign_in_throttle\" SET \"wait_until\" = 0, \"last_at\" = \"last_at\" - ?1",
      {std::chrono::milliseconds(tries_are_kept + 1h).count()});
  for (int i = 0; i < free_tries_of_remote; ++i)
    EXPECT_EQ(count("z" + std::to_string(i), "192.0.2.1"), "fine") << "forgotten after a day";
}

TEST_P(Sessions, ManyTriesAtOnceAreAllCounted) {
  Data own(GetParam(), specimen_catalogue());
  std::atomic<int> counted{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        std::string code = code_of(count_try(own.store(), {"anna", "192.0.2.1"}));
        if (code == "fine") ++counted;
        EXPECT_TRUE(code == "fine" || code == "session.throttled") << code;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(counted, free_tries_of_login);
}

TEST_P(Sessions, AFreeTryLeavesNoWaitBehind) {
  Data own(GetParam(), specimen_catalogue());
  given(count_try(own.store(), {"anna", "192.0.2.1"}));
  EXPECT_EQ(own.number("SELECT COUNT(*) FROM \"sign_in_throttle\" WHERE \"failures\" = 1"), 3)
      << "the login, the address, and the one from the other";
  // Not even this moment: who counts at the same time, or by a clock that is behind, would have to wait for
  // it.
  EXPECT_EQ(own.number("SELECT MAX(\"wait_until\") FROM \"sign_in_throttle\""), 0);
}

TEST_P(Sessions, ManyPeopleSignInAtOnce) {
  std::vector<Account> people;
  for (int i = 0; i < 6; ++i) people.push_back(person());
  std::vector<std::string> codes(people.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < people.size(); ++i) {
    threads.emplace_back(
        [&, i] { codes[i] = code_of(sign_in(store(), people[i].login, good_password, {"192.0.2.9", ""})); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : codes) EXPECT_EQ(one, "fine");
}

TEST_P(Sessions, WhatIsTypedAsALoginIsNotKept) {
  given(count_try(store(), {"mitt hemliga lösenord i fel fält", "192.0.2.77"}));
  auto connection = data_.place().raw();
  auto cursor = connection->query("SELECT \"key\" FROM \"sign_in_throttle\"");
  int seen = 0;
  for (; cursor->next(); ++seen) EXPECT_EQ(cursor->bytes(0).size(), 32u);
  EXPECT_GT(seen, 0);
}

TEST(Csrf, IsBoundToItsSession) {
  EXPECT_TRUE(is_csrf_of("secret", csrf_of("secret")));
  EXPECT_FALSE(is_csrf_of("secret", csrf_of("secret2")));
  EXPECT_FALSE(is_csrf_of("secret", ""));
  EXPECT_FALSE(is_csrf_of("secret", "secret"));
  EXPECT_EQ(csrf_of("secret").find("secret"), std::string::npos);
  EXPECT_EQ(csrf_of("secret").size(), 43u);
}

}  // namespace
}  // namespace ringmur
