#include "demo/incident_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/stockholm.h"

namespace ringmur::demo {
namespace {

using incidents::CauseKind;
using incidents::Incident;
using incidents::PrivacyRisk;
using incidents::Status;
using std::chrono::hours;
using std::chrono::minutes;

/// What is usual of a kind of incident.
struct Usual {
  std::string_view kind;
  bool confidentiality{false};
  bool integrity{false};
  bool availability{false};
  bool malicious{false};
  CauseKind cause{CauseKind::human};
  std::array<std::string_view, 3> causes;
};

constexpr std::array usual{
    Usual{"Felskick", true, false, false, false, CauseKind::human,
        {"Fel adress i registret", "Två ärenden samtidigt", "Ingen kontroll före utskick"}},
    Usual{"Obehörig åtkomst", true, false, false, false, CauseKind::process,
        {"Behörighet kvar efter byte", "För vid behörighet från början", "Delat konto"}},
    Usual{"Felaktig hantering av personuppgifter", true, false, false, false, CauseKind::process,
        {"Rutinen var okänd", "Rutin saknas", "För vid behörighet från början"}},
    Usual{"Förlorad utrustning", true, false, true, false, CauseKind::human,
        {"Utrustning lämnad utan tillsyn", "Utrustning lämnad utan tillsyn", "Inventering saknas"}},
    Usual{"Nätfiske", true, false, false, true, CauseKind::attack,
        {"Falsk inloggningssida", "Falskt meddelande från chef", "Falsk inloggningssida"}},
    Usual{"Driftstörning", false, false, true, false, CauseKind::technical,
        {"Ändring utan prov", "Fel hos leverantör", "Slut på utrymme"}},
    Usual{"Fel i system", true, true, false, false, CauseKind::technical,
        {"Uppdatering utan prov", "Fel hos leverantör", "Felaktig integration"}},
    Usual{"Skadlig kod", true, true, true, true, CauseKind::attack,
        {"Bilaga öppnad", "Fel hos leverantör", "Okänt usb-minne"}},
};

const Usual& usual_of(std::string_view kind) {
  const auto* found = std::ranges::find(usual, kind, &Usual::kind);
  return found == usual.end() ? usual.front() : *found;
}

constexpr std::array<std::string_view, 4> proofs{"E-post till registrator",
    "Samtal från medarbetare till chef", "Larm i övervakningen", "Ärende hos servicedesk"};
constexpr std::array<std::string_view, 4> groups{
    "Elever och vårdnadshavare", "Anställda", "Brukare och anhöriga", "Invånare som har ett ärende"};
constexpr std::array<std::string_view, 4> data_kinds{"Namn och adress", "Namn, kontaktuppgifter och beslut",
    "Namn och uppgifter om hälsa", "Namn, adress och anteckningar i ärendet"};
constexpr std::array<std::string_view, 3> lessons{
    "Rutinen har fått ett steg till: en kollega läser adressen före utskick.",
    "Behörigheter ses över när någon byter arbete, inte bara vid årets genomgång.",
    "Leverantören ska pröva ändringar hos sig innan de kommer till oss."};

/// Towards the smaller: of most there are a handful, of a few thousands.
std::int64_t registered_of(Dice& dice) {
  constexpr std::array<int, 4> weights{60, 25, 12, 3};
  constexpr std::array<std::int64_t, 5> steps{1, 6, 60, 700, 6000};
  const std::size_t step = dice.weighted(weights);
  return dice.between(steps[step], steps[step + 1] - 1);
}

void give_step(Dice& dice, Incident& incident) {
  constexpr std::array<int, 3> weights{25, 50, 25};
  constexpr std::array steps{Status::triage, Status::ongoing, Status::learning};
  if (incident.status == Status::ongoing) incident.status = steps[dice.weighted(weights)];
}

void give_moments(Dice& dice, Incident& incident) {
  incident.aware_at = incident.reported_at;
  incident.aware_how = std::string(dice.pick(proofs));
  incident.triaged_at = *incident.reported_at + hours{dice.between(1, 72)};
  if (dice.percent(70)) incident.occurred_at = incident.discovered_at - hours{dice.between(1, 200)};
  if (incident.status == Status::triage || incident.status == Status::ongoing) return;
  incident.handled_at = *incident.triaged_at + hours{dice.between(4, 20 * 24)};
  incident.ended_at = incident.discovered_at + hours{dice.between(1, 72)};
  if (incident.status == Status::closed)
    incident.closed_at = *incident.handled_at + hours{dice.between(24, 40 * 24)};
}

/// By the report to IMY that the incident has or has not; one in four is too late.
void give_privacy(Dice& dice, Incident& incident) {
  if (incident.personal_data != true) return;
  const bool reported = incident.reported_to_imy == true;
  incident.privacy_role = incidents::PrivacyRole::controller;
  incident.registered = registered_of(dice);
  incident.posts = *incident.registered * dice.between(1, 4);
  if (dice.percent(12)) incident.protected_identities = dice.between(1, 3);
  incident.groups = std::string(dice.pick(groups));
  incident.data_kinds = std::string(dice.pick(data_kinds));
  incident.privacy_risk = !reported          ? PrivacyRisk::unlikely
                          : dice.percent(30) ? PrivacyRisk::high
                                             : PrivacyRisk::risk;
  if (!reported)
    incident.privacy_risk_reason = "Mottagaren är känd, har inte läst vidare och har förstört det som kom.";
  constexpr std::int64_t limit = 72 * 60;
  const bool late = dice.percent(25);
  const std::int64_t after = late ? dice.between(limit + 30, 3 * limit) : dice.between(4 * 60, limit - 10);
  if (reported) incident.imy_reported_at = *incident.aware_at + minutes{after};
}

void give_cause(Dice& dice, const Usual& kind, Incident& incident) {
  const bool over = incident.status == Status::learning || incident.status == Status::closed;
  if (!over || dice.percent(8)) return;
  incident.cause_label = std::string(dice.pick(kind.causes));
  incident.cause_kind = incident.cause_label == "Fel hos leverantör" ? CauseKind::supplier : kind.cause;
  incident.measures = "De som berördes har fått veta. Felet är rättat.";
  if (dice.percent(40)) incident.lessons = std::string(dice.pick(lessons));
}

}  // namespace

void give_facts(const Place& place, Dice dice, Incident& incident) {
  give_step(dice, incident);
  if (incident.status == Status::reported) return;
  const Usual& kind = usual_of(incident.kind);
  incident.sensitive = incidents::Sensitive::no;
  incident.affects_confidentiality = kind.confidentiality;
  incident.affects_integrity = kind.integrity;
  incident.affects_availability = kind.availability;
  incident.malicious = kind.malicious;
  incident.crime = kind.malicious || incident.title.find("stulen") != std::string::npos;
  incident.service = incidents::Service::public_administration;
  give_moments(dice, incident);
  give_privacy(dice, incident);
  give_cause(dice, kind, incident);
  const bool by_supplier = incident.cause_kind == CauseKind::supplier;
  if (by_supplier || incident.title.find("leverantör") != std::string::npos) {
    incident.supplier = dice.pick(lists().suppliers);
    incident.supplier_caused = true;
  }
  if (place.list->code == "UTB") incident.handler = "isam";
  if (incident.status == Status::closed) incident.significant = false;
}

void make_suppliers_breach(
    const Town& town, const Place& place, const std::string& supplier, Incident& incident) {
  constexpr std::int64_t first_hour = 8;
  const Instant told = stockholm::start_of(day(town.last_year, 6, 10)) +
                       hours{first_hour + static_cast<std::int64_t>(place.index)};
  incident.kind = "Skadlig kod";
  incident.title = "Intrång hos " + supplier;
  incident.description =
      "Leverantören har berättat att någon obehörig har läst uppgifter som de behandlar åt oss.";
  incident.source = "Leverantör";
  incident.reporter.clear();
  incident.occurred_at = stockholm::start_of(day(town.last_year, 6, 7));
  incident.discovered_at = told;
  incident.reported_at = told + minutes{30};
  incident.aware_at = told;
  incident.aware_how = "E-post från leverantören till registrator";
  incident.triaged_at = told + hours{5};
  incident.status = Status::closed;
  incident.handled_at = told + hours{24 * 20};
  incident.closed_at = told + hours{24 * 34};
  incident.ended_at = told;
  incident.personal_data = true;
  incident.reported_to_imy = true;
  incident.imy_reported_at = told + hours{40 + 4 * static_cast<std::int64_t>(place.index)};
  incident.privacy_role = incidents::PrivacyRole::controller;
  incident.privacy_risk = PrivacyRisk::risk;
  incident.privacy_risk_reason.clear();
  incident.registered = place.staff / 2 + 20;
  incident.posts = incident.registered;
  incident.supplier = supplier;
  incident.supplier_caused = true;
  incident.malicious = true;
  incident.crime = true;
  incident.cause_kind = CauseKind::supplier;
  incident.cause_label = "Intrång hos leverantör";
  // A word for a case and no id: the same in every database that is filled from the same seed.
  incident.case_id = "intrang-hos-leverantor";
}

}  // namespace ringmur::demo
