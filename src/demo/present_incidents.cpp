#include "demo/present_incidents.h"

#include <chrono>

namespace ringmur::demo {
namespace {

using incidents::Incident;
using std::chrono::hours;

Incident begun(Instant now, int hours_ago, const char* title, const char* description) {
  Incident incident;
  const Instant moment = std::chrono::floor<std::chrono::minutes>(now) - hours{hours_ago};
  incident.discovered_at = moment;
  incident.reported_at = moment + std::chrono::minutes{25};
  incident.title = title;
  incident.description = description;
  incident.source = "Medarbetare";
  incident.status = incidents::Status::reported;
  return incident;
}

/// Somebody has said when the authority became aware, and that it is nothing for säkerhetsskydd.
void judge(Incident& incident, int hours_after, const char* how) {
  incident.sensitive = incidents::Sensitive::no;
  incident.aware_at = incident.discovered_at + hours{hours_after};
  incident.aware_how = how;
  incident.triaged_at = *incident.aware_at + hours{1};
  incident.status = incidents::Status::ongoing;
}

Incident lost_stick(Instant now) {
  Incident incident = begun(now, 30, "USB-minne med elevuppgifter borttappat",
      "Ett minne med omdömen för en årskurs glömdes på bussen. Det var inte krypterat.");
  judge(incident, 2, "Läraren ringde registratorn, som skrev ner samtalet");
  incident.kind = "Förlorad utrustning";
  incident.personal_data = true;
  incident.reported_to_imy = false;
  incident.privacy_role = incidents::PrivacyRole::controller;
  incident.registered = 84;
  incident.groups = "Elever och vårdnadshavare";
  incident.data_kinds = "Namn, personnummer, omdömen";
  incident.privacy_risk = incidents::PrivacyRisk::risk;
  incident.affects_confidentiality = true;
  return incident;
}

Incident stopped_system(Instant now) {
  Incident incident = begun(now, 9, "Lärplattformen ligger nere hos leverantören",
      "Ingen kommer in. Lärarna för närvaro på papper sedan i morse.");
  judge(incident, 1, "Leverantörens driftmeddelande till systemförvaltaren");
  incident.kind = "Driftstörning";
  incident.personal_data = false;
  incident.service = incidents::Service::public_administration;
  incident.limited_hours = Decimal{6 * Decimal::one};
  incident.supplier_caused = true;
  incident.affects_availability = true;
  return incident;
}

Incident unjudged(Instant now) {
  return begun(now, 3, "Okänd person satt vid en dator i lärarrummet",
      "Hen gick när någon frågade. Skärmen var olåst.");
}

Incident wrong_receiver(Instant now) {
  Incident incident = begun(now, 52, "Journalanteckning skickad till fel mottagare",
      "En anteckning gick till en annan familj i samma ärendelista.");
  judge(incident, 4, "Mejl från mottagaren till socialsekreteraren");
  incident.kind = "Felskick";
  incident.personal_data = true;
  incident.reported_to_imy = false;
  incident.privacy_role = incidents::PrivacyRole::controller;
  incident.registered = 2;
  incident.privacy_risk = incidents::PrivacyRisk::high;
  incident.affects_confidentiality = true;
  return incident;
}

}  // namespace

std::vector<Incident> present_incidents(
    std::string_view authority_code, const Id<organisation::Unit>& unit, Instant now) {
  std::vector<Incident> all;
  if (authority_code == "UTB") all = {lost_stick(now), stopped_system(now), unjudged(now)};
  if (authority_code == "SOC") all = {wrong_receiver(now)};
  for (Incident& incident : all) incident.unit = unit;
  return all;
}

}  // namespace ringmur::demo
