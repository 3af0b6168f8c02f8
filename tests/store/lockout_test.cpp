#include "store/lockout.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "schema/specimen_support.h"
#include "store/assignments.h"
#include "store/engine_support.h"
#include "store/matrix_setting.h"

/// The last who may change the matrix, the assignments and the accounts never goes, whichever way is tried.
namespace ringmur {
namespace {

using namespace test;
using std::chrono::hours;

class LockedOut : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }

  Account account(const std::string& login, AccountKind kind, std::optional<Uuid> authority) {
    return given(create_account(store(), administrator(), {login, "X", kind, authority, {}})).account;
  }
  Account keeper(const std::string& login, std::optional<Uuid> authority = {}) {
    return account(login, AccountKind::administrator, authority);
  }
  Assignment role_of(const Account& account, const std::string& role = "administrator") {
    for (const Assignment& one : given(list_assignments(store(), administrator(), account.id))) {
      if (one.role == role) return one;
    }
    throw std::runtime_error("no such role");
  }
  std::string change(const Account& account, const AccountChange& wanted) {
    Account now = given(find_account(store(), administrator(), account.id));
    return code_of(change_account(store(), administrator(), account.id, now.version, wanted));
  }
  std::string end(const Account& account, const std::string& role = "administrator") {
    return code_of(end_assignment(store(), administrator(), role_of(account, role).id));
  }
  std::string change_role(const Account& account, const AssignmentChange& wanted) {
    Assignment now = role_of(account);
    return code_of(change_assignment(store(), administrator(), now.id, now.version, wanted));
  }
  std::string set(std::string_view matrix) {
    auto now = given(read_matrix(store(), administrator()));
    auto parsed = given(Matrix::parse(matrix, store().catalogue()));
    return code_of(set_matrix(store(), administrator(), parsed, now.version));
  }
  void give(const Account& account, const std::string& role, std::optional<Instant> until = {}) {
    given(give_role(store(), administrator(), {.account = account.id, .role = role, .ends_at = until}));
  }

  Data data_{GetParam(), specimen_catalogue()};
  Authority authority_{new_authority(data_.store())};
  Account last_{keeper("sist")};
};

INSTANTIATE_TEST_SUITE_P(Engines, LockedOut, both_engines, engine_name);

TEST_P(LockedOut, ByDisablingAnAccount) {
  Account bound = keeper("bunden", authority_.id);
  EXPECT_EQ(change(last_, {.state = AccountState::disabled}), "account.last_administrator")
      << "who is bound does not reach the rest";
  EXPECT_EQ(change(bound, {.state = AccountState::disabled}), "fine") << "the city's reaches it too";
  Account second = keeper("två");
  EXPECT_EQ(change(last_, {.state = AccountState::disabled}), "fine");
  EXPECT_EQ(change(second, {.state = AccountState::disabled}), "account.last_administrator");
  EXPECT_FALSE(given(find_account(store(), administrator(), second.id)).disabled_at) << "nothing was written";
}

TEST_P(LockedOut, ByTheRoleThatAnEmployeeWasGivenBeside) {
  // The kind says nothing: this one's roles came by themselves.
  Account other = account("anställd", AccountKind::employee, authority_.id);
  give(other, "administrator");
  EXPECT_EQ(change(last_, {.state = AccountState::disabled}), "fine");
  EXPECT_EQ(change(other, {.state = AccountState::disabled}), "account.last_administrator");
  EXPECT_EQ(end(other), "matrix.lockout");
}

TEST_P(LockedOut, ByAnAdministratorOfTheKindWhoseRoleWasEnded) {
  Account hollow = keeper("tom");
  EXPECT_EQ(end(hollow), "fine");
  EXPECT_EQ(change(last_, {.state = AccountState::disabled}), "account.last_administrator")
      << "the other is an administrator by kind alone";
}

TEST_P(LockedOut, ByChangingTheKindOrTheReach) {
  EXPECT_EQ(change(last_, {.kind = AccountKind::employee, .authority = authority_.id}),
      "account.last_administrator");
  EXPECT_EQ(change(last_, {.authority = authority_.id}), "account.last_administrator");
  EXPECT_EQ(change(last_, {.name = "Y"}), "fine");
  EXPECT_EQ(role_of(last_).ended_at, std::nullopt);
  keeper("två");
  EXPECT_EQ(change(last_, {.kind = AccountKind::employee, .authority = authority_.id}), "fine");
}

TEST_P(LockedOut, ByEndingAnAssignment) {
  EXPECT_EQ(end(last_, "isam"), "fine") << "this role keeps nothing";
  EXPECT_EQ(end(last_), "matrix.lockout");
  Account second = keeper("två");
  EXPECT_EQ(end(last_), "fine");
  EXPECT_EQ(end(second), "matrix.lockout");
}

