#include "areas/incidents/forms.h"

#include <algorithm>
#include <utility>

#include "areas/incidents/shown_value.h"
#include "base/stockholm.h"

namespace ringmur::incidents {
namespace {

std::string written(const Incident& incident, const std::string& name) {
  const Field* field = describe_incident().find(name);
  if (field == nullptr) return {};
  return shown_value(*field, field->get(&incident), Language::swedish);
}

std::string affected(const Incident& incident) {
  std::string all;
  for (auto [touched, word] : {std::pair{incident.affects_confidentiality, "konfidentialitet"},
           {incident.affects_integrity, "riktighet"}, {incident.affects_availability, "tillgänglighet"},
           {incident.affects_authenticity, "autenticitet"}}) {
    if (touched != true) continue;
    all += (all.empty() ? "" : ", ");
    all += word;
  }
  return all;
}

std::string told_individuals(const Judgement* judgement) {
  const Duty* duty = judgement == nullptr ? nullptr : judgement->duty("gdpr_34");
  if (duty == nullptr || duty->sent.empty()) return {};
  return stockholm::to_string(duty->sent.front().at);
}

bool is_late_already(const IncidentForm& form, const Judgement* judgement) {
  const Duty* duty = judgement == nullptr ? nullptr : judgement->duty(form.duty);
  return duty != nullptr && duty->clock && duty->clock->late;
}

/// What is neither a field of the incident nor free words.
std::string by_rule(const std::string& from, const Incident& incident, const FormFacts& facts) {
  if (from == "legal_person.name") return facts.person == nullptr ? "" : facts.person->name;
  if (from == "legal_person.orgnr") return facts.person == nullptr ? "" : facts.person->orgnr;
  if (from == "authority.name") return facts.own.name;
  if (from == "rule:reference") return facts.reference;
  if (from == "rule:ongoing") return incident.ended_at ? "Nej" : "Ja";
  if (from == "rule:affected") return affected(incident);
  if (from == "rule:informed_at") return told_individuals(facts.judgement);
  return {};
}

bool is_cyber(const std::string& duty) {
  return duty.starts_with("csl_");
}

}  // namespace

std::vector<FilledField> filled(const IncidentForm& form, const Incident& incident, const FormFacts& facts) {
  std::vector<FilledField> all;
  for (const FormField& field : form.fields) {
    FilledField made{.field = &field};
    const bool is_fact = describe_incident().find(field.from) != nullptr;
    if (is_fact) made.fact = field.from;
    made.value = is_fact ? written(incident, field.from) : by_rule(field.from, incident, facts);
    auto earlier = facts.earlier.find(field.id);
    if (earlier != facts.earlier.end()) made.earlier = earlier->second;
    const bool free_words = field.from.empty() || field.from == "rule:late";
    if (free_words && made.earlier) made.value = *made.earlier;
    const bool asked = field.from == "rule:late" ? is_late_already(form, facts.judgement) : field.required;
    made.missing = asked && made.value.empty();
    all.push_back(std::move(made));
  }
  return all;
}

const Sent* continued(const IncidentForm& form, const Judgement& judgement) {
  const Sent* last = nullptr;
  for (const Duty& duty : judgement.duties) {
    const bool same = duty.rule->id == form.duty;
    if (!same && !(is_cyber(form.duty) && is_cyber(duty.rule->id))) continue;
    for (const Sent& one : duty.sent) {
      if (!one.form.empty() && (last == nullptr || one.at >= last->at)) last = &one;
    }
  }
  return last;
}

}  // namespace ringmur::incidents
