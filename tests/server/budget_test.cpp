#include "server/budget.h"

#include <gtest/gtest.h>

#include "api_support.h"
#include "server/routes.h"

/// Heavy work is shared: who asks for very much waits, and nobody else does.
namespace ringmur::api {
namespace {

using namespace std::chrono_literals;

std::string code_of(const Result<void>& result) {
  return result ? "fine" : result.error().code;
}

class OnBudget : public testing::Test {
 protected:
  std::string take(double price, std::chrono::milliseconds after = 0ms) {
    return code_of(budget.take(anna, price, start + after));
  }

  Budget budget{{.most = 10, .a_second = 2, .a_second_of_work = 4}};
  const Uuid anna = new_uuid();
  const Uuid bo = new_uuid();
  const Budget::Clock::time_point start{Budget::Clock::now()};
};

TEST_F(OnBudget, WhatIsSpentIsEarnedBack) {
  EXPECT_EQ(take(6), "fine");
  EXPECT_EQ(take(4), "fine");
  EXPECT_EQ(take(1), "budget.spent");
  EXPECT_EQ(take(0), "fine") << "light calls cost nothing";
  EXPECT_EQ(take(1, 400ms), "budget.spent");
  EXPECT_EQ(take(1, 500ms), "fine");
  EXPECT_EQ(take(10, 60s), "fine");
  EXPECT_EQ(take(1, 60s), "budget.spent") << "no more is saved than there is room for";
}

TEST_F(OnBudget, ARefusalSaysHowLongToWaitAndItIsTrue) {
  EXPECT_EQ(take(10), "fine");
  auto refused = budget.take(anna, 5, start);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::throttled);
  EXPECT_EQ(refused.error().retry_after, 3s);
  EXPECT_NE(refused.error().message.sv.find("3 sekunder"), std::string::npos) << refused.error().message.sv;
  EXPECT_EQ(take(5, 3s), "fine");
}

TEST_F(OnBudget, EachHasOnesOwn) {
  EXPECT_EQ(take(10), "fine");
  EXPECT_EQ(take(1), "budget.spent");
  EXPECT_EQ(code_of(budget.take(bo, 10, start)), "fine");
}

TEST_F(OnBudget, WhatTakesLongCostsMoreButNotForEver) {
  EXPECT_EQ(take(1), "fine");
  budget.charge(anna, 2s, start);
  EXPECT_EQ(take(2), "budget.spent") << "9 - 2 · 4";
  EXPECT_EQ(take(1), "fine");
  budget.charge(anna, 1h, start);
  EXPECT_EQ(budget.take(anna, 10, start).error().retry_after, 10s) << "never deeper than it is high";
}

TEST_F(OnBudget, NothingIsCountedWhereTheOperatorSaysSo) {
  Budget none({.most = 0, .a_second = 0});
  for (int i = 0; i < 100; ++i) EXPECT_EQ(code_of(none.take(anna, 100, start)), "fine");
}

TEST(Prices, HeavyRoutesHaveOneAndAllThatAreNamedExist) {
  double search = 0;
  double list = 0;
  double file = 0;
  int heavy = 0;
  for (const Route& route : routes()) {
    const double price = price_of(route, AsFile::no);
    if (price > 0) ++heavy;
    if (route.operation == "search") search = price;
    if (route.operation == "list") list = price, file = price_of(route, AsFile::yes);
  }
  EXPECT_EQ(heavy, 20);
  EXPECT_GT(search, 0);
  EXPECT_EQ(list, 0) << "turning pages is free";
  EXPECT_GT(file, search);
}

TEST(BudgetOfTheApi, ExportsWithoutEndWaitAndOthersDoNot) {
  ApiServer server(Engine::sqlite, BehindHttps::no, 60);
  int exported = 0;
  JsonAnswer answer;
  do {
    answer = server.get("/api/v1/incidents?format=csv");
  } while (answer.status == 200 && ++exported < 100);
  EXPECT_GE(exported, 3);
  EXPECT_LT(exported, 20);
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.text("code"), "budget.spent");
  EXPECT_GT(std::stoi(answer.header("Retry-After")), 0);
  EXPECT_EQ(server.get("/api/v1/incidents").status, 200) << "light calls go on";
  server.as = server.soc;
  EXPECT_EQ(server.get("/api/v1/incidents?format=csv").status, 200) << "and so do others";
}

TEST(BudgetOfTheApi, AStartPageIsLoadedOverAndOverByDefault) {
  ApiServer server(Engine::sqlite, BehindHttps::no, ServerOptions{}.heavy_work);
  server.person = server.make_person(AccountKind::administrator, "UTB");
  for (int i = 0; i < 20; ++i) {
    for (const char* asked : {"/api/v1/session", "/api/v1/registers", "/api/v1/authorities",
             "/api/v1/overview", "/api/v1/figures?year=2025&unit=UTB", "/api/v1/figures?year=2024&unit=UTB",
             "/api/v1/reviews", "/api/v1/imports", "/api/v1/search?q=test", "/api/v1/incidents?limit=5",
             "/api/v1/activities?limit=5", "/api/v1/incidents/counts?by=status"})
      ASSERT_EQ(server.get(asked).status, 200) << i << ' ' << asked;
  }
}

}  // namespace
}  // namespace ringmur::api
