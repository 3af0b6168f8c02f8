#include "areas/incidents/duties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <random>
#include <set>

#include "areas/incident_support.h"
#include "areas/incidents/judge_incident.h"
#include "areas/incidents/lifecycle.h"
#include "base/stockholm.h"
#include "schema/validate.h"

/// Incidents worked by hand from the statutes, and what must hold of any.
namespace ringmur::incidents {
namespace {

using namespace test;
namespace json = boost::json;

json::array all_cases() {
  std::ifstream in("tests/areas/incident_cases.json", std::ios::binary);
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).as_array();
}

std::string text_of(const json::object& object, std::string_view name, std::string_view otherwise = "") {
  const json::value* value = object.if_contains(name);
  return std::string(value == nullptr || value->is_null() ? otherwise : std::string_view(value->as_string()));
}

Instant moment(std::string_view text) {
  return *parse_rfc3339(text);
}

Surroundings around_of(const json::object& object) {
  Surroundings around;
  around.own = {text_of(object, "authority", "UTB"), "Nämnden"};
  if (object.contains("contact")) around.contact = Party{text_of(object, "contact"), "Kontaktfunktionen"};
  if (object.contains("case_aware_at")) around.case_aware_at = moment(text_of(object, "case_aware_at"));
  if (object.contains("handed_over_at")) around.handed_over_at = moment(text_of(object, "handed_over_at"));
  if (const json::value* together = object.if_contains("together")) {
    around.together.emplace();
    for (const auto& [name, number] : together->as_object()) {
      if (name == "incidents") around.together->incidents = number.as_int64();
      if (name == "protected_persons") around.together->protected_persons = number.as_int64();
      if (name == "cost") around.together->cost = number.as_int64();
      if (name == "recurring") around.together->recurring = number.as_int64();
    }
  }
  if (const json::value* sent = object.if_contains("sent")) {
    for (const json::value& one : sent->as_array()) {
      Sent made;
      made.duty = text_of(one.as_object(), "duty");
      made.at = moment(text_of(one.as_object(), "at"));
      around.sent.push_back(made);
    }
  }
  return around;
}

std::string due_of(const Duty& duty) {
  return duty.clock ? to_string(duty.clock->deadline.due) : "no clock";
}

void expect_days(const Duty& duty, const json::object& wanted) {
  for (auto [name, pick] :
      {std::pair{"works_towards", &Deadline::works_towards}, {"last_lawful", &Deadline::last_lawful}}) {
    if (!wanted.contains(name)) continue;
    ASSERT_TRUE(duty.clock);
    const auto& day = duty.clock->deadline.*pick;
    EXPECT_EQ(day ? to_string(*day) : "", text_of(wanted, name)) << name;
  }
}

void expect_clock(const Duty& duty, const json::object& wanted) {
  if (wanted.contains("no_clock")) {
    EXPECT_FALSE(duty.clock) << due_of(duty);
  }
  if (wanted.contains("due")) {
    EXPECT_EQ(due_of(duty), text_of(wanted, "due"));
  }
  if (wanted.contains("due_local")) {
    ASSERT_TRUE(duty.clock);
    EXPECT_EQ(stockholm::to_string(duty.clock->deadline.due), text_of(wanted, "due_local"));
  }
  expect_days(duty, wanted);
  if (const json::value* late = wanted.if_contains("late")) {
    ASSERT_TRUE(duty.clock);
    EXPECT_EQ(duty.clock->late, late->as_bool());
  }
}

void expect_duty(const Duty& duty, const json::object& wanted) {
  SCOPED_TRACE(duty.rule->id + ": " + duty.because.en);
  EXPECT_EQ(code_of(duty.applies), text_of(wanted, "applies"));
  expect_clock(duty, wanted);
  if (const json::value* missing = wanted.if_contains("missing")) {
    for (const json::value& name : missing->as_array())
      EXPECT_TRUE(std::ranges::count(duty.missing, std::string_view(name.as_string()))) << name;
  }
  if (const json::value* done = wanted.if_contains("done")) {
    EXPECT_EQ(duty.done, done->as_bool());
  }
  if (const json::value* mine = wanted.if_contains("mine")) {
    EXPECT_EQ(duty.mine, mine->as_bool());
  }
}

TEST(IncidentDuties, FollowFromTheStatuteInEachCaseWorkedByHand) {
  const json::array cases = all_cases();
  EXPECT_GE(cases.size(), 60U);
  std::set<std::string> names;
  for (const json::value& one : cases) {
    const json::object& object = one.as_object();
    SCOPED_TRACE(text_of(object, "name") + " (" + text_of(object, "paragraph") + ")");
    EXPECT_TRUE(names.insert(text_of(object, "name")).second) << "a case of that name is there already";
    EXPECT_FALSE(text_of(object, "paragraph").empty());
    const json::value* around = object.if_contains("around");
    const Judgement made = judge(incident_of(object.at("facts").as_object()),
        around_of(around == nullptr ? json::object() : around->as_object()), town_rules(),
        moment(text_of(object, "now")));
    if (object.contains("significance")) {
      EXPECT_EQ(code_of(made.significance.result), text_of(object, "significance"))
          << made.significance.because.en;
    }
    for (const auto& [id, wanted] : object.at("expect").as_object()) {
      const Duty* duty = made.duty(std::string(id));
      ASSERT_NE(duty, nullptr) << id;
      expect_duty(*duty, wanted.as_object());
    }
  }
}

/// Facts as chance has them, the same in every run.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  Value value_for(const Field& field) {
    switch (field.kind) {
      case Kind::boolean:
        return below(2) == 0;
      case Kind::integer:
        return static_cast<std::int64_t>(below(3) * 400);
      case Kind::decimal:
        return Decimal{static_cast<std::int64_t>(below(15)) * Decimal::one};
      case Kind::choice:
        return field.choices[below(field.choices.size())].code;
      case Kind::instant:
        return moment("2026-09-07T08:00:00Z") + std::chrono::hours{below(2000)};
      case Kind::text:
      case Kind::long_text:
        return std::string("ord");
      case Kind::date:
      case Kind::reference:
        break;
    }
    return {};
  }

  Incident incident() {
    const RecordType& type = describe_incident();
    Incident made;
    for (const Field& field : type.fields) {
      if (below(3) == 0 && field.name != "discovered_at") continue;
      const Value value = value_for(field);
      if (!is_empty(value)) field.set(&made, value);
    }
    return made;
  }

  Surroundings around() {
    Surroundings made;
    made.own = {"UTB", "Nämnden"};
    if (below(2) == 0) made.contact = Party{"KS", "Kommunstyrelsen"};
    if (below(3) == 0) {
      made.sent.emplace_back();
      made.sent.back().duty = "csl_report";
      made.sent.back().at = moment("2026-09-09T08:00:00Z");
    }
    return made;
  }

 private:
  std::mt19937 random_;
};

