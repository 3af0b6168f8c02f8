#include "areas/risk/rules.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <functional>
#include <set>

#include "areas/areas.h"
#include "areas/risk/risk.h"
#include "areas/risk/sample_rules.h"
#include "base/embedded.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "schema/values_support.h"
#include "store/engine_support.h"
#include "store/matrix.h"

namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;
using risk::Moved;
using risk::Risk;

/// The shipped settings with something changed in the first method.
Result<Settings> with_method(const std::function<void(json::object&)>& change) {
  json::value all = json::parse(embedded::file("settings.json"));
  change(all.at("risk_methods").as_array().front().as_object());
  return Settings::parse(json::serialize(all));
}

Risk worked_out(Risk risk, const Settings& settings = Settings::defaults()) {
  const RecordType& type = risk::describe_risk();
  Values values = values_of(type, &risk);
  derive(type, settings, values);
  return record_of<Risk>(type, values);
}

Risk assessed(std::int64_t likelihood, std::int64_t impact) {
  Risk risk;
  risk.analysis = "VoR";
  risk.likelihood = likelihood;
  risk.impact = impact;
  return risk;
}

TEST(RiskMethods, AreCompletedWhereTheyWereWrittenBefore) {
  json::value all = json::parse(embedded::file("settings.json"));
  for (json::value& method : all.at("risk_methods").as_array()) {
    for (const char* later : {"kind", "levels", "stages", "fields"}) method.as_object().erase(later);
  }
  all.as_object().erase("acceptance_mandates");
  auto old = Settings::parse(json::serialize(all));
  ASSERT_TRUE(old) << old.error().message.en;
  const RiskMethod& vor = old->risk_method("VoR");
  const RiskMethod& now = Settings::defaults().risk_method("VoR");
  ASSERT_EQ(vor.bands.size(), 4U);
  for (std::size_t i = 0; i < vor.bands.size(); ++i) EXPECT_EQ(vor.bands[i].from, now.bands[i].from);
  EXPECT_EQ(vor.kind, MethodKind::general);
  EXPECT_EQ(old->acceptance_mandates().size(), Settings::defaults().acceptance_mandates().size());
}

TEST(RiskMethods, UsualBandsRiseWhateverTheThreshold) {
  for (std::int64_t threshold = 0; threshold <= 30; ++threshold) {
    const auto bands = usual_bands(threshold);
    ASSERT_EQ(bands.front().from, 1) << threshold;
    for (std::size_t i = 1; i < bands.size(); ++i) {
      EXPECT_LT(bands[i - 1].from, bands[i].from) << threshold;
      EXPECT_LE(bands[i].from, 25) << threshold;
    }
  }
}

TEST(RiskMethods, AreRefusedWhereTheyContradictThemselves) {
  auto code = [](const Result<Settings>& result) { return result ? "fine" : result.error().code; };
  EXPECT_EQ(code(with_method([](json::object&) {})), "fine");
  EXPECT_EQ(code(with_method([](json::object& method) { method["levels"] = json::array{}; })),
      "settings.risk_levels");
  EXPECT_EQ(
      code(with_method([](json::object& method) { method["levels"].as_array()[2].as_object()["from"] = 5; })),
      "settings.risk_levels");
  EXPECT_EQ(
      code(with_method([](json::object& method) { method["levels"].as_array()[0].as_object()["from"] = 2; })),
      "settings.risk_levels");
  EXPECT_EQ(code(with_method([](json::object& method) {
    method["levels"].as_array()[0].as_object()["colour"] = "#ff0000";
  })),
      "settings.risk_colour");
  EXPECT_EQ(code(with_method(
                [](json::object& method) { method["impact"].as_array()[0].as_object()["colour"] = "red"; })),
      "settings.risk_colour");
  EXPECT_EQ(code(with_method([](json::object& method) { method["kind"] = "other"; })), "settings.risk_kind");
  EXPECT_EQ(code(with_method([](json::object& method) {
    method["stages"] = json::parse(R"([{"number":2,"name":{"sv":"a","en":"a"}}])");
  })),
      "settings.risk_stages");
  for (const char* mandates : {R"([{"role":"head","up_to":26}])", R"([{"role":"head","up_to":0}])",
           R"([{"role":"head","up_to":8},{"role":"head","up_to":9}])"}) {
    json::value all = json::parse(embedded::file("settings.json"));
    all.as_object()["acceptance_mandates"] = json::parse(mandates);
    EXPECT_EQ(code(Settings::parse(json::serialize(all))), "settings.mandates") << mandates;
  }
}

