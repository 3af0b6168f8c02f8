#include "store/providers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/oidc_sign_in.h"
#include "store/scim.h"
#include "store/tokens.h"

namespace ringmur {
namespace {

using namespace test;

const Browser browser{"192.0.2.1", "Firefox"};

class Providers : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }

  ProviderContent content(const std::string& name = "Entra") {
    ProviderContent made;
    made.name = name;
    made.issuer = "https://id.example/tenant";
    made.client_id = "ringmur";
    made.authority = authority_.id;
    return made;
  }
  Provider provider(const ProviderContent& wanted) {
    return given(create_provider(store(), administrator(), wanted, {}));
  }
  Provider changed(const Provider& before, const ProviderContent& wanted) {
    return given(change_provider(store(), administrator(), before.id, before.version, wanted, std::nullopt));
  }
  static OutsidePerson person(std::vector<std::string> roles = {}) {
    static int count = 0;
    std::string login = "outside" + std::to_string(++count);
    return {"subject of " + login, login, "Anna Berg", std::move(roles)};
  }
  Result<NewSession> come(const Provider& provider, const OutsidePerson& person,
      const std::optional<ShowsAgain>& again = std::nullopt) {
    return sign_in_by_provider(store(), provider.id, person, again, browser);
  }
  std::int64_t sessions(const Uuid& account) {
    return data_.number("SELECT COUNT(*) FROM \"session\" WHERE \"account\" = ?1", {account});
  }
  /// What the account holds, in the order of names.
  std::vector<std::string> held(const Uuid& account) {
    std::vector<std::string> all;
    for (const Assignment& one : given(list_assignments(store(), administrator(), account)))
      all.push_back(one.role + " by " + one.created_by);
    std::ranges::sort(all);
    return all;
  }
  static RoleRule rule(const std::string& value, const std::string& role, std::optional<Uuid> authority) {
    return {value, {role, authority, std::nullopt}};
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
};

INSTANTIATE_TEST_SUITE_P(Engines, Providers, both_engines, engine_name);

TEST_P(Providers, AreKeptAndChanged) {
  ProviderContent wanted = content();
  wanted.role_claim = "groups";
  wanted.role_mapping = {rule("isam", "isam", std::nullopt), rule("x", "employee", authority_.id)};
  wanted.acr = "mfa";
  Provider made = provider(wanted);
  Provider read = given(find_provider(store(), administrator(), made.id));
  EXPECT_EQ(read.content.issuer, "https://id.example/tenant");
  EXPECT_EQ(read.content.role_mapping.at(1).grant, (RoleGrant{"employee", authority_.id, std::nullopt}));
  EXPECT_EQ(read.version, 1);
  EXPECT_FALSE(read.has_secret);
  wanted.name = "AD FS";
  EXPECT_EQ(given(change_provider(store(), administrator(), made.id, 1, wanted, std::nullopt)).version, 2);
  EXPECT_EQ(code_of(change_provider(store(), administrator(), made.id, 1, wanted, std::nullopt)),
      "provider.changed");
  EXPECT_EQ(given(enabled_provider(store(), made.id)).content.name, "AD FS");
  wanted.enabled = false;
  EXPECT_TRUE(change_provider(store(), administrator(), made.id, 2, wanted, std::nullopt));
  EXPECT_EQ(code_of(enabled_provider(store(), made.id)), "provider.not_found");
  EXPECT_TRUE(remove_provider(store(), administrator(), made.id));
  EXPECT_EQ(code_of(find_provider(store(), administrator(), made.id)), "provider.not_found");
}

TEST_P(Providers, AreTheCitys) {
  Actor bound = bound_to(authority_.id, Right::administer);
  EXPECT_EQ(code_of(list_providers(store(), bound)), "actor.not_the_city");
  EXPECT_EQ(code_of(create_provider(store(), bound, content(), {})), "actor.not_the_city");
  EXPECT_EQ(code_of(list_group_roles(store(), bound)), "actor.not_the_city");
  Actor writer{"x", std::nullopt, Right::write, {}};
  EXPECT_EQ(code_of(list_providers(store(), writer)), "actor.may_not_administer");
}

TEST_P(Providers, OnlyTheOwnerOpensAnotherNetwork) {
  Actor person = administrator();
  person.account = new_uuid();
  ProviderContent inside = content();
  inside.network = Network::internal;
  EXPECT_EQ(code_of(create_provider(store(), person, inside, {})), "provider.network");
  Provider made = provider(inside);
  ProviderContent moved = inside;
  moved.issuer = "https://10.0.0.7/";
  EXPECT_EQ(code_of(change_provider(store(), person, made.id, 1, moved, std::nullopt)), "provider.network");
  ProviderContent renamed = inside;
  renamed.name = "Other";
  EXPECT_EQ(given(change_provider(store(), person, made.id, 1, renamed, std::nullopt)).version, 2);
  EXPECT_TRUE(create_provider(store(), person, content(), {}));
}

TEST_P(Providers, RefuseWhatIsWrong) {
  auto refused = [&](auto change) {
    ProviderContent wanted = content();
    change(wanted);
    return code_of(create_provider(store(), administrator(), wanted, {}));
  };
  EXPECT_EQ(refused([](auto& one) { one.name = ""; }), "provider.name");
  EXPECT_EQ(refused([](auto& one) { one.name = "a\nb"; }), "provider.name");
  EXPECT_EQ(refused([](auto& one) { one.issuer = "http://id.example"; }), "provider.issuer");
  EXPECT_EQ(refused([](auto& one) { one.issuer = "https://id.example?x=1"; }), "provider.issuer");
  EXPECT_EQ(refused([](auto& one) { one.client_id = ""; }), "provider.client_id");
  EXPECT_EQ(refused([](auto& one) { one.authority = new_uuid(); }), "provider.authority");
  EXPECT_EQ(refused([](auto& one) { one.scim_token = new_uuid(); }), "provider.scim_token");
  EXPECT_EQ(
      refused([&](auto& one) { one.role_mapping = {rule("x", "king", authority_.id)}; }), "role_grant.role");
  EXPECT_EQ(refused([&](auto& one) { one.role_mapping = {rule("x", "manager", std::nullopt)}; }),
      "role_grant.authority");
  EXPECT_EQ(refused([&](auto& one) { one.role_mapping = {rule("x", "manager", new_uuid())}; }),
      "role_grant.authority");
  EXPECT_EQ(refused([&](auto& one) { one.role_mapping = {{"x", {"manager", authority_.id, new_uuid()}}}; }),
      "role_grant.unit");
}

TEST_P(Providers, KeepTheirSecretSealed) {
  TemporaryFolder folder;
  SealingKey key = given(SealingKey::open_or_make(folder / "key"));
  Provider made = given(create_provider(store(), administrator(), content(), {key.seal("very secret")}));
  EXPECT_TRUE(made.has_secret);
  std::string kept = given(sealed_secret_of(store(), made.id));
  EXPECT_EQ(kept.find("very secret"), std::string::npos);
  EXPECT_EQ(given(key.open(kept)), "very secret");
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"audit_event\" WHERE \"changes\" LIKE '%very secret%'"), 0);
  changed(made, content("Still"));
  EXPECT_EQ(given(sealed_secret_of(store(), made.id)), kept);
  EXPECT_TRUE(change_provider(store(), administrator(), made.id, 2, content(), SealedSecret{}));
  EXPECT_FALSE(given(find_provider(store(), administrator(), made.id)).has_secret);
}

