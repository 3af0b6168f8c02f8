#include "store/second_factor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/digest.h"
#include "identity/device.h"
#include "identity/recovery.h"
#include "identity/totp.h"
#include "schema/specimen_support.h"
#include "store/challenges.h"
#include "store/engine_support.h"
#include "store/factors.h"
#include "store/sign_in_policy.h"
#include "store/throttle.h"
#include "support/authenticator.h"

namespace ringmur {
namespace {

using namespace test;
using namespace std::chrono_literals;

const std::string good_password = "korrekt häst batteri";
const passkey::RelyingParty party{"ringmur.kommun.se", "https://ringmur.kommun.se"};

std::string from_base32(std::string_view text) {
  constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string made;
  unsigned held = 0;
  int bits = 0;
  for (char c : text) {
    held = (held << 5 | static_cast<unsigned>(symbols.find(c))) & 0xffffu;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    made += static_cast<char>(held >> bits & 0xff);
  }
  return made;
}

passkey::Assertion of(const Authenticator::Signed& made) {
  return {made.credential_id, made.client_data, made.authenticator_data, made.signature, made.user_handle};
}

class SecondFactors : public testing::TestWithParam<Engine> {
 protected:
  SecondFactors() { store().means().key.move_to(keys_ / "key"); }

  Store& store() { return data_.store(); }
  Account person() {
    static std::atomic<int> count{0};
    AccountOrder order{
        "faktor" + std::to_string(++count), "Anna Berg", AccountKind::employee, authority_.id, {}};
    return given(create_account_with(store(), administrator(), order, good_password));
  }
  NewSession in(const Account& account, const Browser& browser = {}) {
    return std::get<NewSession>(given(sign_in(store(), account.login, good_password, browser)));
  }
  Ticket ticket(const Account& account, const Browser& browser = {}) {
    return std::get<Ticket>(given(sign_in(store(), account.login, good_password, browser)));
  }
  std::string state(const NewSession& session) { return code_of(session_of(store(), session.secret)); }

  /// With an app whose step of this moment has not been used up.
  struct WithApp {
    Account account;
    NewSession session;
    std::string secret;
    std::vector<std::string> codes;
  };
  WithApp with_app() {
    Account account = person();
    NewSession session = in(account);
    std::string secret = from_base32(given(begin_totp(store(), session.who)).secret);
    auto codes = given(confirm_totp(store(), session.who, totp::code_of(secret, totp::step_at(now()))));
    forget_step(account);
    return {account, session, secret, codes};
  }
  /// As if the last code had been used a while ago.
  void forget_step(const Account& account) {
    data_.run("UPDATE \"totp\" SET \"last_step\" = \"last_step\" - 10 WHERE \"account\" = ?1", {account.id});
  }
  static OneTimeCode code(const WithApp& person, std::int64_t off = 0) {
    return {totp::code_of(person.secret, totp::step_at(now()) + off)};
  }
  static OneTimeCode wrong_code(const WithApp& person) {
    std::set<std::string> right;
    for (int off = -2; off <= 2; ++off) right.insert(code(person, off).text);
    for (const char* guess : {"000000", "111111", "222222", "333333", "444444", "555555"}) {
      if (!right.contains(guess)) return {guess};
    }
    return {"666666"};
  }
  std::string finish(std::string_view secret, const SecondProof& proof, const Browser& browser = {}) {
    return code_of(finish_sign_in(store(), party, secret, proof, browser));
  }
  Authenticator add_key(const NewSession& session, const std::string& name = "Telefonen") {
    Authenticator made(party.id, party.origin);
    auto offer = given(begin_passkey(store(), session.who));
    auto answer = made.make(base64url(offer.challenge), base64url(offer.user_id));
    given(add_passkey(store(), party, session.who, name, {answer.client_data, answer.attestation_object}));
    return made;
  }
  Result<NewSession> by_passkey(Authenticator& authenticator, const Tampering& wrong = {}) {
    auto challenge = given(ask_for_passkey(store(), {}));
    return sign_in_with_passkey(store(), party, of(authenticator.sign(base64url(challenge), wrong)), {});
  }

