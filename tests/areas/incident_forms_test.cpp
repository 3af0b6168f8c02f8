#include "areas/incidents/forms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <tuple>

#include "areas/incident_support.h"

namespace ringmur::incidents {
namespace {

using namespace test;
namespace json = boost::json;

Instant moment(const char* text) {
  return *parse_rfc3339(text);
}

class Forms : public testing::Test {
 protected:
  std::vector<FilledField> fill(const char* form, std::string_view facts, Instant now) {
    incident = incident_of(json::parse(json::string_view(facts.data(), facts.size())).as_object());
    around.own = {"UTB", "Utbildningsnämnden"};
    judgement = judge(incident, around, town_rules(), now);
    FormFacts known{"INC-2026-0041", around.own, town_rules().legal_person_of("UTB"), &judgement, earlier};
    return filled(*town_rules().form(form), incident, known);
  }
  static const FilledField& at(const std::vector<FilledField>& fields, std::string_view id) {
    return *std::ranges::find_if(fields, [&](const FilledField& one) { return one.field->id == id; });
  }

  Incident incident;
  Surroundings around;
  Judgement judgement;
  std::map<std::string, std::string> earlier;
  const Instant soon = moment("2026-09-08T08:00:00Z");
};

constexpr std::string_view breach = R"({"title":"Fel","discovered_at":"2026-09-07T08:00:00Z",
  "aware_at":"2026-09-07T08:00:00Z","personal_data":true,"privacy_role":"controller","privacy_risk":"high",
  "registered":812,"affects_confidentiality":true,"affects_authenticity":true,"significant":true})";

TEST_F(Forms, AreFilledInSwedishFromTheFacts) {
  const auto imy = fill("imy", breach, soon);
  EXPECT_EQ(at(imy, "controller").value, "Utbildningsnämnden") << "GDPR's is the nämnd";
  EXPECT_EQ(at(imy, "registered").value, "812");
  EXPECT_EQ(at(imy, "severity").value, "Hög risk");
  EXPECT_EQ(at(imy, "aware").value, "2026-09-07 10:00");
  EXPECT_EQ(at(imy, "own_reference").value, "INC-2026-0041");
  EXPECT_TRUE(at(imy, "measures").missing);
  EXPECT_FALSE(at(imy, "ended").missing) << "not asked for";
  const auto alert = fill("csl_alert", breach, soon);
  EXPECT_EQ(at(alert, "name").value, "Kommunen") << "the act's is the legal person";
  EXPECT_EQ(at(alert, "impact").value, "konfidentialitet, autenticitet");
  EXPECT_EQ(at(alert, "ongoing").value, "Ja");
}

TEST_F(Forms, AskWhyItIsLateOnlyWhenItIs) {
  EXPECT_FALSE(at(fill("imy", breach, moment("2026-09-10T08:00:00Z")), "late").missing);
  EXPECT_TRUE(at(fill("imy", breach, moment("2026-09-10T08:00:01Z")), "late").missing);
}

TEST_F(Forms, ContinueWhatWasSaidLast) {
  earlier = {{"contact", "Åsa, 08-1"}, {"registered", "800"}};
  const auto imy = fill("imy", breach, soon);
  EXPECT_EQ(at(imy, "contact").value, "Åsa, 08-1");
  EXPECT_FALSE(at(imy, "contact").missing);
  EXPECT_EQ(at(imy, "registered").value, "812") << "a fact is as it is now";
  EXPECT_EQ(at(imy, "registered").earlier, "800");
}

TEST_F(Forms, APhasedReportFollowsTheOneBeforeItOfTheSameAct) {
  for (auto [duty, form, at] : {std::tuple{"csl_alert", "csl_alert", "2026-09-07T12:00:00Z"},
           {"csl_report", "csl_report", "2026-09-08T12:00:00Z"}, {"gdpr_33", "imy", "2026-09-09T12:00:00Z"},
           {"csl_interim", "", "2026-09-09T13:00:00Z"}}) {
    around.sent.emplace_back();
    around.sent.back().duty = duty;
    around.sent.back().form = form;
    around.sent.back().at = moment(at);
  }
  fill("imy", breach, soon);
  const auto follows = [&](const char* form) {
    const Sent* before = continued(*town_rules().form(form), judgement);
    return before == nullptr ? std::string("nothing") : before->duty;
  };
  EXPECT_EQ(follows("csl_final"), "csl_report");
  EXPECT_EQ(follows("csl_report"), "csl_report");
  EXPECT_EQ(follows("imy"), "gdpr_33");
  around.sent.clear();
  fill("imy", breach, soon);
  EXPECT_EQ(follows("imy"), "nothing");
}

}  // namespace
}  // namespace ringmur::incidents
