#include "areas/incidents/duties.h"

#include <algorithm>
#include <set>

#include "areas/incidents/duty_answers.h"
#include "base/stockholm.h"

namespace ringmur::incidents {
namespace {

bool is_cyber(const IncidentDuty& rule) {
  return rule.id.starts_with("csl_");
}

/// One incident against all duties.
class Judging {
 public:
  Judging(const Incident& incident, const Surroundings& around, const IncidentRules& rules, Instant now)
      : incident_(incident),
        around_(around),
        rules_(rules),
        now_(now),
        person_(rules.legal_person_of(around.own.code)),
        day_(stockholm::local(aware(DutyHolder::legal_person).value_or(incident.discovered_at)).date) {}

  Judgement judge() {
    Judgement all;
    all.significance = significance_of(incident_, around_.together, person_, rules_, day_);
    significance_ = &all.significance;
    std::set<std::string> done;
    for (const IncidentDuty& rule : rules_.duties) {
      if (!done.insert(rule.id).second) continue;
      const IncidentDuty* held = rules_.duty(rule.id, day_);
      all.duties.push_back(held == nullptr ? before_the_rule(rule) : answered(*held));
    }
    return all;
  }

 private:
  /// Of the authority itself, or the earliest of the legal person's that share the case.
  std::optional<Instant> aware(DutyHolder holder) const {
    if (holder == DutyHolder::authority || !around_.case_aware_at) return incident_.aware_at;
    if (!incident_.aware_at) return around_.case_aware_at;
    return std::min(*incident_.aware_at, *around_.case_aware_at);
  }

  Duty begun(const IncidentDuty& rule) const {
    Duty duty;
    duty.rule = &rule;
    duty.recipient = rule.recipient;
    duty.holder = around_.own;
    if (rule.holder == DutyHolder::legal_person && person_ != nullptr) {
      duty.mine = !around_.contact || around_.contact->code == around_.own.code;
      duty.holder = {duty.mine ? around_.own.code : around_.contact->code, person_->name};
    }
    for (const Sent& one : around_.sent) {
      if (one.duty == rule.id) duty.sent.push_back(one);
    }
    return duty;
  }

  Duty before_the_rule(const IncidentDuty& rule) const {
    Duty duty = begun(rule);
    duty.applies = Answer::no;
    duty.because = {"Regeln gällde inte när nämnden fick kännedom om händelsen.",
        "The rule did not hold when the authority became aware of the event."};
    return duty;
  }

  Duty answered(const IncidentDuty& rule) const {
    const Facts facts{incident_, around_, rules_, *significance_, person_, day_};
    Reasoned reasoned = is_cyber(rule)                 ? cyber_answer(facts, rule.id)
                        : rule.id.starts_with("gdpr_") ? privacy_answer(facts, rule.id)
                                                       : other_answer(facts, rule.id);
    Duty duty = begun(rule);
    duty.applies = reasoned.applies;
    duty.because = std::move(reasoned.because);
    duty.missing = std::move(reasoned.missing);
    if (rule.id == "csl_status") only_while_it_goes_on(duty);
    const bool runs = duty.applies == Answer::yes || (duty.applies == Answer::unknown && reasoned.runs);
    if (runs) set_clock(duty);
    set_done(duty);
    if (!duty.mine && duty.applies != Answer::no) hand_over(duty);
    if (duty.clock) duty.clock->late = is_late(duty.clock->deadline, first_sent(duty).value_or(now_));
    return duty;
  }

  std::optional<Instant> report_sent() const {
    auto found = std::ranges::find(around_.sent, "csl_report", &Sent::duty);
    return found == around_.sent.end() ? std::nullopt : std::optional(found->at);
  }

  std::optional<Deadline> month_after_report(const IncidentDuty& rule) const {
    const auto sent = report_sent();
    return sent ? deadline_of(*sent, rule.limit, rules_.holidays) : std::nullopt;
  }

  /// 2 kap. 8 §: it goes on at the end of the month after the report.
  bool went_on(const IncidentDuty& rule) const {
    const auto month = month_after_report(rule);
    return !incident_.handled_at || (month && *incident_.handled_at > month->due);
  }

  void only_while_it_goes_on(Duty& duty) const {
    if (duty.applies == Answer::no) return;
    if (!went_on(*duty.rule)) {
      duty.applies = Answer::no;
      duty.missing.clear();
      duty.because = {"Incidenten är hanterad: slutrapporten lämnas i stället (2 kap. 8 §).",
          "The incident has been handled: the final report is given instead (chapter 2, section 8)."};
    } else if (duty.applies == Answer::yes) {
      duty.because = {
          "Om incidenten pågår en månad efter incidentanmälan lämnas en lägesrapport då, och "
          "slutrapporten inom en månad efter att den har hanterats (2 kap. 8 §).",
          "If the incident goes on a month after the notification, a status report is given then, and the "
          "final "
          "report within a month after it was handled (chapter 2, section 8)."};
    }
  }