TEST_P(LockedOut, ByShorteningAnAssignmentOrPuttingItOff) {
  EXPECT_EQ(change_role(last_, {.ends_at = std::optional(now() + hours{24 * 365})}), "matrix.lockout");
  EXPECT_EQ(change_role(last_, {.starts_at = now() + hours{1}}), "matrix.lockout");
  EXPECT_EQ(change_role(last_, {.starts_at = now() - hours{1}}), "fine");
  keeper("två");
  EXPECT_EQ(change_role(last_, {.ends_at = std::optional(now() + hours{1})}), "fine");
}

TEST_P(LockedOut, ByAMatrixThatNobodyKeeps) {
  constexpr const char* all =
      R"("matrix":{"write":"assigned"},"assignments":{"write":"assigned"},"accounts":{"write":"assigned"})";
  EXPECT_EQ(set("{}"), "matrix.lockout");
  EXPECT_EQ(set(R"({"administrator":{"matrix":{"write":"assigned"},"assignments":{"write":"assigned"}}})"),
      "matrix.lockout");
  EXPECT_EQ(set(std::string(R"({"central":{)") + all + "}}"), "matrix.lockout") << "nobody holds the role";
  EXPECT_EQ(set(std::string(R"({"administrator":{)") + all + "}}"), "fine");
  // Another role takes over, and is then the one that must stay.
  EXPECT_EQ(set(std::string(R"({"isam":{)") + all + "}}"), "fine");
  EXPECT_EQ(end(last_), "fine");
  EXPECT_EQ(end(last_, "isam"), "matrix.lockout");
}

TEST_P(LockedOut, InAnAuthorityThatSomebodyAdministers) {
  // Nobody keeps the city's rights here: only the owner at the command line.
  data_.run("UPDATE \"assignment\" SET \"ended_at\" = 1 WHERE \"authority\" IS NULL");
  Account bound = keeper("bunden", authority_.id);
  Authority other = new_authority(store());
  keeper("granne", other.id);
  EXPECT_EQ(change(bound, {.state = AccountState::disabled}), "account.last_administrator");
  EXPECT_EQ(change(bound, {.authority = other.id}), "account.last_administrator");
  EXPECT_EQ(end(bound), "matrix.lockout");
  EXPECT_EQ(change_role(bound, {.ends_at = std::optional(now() + hours{1})}), "matrix.lockout");
  EXPECT_EQ(set(R"({"administrator":{"assignments":{"write":"assigned"}}})"), "matrix.lockout");
  EXPECT_EQ(set(R"({"administrator":{"assignments":{"write":"assigned"},"accounts":{"write":"assigned"}}})"),
      "fine")
      << "no authority has a matrix of its own";
  keeper("två", authority_.id);
  EXPECT_EQ(end(bound), "fine");
}

TEST_P(LockedOut, ByWhoIsOnlyThereForATimeOrInAnothersPlace) {
  Account visitor = account("besök", AccountKind::employee, authority_.id);
  give(visitor, "administrator", now() + hours{24});
  EXPECT_EQ(end(last_), "matrix.lockout");
  EXPECT_EQ(change(last_, {.state = AccountState::disabled}), "account.last_administrator");
  Account deputy = account("ersättare", AccountKind::employee, authority_.id);
  given(give_stand_in(
      store(), administrator(), role_of(last_).id, deputy.id, now() - hours{1}, now() + hours{24 * 3650}));
  EXPECT_EQ(end(last_), "matrix.lockout");
  EXPECT_EQ(end(visitor), "fine");
}

TEST_P(LockedOut, WhereAllAreThereForATime) {
  data_.run("UPDATE \"assignment\" SET \"ended_at\" = 1");
  Account first = account("ett", AccountKind::employee, authority_.id);
  give(first, "administrator", now() + hours{48});
  EXPECT_EQ(end(first), "matrix.lockout");
  EXPECT_EQ(change_role(first, {.ends_at = std::optional(now() + hours{1})}), "matrix.lockout");
  EXPECT_EQ(change_role(first, {.ends_at = std::optional(now() + hours{72})}), "fine");
  Account second = account("två", AccountKind::employee, authority_.id);
  give(second, "administrator", now() + hours{96});
  EXPECT_EQ(end(second), "fine") << "the first of them stays as long as it would have";
  give(second, "administrator");
  EXPECT_EQ(end(first), "fine");
  EXPECT_EQ(end(second), "matrix.lockout");
}

TEST_P(LockedOut, ByTwoAtOnceWhoRelyOnEachOther) {
  for (int round = 0; round < 4; ++round) {
    data_.run("UPDATE \"assignment\" SET \"ended_at\" = 1");
    Account one = keeper("a" + std::to_string(round));
    Account other = keeper("b" + std::to_string(round));
    Uuid role = role_of(other).id;
    std::atomic<int> gone{0};
    std::thread disables([&] {
      if (change_account(store(), administrator(), one.id, 1, {.state = AccountState::disabled})) ++gone;
    });
    std::thread ends([&] {
      if (end_assignment(store(), administrator(), role)) ++gone;
    });
    disables.join();
    ends.join();
    EXPECT_EQ(gone, 1);
  }
}

}  // namespace
}  // namespace ringmur
