#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "areas/import_support.h"
#include "areas/risk/carry_over.h"
#include "areas/risk/decide_acceptance.h"
#include "areas/risk/draw_sample.h"
#include "areas/risk/internal_control.h"
#include "areas/risk/risk.h"
#include "base/stockholm.h"
#include "registry/save.h"
#include "schema/describe.h"
#include "store/access.h"
#include "store/links.h"

/// What is done with risks beyond saving them, on both engines.
namespace ringmur {
namespace {

using namespace test;
using risk::AcceptanceStatus;
using risk::ControlPerformance;
using risk::Decision;
using risk::Risk;
using risk::RiskAcceptance;

class RiskOperations : public ImportTest {
 protected:
  Row create(const std::string& name, const std::string& json) {
    return given(create_record(
        store(), administrator(), type(name), place_.authority.id, boost::json::parse(json).as_object()));
  }
  Row risk(const std::string& event, const std::string& more = R"(,"likelihood":3,"impact":4)") {
    return create("risk", R"({"analysis":"VoR","year":2025,"practice":"Incidenthantering","event":")" +
                              event + '"' + more + '}');
  }
  Risk risk_at(const Uuid& id) {
    return record_of<Risk>(
        type("risk"), given(store().get(administrator(), type("risk"), place_.authority.id, id)).values);
  }
  Row ask(const Row& risk, Date until) {
    return create("risk_acceptance", R"({"risk":")" + to_string(risk.meta.id) +
                                         R"(","reason":"Byts ut nästa år","until":")" + to_string(until) +
                                         "\"}");
  }
  /// Somebody who is signed in with the role, in the whole authority or in one of its units.
  Actor holder(const std::string& role, const std::optional<Uuid>& unit = {}) {
    HeldRole held{new_uuid(), role, place_.authority.id, unit, {}, {}, {}, {}};
    if (unit) held.units = {*unit};
    Actor actor{"chef", place_.authority.id, Right::read, {}};
    actor.account = new_uuid();
    actor.access = std::make_shared<const Access>(std::make_shared<const Matrix>(Matrix::defaults()),
        std::vector<HeldRole>{held}, "chef", std::vector<std::string>{});
    return actor;
  }
  Result<Row> decide(
      const Row& acceptance, Decision decision, const Actor& actor, const std::string& note = {}) {
    return risk::decide_acceptance(
        store(), actor, place_.authority.id, acceptance.meta.id, {decision, note, "Chefen"});
  }
  static RiskAcceptance acceptance_in(const Row& row) {
    return record_of<RiskAcceptance>(risk::describe_risk_acceptance(), row.values);
  }

  Date today_{stockholm::today(now())};
  Date later_{today_ + std::chrono::days{100}};
};

INSTANTIATE_TEST_SUITE_P(Engines, RiskOperations, both_engines, engine_name);

TEST_P(RiskOperations, CarriesOverWhatIsKnownAndAssessesNothing) {
  const Row first = risk("Brand",
      R"(,"likelihood":3,"impact":4,"action":"Öva","follow_up":"Övat","reason":"Erfarenhet","treatment":"reduce",
          "risk_owner":"Eva Ek","internal_control":true,"inherent_likelihood":5,"inherent_impact":4)");
  risk("Stöld", "");
  const auto done = given(risk::carry_over(store(), administrator(), place_, {"VoR", 2025, 2026}));
  ASSERT_EQ(done.made.size(), 2U);
  EXPECT_EQ(done.there, 0);
  Risk next;
  for (const Uuid& id : done.made) {
    if (Risk one = risk_at(id); one.event == "Brand") next = one;
    EXPECT_FALSE(risk_at(id).value) << "not assessed is never zero";
  }
  EXPECT_EQ(next.year, 2026);
  EXPECT_EQ(next.previous.value, first.meta.id);
  EXPECT_EQ(next.previous_value, 12);
  EXPECT_EQ(next.action, "Öva");
  EXPECT_EQ(next.risk_owner, "Eva Ek");
  EXPECT_EQ(next.treatment, risk::Treatment::reduce);
  EXPECT_TRUE(next.follow_up.empty() && next.reason.empty());
  EXPECT_FALSE(next.inherent_value || next.internal_control || next.action_required || next.moved);
  // Again, nothing is made and nothing written over.
  const auto again = given(risk::carry_over(store(), administrator(), place_, {"VoR", 2025, 2026}));
  EXPECT_TRUE(again.made.empty());
  EXPECT_EQ(again.there, 2);
  EXPECT_EQ(given(risk::carry_over(store(), administrator(), place_, {"RSA", 2025, 2026})).made.size(), 0U);
  EXPECT_EQ(code_of(risk::carry_over(store(), administrator(), place_, {"VoR", 2025, 2025})),
      "risk.carry_over_years");
  EXPECT_FALSE(given(store().verify_chain(administrator(), place_.authority.id, {})));
}