TEST_P(Providers, AFlowIsGoodOnceAndInItsBrowserOnly) {
  Provider made = provider(content());
  auto begin = [&] {
    return given(begin_flow(store(),
        {made.id, ShowsAgain{made.id, authority_.id}, {}, "", "", "https://r.example/cb", "/incidents"}));
  };
  NewFlow flow = begin();
  EXPECT_EQ(code_of(take_flow(store(), flow.state, "other")), "oidc.state");
  EXPECT_EQ(code_of(take_flow(store(), "other", flow.browser)), "oidc.state");
  EXPECT_EQ(code_of(take_flow(store(), "", "")), "oidc.state");
  OidcFlow taken = given(take_flow(store(), flow.state, flow.browser));
  EXPECT_EQ(taken.nonce, flow.flow.nonce);
  EXPECT_EQ(taken.verifier, flow.flow.verifier);
  EXPECT_EQ(taken.return_to, "/incidents");
  EXPECT_EQ(taken.again->session, authority_.id);
  EXPECT_GE(taken.verifier.size(), 43u) << "RFC 7636 §4.1";
  EXPECT_EQ(code_of(take_flow(store(), flow.state, flow.browser)), "oidc.state");
  NewFlow late = begin();
  data_.run("UPDATE \"oidc_flow\" SET \"expires_at\" = 1");
  EXPECT_EQ(code_of(take_flow(store(), late.state, late.browser)), "oidc.state");
  EXPECT_NE(flow.state, late.state);
}

TEST_P(Providers, StrangersAreTurnedAwayUnlessNewcomersAreTaken) {
  Provider made = provider(content());
  OutsidePerson anna = person();
  EXPECT_EQ(code_of(come(made, anna)), "oidc.unknown_person");
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  made = changed(made, open);
  NewSession session = given(come(made, anna));
  EXPECT_EQ(session.who.account.login, anna.login);
  EXPECT_EQ(session.who.account.kind, AccountKind::employee);
  EXPECT_EQ(session.who.account.authority, authority_.id);
  EXPECT_EQ(given(session_of(store(), session.secret)).account.id, session.who.account.id);
  anna.login = "another login";
  EXPECT_EQ(given(come(made, anna)).who.account.id, session.who.account.id) << "known by the subject";
  EXPECT_EQ(code_of(sign_in(store(), session.who.account.login, "", browser)), "session.wrong");
}

