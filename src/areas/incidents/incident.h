#pragma once

#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::incidents {

/// How far the handling has come; lifecycle.h says from which to which, and what is owed before.
enum class Status { reported, triage, ongoing, learning, closed };

/// Whether säkerhetskänslig verksamhet or säkerhetsskyddsklassificerade uppgifter are touched, which
/// Cybersäkerhetslagen does not reach (2025:1506, 1 kap. 12–13 §§).
enum class Sensitive { no, partly, yes };

/// Of the personal data: personuppgiftsansvarig, gemensamt ansvarig or personuppgiftsbiträde (GDPR 4.7,
/// 26, 4.8).
enum class PrivacyRole { controller, joint, processor };

/// To the rights and freedoms of individuals (GDPR 33.1, 34.1).
enum class PrivacyRisk { unlikely, risk, high };

/// Why individuals need not be told although the risk is high (GDPR 34.3 a–c).
enum class NotTold { encryption, later_measures, disproportionate };

/// What the service is, as the thresholds of significance tell services apart.
enum class Service { public_administration, health_care, drinking_water, waste_water, other };

enum class Injury { none, serious, death };

enum class CauseKind { human, technical, attack, supplier, process, environment };

/// An unwanted event that revealed, lost or falsified information, or made a service unavailable. One set of
/// facts: what the law asks for is worked out from it (duties.h), never written beside it.
struct Incident {
  std::string diary_number;  ///< diarienummer; may come later than the incident
  Instant discovered_at{};
  std::optional<Instant> reported_at;
  std::string title;
  std::string description;  ///< what happened
  std::string kind;
  std::optional<bool> personal_data;
  std::optional<bool> reported_to_imy;
  std::string source;
  Id<organisation::Unit> unit;
  std::optional<Status> status;
  std::string reporter;     ///< the name of who told of it
  std::string reported_by;  ///< the login of her account, where she told by Ringmur's own page

  // What happened, as it becomes known.
  std::optional<Sensitive> sensitive;
  std::string external_reference;  ///< the service desk's own number
  std::string handler;             ///< login of who handles it
  std::string people;              ///< who else takes part
  std::optional<Instant> occurred_at;
  std::optional<Instant> ended_at;    ///< the event is over
  std::optional<Instant> handled_at;  ///< it has been handled (2025:1506, 2 kap. 8 §)
  std::optional<Instant> aware_at;    ///< kännedom: what the clocks start from
  std::string aware_how;              ///< what proves that moment
  std::string place;
  std::string information;
  std::optional<bool> affects_confidentiality;
  std::optional<bool> affects_integrity;
  std::optional<bool> affects_availability;
  std::optional<bool> affects_authenticity;
  std::optional<bool> malicious;
  std::optional<bool> crime;  ///< may be assumed to come of a crime
  std::string supplier;
  std::optional<bool> supplier_caused;
  std::optional<bool> cross_border;
  std::string consequences;
  std::string measures;
  std::optional<bool> insured;  ///< the insurer asks to be told

  // Personal data.
  std::optional<PrivacyRole> privacy_role;
  std::string controllers;  ///< whom it is processed for, where the authority is the processor
  std::optional<std::int64_t> registered;
  std::optional<std::int64_t> posts;
  std::optional<std::int64_t> protected_identities;
  std::string groups;      ///< grupper av registrerade
  std::string data_kinds;  ///< slag av personuppgifter
  std::optional<PrivacyRisk> privacy_risk;
  std::string privacy_risk_reason;
  std::optional<NotTold> not_told;

  // The service: what significance is judged by (2025:1506, 2 kap. 5 §, and settings).
  std::optional<Service> service;
  std::optional<bool> trust_service;  ///< betrodda tjänster
  std::optional<Decimal> limited_hours;
  std::optional<Decimal> reserve_hours;
  std::optional<bool> critical_system;  ///< sektorskritiskt system
  std::optional<Decimal> down_hours;    ///< of the critical system
  std::optional<Decimal> workaround_hours;
  std::optional<bool> protected_information;  ///< skyddad information in a critical system is compromised
  std::optional<bool> others_protected_information;
  std::optional<std::int64_t> protected_persons;
  std::optional<std::int64_t> cost;  ///< SEK
  std::optional<bool> environmental_damage;
  std::optional<bool> others_in_crisis;
  std::optional<Injury> injury;
  std::optional<bool> significant;  ///< what somebody has judged; empty: the thresholds alone
  std::string significance_reason;
  std::optional<bool> recipients_affected;  ///< the service's recipients (2 kap. 9 §)
  std::optional<bool> cyber_threat;  ///< a significant threat, whether or not it came true (2 kap. 10 §)
  std::optional<bool> report_asked;  ///< a delrapport has been asked for (2 kap. 7 §)

  // What is learnt.
  std::optional<CauseKind> cause_kind;
  std::string cause_label;  ///< in a few words: what makes two incidents the same cause
  std::string cause;
  std::string effect;
  std::string lessons;

  // When the steps were taken: written by them, or by an import of earlier years.
  std::optional<Instant> triaged_at;
  std::optional<Instant> closed_at;
  std::optional<Instant> imy_reported_at;  ///< the first report to IMY was sent

  // Kept by the server.
  Id<Incident> merged_into;
  std::string case_id;  ///< the same for incidents that came of informing or handing over

  bool operator==(const Incident&) const = default;
};

const RecordType& describe_incident();

}  // namespace ringmur::incidents
