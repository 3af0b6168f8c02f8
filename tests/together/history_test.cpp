#include "together/history_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

/// The judge is judged: what can have happened one after the other is taken, what cannot is refused.
namespace ringmur::together {
namespace {

Operation read(Moment begin, Moment end, std::int64_t version, const std::string& value) {
  return {0, Kind::read, begin, end, 0, value, Outcome::done, version};
}
Operation write(
    Moment begin, Moment end, std::int64_t over, const std::string& value, Outcome outcome = Outcome::done) {
  return {0, Kind::write, begin, end, over, value, outcome, outcome == Outcome::done ? over + 1 : 0};
}
Operation decide(Moment begin, Moment end, const std::string& value, Outcome outcome = Outcome::done) {
  return {0, Kind::decide, begin, end, 0, value, outcome, 0};
}
Operation import(Moment begin, Moment end, const std::string& value) {
  return {0, Kind::set, begin, end, 0, value, Outcome::done, 0};
}

const State made{1, "a", false};

bool holds(const std::vector<Operation>& operations, const std::optional<State>& last = {}) {
  return !fault_in(made, operations, last);
}

TEST(History, TakesWhatCanHaveHappened) {
  EXPECT_TRUE(holds({}));
  EXPECT_TRUE(holds({read(1, 2, 1, "a"), write(3, 4, 1, "b"), read(5, 6, 2, "b")}, State{2, "b", false}));
  // At once: the read may come before or after.
  EXPECT_TRUE(holds({write(1, 10, 1, "b"), read(2, 3, 1, "a"), read(4, 5, 2, "b")}));
  EXPECT_TRUE(holds({write(1, 10, 1, "b"), write(2, 9, 1, "c", Outcome::changed)}));
  EXPECT_TRUE(holds({import(1, 9, "i"), write(2, 8, 1, "b"), read(10, 11, 3, "i")}));
  EXPECT_TRUE(holds({decide(1, 9, "yes"), decide(2, 8, "no", Outcome::decided)}, State{2, "yes", true}));
}

TEST(History, RefusesALostUpdate) {
  EXPECT_FALSE(holds({write(1, 10, 1, "b"), write(2, 9, 1, "c")}));
  EXPECT_FALSE(holds({write(1, 2, 1, "b"), import(3, 4, "i"), write(5, 6, 2, "c")}));
}

TEST(History, RefusesAReadThatGoesBackOrSeesWhatWasNever) {
  EXPECT_FALSE(holds({write(1, 2, 1, "b"), read(3, 4, 1, "a")}));
  EXPECT_FALSE(holds({write(1, 20, 1, "b"), read(2, 3, 2, "b"), read(4, 5, 1, "a")}));
  EXPECT_FALSE(holds({read(1, 2, 1, "z")}));
  EXPECT_FALSE(holds({read(1, 2, 2, "b"), write(3, 4, 1, "b")}));  // before it was written
}

TEST(History, RefusesARefusalForNothing) {
  EXPECT_FALSE(holds({write(1, 2, 1, "b", Outcome::changed)}));
  EXPECT_FALSE(holds({write(1, 2, 1, "b", Outcome::changed), write(3, 4, 1, "c")}));
  EXPECT_FALSE(holds({decide(1, 2, "no", Outcome::decided), decide(3, 4, "yes")}));
}

TEST(History, RefusesASecondDecision) {
  EXPECT_FALSE(holds({decide(1, 9, "yes"), decide(2, 8, "no")}));
}

TEST(History, RefusesAnotherEnd) {
  EXPECT_FALSE(holds({write(1, 2, 1, "b")}, State{1, "a", false}));
  EXPECT_FALSE(holds({write(1, 2, 1, "b")}, State{2, "c", false}));
  EXPECT_FALSE(holds({write(1, 2, 1, "b")}, State{3, "b", false}));
}

TEST(History, RefusesAVersionThatWasSkipped) {
  Operation skipping = write(1, 2, 1, "b");
  skipping.version = 3;
  EXPECT_FALSE(holds({skipping}));
}

TEST(History, AnUnansweredWriteMayHaveBeenDoneOrNot) {
  const Operation lost = write(1, 2, 1, "b", Outcome::unknown);
  EXPECT_TRUE(holds({lost, read(3, 4, 1, "a"), read(5, 6, 2, "b")}));
  EXPECT_TRUE(holds({lost, read(3, 4, 1, "a")}, made));
  EXPECT_FALSE(holds({lost, read(3, 4, 2, "b"), read(5, 6, 1, "a")}));
  EXPECT_FALSE(holds({lost, read(3, 4, 2, "c")}));
}

/// A run that did happen, one after the other, each answered later and asked earlier than it took effect.
std::vector<Operation> true_run(int count) {
  std::vector<Operation> run;
  State state = made;
  for (int i = 0; i < count; ++i) {
    const Moment at = 10 * (i + 1);
    Operation one{};
    one.begin = at - *rc::gen::inRange(0, 30);
    one.end = at + *rc::gen::inRange(1, 30);
    const int what = *rc::gen::inRange(0, 4);
    one.kind = what == 0 ? Kind::read : what == 3 ? Kind::set : Kind::write;
    one.over = state.version - (what == 2 ? *rc::gen::inRange(0, 2) : 0);
    one.value = one.kind == Kind::read ? state.value : fmt::format("v{}", i);
    one.version = state.version;
    if (one.kind == Kind::write && one.over != state.version) {
      one.outcome = Outcome::changed;
    } else if (one.kind != Kind::read) {
      state = {state.version + 1, one.value, false};
      one.version = state.version;
    }
    run.push_back(std::move(one));
  }
  return run;
}

TEST(History, TakesEveryTrueRunAndRefusesItsForgeries) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Operation> run = true_run(*rc::gen::inRange(1, 25));
    RC_ASSERT(holds(run));
    // Somebody read what was written, but one version off.
    const State forged{1 + static_cast<std::int64_t>(run.size()) + 1, "forged", false};
    RC_ASSERT(!holds(run, forged));
    auto chosen = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(run.size())));
    if (run[chosen].outcome != Outcome::done) return;
    run[chosen].version += static_cast<std::int64_t>(run.size()) + 1;
    RC_ASSERT(!holds(run));
  }));
}

TEST(History, JudgesSomeHundredsOfOperationsInNoTime) {
  std::vector<Operation> run;
  for (int i = 0; i < 400; ++i) {
    const Moment begin = 10 * i;
    run.push_back(write(begin, begin + 60, i + 1, fmt::format("v{}", i)));
    run.push_back(write(begin + 1, begin + 200, 100'000, "x", Outcome::changed));
  }
  EXPECT_TRUE(holds(run));
  run.push_back(write(3000, 3001, 5, "late"));
  EXPECT_FALSE(holds(run));
}

}  // namespace
}  // namespace ringmur::together