  TemporaryFolder keys_;
  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
};

INSTANTIATE_TEST_SUITE_P(Engines, SecondFactors, both_engines, engine_name);

TEST_P(SecondFactors, AnAppIsAskedForOnlyWhenItHasShownACode) {
  Account account = person();
  NewSession session = in(account);
  EXPECT_EQ(session.who.session.level, SessionLevel::password);
  EXPECT_EQ(code_of(confirm_totp(store(), session.who, "123456")), "totp.not_begun");
  given(begin_totp(store(), session.who));
  std::string secret = from_base32(given(begin_totp(store(), session.who)).secret);
  NewSession other = in(account);
  EXPECT_EQ(code_of(confirm_totp(store(), session.who, "12345")), "factor.wrong_code");
  auto codes = given(confirm_totp(store(), session.who, totp::code_of(secret, totp::step_at(now()))));
  EXPECT_EQ(codes.size(), 10u);
  EXPECT_EQ(state(other), "session.ended") << "who came in with the password alone is out";
  EXPECT_EQ(given(session_of(store(), session.secret)).session.level, SessionLevel::second_factor);
  EXPECT_EQ(code_of(begin_totp(store(), session.who)), "totp.exists");
  Factors factors = given(own_factors(store(), session.who));
  EXPECT_TRUE(factors.totp_since);
  EXPECT_EQ(factors.recovery_codes, 10);
  given(remove_totp(store(), session.who));
  EXPECT_EQ(given(own_factors(store(), session.who)).recovery_codes, 0);
  EXPECT_EQ(in(account).who.session.level, SessionLevel::password);
}

TEST_P(SecondFactors, ACodeIsGoodOnce) {
  WithApp anna = with_app();
  OneTimeCode now_code = code(anna);
  Ticket first = ticket(anna.account);
  EXPECT_EQ(first.methods, (std::vector{FactorMethod::totp, FactorMethod::recovery}));
  auto made = finish_sign_in(store(), party, first.secret, now_code, {});
  ASSERT_TRUE(made) << made.error().message.en;
  EXPECT_EQ(made->who.session.level, SessionLevel::second_factor);
  EXPECT_EQ(finish(first.secret, code(anna, 1)), "session.ticket") << "the ticket is used";
  Ticket second = ticket(anna.account);
  EXPECT_EQ(finish(second.secret, now_code), "factor.wrong_code") << "the code is used";
  EXPECT_EQ(finish(second.secret, code(anna, -1)), "factor.wrong_code") << "and those before it";
  EXPECT_EQ(finish(second.secret, code(anna, 1)), "fine");
}

TEST_P(SecondFactors, OfManyAtOnceWithOneCodeOneGetsIn) {
  WithApp anna = with_app();
  std::vector<Ticket> tickets;
  for (int i = 0; i < 4; ++i) tickets.push_back(ticket(anna.account));
  const OneTimeCode same = code(anna);
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (const Ticket& one : tickets)
    threads.emplace_back([&] { good += finish(one.secret, same) == "fine" ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 1);
}

TEST_P(SecondFactors, ARecoveryCodeIsGoodOnce) {
  WithApp anna = with_app();
  EXPECT_EQ(finish(ticket(anna.account).secret, RecoveryCode{anna.codes[3]}), "fine");
  Ticket again = ticket(anna.account);
  EXPECT_EQ(finish(again.secret, RecoveryCode{anna.codes[3]}), "factor.wrong_code");
  WithApp bo = with_app();
  EXPECT_EQ(finish(again.secret, RecoveryCode{bo.codes[0]}), "factor.wrong_code") << "another's";
  EXPECT_EQ(finish(again.secret, RecoveryCode{anna.codes[4]}), "fine");
  NewSession session = in(person());
  EXPECT_EQ(code_of(renew_recovery_codes(store(), session.who)), "factor.none");
  auto fresh = given(renew_recovery_codes(store(), anna.session.who));
  EXPECT_EQ(finish(ticket(anna.account).secret, RecoveryCode{anna.codes[5]}), "factor.wrong_code") << "void";
  EXPECT_EQ(finish(ticket(anna.account).secret, RecoveryCode{fresh[0]}), "fine");
}

TEST_P(SecondFactors, ATicketExpiresAndTakesFiveTries) {
  WithApp anna = with_app();
  Ticket old = ticket(anna.account);
  data_.run("UPDATE \"challenge\" SET \"expires_at\" = \"expires_at\" - ?2 WHERE \"account\" = ?1",
      {anna.account.id, std::chrono::milliseconds(challenge_end).count()});
  EXPECT_EQ(finish(old.secret, code(anna)), "session.ticket");
  Ticket tried = ticket(anna.account);
  for (int i = 0; i < tries_of_ticket; ++i)
    EXPECT_EQ(finish(tried.secret, RecoveryCode{"fel"}), "factor.wrong_code");
  EXPECT_EQ(finish(tried.secret, code(anna)), "session.ticket");
  EXPECT_EQ(finish("", code(anna)), "session.ticket");
  Ticket dead = ticket(anna.account);
  given(set_password(store(), administrator(), anna.account.id, good_password));
  EXPECT_EQ(finish(dead.secret, code(anna)), "session.ticket") << "the password was replaced";
  Ticket shut = ticket(anna.account);
  given(change_account(store(), administrator(), anna.account.id, 1, {.state = AccountState::disabled}));
  EXPECT_EQ(finish(shut.secret, code(anna)), "session.ticket") << "the account is closed";
}

TEST_P(SecondFactors, GuessingCodesIsThrottled) {
  WithApp anna = with_app();
  const OneTimeCode wrong = wrong_code(anna);
  std::string last;
  for (int of_ticket = 0; of_ticket < 2; ++of_ticket) {
    Ticket one = ticket(anna.account);
    for (int i = 0; i < tries_of_ticket; ++i) last = finish(one.secret, wrong);
  }
  EXPECT_EQ(last, "session.throttled");
  EXPECT_EQ(finish(ticket(anna.account).secret, code(anna)), "session.throttled") << "not even the right one";
  EXPECT_EQ(finish(ticket(anna.account).secret, RecoveryCode{anna.codes[0]}), "fine")
      << "what cannot be guessed does not wait";
  EXPECT_EQ(wait_after(30, free_tries_of_login, longest_wait_of_code), 6h);
}

// What the issue asks for: who guesses does not lock the owner out.
TEST_P(SecondFactors, AHundredTriesElsewhereDoNotDelayTheOwnersBrowser) {
  Account account = person();
  NewSession before = in(account, {"192.0.2.7", "Annas"});
  ASSERT_FALSE(before.device.empty());
  const Browser hers{"192.0.2.7", "Annas", before.device};
  const auto guess = [&](const Browser& from) {
    return code_of(sign_in(store(), account.login, "gissning", from));
  };
  std::string last;
  for (int i = 0; i < 100; ++i) last = guess({"198.51.100." + std::to_string(i), "x"});
  EXPECT_EQ(last, "session.throttled");
  // From the same office, too.
  for (int i = 0; i < 100; ++i) last = guess({"192.0.2.7", "x"});
  EXPECT_EQ(last, "session.throttled");
  EXPECT_EQ(code_of(sign_in(store(), account.login, good_password, {"192.0.2.7", "x"})), "session.throttled")
      << "a browser that nobody knows waits";
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(code_of(sign_in(store(), account.login, good_password, hers)), "fine");
  EXPECT_EQ(
      code_of(change_password(store(), before.who, good_password, "ett annat fint lösen", hers)), "fine");
}

TEST_P(SecondFactors, AKnownBrowserIsThrottledByItself) {
  Account account = person();
  const std::string device = in(account, {"192.0.2.9", "x"}).device;
  const Browser stolen{"192.0.2.9", "x", device};
  std::string last;
  for (int i = 0; i <= free_tries_of_login; ++i)
    last = code_of(sign_in(store(), account.login, "gissning", stolen));
  EXPECT_EQ(last, "session.throttled");
  EXPECT_EQ(code_of(sign_in(store(), account.login, good_password, {"203.0.113.4", "y"})), "fine");
  Account other = person();
  for (int i = 0; i <= free_tries_of_login; ++i)
    last = code_of(sign_in(store(), other.login, "gissning", {"", "x", device}));
  EXPECT_EQ(last, "session.throttled");
  EXPECT_EQ(code_of(sign_in(store(), other.login, good_password, {"", "y"})), "session.throttled")
      << "the mark is good for its own account only: these were counted as anybody's";
}

TEST_P(SecondFactors, CodesTooAreCountedByTheBrowser) {
  WithApp anna = with_app();
  auto known = given(finish_sign_in(store(), party, ticket(anna.account).secret, code(anna), {"", "x"}));
  ASSERT_FALSE(known.device.empty());
  Ticket guessed = ticket(anna.account);
  for (int i = 0; i < tries_of_ticket; ++i) finish(guessed.secret, wrong_code(anna));
  EXPECT_EQ(finish(ticket(anna.account).secret, code(anna, 1)), "session.throttled");
  EXPECT_EQ(finish(ticket(anna.account).secret, code(anna, 1), {"", "x", known.device}), "fine");
}

TEST_P(SecondFactors, APasskeyAloneSignsIn) {
  Account account = person();
  NewSession session = in(account);
  Authenticator phone = add_key(session);
  auto made = by_passkey(phone);
  ASSERT_TRUE(made) << made.error().message.en;
  EXPECT_EQ(made->who.account.id, account.id);
  EXPECT_EQ(made->who.session.level, SessionLevel::passkey);
  EXPECT_TRUE(given(own_factors(store(), session.who)).passkeys.at(0).used_at);
  for (const Tampering& wrong :
      {Tampering{.origin = "https://example.se"}, Tampering{.party_id = "example.se"},
          Tampering{.unverified = true}, Tampering{.spoilt_signature = true}})
    EXPECT_EQ(code_of(by_passkey(phone, wrong)), "passkey.refused");
  EXPECT_EQ(code_of(by_passkey(phone, {.challenge = base64url(random_bytes(32))})), "passkey.challenge");
  Authenticator stranger(party.id, party.origin);
  stranger.make("x", base64url(view(account.id)));
  EXPECT_EQ(code_of(by_passkey(stranger)), "passkey.unknown");
  given(change_account(store(), administrator(), account.id, 1, {.state = AccountState::disabled}));
  EXPECT_EQ(code_of(by_passkey(phone)), "passkey.unknown");
}

TEST_P(SecondFactors, APasskeysAnswerIsGoodOnce) {
  Authenticator phone = add_key(in(person()));
  auto challenge = given(ask_for_passkey(store(), {}));
  auto answer = of(phone.sign(base64url(challenge)));
  EXPECT_EQ(code_of(sign_in_with_passkey(store(), party, answer, {})), "fine");
  EXPECT_EQ(code_of(sign_in_with_passkey(store(), party, answer, {})), "passkey.challenge");
  auto again = of(phone.sign(base64url(challenge)));
  EXPECT_EQ(code_of(sign_in_with_passkey(store(), party, again, {})), "passkey.challenge");
  challenge = given(ask_for_passkey(store(), {}));
  data_.run("UPDATE \"challenge\" SET \"expires_at\" = \"expires_at\" - ?1",
      {std::chrono::milliseconds(challenge_end).count()});
  answer = of(phone.sign(base64url(challenge)));
  EXPECT_EQ(code_of(sign_in_with_passkey(store(), party, answer, {})), "passkey.challenge") << "too late";
}

TEST_P(SecondFactors, ACopiedPasskeyIsNoticed) {
  Authenticator phone = add_key(in(person()));
  given(by_passkey(phone));
  Authenticator thief = phone.copy();
  given(by_passkey(phone));
  EXPECT_EQ(code_of(by_passkey(thief)), "passkey.copied");
  EXPECT_EQ(code_of(by_passkey(phone)), "fine");
}

TEST_P(SecondFactors, AnothersPasskeyIsNoSecondFactorOfMine) {
  Account anna = person();
  Authenticator hers = add_key(in(anna));
  Authenticator his = add_key(in(person()));
  Ticket one = ticket(anna);
  EXPECT_EQ(one.methods, (std::vector{FactorMethod::passkey, FactorMethod::recovery}));
  EXPECT_EQ(one.passkey_ids, std::vector{hers.id()});
  EXPECT_EQ(finish(one.secret, of(his.sign(base64url(one.challenge)))), "passkey.unknown");
  auto lying = of(his.sign(base64url(one.challenge)));
  lying.credential_id = hers.id();
  EXPECT_EQ(finish(one.secret, lying), "passkey.refused");
  Ticket two = ticket(anna);
  EXPECT_EQ(finish(two.secret, of(hers.sign(base64url(one.challenge)))), "passkey.refused")
      << "of another ticket";
  EXPECT_EQ(finish(two.secret, of(hers.sign(base64url(two.challenge), {.unverified = true}))), "fine")
      << "the password was shown";
  auto challenge = given(ask_for_passkey(store(), {}));
  auto alone = of(hers.sign(base64url(challenge)));
  alone.user_handle = std::string(view(person().id));
  EXPECT_EQ(code_of(sign_in_with_passkey(store(), party, alone, {})), "passkey.unknown");
}

TEST_P(SecondFactors, AddingAPasskey) {
  NewSession anna = in(person());
  NewSession bo = in(person());
  Authenticator phone(party.id, party.origin);
  const auto add = [&](const NewSession& who, const std::string& challenge, const std::string& name = "x") {
    auto made = phone.make(base64url(challenge), base64url(view(who.who.account.id)));
    return code_of(add_passkey(store(), party, who.who, name, {made.client_data, made.attestation_object}));
  };
  std::string hers = given(begin_passkey(store(), anna.who)).challenge;
  EXPECT_EQ(add(bo, hers), "passkey.challenge") << "another account's";
  hers = given(begin_passkey(store(), anna.who)).challenge;
  EXPECT_EQ(add(anna, hers, ""), "passkey.name");
  EXPECT_EQ(add(anna, hers), "fine");
  EXPECT_EQ(add(anna, hers), "passkey.challenge") << "used";
  EXPECT_EQ(add(anna, given(begin_passkey(store(), anna.who)).challenge), "passkey.taken");
  EXPECT_EQ(add(bo, given(begin_passkey(store(), bo.who)).challenge), "passkey.taken");
  EXPECT_EQ(add(bo, given(ask_for_passkey(store(), {}))), "passkey.challenge") << "of another kind";
  const Uuid id = given(own_factors(store(), anna.who)).passkeys.at(0).id;
  EXPECT_EQ(code_of(remove_passkey(store(), bo.who, id)), "passkey.not_found");
  EXPECT_EQ(code_of(remove_passkey(store(), anna.who, id)), "fine");
  EXPECT_EQ(code_of(by_passkey(phone)), "passkey.unknown");
}

TEST_P(SecondFactors, ConfirmingGivesTheSessionANewSecret) {
  WithApp anna = with_app();
  const auto confirm = [&](const Proof& proof) {
    return confirm_session(store(), party, given(session_of(store(), anna.session.secret)), proof, {});
  };
  data_.run("UPDATE \"session\" SET \"confirmed_at\" = 0 WHERE \"account\" = ?1", {anna.account.id});
  EXPECT_FALSE(given(session_of(store(), anna.session.secret)).session.is_confirmed(now()));
  EXPECT_EQ(code_of(confirm(PasswordText{"fel"})), "password.wrong_current");
  EXPECT_EQ(confirm(wrong_code(anna)).error().refusal, Refusal::invalid) << "the session stays";
  auto made = confirm(PasswordText{good_password});
  ASSERT_TRUE(made) << made.error().message.en;
  EXPECT_EQ(state(anna.session), "session.ended") << "the old secret";
  SignedIn who = given(session_of(store(), made->secret));
  EXPECT_EQ(who.session.id, anna.session.who.session.id);
  EXPECT_TRUE(who.session.is_confirmed(now()));
  EXPECT_FALSE(who.session.is_confirmed(now() + confirmation_end));
  anna.session = *made;
  const OneTimeCode shown = code(anna);
  made = confirm(shown);
  ASSERT_TRUE(made);
  anna.session = *made;
  EXPECT_EQ(code_of(confirm(shown)), "factor.wrong_code") << "used";
}

TEST_P(SecondFactors, ConfirmingByPasskeyIsForTheOwnAndUnlocked) {
  NewSession anna = in(person());
  NewSession bo = in(person());
  Authenticator hers = add_key(anna);
  Authenticator his = add_key(bo);
  const auto confirm = [&](Authenticator& key, const Tampering& wrong = {}) {
    auto question = given(ask_to_confirm(store(), anna.who));
    return code_of(
        confirm_session(store(), party, anna.who, of(key.sign(base64url(question.challenge), wrong)), {}));
  };
  EXPECT_EQ(confirm(his), "passkey.unknown");
  EXPECT_EQ(confirm(hers, {.unverified = true}), "passkey.refused");
  auto question = given(ask_to_confirm(store(), bo.who));
  EXPECT_EQ(
      code_of(confirm_session(store(), party, anna.who, of(hers.sign(base64url(question.challenge))), {})),
      "passkey.challenge")
      << "another's question";
  EXPECT_EQ(confirm(hers), "fine");
}

TEST_P(SecondFactors, AnAdministratorTakesThemAway) {
  WithApp anna = with_app();
  Authenticator phone = add_key(anna.session);
  const Authority other = new_authority(store());
  EXPECT_EQ(code_of(reset_factors(store(), bound_to(other.id, Right::administer), anna.account.id)),
      "account.not_found");
  EXPECT_EQ(code_of(reset_factors(store(), bound_to(authority_.id, Right::write), anna.account.id)),
      "actor.may_not_administer");
  const auto resets = [&] {
    return data_.number(
        "SELECT COUNT(*) FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"action\" = 'factors_reset'",
        {authority_.id});
  };
  EXPECT_EQ(resets(), 0);
  given(reset_factors(store(), bound_to(authority_.id, Right::administer), anna.account.id));
  EXPECT_EQ(resets(), 1);
  EXPECT_EQ(state(anna.session), "session.ended");
  EXPECT_EQ(code_of(by_passkey(phone)), "passkey.unknown");
  EXPECT_EQ(in(anna.account).who.session.level, SessionLevel::password);
}

TEST_P(SecondFactors, NothingThatLetsInLiesOpenInTheDatabase) {
  WithApp anna = with_app();
  auto connection = data_.place().raw();
  auto cursor =
      connection->query("SELECT \"secret\" FROM \"totp\" WHERE \"account\" = ?1", {anna.account.id});
  ASSERT_TRUE(cursor->next());
  EXPECT_EQ(std::string(cursor->bytes(0)).find(anna.secret), std::string::npos);
  const std::string sealed(cursor->bytes(0));
  cursor.reset();
  WithApp bo = with_app();
  data_.run("UPDATE \"totp\" SET \"secret\" = ?2 WHERE \"account\" = ?1", {bo.account.id, db::Bytes{sealed}});
  EXPECT_EQ(finish(ticket(bo.account).secret, code(anna)), "key.other")
      << "a secret moved to another account";
  TemporaryFolder elsewhere;
  store().means().key.move_to(elsewhere / "key");
  EXPECT_EQ(finish(ticket(anna.account).secret, code(anna)), "key.other");
}

TEST_P(SecondFactors, WithoutAKeyFileThereAreNoCodesAndNoMarks) {
  store().means().key.move_to({});
  NewSession session = in(person());
  EXPECT_EQ(session.device, "");
  EXPECT_EQ(code_of(begin_totp(store(), session.who)), "key.none");
  Authenticator phone = add_key(session);
  EXPECT_EQ(code_of(by_passkey(phone)), "fine") << "passkeys need none";
}

TEST_P(SecondFactors, TheCityMayWantThem) {
  Account account = person();
  NewSession session = in(account);
  const auto lacks = [&] { return given(session_of(store(), session.secret)).lacks_second_factor; };
  EXPECT_FALSE(lacks());
  SignInPolicy none;
  EXPECT_EQ(code_of(set_sign_in_policy(store(), bound_to(authority_.id, Right::administer), none, none)),
      "actor.not_the_city");
  EXPECT_EQ(code_of(set_sign_in_policy(store(), administrator(), {{"kung"}}, none)), "role.unknown");
  given(set_sign_in_policy(store(), administrator(), {{"employee", "administrator", "employee"}}, none));
  EXPECT_EQ(given(sign_in_policy(store(), administrator())).second_factor_roles,
      (std::vector<std::string>{"administrator", "employee"}));
  EXPECT_EQ(code_of(set_sign_in_policy(store(), administrator(), none, none)), "settings.changed");
  EXPECT_TRUE(lacks());
  add_key(session);
  EXPECT_FALSE(lacks());
  given(set_sign_in_policy(store(), administrator(), {{"dpo"}}, {{"administrator", "employee"}}));
  EXPECT_FALSE(given(session_of(store(), in(person()).secret)).lacks_second_factor);
  given(set_sign_in_policy(store(), administrator(), none, {{"dpo"}}));
}

TEST_P(SecondFactors, QuestionsThatNobodyAnswersAreFew) {
  const Browser somebody{"2001:db8:" + std::to_string(GetParam() == Engine::sqlite) + "::1", "x"};
  ASSERT_TRUE(ask_for_passkey(store(), somebody));
  const auto count = [&] {
    return data_.number(
        "SELECT COUNT(*) FROM \"challenge\" WHERE \"remote\" = (SELECT \"remote\" FROM"
        " \"challenge\" WHERE \"remote\" IS NOT NULL ORDER BY \"remote\" DESC LIMIT 1)");
  };
  EXPECT_EQ(count(), 1);
  data_.run("UPDATE \"challenge\" SET \"expires_at\" = 1 WHERE \"remote\" IS NOT NULL");
  ASSERT_TRUE(ask_for_passkey(store(), somebody));
  EXPECT_EQ(count(), 1) << "old ones go when somebody asks";
}

}  // namespace
}  // namespace ringmur