TEST_P(RiskOperations, CarriesOverWhatTheRiskConcerns) {
  const Row system = create("system", R"({"name":"Journalen"})");
  const Row first = risk("Brand");
  given(change_links(store(), administrator(), type("risk"), place_.authority.id, first.meta.id,
      {{{"concerns", Direction::out, &type("system"), system.meta.id}}, {}}));
  const auto done = given(risk::carry_over(store(), administrator(), place_, {"VoR", 2025, 2026}));
  ASSERT_EQ(done.made.size(), 1U);
  const auto linked =
      given(links_of(store(), administrator(), type("risk"), place_.authority.id, done.made.front()));
  ASSERT_EQ(linked.size(), 1U);
  EXPECT_EQ(linked.front().row.meta.id, system.meta.id);
}

TEST_P(RiskOperations, ARiskWithoutActionOrAcceptanceIsNeverSilent) {
  risk("Utan");
  risk("Med ord", R"(,"likelihood":3,"impact":4,"action":"Öva")");
  risk("Låg", R"(,"likelihood":1,"impact":4)");
  const Row worked_on = risk("Med aktivitet");
  const Row reduced = risk("Ska minskas");
  const Row borne = risk("Accepterad");
  EXPECT_EQ(figure(2025, "risk.without_action"), "4");
  for (const auto& [of, kind] : {std::pair{&worked_on, "source"}, {&reduced, "reduces"}}) {
    const Row activity =
        create("activity", R"({"year":2026,"status":"planned","title":"Gör )" + std::string(kind) + "\"}");
    given(change_links(store(), administrator(), type("activity"), place_.authority.id, activity.meta.id,
        {{{kind, Direction::out, &type("risk"), of->meta.id}}, {}}));
  }
  EXPECT_EQ(figure(2025, "risk.without_action"), "2");
  given(decide(ask(borne, later_), Decision::accept, holder("head")));
  EXPECT_EQ(figure(2025, "risk.without_action"), "1");
  EXPECT_EQ(figure(2025, "risk.accepted"), "1");
  EXPECT_EQ(figure(2025, "risk.acceptance_ended"), "0");
  // Yesterday it ended: it is back.
  data_.run(
      "UPDATE \"risk\" SET \"accepted_until\" = '2025-01-31', \"covered_until\" = '2025-01-31' "
      "WHERE \"accepted_until\" IS NOT NULL AND \"event\" = 'Accepterad'");
  EXPECT_EQ(figure(2025, "risk.without_action"), "2");
  EXPECT_EQ(figure(2025, "risk.acceptance_ended"), "1");
  EXPECT_EQ(figure(2025, "risk.accepted"), "0");
}

TEST_P(RiskOperations, CarryingOverStopsAtTheWallAndAtTheRight) {
  risk("Brand");
  const Actor reader = bound_to(place_.authority.id, Right::read);
  EXPECT_EQ(
      risk::carry_over(store(), reader, place_, {"VoR", 2025, 2026}).error().refusal, Refusal::forbidden);
  const Actor stranger = bound_to(new_authority(store()).id, Right::write);
  EXPECT_EQ(
      risk::carry_over(store(), stranger, place_, {"VoR", 2025, 2026}).error().refusal, Refusal::not_found);
  // A reach of some units carries over what lies in them, and is told of the rest.
  const Actor of_another_unit = holder("object_owner", new_uuid());
  EXPECT_TRUE(given(risk::carry_over(store(), of_another_unit, place_, {"VoR", 2025, 2026})).made.empty());
}

TEST_P(RiskOperations, CoverageNamesWhatNobodyHasAssessed) {
  risk("Brand");
  risk("Stöld", "");
  const auto coverage = given(risk::read_coverage(store(), administrator(), place_, 2025, "VoR"));
  std::size_t obligatory = 0;
  for (const auto& line : coverage.items) {
    obligatory += line.coverage.obligatory ? 1U : 0U;
    // The number opens to exactly the records that it counts.
    EXPECT_EQ(rows("risk", line.terms).size(), static_cast<std::size_t>(line.coverage.risks));
    if (line.coverage.practice != "Incidenthantering") continue;
    EXPECT_EQ(line.coverage.risks, 2);
    EXPECT_EQ(line.coverage.assessed, 1);
  }
  EXPECT_EQ(obligatory, 5U);
  EXPECT_EQ(coverage.missing.size(), 4U);
  EXPECT_EQ(given(risk::read_coverage(store(), administrator(), place_, 2024, "VoR")).missing.size(), 5U);
}

