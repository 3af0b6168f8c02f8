#include <gtest/gtest.h>

#include "areas/risk/decide_acceptance.h"
#include "areas/risk/risk.h"
#include "base/stockholm.h"
#include "schema/describe.h"
#include "store/access.h"
#include "together/two_support.h"

/// Nobody decides twice, and nobody decides on what another has just changed.
namespace ringmur {
namespace {

using namespace test;
using risk::AcceptanceStatus;
using risk::Decision;
using risk::Risk;
using risk::RiskAcceptance;

class Decisions : public TwoStores {
 protected:
  Row risk(const std::string& event) {
    return create("risk",
        R"({"analysis":"VoR","year":2025,"practice":"Incidenthantering","likelihood":3,"impact":4,"event":")" +
            event + "\"}");
  }
  Row ask(const Row& risk, int days) {
    return create("risk_acceptance",
        R"({"risk":")" + to_string(risk.meta.id) + R"(","reason":"Byts ut nästa år","until":")" +
            to_string(stockholm::today(now()) + std::chrono::days{days}) + "\"}");
  }
  Actor chief() {
    HeldRole held{new_uuid(), "head", authority(), {}, {}, {}, {}, {}};
    Actor actor{"chef", authority(), Right::read, {}};
    actor.account = new_uuid();
    actor.access = std::make_shared<const Access>(std::make_shared<const Matrix>(Matrix::defaults()),
        std::vector<HeldRole>{held}, "chef", std::vector<std::string>{});
    return actor;
  }
  std::string decide(Store& store, const Row& acceptance, Decision decision) {
    return code_of(
        risk::decide_acceptance(store, chief(), authority(), acceptance.meta.id, {decision, {}, "Chefen"}));
  }
  RiskAcceptance acceptance_at(const Row& row) {
    return record_of<RiskAcceptance>(type("risk_acceptance"), again("risk_acceptance", row).values);
  }
  Risk risk_at(const Row& row) { return record_of<Risk>(type("risk"), again("risk", row).values); }
};

INSTANTIATE_TEST_SUITE_P(Engines, Decisions, both_engines, engine_name);

TEST_P(Decisions, OneOfManyDecides) {
  for (int round = 0; round < rounds(4); ++round) {
    const Row of = risk("Brand " + std::to_string(round));
    const Row asked = ask(of, 100);
    const auto codes = at_once(6, [&](Store& store, int i) {
      return decide(store, asked, i % 3 == 0 ? Decision::decline : Decision::accept);
    });
    EXPECT_EQ(count_of(codes, "fine"), 1);
    expect_only(codes, {"fine", "acceptance.decided", "record.changed"});
    const RiskAcceptance there = acceptance_at(asked);
    EXPECT_EQ(again("risk_acceptance", asked).meta.version, 2);
    EXPECT_EQ(events("risk_acceptance", asked, "change").size(), 1U);
    EXPECT_EQ(risk_at(of).accepted_until.has_value(), there.status == AcceptanceStatus::accepted);
  }
  expect_whole_chain();
}

TEST_P(Decisions, NoRiskIsAcceptedByWhatWasWithdrawn) {
  for (int round = 0; round < rounds(8); ++round) {
    const Row of = risk("Stöld " + std::to_string(round));
    const std::vector<Row> asked{ask(of, 100), ask(of, 200)};
    for (const Row& one : asked) ASSERT_EQ(decide(store(), one, Decision::accept), "fine");
    const auto codes = at_once(2, [&](Store& store, int i) {
      return decide(store, asked[static_cast<std::size_t>(i)], Decision::withdraw);
    });
    expect_only(codes, {"fine", "record.changed"});
    const auto until = risk_at(of).accepted_until;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const RiskAcceptance one = acceptance_at(asked[i]);
      EXPECT_EQ(one.status == AcceptanceStatus::withdrawn, codes[i] == "fine");
      if (one.status != AcceptanceStatus::withdrawn) continue;
      EXPECT_NE(until, one.until) << "withdrawn, and the risk still rests on it";
    }
  }
}

TEST_P(Decisions, NobodyAcceptsAnotherValueThanWasSeen) {
  for (int round = 0; round < rounds(4); ++round) {
    const Row of = risk("Läckage " + std::to_string(round));
    const Row asked = ask(of, 100);
    const auto codes = at_once(2, [&](Store& store, int i) {
      if (i == 0) return decide(store, asked, Decision::accept);
      Row after = of;
      after.values[type("risk").index("likelihood")] = std::int64_t{4};
      after.values[type("risk").index("value")] = std::int64_t{16};
      return code_of(store.write(administrator(), "change", {},
          [&](Writer& writer) { return writer.update(type("risk"), of, after); }));
    });
    expect_only(codes, {"fine", "record.changed", "acceptance.no_mandate"});
    const RiskAcceptance there = acceptance_at(asked);
    if (there.status != AcceptanceStatus::accepted) continue;
    EXPECT_EQ(there.value, risk_at(of).accepted_value);
  }
}

}  // namespace
}  // namespace ringmur
