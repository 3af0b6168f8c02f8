#include <utility>

#include "areas/incidents/duty_answers.h"

namespace ringmur::incidents {
namespace {

bool is_controller(const Incident& incident) {
  return incident.privacy_role == PrivacyRole::controller || incident.privacy_role == PrivacyRole::joint;
}

Reasoned no_personal_data() {
  return answer_no({"Inga personuppgifter berörs: det är ingen personuppgiftsincident (artikel 4.12).",
      "No personal data are concerned: it is no personal data breach (Article 4(12))."});
}

/// What holds before the articles differ: personal data at all, and in which role.
std::optional<Reasoned> before_articles(const Incident& incident) {
  if (incident.personal_data == false) return no_personal_data();
  if (!incident.personal_data) {
    return answer_unknown({"Det är inte känt om personuppgifter berörs.",
                              "It is not known whether personal data are concerned."},
        {"personal_data"});
  }
  if (incident.privacy_role) return std::nullopt;
  Reasoned reasoned = answer_unknown({"Det är inte sagt om nämnden är personuppgiftsansvarig eller biträde.",
                                         "It is not said whether the authority is the controller or a "
                                         "processor."},
      {"privacy_role"});
  reasoned.runs = true;
  return reasoned;
}

/// Lag (2018:218) 1 kap. 4 § may take what is to be reported under säkerhetsskyddslagen from articles 33 and
/// 34. Not verified: the duty stands, and says whom to ask.
void add_sensitive(Reasoned& reasoned, const Incident& incident) {
  if (incident.sensitive.value_or(Sensitive::no) == Sensitive::no || reasoned.applies != Answer::yes) return;
  reasoned.because.sv +=
      " Det som ska rapporteras enligt säkerhetsskyddslagen kan vara undantaget (lag 2018:218, 1 kap. 4 §, "
      "att "
      "kontrollera): fråga säkerhetsskyddschefen först.";
  reasoned.because.en +=
      " What is to be reported under the Protective Security Act may be excepted (2018:218, chapter 1, "
      "section "
      "4, to be verified): ask the security protection officer first.";
}

Reasoned notify_authority(const Incident& incident) {
  if (incident.privacy_role == PrivacyRole::processor) {
    return answer_no(
        {"Nämnden är biträde: anmälan görs av den personuppgiftsansvarige (artikel 33.1), som "
         "biträdet underrättar (33.2).",
            "The authority is a processor: the controller notifies (Article 33(1)), whom the processor tells "
            "(33(2))."});
  }
  if (!incident.privacy_risk) {
    Reasoned reasoned =
        answer_unknown({"Risken för enskilda är inte bedömd. Fristen löper under tiden.",
                           "The risk to individuals is not judged. The clock runs meanwhile."},
            {"privacy_risk"});
    reasoned.runs = true;
    return reasoned;
  }
  if (incident.privacy_risk != PrivacyRisk::unlikely) {
    return answer_yes({"Personuppgiftsincident med risk för enskilda (artikel 33.1).",
        "A personal data breach with a risk to individuals (Article 33(1))."});
  }
  if (!incident.privacy_risk_reason.empty()) {
    return answer_no(
        {"Det är osannolikt att incidenten medför en risk för enskilda, och skälet är skrivet "
         "(artikel 33.1 och 33.5).",
            "A risk to individuals is unlikely, and the reason is written (Article 33(1) and 33(5))."});
  }
  Reasoned reasoned = answer_unknown(
      {"Risken är bedömd som osannolik, men utan skäl: skriv varför (artikel 33.5 och 5.2).",
          "The risk is judged unlikely, but without a reason: write why (Article 33(5) and 5(2))."},
      {"privacy_risk_reason"});
  reasoned.runs = true;
  return reasoned;
}

Reasoned tell_controllers(const Incident& incident) {
  if (is_controller(incident)) {
    return answer_no({"Nämnden är själv personuppgiftsansvarig.", "The authority is the controller itself."});
  }
  return answer_yes(
      {"Nämnden är biträde: varje personuppgiftsansvarig underrättas utan onödigt dröjsmål "
       "(artikel 33.2), vilken risken än är.",
          "The authority is a processor: each controller is told without undue delay (Article 33(2)), "
          "whatever the "
          "risk."});
}

Reasoned document(const Incident& incident) {
  if (incident.privacy_role == PrivacyRole::processor) {
    return answer_no({"Dokumentationen är den personuppgiftsansvariges (artikel 33.5).",
        "The documentation is the controller's (Article 33(5))."});
  }
  return answer_yes(
      {"Alla personuppgiftsincidenter dokumenteras: vad som hände, effekterna och åtgärderna "
       "(artikel 33.5), också de som inte anmäls.",
          "All personal data breaches are documented: the facts, the effects and the measures (Article "
          "33(5)), "
          "those that are not notified too."});
}

Reasoned high_risk(const Incident& incident) {
  if (!incident.not_told) {
    return answer_yes({"Sannolikt hög risk för enskilda (artikel 34.1).",
        "A high risk to individuals is likely (Article 34(1))."});
  }
  switch (*incident.not_told) {
    case NotTold::encryption:
      return answer_no(
          {"Uppgifterna var obegripliga för obehöriga, till exempel krypterade (artikel 34.3 a).",
              "The data were unintelligible to others, by encryption for instance (Article 34(3)(a))."});
    case NotTold::later_measures:
      return answer_no({"Senare åtgärder gör att den höga risken sannolikt inte består (artikel 34.3 b).",
          "Later measures make the high risk no longer likely (Article 34(3)(b))."});
    case NotTold::disproportionate:
      return answer_yes(
          {"Att informera var och en är en oproportionell ansträngning: informera allmänheten i "
           "stället (artikel 34.3 c).",
              "To tell each one is a disproportionate effort: tell the public instead (Article 34(3)(c))."});
  }
  std::unreachable();
}

Reasoned tell_individuals(const Incident& incident) {
  if (incident.privacy_role == PrivacyRole::processor) {
    return answer_no(
        {"Nämnden är biträde: de registrerade informeras av den personuppgiftsansvarige (artikel "
         "34.1).",
            "The authority is a processor: the controller tells the data subjects (Article 34(1))."});
  }
  if (!incident.privacy_risk) {
    return answer_unknown({"Det är inte bedömt om risken för enskilda är hög.",
                              "It is not judged whether the risk to individuals is high."},
        {"privacy_risk"});
  }
  if (incident.privacy_risk == PrivacyRisk::high) return high_risk(incident);
  return answer_no({"Risken för enskilda är inte hög (artikel 34.1).",
      "The risk to individuals is not high (Article 34(1))."});
}

}  // namespace

Reasoned privacy_answer(const Facts& facts, const std::string& duty) {
  const Incident& incident = facts.incident;
  if (auto early = before_articles(incident)) return *early;
  Reasoned reasoned;
  if (duty == "gdpr_33") reasoned = notify_authority(incident);
  if (duty == "gdpr_33_2") reasoned = tell_controllers(incident);
  if (duty == "gdpr_33_5") reasoned = document(incident);
  if (duty == "gdpr_34") reasoned = tell_individuals(incident);
  add_sensitive(reasoned, incident);
  return reasoned;
}

}  // namespace ringmur::incidents