TEST_P(RiskOperations, WhoHasTheMandateAccepts) {
  const Row at_risk = risk("Brand");
  const Row asked = ask(at_risk, later_);
  EXPECT_EQ(acceptance_in(asked).status, AcceptanceStatus::requested);
  const auto mandate =
      given(risk::mandate_for(store(), holder("head"), place_.authority.id, at_risk.meta.id));
  EXPECT_EQ(mandate.value, 12);
  EXPECT_EQ(mandate.held, "head");
  EXPECT_EQ(mandate.roles, (std::vector<std::string>{"head"}));
  const Row accepted = given(decide(asked, Decision::accept, holder("head"), "Rimligt"));
  const RiskAcceptance made = acceptance_in(accepted);
  EXPECT_EQ(made.status, AcceptanceStatus::accepted);
  EXPECT_EQ(made.value, 12);
  EXPECT_EQ(made.decided_by, "chef");
  EXPECT_EQ(made.decided_by_name, "Chefen");
  EXPECT_EQ(made.role, "head");
  EXPECT_EQ(made.decision_note, "Rimligt");
  EXPECT_TRUE(made.decided_at);
  const Risk borne = risk_at(at_risk.meta.id);
  EXPECT_EQ(borne.accepted_value, 12);
  EXPECT_EQ(borne.accepted_until, later_);
  EXPECT_EQ(borne.covered_until, later_);
  EXPECT_EQ(code_of(decide(asked, Decision::accept, holder("head"))), "acceptance.decided");
  EXPECT_EQ(code_of(decide(asked, Decision::decline, holder("head"))), "acceptance.decided");
  EXPECT_FALSE(given(store().verify_chain(administrator(), place_.authority.id, {})));
}

TEST_P(RiskOperations, WhoLacksTheMandateIsToldWhoseWouldDo) {
  const Row at_risk = risk("Brand");
  const Row asked = ask(at_risk, later_);
  // 12 is above an object owner's; a head of another unit reaches another unit; a token is nobody.
  for (const Actor& actor : {holder("object_owner"), holder("isam"),
           bound_to(place_.authority.id, Right::write), administrator()}) {
    const auto refused = decide(asked, Decision::accept, actor);
    ASSERT_EQ(code_of(refused), "acceptance.no_mandate") << actor.name;
    EXPECT_NE(refused.error().message.sv.find("Förvaltningschef"), std::string::npos);
  }
  EXPECT_EQ(decide(asked, Decision::accept, holder("head", new_uuid())).error().refusal, Refusal::not_found);
  EXPECT_FALSE(risk_at(at_risk.meta.id).accepted_value);
  // 8 is not.
  const Row small = risk("Liten", R"(,"likelihood":2,"impact":4)");
  EXPECT_EQ(code_of(decide(ask(small, later_), Decision::accept, holder("object_owner"))), "fine");
}

TEST_P(RiskOperations, NobodyAcceptsWhatIsNotAssessedOrHasEnded) {
  EXPECT_EQ(code_of(decide(ask(risk("Okänd", ""), later_), Decision::accept, holder("head"))),
      "acceptance.not_assessed");
  const Row late = ask(risk("Brand"), today_ - std::chrono::days{1});
  EXPECT_EQ(code_of(decide(late, Decision::accept, holder("head"))), "acceptance.ended");
  EXPECT_EQ(code_of(decide(late, Decision::decline, holder("head"))), "fine");
  const Row last_day = ask(risk("Sista"), today_);
  EXPECT_EQ(code_of(decide(last_day, Decision::accept, holder("head"))), "fine");
}

TEST_P(RiskOperations, AnAcceptanceNoLongerCoversAHigherValue) {
  const Row at_risk = risk("Brand");
  given(decide(ask(at_risk, later_), Decision::accept, holder("head")));
  const Row now_there =
      given(store().get(administrator(), type("risk"), place_.authority.id, at_risk.meta.id));
  given(change_record(store(), administrator(), type("risk"), place_.authority.id, at_risk.meta.id,
      now_there.meta.version, boost::json::parse(R"({"likelihood":4})").as_object()));
  const Risk worse = risk_at(at_risk.meta.id);
  EXPECT_EQ(worse.value, 16);
  EXPECT_EQ(worse.accepted_value, 12);
  EXPECT_FALSE(worse.covered_until);
}