constexpr int many = 3000;
const Instant later = moment("2026-12-01T08:00:00Z");

TEST(IncidentDuties, AreAlwaysAnsweredWithAReason) {
  Chance chance(1);
  for (int i = 0; i < many; ++i) {
    const Judgement made = judge(chance.incident(), chance.around(), town_rules(), later);
    EXPECT_EQ(made.duties.size(), 15U);
    for (const Duty& duty : made.duties) {
      EXPECT_FALSE(duty.because.sv.empty() || duty.because.en.empty()) << duty.rule->id;
      if (duty.applies == Answer::unknown) {
        EXPECT_FALSE(duty.missing.empty()) << duty.rule->id;
      }
      if (duty.applies == Answer::no) {
        EXPECT_FALSE(duty.clock || duty.is_owed()) << duty.rule->id;
      }
      for (const std::string& name : duty.missing) EXPECT_NE(describe_incident().find(name), nullptr) << name;
      if (duty.clock) {
        EXPECT_GT(duty.clock->deadline.due, duty.clock->from) << duty.rule->id;
      }
    }
  }
}

TEST(IncidentDuties, AreKnownWhenWhatTheyWaitForIsTold) {
  Chance chance(2);
  for (int i = 0; i < many; ++i) {
    Incident incident = chance.incident();
    const Surroundings around = chance.around();
    for (int told = 0;; ++told) {
      const Judgement made = judge(incident, around, town_rules(), later);
      auto open = std::ranges::find(made.duties, Answer::unknown, &Duty::applies);
      if (open == made.duties.end()) break;
      ASSERT_LT(told, 60) << open->rule->id << " never ends: " << open->missing.front();
      for (const std::string& name : open->missing) {
        const Field& field = describe_incident().at(name);
        EXPECT_TRUE(is_empty(field.get(&incident))) << open->rule->id << " waits for what is there: " << name;
        field.set(&incident, chance.value_for(field));
      }
    }
  }
}

