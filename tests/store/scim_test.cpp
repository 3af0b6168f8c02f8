#include "store/scim.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/oidc_sign_in.h"
#include "store/tokens.h"

namespace ringmur {
namespace {

using namespace test;

class Scim : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    content_.name = "Entra";
    content_.issuer = "https://id.example";
    content_.client_id = "ringmur";
    content_.authority = authority_.id;
    NewToken token = provisioning("SCIM");
    content_.scim_token = token.token.id;
    provider_ = given(create_provider(store(), administrator(), content_, {}));
    actor_ = given(authenticate(store(), token.secret));
  }
  Store& store() { return data_.store(); }
  NewToken provisioning(const std::string& name) {
    return given(create_token(store(), administrator(), name, std::nullopt, Right::write, {},
        std::vector<TokenScope>{{"providers", Action::write}}));
  }

  static ScimPerson person(const std::string& external = "") {
    static int count = 0;
    ScimPerson made{"scim" + std::to_string(++count) + "@kommun.se", std::nullopt, "Anna Berg"};
    if (!external.empty()) made.external_id = external;
    return made;
  }
  ScimUser user() { return given(create_scim_user(store(), actor_, person())); }
  ScimGroup group(const std::string& name, const std::vector<Uuid>& members = {}) {
    return given(create_scim_group(store(), actor_, {name, std::nullopt, members}));
  }
  Account account(const Uuid& id) { return given(find_account(store(), administrator(), id)); }
  Result<NewSession> come(const ScimUser& user) {
    return sign_in_by_provider(store(), provider_.id,
        {"subject of " + user.person.user_name, user.person.user_name, user.person.name, {}}, std::nullopt,
        {"192.0.2.1", "Firefox"});
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
  ProviderContent content_;
  Provider provider_;
  Actor actor_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Scim, both_engines, engine_name);

TEST_P(Scim, OnlyTheProvidersOwnTokenProvisions) {
  EXPECT_EQ(code_of(scim_users(store(), administrator(), {})), "scim.not_bound");
  NewToken other = provisioning("x");
  Actor stranger = given(authenticate(store(), other.secret));
  EXPECT_EQ(code_of(create_scim_user(store(), stranger, person())), "scim.not_bound");
  EXPECT_EQ(code_of(create_scim_group(store(), stranger, {"g", {}, {}})), "scim.not_bound");
  // Bound to another provider it sees that one's people only.
  ProviderContent second = content_;
  second.scim_token = other.token.id;
  Provider another = given(create_provider(store(), administrator(), second, {}));
  ScimUser anna = user();
  EXPECT_EQ(code_of(scim_user(store(), stranger, anna.id)), "scim.not_found");
  EXPECT_EQ(code_of(change_scim_user(store(), stranger, anna.id, 1, anna.person)), "scim.not_found");
  EXPECT_EQ(code_of(remove_scim_user(store(), stranger, anna.id)), "scim.not_found");
  EXPECT_EQ(given(scim_users(store(), stranger, {})).size(), 0u);
  EXPECT_EQ(code_of(create_scim_group(store(), stranger, {"g", {}, {anna.id}})), "scim.member");
  second.scim_token = content_.scim_token;
  EXPECT_EQ(code_of(change_provider(store(), administrator(), another.id, 1, second, std::nullopt)),
      "provider.scim_token_taken");
  second.scim_token = other.token.id;
  second.enabled = false;
  ASSERT_TRUE(change_provider(store(), administrator(), another.id, 1, second, std::nullopt));
  EXPECT_EQ(code_of(scim_users(store(), stranger, {})), "scim.not_bound");
}

TEST_P(Scim, LocalAccountsAreNotItsBusiness) {
  auto local = given(create_account(store(), administrator(),
      {"local" + person().user_name, "Lokal", AccountKind::employee, authority_.id, {}}));
  EXPECT_EQ(code_of(scim_user(store(), actor_, local.account.id)), "scim.not_found");
  ScimPerson same = person();
  same.user_name = local.account.login;
  EXPECT_EQ(code_of(create_scim_user(store(), actor_, same)), "scim.taken");
}

TEST_P(Scim, APersonIsMadeFoundAndChanged) {
  ScimPerson wanted = person("Ext-1");
  wanted.attributes = R"({"emails":[{"type":"work","value":"a@b.se"}]})";
  ScimUser made = given(create_scim_user(store(), actor_, wanted));
  EXPECT_EQ(account(made.id).kind, AccountKind::employee);
  EXPECT_EQ(account(made.id).authority, authority_.id);
  EXPECT_EQ(code_of(create_scim_user(store(), actor_, wanted)), "scim.taken");
  auto by_name = given(scim_users(store(), actor_, {.name = "SCIM" + wanted.user_name.substr(4)}));
  ASSERT_EQ(by_name.size(), 1u);
  EXPECT_EQ(by_name.front().person.external_id, "Ext-1");
  EXPECT_EQ(given(scim_users(store(), actor_, {.external_id = "Ext-1"})).size(), 1u);
  EXPECT_EQ(given(scim_users(store(), actor_, {.external_id = "ext-1"})).size(), 0u);
  ScimPerson married = made.person;
  married.user_name = "new" + wanted.user_name;
  married.name = "Anna Ny";
  ScimUser after = given(change_scim_user(store(), actor_, made.id, made.version, married));
  EXPECT_EQ(after.person.user_name, married.user_name);
  EXPECT_EQ(account(made.id).name, "Anna Ny");
  EXPECT_EQ(account(made.id).login, wanted.user_name) << "the trail knows the person by it";
  EXPECT_EQ(given(scim_users(store(), actor_, {.name = married.user_name})).size(), 1u);
  EXPECT_EQ(given(scim_users(store(), actor_, {.name = wanted.user_name})).size(), 0u);
  EXPECT_EQ(code_of(change_scim_user(store(), actor_, made.id, made.version, married)), "scim.changed");
  // The new name is the one that signs in.
  EXPECT_EQ(given(come(after)).who.account.id, made.id);
}

TEST_P(Scim, ALeaversAccessEndsAtOnce) {
  ScimUser anna = user();
  ScimGroup admins = group("Admins " + anna.person.user_name, {anna.id});
  ASSERT_TRUE(set_group_role(
      store(), administrator(), admins.id, RoleGrant{"administrator", authority_.id, std::nullopt}));
  NewSession session = given(come(anna));
  ASSERT_EQ(session.who.actor.right, Right::administer);
  ASSERT_TRUE(give_role(
      store(), administrator(), {.account = anna.id, .role = "manager", .authority = authority_.id}));
  ASSERT_EQ(given(list_assignments(store(), administrator(), anna.id)).size(), 2u);
  NewToken token = given(create_token(store(), session.who.actor, "own", authority_.id, Right::read, {},
      std::vector<TokenScope>{{"accounts", Action::read}}));
  ASSERT_TRUE(authenticate(store(), token.secret));
  ScimPerson gone = anna.person;
  gone.active = false;
  ScimUser now = given(scim_user(store(), actor_, anna.id));
  now = given(change_scim_user(store(), actor_, anna.id, now.version, gone));
  EXPECT_FALSE(now.person.active);
  EXPECT_EQ(code_of(session_of(store(), session.secret)), "session.ended");
  EXPECT_EQ(code_of(authenticate(store(), token.secret)), "token.unknown");
  EXPECT_EQ(code_of(actor_of_account(store(), anna.id)), "account.unknown") << "jobs ask here again";
  EXPECT_EQ(code_of(come(anna)), "oidc.disabled");
  EXPECT_EQ(given(list_assignments(store(), administrator(), anna.id)).size(), 0u) << "whoever gave them";
  gone.active = true;
  ASSERT_TRUE(change_scim_user(store(), actor_, anna.id, now.version, gone));
  EXPECT_TRUE(come(anna));
  EXPECT_EQ(code_of(authenticate(store(), token.secret)), "token.unknown") << "what has ended stays so";
  auto back = given(list_assignments(store(), administrator(), anna.id));
  ASSERT_EQ(back.size(), 1u) << "what the group gives, and no more";
  EXPECT_EQ(back.front().created_by, "scim: Entra");
  EXPECT_EQ(back.front().role, "administrator");
}

TEST_P(Scim, WhoIsRemovedIsGoneAndComesBackWithNothing) {
  ScimUser anna = user();
  ScimGroup admins = group("Removed " + anna.person.user_name, {anna.id});
  ASSERT_TRUE(
      set_group_role(store(), administrator(), admins.id, RoleGrant{"isam", std::nullopt, std::nullopt}));
  NewSession session = given(come(anna));
  ASSERT_TRUE(remove_scim_user(store(), actor_, anna.id));
  EXPECT_FALSE(session_of(store(), session.secret));
  EXPECT_EQ(code_of(scim_user(store(), actor_, anna.id)), "scim.not_found");
  EXPECT_EQ(code_of(remove_scim_user(store(), actor_, anna.id)), "scim.not_found");
  EXPECT_EQ(given(scim_group(store(), actor_, admins.id)).members.size(), 0u);
  EXPECT_EQ(code_of(come(anna)), "oidc.unknown_person");
  // Nor as a newcomer: what the provider took away comes back by its word only.
  content_.newcomers = Newcomers::create;
  provider_ = given(change_provider(store(), administrator(), provider_.id, 1, content_, std::nullopt));
  EXPECT_EQ(code_of(come(anna)), "oidc.login");
  ScimUser back = given(create_scim_user(store(), actor_, anna.person));
  EXPECT_EQ(back.id, anna.id) << "the login is in the trail";
  EXPECT_EQ(account(back.id).kind, AccountKind::employee);
  EXPECT_EQ(given(come(back)).who.actor.right, Right::report);
}

TEST_P(Scim, GroupsGiveRoles) {
  ScimUser anna = user();
  ScimUser bo = user();
  ScimGroup isam = group("ISAM " + anna.person.user_name, {anna.id});
  EXPECT_EQ(account(anna.id).kind, AccountKind::employee) << "a group gives nothing until it is told to";
  ASSERT_TRUE(
      set_group_role(store(), administrator(), isam.id, RoleGrant{"isam", authority_.id, std::nullopt}));
  EXPECT_EQ(account(anna.id).kind, AccountKind::administrator);
  NewSession session = given(come(anna));
  ScimGroupContent content{isam.display_name, std::nullopt, {bo.id}};
  ScimGroup after = given(change_scim_group(store(), actor_, isam.id, isam.version, content));
  EXPECT_EQ(account(anna.id).kind, AccountKind::employee);
  EXPECT_FALSE(session_of(store(), session.secret)) << "a session of other rights ends";
  EXPECT_EQ(account(bo.id).kind, AccountKind::administrator);
  EXPECT_EQ(given(scim_user(store(), actor_, bo.id)).groups.front().id, isam.id);
  EXPECT_EQ(code_of(change_scim_group(store(), actor_, isam.id, isam.version, content)), "scim.changed");
  EXPECT_EQ(
      code_of(create_scim_group(store(), actor_, {"isam " + anna.person.user_name, {}, {}})), "scim.taken");
  auto roles = given(list_group_roles(store(), administrator()));
  auto own = std::ranges::find(roles, isam.id, &GroupRole::id);
  ASSERT_NE(own, roles.end());
  EXPECT_EQ(own->members, 1);
  EXPECT_EQ(own->grant->role, "isam");
  ASSERT_TRUE(remove_scim_group(store(), actor_, isam.id));
  EXPECT_EQ(account(bo.id).kind, AccountKind::employee);
  EXPECT_EQ(after.members.size(), 1u);
}

TEST_P(Scim, ARoleThatIsTakenFromAGroupIsTakenFromItsMembers) {
  ScimUser anna = user();
  ScimGroup isam = group("Role " + anna.person.user_name, {anna.id});
  ASSERT_TRUE(
      set_group_role(store(), administrator(), isam.id, RoleGrant{"isam", std::nullopt, std::nullopt}));
  EXPECT_FALSE(account(anna.id).authority);
  ASSERT_TRUE(set_group_role(store(), administrator(), isam.id, std::nullopt));
  EXPECT_EQ(account(anna.id).kind, AccountKind::employee);
  EXPECT_EQ(account(anna.id).authority, authority_.id);
  EXPECT_EQ(code_of(set_group_role(
                store(), administrator(), isam.id, RoleGrant{"king", authority_.id, std::nullopt})),
      "role_grant.role");
  EXPECT_EQ(code_of(set_group_role(store(), actor_, isam.id, std::nullopt)), "provider.not_for_tokens")
      << "a provider does not decide what its groups mean here";
}

TEST_P(Scim, WhatHappensIsInTheTrail) {
  ScimUser anna = user();
  ScimPerson gone = anna.person;
  gone.active = false;
  given(change_scim_user(store(), actor_, anna.id, 1, gone));
  EXPECT_EQ(data_.number(
                "SELECT COUNT(*) FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"id\" = ?2 AND \"type\" ="
                " 'account'",
                {authority_.id, anna.id}),
      2);
  EXPECT_FALSE(given(store().verify_chain(administrator(), authority_.id, {})));
}

}  // namespace
}  // namespace ringmur
