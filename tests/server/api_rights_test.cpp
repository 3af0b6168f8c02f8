#include <gtest/gtest.h>

#include <set>

#include "api_support.h"
#include "server/routes.h"
#include "store/access.h"

/// Every route is asked by everybody: who has too little right is refused before anything else is looked at.
namespace ringmur {
namespace {

std::string address_of(const api::Route& route) {
  std::string address(route.pattern);
  for (auto [mark, with] :
      {std::pair<std::string, std::string>{"{plural}", "incidents"}, {"{id}", to_string(new_uuid())}}) {
    if (auto at = address.find(mark); at != std::string::npos) address.replace(at, mark.size(), with);
  }
  return address;
}

class ApiRights : public testing::Test {
 protected:
  JsonAnswer ask(const api::Route& route) {
    return server.ask(http::name(route.method), address_of(route), {{"Content-Type", "application/json"}});
  }
  static bool refused_by_right(const JsonAnswer& answer) {
    static const std::set<std::string> codes{
        "actor.may_not_read", "actor.may_not_write", "token.may_not_write", "actor.may_not_administer"};
    return codes.contains(answer.text("code"));
  }
  /// Not by what the route needs alone: access_matrix_test.cpp has them.
  static bool looks_at_roles(const api::Route& route) {
    static const std::set<std::string_view> some{"list_assignments", "list_published", "read_published"};
    return some.contains(route.operation);
  }
  /// Whether one of the roles, or the token, may what the route needs.
  static bool may(const Access& access, const api::Route& route) {
    using Of = api::Need::Of;
    switch (route.need.of) {
      case Of::no_one:
      case Of::anyone:
        return true;
      case Of::of_register:
        return access.anywhere("incident", route.need.action);
      case Of::of_duty:
        return access.anywhere(route.need.duty, route.need.action);
    }
    return false;
  }
  static Access of_roles(const std::vector<std::string>& roles) {
    std::vector<HeldRole> held;
    for (const std::string& role : roles) held.push_back({new_uuid(), role, new_uuid(), {}, {}, {}, {}});
    return {std::make_shared<const Matrix>(Matrix::defaults()), held, "anna", {}};
  }
  static Access of_token(Action most) { return {std::nullopt, most, new_uuid()}; }
  void expect_all_answer_as(const Access& access) {
    for (const api::Route& route : api::routes()) {
      // Ends the session that asks.
      if (route.operation == "sign_out" || looks_at_roles(route)) continue;
      JsonAnswer answer = ask(route);
      if (route.operation != "sign_in") {
        EXPECT_NE(answer.status, 401) << route.operation;
      }
      bool enough = may(access, route);
      EXPECT_EQ(answer.status == 403 && refused_by_right(answer), !enough) << route.operation;
      EXPECT_LT(answer.status, 500) << route.operation << ' ' << answer.body;
    }
  }

  ApiServer server;
};

TEST_F(ApiRights, Nobody) {
  server.as = "";
  for (const api::Route& route : api::routes()) {
    JsonAnswer answer = ask(route);
    bool open = route.need.is_nothing();
    EXPECT_EQ(answer.status == 401, !open) << route.operation << ' ' << answer.status;
  }
}

TEST_F(ApiRights, AnEmployee) {
  server.person = server.make_person(AccountKind::employee, "UTB");
  expect_all_answer_as(of_roles({"employee"}));
}

TEST_F(ApiRights, ATokenThatReads) {
  server.as = server.token("UTB", Right::read);
  expect_all_answer_as(of_token(Action::read));
}

TEST_F(ApiRights, ATokenThatWrites) {
  expect_all_answer_as(of_token(Action::write));
}

TEST_F(ApiRights, AnAdministrator) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  expect_all_answer_as(of_roles({"isam", "administrator"}));
}

}  // namespace
}  // namespace ringmur
