#include <gtest/gtest.h>

#include <set>

#include "api_support.h"
#include "server/routes.h"

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

Right right_of(api::Need need) {
  switch (need) {
    case api::Need::nothing:
    case api::Need::report:
      return Right::report;
    case api::Need::read:
      return Right::read;
    case api::Need::write:
      return Right::write;
    case api::Need::administer:
      return Right::administer;
  }
  return Right::administer;
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
  void expect_all_answer_as(Right right) {
    for (const api::Route& route : api::routes()) {
      // Ends the session that asks.
      if (route.operation == "sign_out") continue;
      JsonAnswer answer = ask(route);
      if (route.operation != "sign_in") {
        EXPECT_NE(answer.status, 401) << route.operation;
      }
      bool enough = right >= right_of(route.need);
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
    bool open = route.need == api::Need::nothing;
    EXPECT_EQ(answer.status == 401, !open) << route.operation << ' ' << answer.status;
  }
}

TEST_F(ApiRights, AnEmployee) {
  server.person = server.make_person(AccountKind::employee, "UTB");
  expect_all_answer_as(Right::report);
}

TEST_F(ApiRights, ATokenThatReads) {
  server.as = server.token("UTB", Right::read);
  expect_all_answer_as(Right::read);
}

TEST_F(ApiRights, ATokenThatWrites) {
  expect_all_answer_as(Right::write);
}

TEST_F(ApiRights, AnAdministrator) {
  server.person = server.make_person(AccountKind::administrator, "UTB");
  expect_all_answer_as(Right::administer);
}

}  // namespace
}  // namespace ringmur