TEST(RiskMethods, ShippedOnesNameRolesAndFieldsThatThereAre) {
  for (const RiskMethod& method : Settings::defaults().risk_methods()) {
    for (const std::string& field : method.fields)
      EXPECT_NE(risk::describe_risk().find(field), nullptr) << method.name << ": " << field;
    EXPECT_EQ(method.likelihood.size(), 5U) << method.name;
    EXPECT_EQ(method.impact.size(), 5U) << method.name;
  }
  for (const AcceptanceMandate& mandate : Settings::defaults().acceptance_mandates())
    EXPECT_NE(find_role(mandate.role), nullptr) << mandate.role;
  EXPECT_EQ(Settings::defaults().risk_method("rsa").stages.size(), 6U);
}

/// Bands and a threshold that a city might have.
Settings any_settings() {
  auto threshold = *between<std::int64_t>(1, 26);
  std::set<std::int64_t> steps{1};
  for (int i = 0; i < 3; ++i) steps.insert(*between<std::int64_t>(2, 26));
  return *with_method([&](json::object& method) {
    method["threshold"] = threshold;
    json::array levels;
    for (std::int64_t from : steps)
      levels.push_back(
          json::object{{"from", from}, {"name", json::object{{"sv", "a"}, {"en", "a"}}}, {"colour", "low"}});
    method["levels"] = std::move(levels);
  });
}

TEST(RiskProperties, MoreLikelyOrWorseNeverLowersAnything) {
  check_property(300, [] {
    const Settings settings = any_settings();
    const auto likelihood = *between<std::int64_t>(1, 6);
    const auto impact = *between<std::int64_t>(1, 6);
    const Risk less = worked_out(assessed(likelihood, impact), settings);
    const Risk more = worked_out(
        assessed(*between(likelihood, std::int64_t{6}), *between(impact, std::int64_t{6})), settings);
    RC_ASSERT(*more.value >= *less.value);
    RC_ASSERT(*more.level >= *less.level);
    RC_ASSERT(!*less.action_required || *more.action_required);
    RC_ASSERT(*less.level >= 1);
    RC_ASSERT(*less.level <= static_cast<std::int64_t>(settings.risk_method("VoR").bands.size()));
  });
}

TEST(RiskProperties, AnAcceptanceNeverCoversMoreThanWasAccepted) {
  check_property(300, [] {
    Risk risk = assessed(*between<std::int64_t>(1, 6), *between<std::int64_t>(1, 6));
    risk.accepted_value = *between<std::int64_t>(1, 26);
    risk.accepted_until = make_date(2026, 6, 30);
    const Risk made = worked_out(risk);
    RC_ASSERT(made.covered_until.has_value() == (*made.value <= *risk.accepted_value));
    if (made.covered_until) RC_ASSERT(made.covered_until == risk.accepted_until);
  });
}

TEST(RiskRules, WhatIsNotAssessedHasNoLevelAndHasNotMoved) {
  Risk risk = assessed(3, 3);
  risk.previous_value = 12;
  EXPECT_EQ(worked_out(risk).moved, Moved::down);
  EXPECT_EQ(worked_out(risk).level, 3);
  risk.previous_value = 9;
  EXPECT_EQ(worked_out(risk).moved, Moved::same);
  risk.previous_value = 8;
  EXPECT_EQ(worked_out(risk).moved, Moved::up);
  risk.impact.reset();
  risk.accepted_value = 25;
  risk.accepted_until = make_date(2026, 6, 30);
  const Risk made = worked_out(risk);
  EXPECT_FALSE(made.value || made.level || made.moved || made.action_required || made.covered_until);
}