TEST_P(Providers, ALoginAloneGivesNoAccountOfOurs) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  Provider made = provider(open);
  OutsidePerson thief = person();
  ASSERT_TRUE(create_account_with(store(), administrator(),
      {thief.login, "Chef", AccountKind::administrator, std::nullopt, {}}, "korrekt häst batteri"));
  EXPECT_EQ(code_of(come(made, thief)), "oidc.login");
  thief.login = "";
  EXPECT_EQ(code_of(come(made, thief)), "oidc.login");
  // Nor of another provider's: the subject is only known together with the provider.
  OutsidePerson bo = person();
  ASSERT_TRUE(come(made, bo));
  Provider other = provider(content("Other"));
  EXPECT_EQ(code_of(come(other, bo)), "oidc.unknown_person");
}

TEST_P(Providers, RolesFollowTheClaims) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  open.role_claim = "groups";
  open.role_mapping = {rule("admins", "administrator", authority_.id), rule("all", "isam", std::nullopt),
      rule("staff", "employee", authority_.id)};
  Provider made = provider(open);
  EXPECT_EQ(code_of(come(made, person())), "oidc.no_role");
  EXPECT_EQ(code_of(come(made, person({"unknown"}))), "oidc.no_role");
  OutsidePerson anna = person({"staff"});
  NewSession first = given(come(made, anna));
  EXPECT_EQ(first.who.actor.right, Right::report);
  anna.role_values = {"staff", "admins"};
  NewSession second = given(come(made, anna));
  EXPECT_EQ(second.who.actor.right, Right::administer);
  EXPECT_EQ(second.who.actor.authority, authority_.id);
  EXPECT_FALSE(session_of(store(), first.secret)) << "what was begun with other rights has ended";
  anna.role_values = {"all"};
  NewSession third = given(come(made, anna));
  EXPECT_FALSE(third.who.actor.authority);
  EXPECT_EQ(held(third.who.account.id), (std::vector<std::string>{"isam by provider: Entra"}));
  // Whom the provider takes all roles from loses them at once, and all sessions.
  anna.role_values = {};
  EXPECT_EQ(code_of(come(made, anna)), "oidc.no_role");
  EXPECT_FALSE(session_of(store(), third.secret));
  EXPECT_EQ(given(find_account(store(), administrator(), third.who.account.id)).kind, AccountKind::employee);
  EXPECT_TRUE(held(third.who.account.id).empty());
}

TEST_P(Providers, WhatOthersGaveIsLetAlone) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  open.role_claim = "groups";
  open.role_mapping = {rule("heads", "head", authority_.id), rule("staff", "employee", authority_.id)};
  Provider made = provider(open);
  OutsidePerson anna = person({"heads", "staff"});
  const Uuid id = given(come(made, anna)).who.account.id;
  ASSERT_TRUE(
      give_role(store(), administrator(), {.account = id, .role = "manager", .authority = authority_.id}));
  const std::string local = "manager by " + administrator().name;
  // Another name does not make its roles another's.
  open.name = "Renamed";
  made = changed(made, open);
  anna.role_values = {"staff"};
  ASSERT_TRUE(come(made, anna));
  EXPECT_EQ(held(id), (std::vector<std::string>{"employee by provider: Entra", local}));
  anna.role_values = {"staff", "heads"};
  ASSERT_TRUE(come(made, anna));
  EXPECT_EQ(held(id),
      (std::vector<std::string>{"employee by provider: Entra", "head by provider: Renamed", local}));
  ASSERT_TRUE(remove_provider(store(), administrator(), made.id));
  EXPECT_EQ(held(id), (std::vector<std::string>{local}));
}

TEST_P(Providers, OnlyWhoAssignsRolesSaysWhichRolesOthersGet) {
  auto keeper = [](std::vector<TokenScope> scopes) {
    return Actor{"keeper", std::nullopt, Right::write, {}, new_uuid(),
        std::make_shared<const Access>(std::move(scopes), Action::write, std::nullopt)};
  };
  ProviderContent wanted = content();
  EXPECT_TRUE(create_provider(store(), keeper({{"providers", Action::write}}), wanted, {}));
  wanted.role_mapping = {rule("x", "administrator", std::nullopt)};
  EXPECT_EQ(code_of(create_provider(store(), keeper({{"providers", Action::write}}), wanted, {})),
      "role_grant.beyond_reach");
  EXPECT_TRUE(create_provider(
      store(), keeper({{"providers", Action::write}, {"assignments", Action::write}}), wanted, {}));
}

