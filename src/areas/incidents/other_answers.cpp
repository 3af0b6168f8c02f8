#include <algorithm>

#include "areas/incidents/duty_answers.h"

namespace ringmur::incidents {
namespace {

Reasoned by_flag(std::optional<bool> flag, const char* field, Text yes, Text no, Text unknown) {
  if (!flag) return answer_unknown(std::move(unknown), {field});
  return *flag ? answer_yes(std::move(yes)) : answer_no(std::move(no));
}

Reasoned police(const Incident& incident) {
  return by_flag(incident.crime, "crime",
      {"Händelsen kan antas vara brott: anmäl den. Ingen lag kräver det av nämnden.",
          "The event may be assumed to be a crime: report it. No statute asks it of the authority."},
      {"Händelsen antas inte vara brott.", "The event is not assumed to be a crime."},
      {"Det är inte bedömt om händelsen kan antas vara brott.",
          "It is not judged whether the event may be assumed to be a crime."});
}

Reasoned insurer(const Incident& incident) {
  return by_flag(incident.insured, "insured",
      {"Försäkringen kan gälla, och villkoren begär anmälan.",
          "Insurance may apply, and its terms ask for notice."},
      {"Försäkringen gäller inte.", "Insurance does not apply."},
      {"Det är inte känt om försäkringen gäller.", "It is not known whether insurance applies."});
}

Reasoned security_protection(const Incident& incident) {
  if (!incident.sensitive) {
    return answer_unknown({"Svara först på om händelsen rör säkerhetskänslig verksamhet.",
                              "First say whether the event concerns security-sensitive activity."},
        {"sensitive"});
  }
  if (incident.sensitive == Sensitive::no) {
    return answer_no({"Händelsen rör inte säkerhetskänslig verksamhet.",
        "The event does not concern security-sensitive activity."});
  }
  return answer_yes(
      {"Händelsen rör säkerhetskänslig verksamhet: säkerhetsskyddschefen tar över, och anmäler till "
       "Säkerhetspolisen. Skriv inga detaljer här.",
          "The event concerns security-sensitive activity: the security protection officer takes over, and "
          "tells the "
          "Security Service. Write no details here."});
}

Reasoned management(const Facts& facts) {
  const Incident& incident = facts.incident;
  const bool high = incident.personal_data != false && incident.privacy_risk == PrivacyRisk::high;
  const bool sensitive = incident.sensitive && *incident.sensitive != Sensitive::no;
  if (facts.significance.result == Answer::yes || high || sensitive) {
    return answer_yes({"Betydande, hög risk för enskilda eller säkerhetskänsligt: ledningen ska veta.",
        "Significant, a high risk to individuals, or security-sensitive: the management is to know."});
  }
  std::vector<std::string> missing;
  if (facts.significance.result == Answer::unknown) missing = facts.significance.missing;
  if (!incident.sensitive) missing.insert(missing.begin(), "sensitive");
  if (!incident.personal_data) missing.emplace_back("personal_data");
  if (incident.personal_data != false && !incident.privacy_risk) missing.emplace_back("privacy_risk");
  if (!missing.empty()) {
    return answer_unknown({"Det går inte att säga än hur allvarlig händelsen är.",
                              "It cannot be said yet how serious the event is."},
        std::move(missing));
  }
  return answer_no({"Varken betydande, hög risk för enskilda eller säkerhetskänsligt.",
      "Neither significant, a high risk to individuals, nor security-sensitive."});
}

}  // namespace

Reasoned answer_yes(Text because) {
  return {Answer::yes, std::move(because), {}, false};
}

Reasoned answer_no(Text because) {
  return {Answer::no, std::move(because), {}, false};
}

Reasoned answer_unknown(Text because, std::vector<std::string> missing) {
  return {Answer::unknown, std::move(because), std::move(missing), false};
}

Reasoned other_answer(const Facts& facts, const std::string& duty) {
  if (duty == "police") return police(facts.incident);
  if (duty == "insurer") return insurer(facts.incident);
  if (duty == "security_protection") return security_protection(facts.incident);
  return management(facts);
}

}  // namespace ringmur::incidents