TEST(RiskRules, InherentAndResidualStandBesideTodays) {
  Risk risk = assessed(3, 4);
  risk.inherent_likelihood = 5;
  risk.inherent_impact = 4;
  risk.residual_likelihood = 2;
  Risk made = worked_out(risk);
  EXPECT_EQ(made.inherent_value, 20);
  EXPECT_FALSE(made.residual_value);
  EXPECT_FALSE(made.residual_action_required);
  risk.residual_impact = 4;
  made = worked_out(risk);
  EXPECT_EQ(made.residual_value, 8);
  EXPECT_EQ(made.residual_action_required, false);
  EXPECT_EQ(made.value, 12);
}

TEST(RiskRules, CoverageIsCountedAgainstWhatMustBeAssessed) {
  const std::vector<std::string> obligatory{"Incidenthantering", "Informationsklassning"};
  const auto coverage = risk::coverage_of(
      {{"incidenthantering", true}, {"Incidenthantering", false}, {"Drift", true}, {"", true}}, obligatory);
  ASSERT_EQ(coverage.size(), 3U);
  EXPECT_EQ(coverage[0].risks, 2);
  EXPECT_EQ(coverage[0].assessed, 1);
  EXPECT_EQ(coverage[1].risks, 0);
  EXPECT_EQ(coverage[2].practice, "Drift");
  EXPECT_FALSE(coverage[2].obligatory);
  EXPECT_EQ(risk::missing_practices(coverage), (std::vector<std::string>{"Informationsklassning"}));
  // Listed is not assessed.
  EXPECT_EQ(
      risk::missing_practices(risk::coverage_of({{"Informationsklassning", false}}, obligatory)), obligatory);
}

TEST(RiskRules, AMandateReachesUpToItsValue) {
  const std::vector<AcceptanceMandate> mandates{{"object_owner", 8}, {"head", 25}};
  EXPECT_EQ(risk::roles_that_may_accept(8, mandates), (std::vector<std::string>{"object_owner", "head"}));
  EXPECT_EQ(risk::roles_that_may_accept(9, mandates), (std::vector<std::string>{"head"}));
  EXPECT_TRUE(risk::roles_that_may_accept(9, {{"object_owner", 8}}).empty());
}

TEST(SampleRules, PercentIsReckonedAsShares) {
  const risk::Percent five{Decimal{5 * Decimal::one}};
  const auto size = risk::size_of_sample(400, std::nullopt, five, std::nullopt);
  ASSERT_TRUE(size);
  EXPECT_EQ(*size, given(risk::sample_size({400, 0, 0.05, 0.95})).size);
  EXPECT_FALSE(risk::size_of_sample(std::nullopt, std::nullopt, five, std::nullopt));
  EXPECT_FALSE(risk::size_of_sample(400, std::nullopt, std::nullopt, std::nullopt));
  // More is expected than can be tolerated: no sample shows that.
  EXPECT_FALSE(risk::size_of_sample(400, five, five, std::nullopt));
  const auto reach = risk::reach_in_percent(std::nullopt, std::nullopt, 60, 3);
  ASSERT_TRUE(reach);
  EXPECT_EQ(reach->share, Decimal{5 * Decimal::one});
  EXPECT_LT(reach->lower, reach->share);
  EXPECT_GT(reach->upper, reach->share);
  EXPECT_FALSE(risk::reach_in_percent(std::nullopt, std::nullopt, 3, 60));
  EXPECT_FALSE(risk::reach_in_percent(std::nullopt, std::nullopt, 0, 0));
}

TEST(Fingerprints, AreTheSameAsBeforeTheFieldsCame) {
  Risk risk = assessed(3, 4);
  risk.year = 2025;
  risk.event = "Brand";
  const RecordType& type = risk::describe_risk();
  Values values = values_of(type, &risk);
  derive(type, Settings::defaults(), values);
  const std::string now = fingerprint(type, values);
  // As the years before have it: nothing in any of the fields that came later.
  Values before = values;
  for (const Field& field : type.fields) {
    if (field.came_later) before[type.index(field)] = Value{};
  }
  EXPECT_EQ(fingerprint(type, before), now);
  values[type.index("treatment")] = std::string("accept");
  EXPECT_NE(fingerprint(type, values), now);
}

}  // namespace
}  // namespace ringmur