TEST_P(Providers, ATokenChangesNone) {
  NewToken token = given(create_token(store(), administrator(), "x", std::nullopt, Right::write, {},
      std::vector<TokenScope>{{"providers", Action::write}}));
  Actor machine = given(authenticate(store(), token.secret));
  Provider made = provider(content());
  EXPECT_EQ(code_of(create_provider(store(), machine, content(), {})), "provider.not_for_tokens");
  EXPECT_EQ(code_of(change_provider(store(), machine, made.id, 1, content(), std::nullopt)),
      "provider.not_for_tokens");
  EXPECT_EQ(code_of(remove_provider(store(), machine, made.id)), "provider.not_for_tokens");
  NewToken old = given(create_token(store(), administrator(), "old", std::nullopt, Right::write, {}));
  ProviderContent wanted = content();
  wanted.scim_token = old.token.id;
  EXPECT_EQ(code_of(create_provider(store(), administrator(), wanted, {})), "provider.scim_token")
      << "it writes registers";
}

TEST_P(Providers, ASessionIsWorthWhatTheProviderHasSeen) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  Provider made = provider(open);
  OutsidePerson anna = person();
  EXPECT_EQ(given(come(made, anna)).who.session.level, SessionLevel::password);
  anna.level = SessionLevel::provider;
  NewSession strong = given(come(made, anna));
  EXPECT_EQ(given(session_of(store(), strong.secret)).session.level, SessionLevel::provider);
  EXPECT_EQ(
      data_.number("SELECT COUNT(*) FROM \"audit_event\" WHERE \"action\" = 'sign_in' AND \"id\" = ?1 AND"
                   " \"changes\" LIKE '%\"provider\"%'",
          {strong.who.session.id}),
      1);
}

TEST_P(Providers, ShowingAgainMustBeTheSamePerson) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  Provider made = provider(open);
  OutsidePerson anna = person();
  OutsidePerson bo = person();
  NewSession first = given(come(made, anna));
  const ShowsAgain again{first.who.account.id, first.who.session.id};
  EXPECT_EQ(code_of(come(made, bo, again)), "oidc.another_person");
  EXPECT_TRUE(session_of(store(), first.secret));
  EXPECT_EQ(code_of(find_account(store(), administrator(), bo.login)), "account.not_found");
  NewSession second = given(come(made, anna, again));
  EXPECT_EQ(second.who.account.id, first.who.account.id);
  EXPECT_FALSE(session_of(store(), first.secret)) << "its place is taken";
}

TEST_P(Providers, DisablingOrRemovingEndsThePeoplesSessions) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  Provider made = provider(open);
  NewSession session = given(come(made, person()));
  open.enabled = false;
  made = changed(made, open);
  EXPECT_EQ(sessions(session.who.account.id), 0);
  open.enabled = true;
  made = changed(made, open);
  OutsidePerson bo = person();
  NewSession again = given(come(made, bo));
  ASSERT_TRUE(remove_provider(store(), administrator(), made.id));
  EXPECT_EQ(sessions(again.who.account.id), 0);
  EXPECT_EQ(code_of(come(made, bo)), "provider.not_found");
}

TEST_P(Providers, ADisabledAccountDoesNotComeIn) {
  ProviderContent open = content();
  open.newcomers = Newcomers::create;
  Provider made = provider(open);
  OutsidePerson anna = person();
  NewSession session = given(come(made, anna));
  Account account = given(find_account(store(), administrator(), session.who.account.id));
  ASSERT_TRUE(change_account(
      store(), administrator(), account.id, account.version, {.state = AccountState::disabled}));
  EXPECT_EQ(code_of(come(made, anna)), "oidc.disabled");
  EXPECT_EQ(sessions(account.id), 0);
}

TEST_P(Providers, TokensThatALeaverHasSeenEnd) {
  auto boss = given(create_account(
      store(), administrator(), {person().login, "Boss", AccountKind::administrator, authority_.id, {}}));
  Actor actor = given(actor_of_account(store(), boss.account.id));
  NewToken token = given(create_token(store(), actor, "script", authority_.id, Right::read, {}));
  NewToken other = given(create_token(store(), administrator(), "other", authority_.id, Right::read, {}));
  ASSERT_TRUE(authenticate(store(), token.secret));
  AccountChange leave;
  leave.state = AccountState::disabled;
  ASSERT_TRUE(change_account(store(), administrator(), boss.account.id, 1, leave));
  EXPECT_EQ(code_of(authenticate(store(), token.secret)), "token.unknown");
  EXPECT_TRUE(authenticate(store(), other.secret));
}

}  // namespace
}  // namespace ringmur