/// Each makes an incident more serious, or leaves it.
const std::vector<void (*)(Incident&)>& worse() {
  static const std::vector<void (*)(Incident&)> all{
      [](Incident& i) { i.privacy_risk = PrivacyRisk::high; },
      [](Incident& i) {
        if (i.privacy_risk == PrivacyRisk::unlikely) i.privacy_risk = PrivacyRisk::risk;
      },
      [](Incident& i) { i.personal_data = true; },
      [](Incident& i) { i.significant = true; },
      [](Incident& i) { i.limited_hours = Decimal{200 * Decimal::one}; },
      [](Incident& i) { i.reserve_hours = Decimal{200 * Decimal::one}; },
      [](Incident& i) { i.critical_system = true; },
      [](Incident& i) { i.protected_persons = 100'000; },
      [](Incident& i) { i.cost = 100'000'000; },
      [](Incident& i) { i.injury = Injury::death; },
      [](Incident& i) { i.recipients_affected = true; },
      [](Incident& i) { i.cyber_threat = true; },
      [](Incident& i) { i.report_asked = true; },
      [](Incident& i) { i.trust_service = true; },
      [](Incident& i) { i.crime = true; },
      [](Incident& i) { i.insured = true; },
  };
  return all;
}

TEST(IncidentDuties, AreNeverTakenAwayByMoreSeriousFacts) {
  Chance chance(3);
  for (int i = 0; i < many; ++i) {
    const Incident incident = chance.incident();
    const Surroundings around = chance.around();
    const Judgement before = judge(incident, around, town_rules(), later);
    Incident after = incident;
    const std::size_t which = chance.below(worse().size());
    worse()[which](after);
    const Judgement made = judge(after, around, town_rules(), later);
    for (const Duty& duty : before.duties) {
      if (duty.applies != Answer::yes) continue;
      EXPECT_EQ(made.duty(duty.rule->id)->applies, Answer::yes)
          << duty.rule->id << " went by change " << which;
    }
  }
}

// The lifecycle.

Judgement judged(const Incident& incident) {
  Surroundings around;
  around.own = {"UTB", "Nämnden"};
  return judge(incident, around, town_rules(), later);
}

std::string refusal(const Incident& incident, Status to) {
  auto may = may_step(incident, judged(incident), to);
  return may ? "" : may.error().code;
}

TEST(IncidentSteps, LeadFromEachStatusToItsOwn) {
  using enum Status;
  const std::set<std::pair<Status, Status>> there{{reported, triage}, {triage, ongoing}, {triage, learning},
      {ongoing, learning}, {learning, ongoing}, {learning, closed}, {closed, ongoing}};
  for (const Status from : {reported, triage, ongoing, learning, closed}) {
    for (const Status to : {reported, triage, ongoing, learning, closed}) {
      EXPECT_EQ(leads(from, to), there.contains({from, to}));
      EXPECT_EQ(step_label(from, to).empty(), !there.contains({from, to}));
    }
  }
}

TEST(IncidentSteps, AskOnlyForWhatTheyNeed) {
  Incident incident;
  EXPECT_EQ(refusal(incident, Status::triage), "incident.facts");
  EXPECT_EQ(refusal(incident, Status::closed), "incident.step");
  incident.sensitive = Sensitive::no;
  incident.aware_at = moment("2026-09-07T08:00:00Z");
  EXPECT_EQ(refusal(incident, Status::triage), "") << "without a status it is new";
  move_to(incident, Status::triage, later);
  EXPECT_EQ(steps(incident, judged(incident)).front().needs,
      (std::vector<std::string>{"personal_data", "aware_how"}));
  incident.personal_data = true;
  incident.aware_how = "Mejl från rektorn";
  EXPECT_EQ(steps(incident, judged(incident)).front().needs, std::vector<std::string>{"privacy_role"});
  incident.privacy_role = PrivacyRole::controller;
  EXPECT_EQ(refusal(incident, Status::ongoing), "");
  EXPECT_EQ(refusal(incident, Status::learning), "incident.facts") << "when it was handled";
  move_to(incident, Status::ongoing, later);
  EXPECT_EQ(incident.triaged_at, later);
}

TEST(IncidentSteps, NothingIsClosedThatIsOwed) {
  Incident incident = incident_of(json::parse(R"({"status":"learning","sensitive":"no","discovered_at":
    "2026-09-07T08:00:00Z","aware_at":"2026-09-07T08:00:00Z","personal_data":true,"privacy_role":"controller",
    "privacy_risk":"risk","significant":false,"significance_reason":"Ett mejl.","cyber_threat":false,
    "handled_at":"2026-09-08T08:00:00Z","description":"a","consequences":"b","measures":"c","cause_kind":"human"})")
          .as_object());
  EXPECT_EQ(refusal(incident, Status::closed), "incident.facts");
  incident.lessons = "Kontrollera mottagaren.";
  EXPECT_EQ(refusal(incident, Status::closed), "incident.owed");
  EXPECT_EQ(judged(incident).owed(), std::vector<std::string>{"gdpr_33"});
  incident.reported_to_imy = true;
  EXPECT_EQ(refusal(incident, Status::closed), "");
  move_to(incident, Status::closed, later);
  EXPECT_EQ(incident.closed_at, later);
  move_to(incident, Status::ongoing, later);
  EXPECT_FALSE(incident.closed_at) << "reopened";
}

TEST(IncidentSteps, AskForTheFactsThatADutyByLawWaitsFor) {
  Incident incident;
  incident.status = Status::learning;
  incident.sensitive = Sensitive::no;
  incident.personal_data = false;
  incident.discovered_at = incident.aware_at.emplace(moment("2026-09-07T08:00:00Z"));
  incident.significant = false;
  incident.significance_reason = "Ett mejl.";
  incident.cause_kind = CauseKind::human;
  incident.lessons = "Läs.";
  const Step close = steps(incident, judged(incident)).back();
  EXPECT_EQ(close.to, Status::closed);
  EXPECT_EQ(close.needs, std::vector<std::string>{"cyber_threat"}) << "not of the police, or the insurer";
}

}  // namespace
}  // namespace ringmur::incidents