TEST_P(RiskOperations, WhatIsWithdrawnIsNoLongerBorne) {
  const Row at_risk = risk("Brand");
  const Row first = ask(at_risk, later_);
  const Row second = ask(at_risk, later_ + std::chrono::days{10});
  given(decide(first, Decision::accept, holder("head")));
  given(decide(second, Decision::accept, holder("head")));
  EXPECT_EQ(risk_at(at_risk.meta.id).accepted_until, later_ + std::chrono::days{10});
  EXPECT_EQ(decide(second, Decision::withdraw, holder("auditor")).error().refusal, Refusal::forbidden);
  EXPECT_EQ(acceptance_in(given(decide(second, Decision::withdraw, holder("isam")))).status,
      AcceptanceStatus::withdrawn);
  // The one that still stands counts again.
  EXPECT_EQ(risk_at(at_risk.meta.id).accepted_until, later_);
  given(decide(first, Decision::withdraw, holder("head")));
  EXPECT_FALSE(risk_at(at_risk.meta.id).accepted_value || risk_at(at_risk.meta.id).accepted_until);
  EXPECT_EQ(code_of(decide(first, Decision::withdraw, holder("head"))), "acceptance.decided");
}

TEST_P(RiskOperations, ASampleIsDrawnOnceAndTheSameAgain) {
  const Row control = create(
      "internal_control", R"({"year":2026,"what":"Behörigheter","population":400,"tolerable_deviation":5})");
  const auto plan = record_of<risk::InternalControl>(type("internal_control"), control.values);
  ASSERT_TRUE(plan.sample_size);
  const auto drawn = given(risk::draw_sample(store(), administrator(), control, {}, "Anna"));
  EXPECT_EQ(static_cast<std::int64_t>(drawn.sample.numbers.size()), *plan.sample_size);
  const Row kept = given(store().get(
      administrator(), type("control_performance"), place_.authority.id, drawn.performance.meta.id));
  EXPECT_EQ(given(risk::drawn_sample(kept)).numbers, drawn.sample.numbers);
  const auto performance = record_of<ControlPerformance>(type("control_performance"), kept.values);
  EXPECT_EQ(performance.performed_by, "Anna");
  EXPECT_EQ(performance.performed, today_);
  EXPECT_FALSE(performance.result);
  // Nobody draws until the sample looks good; one of another size is another one.
  EXPECT_EQ(
      code_of(risk::draw_sample(store(), administrator(), control, {}, "Bo")), "sampling.drawn_already");
  const auto other = given(risk::draw_sample(store(), administrator(), control, 10, "Anna"));
  EXPECT_EQ(other.sample.numbers.size(), 10U);
  EXPECT_NE(other.sample.seed, drawn.sample.seed);
  for (std::int64_t size : {0, 401}) {
    EXPECT_EQ(code_of(risk::draw_sample(store(), administrator(), control, size, "Anna")), "sampling.size");
  }
  const Row without = create("internal_control", R"({"year":2026,"what":"Utan population"})");
  EXPECT_EQ(code_of(risk::draw_sample(store(), administrator(), without, 5, "Anna")), "sampling.population");
  const Actor reader = bound_to(place_.authority.id, Right::read);
  EXPECT_EQ(risk::draw_sample(store(), reader, control, 5, "Anna").error().refusal, Refusal::forbidden);
}

TEST_P(RiskOperations, WhatASampleShowedIsWorkedOut) {
  const Row control = create("internal_control", R"({"year":2026,"what":"Loggar"})");
  const Row done = create("control_performance",
      R"({"control":")" + to_string(control.meta.id) +
          R"(","performed":"2026-03-02","checked":60,"deviations":3,"result":"minor"})");
  EXPECT_EQ(value("control_performance", done, "share"), "5");
  EXPECT_EQ(code_of(risk::drawn_sample(done)), "sampling.not_drawn");
  EXPECT_EQ(figure(2026, "control.planned"), "1");
  EXPECT_EQ(figure(2026, "control.performed"), "1");
  EXPECT_EQ(figure(2026, "control.deviating"), "1");
  EXPECT_EQ(figure(2025, "control.performed"), "0");
}

TEST_P(RiskOperations, FiguresSayWhatHasMoved) {
  risk("Upp", R"(,"likelihood":3,"impact":4,"previous_value":8)");
  risk("Ner", R"(,"likelihood":2,"impact":4,"previous_value":9)");
  risk(
      "Lika", R"(,"likelihood":3,"impact":3,"previous_value":9,"residual_likelihood":3,"residual_impact":3)");
  risk("Ny", R"(,"likelihood":1,"impact":1)");
  for (const auto& [id, expected] :
      {std::pair{"risk.moved_up", "1"}, {"risk.moved_down", "1"}, {"risk.moved_same", "1"},
          {"risk.residual_above", "1"}, {"risk.by_level[1]", "1"}, {"risk.by_level[2]", "1"},
          {"risk.by_level[3]", "2"}, {"risk.by_level[4]", "none"}, {"risk.new", "4"}, {"risk.total", "4"}}) {
    EXPECT_EQ(figure(2025, id), expected) << id;
  }
}

}  // namespace
}  // namespace ringmur
