#include <fmt/format.h>

#include <algorithm>

#include "areas/incidents/duty_answers.h"

namespace ringmur::incidents {
namespace {

/// Who the act does not reach at all.
std::optional<Reasoned> outside_the_act(const Facts& facts) {
  if (const OutsideTheAct* outside = facts.rules.outside_of(facts.around.own.code)) {
    return answer_no({fmt::format("{} ({})", outside->why.sv, outside->paragraph),
        fmt::format("{} ({})", outside->why.en, outside->paragraph)});
  }
  if (facts.person == nullptr) {
    return answer_no(
        {"Nämnden eller bolaget hör till ingen juridisk person som omfattas enligt inställningarna "
         "(1 kap. 3–8 §§).",
            "By the settings the authority belongs to no legal person that is covered (chapter 1, sections "
            "3–8)."});
  }
  if (!facts.person->covered) {
    return answer_no({fmt::format("{} omfattas inte: {}", facts.person->name, facts.person->why.sv),
        fmt::format("{} is not covered: {}", facts.person->name, facts.person->why.en)});
  }
  return std::nullopt;
}

/// 1 kap. 12 §: the part that is säkerhetskänslig, but not where betrodda tjänster are provided.
std::optional<Reasoned> sensitive_part(const Incident& incident) {
  if (incident.sensitive != Sensitive::yes || incident.trust_service == true) return std::nullopt;
  return answer_no(
      {"Gäller inte för den delen: händelsen rör säkerhetskänslig verksamhet (1 kap. 12 § tredje "
       "stycket), och säkerhetsskyddsklassificerade uppgifter lämnas inte (13 §).",
          "Does not apply to that part: the event concerns security-sensitive activity (chapter 1, section "
          "12, third "
          "paragraph), and security classified information is not given (section 13)."});
}

void add_scope(Reasoned& reasoned, const Incident& incident) {
  if (reasoned.applies != Answer::yes) return;
  if (incident.sensitive == Sensitive::partly) {
    reasoned.because.sv += " Gäller den del som inte är säkerhetskänslig (1 kap. 12–13 §§).";
    reasoned.because.en += " For the part that is not security-sensitive (chapter 1, sections 12–13).";
  }
  if (incident.sensitive == Sensitive::yes) {
    reasoned.because.sv +=
        " Undantaget för säkerhetskänslig verksamhet gäller inte den som tillhandahåller betrodda tjänster "
        "(1 "
        "kap. 12 § fjärde stycket); säkerhetsskyddsklassificerade uppgifter lämnas ändå inte (13 §).";
    reasoned.because.en +=
        " The exception for security-sensitive activity is not for who provides trust services (chapter 1, "
        "section "
        "12, fourth paragraph); security classified information is still not given (section 13).";
  }
}

/// Known of all facts but whether the part is säkerhetskänslig.
void ask_for_sensitive(Reasoned& reasoned, const Incident& incident) {
  if (incident.sensitive || reasoned.applies == Answer::no) return;
  if (reasoned.applies == Answer::yes) {
    reasoned.applies = Answer::unknown;
    reasoned.runs = true;
    reasoned.because = {
        "Svara först på om händelsen rör säkerhetskänslig verksamhet (1 kap. 12 §). Fristen löper "
        "under tiden.",
        "First say whether the event concerns security-sensitive activity (chapter 1, section 12). The clock "
        "runs "
        "meanwhile."};
  }
  reasoned.missing.insert(reasoned.missing.begin(), "sensitive");
}

Reasoned by_significance(const Significance& significance) {
  return {significance.result, significance.because, significance.missing, false};
}

Reasoned interim(const Facts& facts) {
  // A request comes in writing: while nobody has noted one, there is none.
  if (facts.incident.report_asked != true) {
    return answer_no({"Ingen delrapport är begärd (2 kap. 7 §).",
        "No intermediate report has been asked for (chapter 2, section 7)."});
  }
  Reasoned reasoned = by_significance(facts.significance);
  if (reasoned.applies == Answer::yes)
    reasoned.because = {"Delrapport är begärd (2 kap. 7 §).",
        "An intermediate report has been asked for (chapter 2, section 7)."};
  return reasoned;
}

Reasoned recipients(const Facts& facts) {
  const auto affected = facts.incident.recipients_affected;
  if (facts.significance.result == Answer::no || affected == true) {
    Reasoned reasoned = by_significance(facts.significance);
    if (reasoned.applies == Answer::yes)
      reasoned.because = {
          "En betydande incident som sannolikt inverkar på tjänsten: informera mottagarna, om det är "
          "lämpligt (2 kap. 9 §).",
          "A significant incident that is likely to affect the service: inform its recipients where "
          "appropriate "
          "(chapter 2, section 9)."};
    return reasoned;
  }
  if (affected == false) {
    return answer_no({"Tjänstens mottagare påverkas inte (2 kap. 9 §).",
        "The service's recipients are not affected (chapter 2, section 9)."});
  }
  Reasoned reasoned =
      answer_unknown({"Det är inte känt om tjänstens mottagare påverkas (2 kap. 9 §).",
                         "It is not known whether the service's recipients are affected (chapter 2, "
                         "section 9)."},
          {"recipients_affected"});
  for (const std::string& name : facts.significance.missing) reasoned.missing.push_back(name);
  return reasoned;
}

Reasoned threat(const Incident& incident) {
  if (!incident.cyber_threat) {
    return answer_unknown(
        {"Det är inte bedömt om det finns ett betydande cyberhot (2 kap. 10 §).",
            "It is not judged whether there is a significant cyber threat (chapter 2, section "
            "10)."},
        {"cyber_threat"});
  }
  if (!*incident.cyber_threat) {
    return answer_no(
        {"Inget betydande cyberhot (2 kap. 10 §).", "No significant cyber threat (chapter 2, section 10)."});
  }
  return answer_yes(
      {"Betydande cyberhot: informera mottagare som kan påverkas om skydds- och motåtgärder (2 kap. 10 "
       "§), vare sig incidenten är betydande eller inte.",
          "A significant cyber threat: inform the recipients that may be affected of protective measures "
          "(chapter 2, "
          "section 10), whether or not the incident is significant."});
}

Reasoned one_of_them(const Facts& facts, const std::string& duty) {
  if (duty == "csl_interim") return interim(facts);
  if (duty == "csl_recipients") return recipients(facts);
  if (duty == "csl_threat") return threat(facts.incident);
  return by_significance(facts.significance);
}

}  // namespace

Reasoned cyber_answer(const Facts& facts, const std::string& duty) {
  if (auto outside = outside_the_act(facts)) return *outside;
  if (auto sensitive = sensitive_part(facts.incident)) return *sensitive;
  Reasoned reasoned = one_of_them(facts, duty);
  add_scope(reasoned, facts.incident);
  ask_for_sensitive(reasoned, facts.incident);
  return reasoned;
}

}  // namespace ringmur::incidents