  void run(Duty& duty, const char* fact, std::optional<Instant> from) const {
    if (!from) return;
    if (auto deadline = deadline_of(*from, limit_of(*duty.rule), rules_.holidays))
      duty.clock = Clock{fact, *from, *deadline, false};
  }

  DutyLimit limit_of(const IncidentDuty& rule) const {
    DutyLimit limit = rule.limit;
    if (incident_.trust_service == true && limit.trust_service_hours > 0)
      limit.count = limit.trust_service_hours;
    return limit;
  }

  void set_clock(Duty& duty) const {
    const IncidentDuty& rule = *duty.rule;
    if (rule.limit.kind == LimitKind::without_delay) return;
    switch (rule.from) {
      case ClockStart::aware: {
        const auto from = aware(rule.holder);
        if (!from) duty.missing.emplace_back("aware_at");
        return run(duty, "aware_at", from);
      }
      case ClockStart::discovered:
        return run(duty, "discovered_at", incident_.discovered_at);
      case ClockStart::report_sent:
        return run_from_report(duty);
      case ClockStart::handled:
        if (!incident_.handled_at) duty.missing.emplace_back("handled_at");
        return run(duty, "handled_at", incident_.handled_at);
      case ClockStart::asked:
        return;
    }
  }

  void run_from_report(Duty& duty) const {
    if (duty.rule->id != "csl_final") return run(duty, "notice:csl_report", report_sent());
    if (!incident_.handled_at) {
      duty.because.sv += " Incidenten är inte hanterad än: slutrapportens sista dag bestäms när den är det.";
      duty.because.en += " The incident is not handled yet: the final report's last day is fixed when it is.";
      return;
    }
    if (went_on(*duty.rule)) return run(duty, "handled_at", incident_.handled_at);
    run(duty, "notice:csl_report", report_sent());
  }

  /// Kept here, or at the säkerhetsskyddschef's where nothing may be kept here: then a notice says so.
  bool is_documented() const {
    return incident_.sensitive != Sensitive::yes && !incident_.description.empty() &&
           !incident_.consequences.empty() && !incident_.measures.empty() &&
           (incident_.privacy_risk != PrivacyRisk::unlikely || !incident_.privacy_risk_reason.empty());
  }

  void set_done(Duty& duty) const {
    duty.done = !duty.sent.empty();
    if (duty.rule->id == "gdpr_33" && incident_.reported_to_imy == true) duty.done = true;
    if (duty.rule->id != "gdpr_33_5" || duty.applies != Answer::yes || duty.done) return;
    duty.done = is_documented();
    if (duty.done || incident_.sensitive == Sensitive::yes) return;
    for (const char* name : {"description", "consequences", "measures"}) {
      const Field& field = describe_incident().at(name);
      if (is_empty(field.get(&incident_))) duty.missing.emplace_back(name);
    }
    if (incident_.privacy_risk == PrivacyRisk::unlikely && incident_.privacy_risk_reason.empty())
      duty.missing.emplace_back("privacy_risk_reason");
  }

  /// The clock is the contact function's as soon as it knows.
  void hand_over(Duty& duty) const {
    if (!around_.handed_over_at) {
      duty.because.sv += " Skyldigheten ligger på " + person_->name + ": lämna över till kontaktfunktionen.";
      duty.because.en += " The duty lies with " + person_->name + ": hand over to the contact function.";
      return;
    }
    duty.because.sv += " Överlämnad till kontaktfunktionen, som håller klockan.";
    duty.because.en += " Handed over to the contact function, which holds the clock.";
    duty.done = true;
    duty.clock.reset();
  }

  std::optional<Instant> first_sent(const Duty& duty) const {
    if (!duty.sent.empty()) return duty.sent.front().at;
    if (duty.rule->id == "gdpr_33" && duty.done) return incident_.imy_reported_at;
    return std::nullopt;
  }

  const Incident& incident_;
  const Surroundings& around_;
  const IncidentRules& rules_;
  Instant now_;
  const LegalPerson* person_;
  Date day_;
  const Significance* significance_{nullptr};
};

}  // namespace

const Duty* Judgement::duty(const std::string& id) const {
  auto found = std::ranges::find_if(duties, [&](const Duty& one) { return one.rule->id == id; });
  return found == duties.end() ? nullptr : &*found;
}

std::vector<std::string> Judgement::owed() const {
  std::vector<std::string> ids;
  for (const Duty& duty : duties) {
    if (duty.is_owed()) ids.push_back(duty.rule->id);
  }
  return ids;
}

Judgement judge(
    const Incident& incident, const Surroundings& around, const IncidentRules& rules, Instant now) {
  return Judging(incident, around, rules, now).judge();
}

}  // namespace ringmur::incidents
