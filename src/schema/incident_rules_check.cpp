#include "schema/incident_rules_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/time.h"

namespace ringmur {
namespace {

/// Those that the program knows when to ask for.
constexpr std::array known_duties{"gdpr_33", "gdpr_33_2", "gdpr_33_5", "gdpr_34", "csl_alert", "csl_report",
    "csl_interim", "csl_status", "csl_final", "csl_recipients", "csl_threat", "police", "security_protection",
    "insurer", "management"};
constexpr int most_hours = 24 * 366;
constexpr int most_months = 60;

std::unexpected<Error> wrong(std::string_view id, std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "settings.incident_rules",
      {fmt::format("Incidentreglerna (incident_rules), ”{}”: {}", id, sv),
          fmt::format("The rules of incidents (incident_rules), “{}”: {}", id, en)},
      "incident_rules");
}

bool is_known(std::string_view duty) {
  return std::ranges::find(known_duties, duty) != known_duties.end();
}

Result<void> check_named(std::string_view id, const Text& label) {
  if (id.empty() || trimmed(label.sv).empty() || trimmed(label.en).empty())
    return wrong(id, "den saknar id eller namn på svenska och engelska.",
        "it has no id or no name in Swedish and English.");
  return {};
}

Result<void> check_source(std::string_view id, const RuleSource& source) {
  if (trimmed(source.source.sv).empty()) return wrong(id, "den saknar källa (source).", "it has no source.");
  if (source.valid_to && *source.valid_to < source.valid_from)
    return wrong(id, "valid_to ligger före valid_from.", "valid_to lies before valid_from.");
  return {};
}

Result<void> check_limit(std::string_view id, const DutyLimit& limit) {
  const int most = limit.kind == LimitKind::hours ? most_hours : most_months;
  const bool counted = limit.kind != LimitKind::without_delay;
  if (counted && (limit.count < 1 || limit.count > most)) {
    return wrong(id, fmt::format("tidsfristen är 1–{}.", most), fmt::format("the limit is 1–{}.", most));
  }
  if (limit.trust_service_hours < 0 || limit.trust_service_hours > most_hours ||
      (limit.trust_service_hours > 0 && limit.kind != LimitKind::hours)) {
    return wrong(id, "trust_service_hours hör till en frist i timmar.",
        "trust_service_hours belongs to a limit in hours.");
  }
  return {};
}

bool meet(const RuleSource& one, const RuleSource& other) {
  return (!one.valid_to || other.valid_from <= *one.valid_to) &&
         (!other.valid_to || one.valid_from <= *other.valid_to);
}

Result<void> check_duties(const IncidentRules& rules) {
  for (const IncidentDuty& duty : rules.duties) {
    if (!is_known(duty.id))
      return wrong(duty.id, "det finns ingen sådan skyldighet.", "there is no such duty.");
    if (auto good = check_named(duty.id, duty.label); !good) return good;
    if (auto good = check_source(duty.id, duty.source); !good) return good;
    if (auto good = check_limit(duty.id, duty.limit); !good) return good;
    if (!duty.form.empty() && rules.form(duty.form) == nullptr) {
      return wrong(duty.id, fmt::format("formuläret ”{}” finns inte.", duty.form),
          fmt::format("there is no form “{}”.", duty.form));
    }
    for (const IncidentDuty& other : rules.duties) {
      if (&other == &duty) break;
      if (other.id == duty.id && meet(other.source, duty.source))
        return wrong(duty.id, "två skyldigheter gäller samma dag.", "two of them hold on the same day.");
    }
  }
  for (const char* id : known_duties) {
    if (std::ranges::find(rules.duties, id, &IncidentDuty::id) == rules.duties.end())
      return wrong(id, "skyldigheten saknas.", "the duty is missing.");
  }
  return {};
}

Result<void> check_thresholds(const IncidentRules& rules) {
  std::set<std::string> ids;
  for (const Threshold& one : rules.thresholds) {
    if (auto good = check_named(one.id, one.label); !good) return good;
    if (auto good = check_source(one.id, one.source); !good) return good;
    if (!ids.insert(one.id).second) return wrong(one.id, "id står två gånger.", "the id stands twice.");
    using enum Threshold::Test;
    const bool counts = one.test == over || one.test == at_least || one.test == share_of_appropriation ||
                        one.test == recurring;
    if (one.field.empty() || (counts && one.number < 0))
      return wrong(one.id, "fält (field) eller tal saknas.", "the field or the number is missing.");
    if (one.test == share_of_appropriation && (one.number < 1 || one.number > 100))
      return wrong(one.id, "andelen är 1–100 procent.", "the share is 1–100 per cent.");
    if (one.test == recurring && (one.number < 2 || one.months < 1 || one.months > most_months))
      return wrong(one.id, "times är minst 2 och months 1–60.", "times is at least 2, and months 1–60.");
  }
  return {};
}

Result<void> check_forms(const IncidentRules& rules) {
  std::set<std::string> ids;
  for (const IncidentForm& form : rules.forms) {
    if (auto good = check_named(form.id, form.label); !good) return good;
    if (auto good = check_source(form.id, form.source); !good) return good;
    if (!ids.insert(form.id).second) return wrong(form.id, "id står två gånger.", "the id stands twice.");
    if (!is_known(form.duty))
      return wrong(form.id, "skyldigheten (duty) finns inte.", "there is no such duty.");
    std::set<std::string> fields;
    for (const FormField& field : form.fields) {
      if (auto good = check_named(form.id + "." + field.id, field.label); !good) return good;
      if (!fields.insert(field.id).second)
        return wrong(form.id + "." + field.id, "id står två gånger.", "the id stands twice.");
    }
  }
  return {};
}

Result<void> check_persons(const IncidentRules& rules) {
  std::set<std::string> ids;
  std::set<std::string> codes;
  for (const LegalPerson& one : rules.legal_persons) {
    if (one.id.empty() || trimmed(one.name).empty())
      return wrong(
          one.id, "den juridiska personen saknar id eller namn.", "the legal person has no id or name.");
    if (!ids.insert(one.id).second) return wrong(one.id, "id står två gånger.", "the id stands twice.");
    for (const std::string& code : one.authorities) {
      if (!codes.insert(code).second) {
        return wrong(one.id, fmt::format("”{}” hör till två juridiska personer.", code),
            fmt::format("“{}” belongs to two legal persons.", code));
      }
    }
    if (!one.covered && one.why.empty())
      return wrong(
          one.id, "skriv varför lagen inte gäller (why).", "write why the act does not apply (why).");
    if (one.appropriation && *one.appropriation < 0)
      return wrong(one.id, "anslaget är noll eller mer.", "the appropriation is zero or more.");
  }
  return {};
}

Result<void> check_holidays(const HolidayRules& rules) {
  constexpr int leap_year = 2024;
  if (auto good = check_source("holidays", rules.source); !good) return good;
  // Somebody must work some day, or a last lawful day would never come.
  if (rules.weekdays.size() > 5 ||
      std::ranges::any_of(rules.weekdays, [](int day) { return day < 1 || day > 7; }))
    return wrong("holidays", "weekdays är 1–7, högst fem av dem.", "weekdays are 1–7, at most five of them.");
  if (rules.days.size() > 60) return wrong("holidays", "högst 60 dagar.", "at most 60 days.");
  for (const HolidayRule& day : rules.days) {
    const bool easter = day.after_easter.has_value();
    if (easter ? (*day.after_easter < -100 || *day.after_easter > 250 || day.month != 0)
               : !make_date(leap_year, day.month, day.day).has_value())
      return wrong(day.id, "den dagen finns inget år.", "no year has that day.");
    if (day.weekday && (easter || *day.weekday < 1 || *day.weekday > 7))
      return wrong(day.id, "weekday är 1–7.", "weekday is 1–7.");
  }
  return {};
}

Result<void> check_letters(const LetterSteps& steps) {
  const bool good = steps.hours.size() <= 5 && std::ranges::all_of(steps.hours,
                                                   [](int hours) { return hours >= 1 && hours <= 24 * 60; });
  if (good) return {};
  return wrong("letters", "hours är högst fem tal, 1–1440.", "hours are at most five numbers, 1–1440.");
}

}  // namespace

Result<void> check_incident_rules(const IncidentRules& rules) {
  for (Result<void> good : {check_persons(rules), check_duties(rules), check_thresholds(rules),
           check_forms(rules), check_holidays(rules.holidays), check_letters(rules.letters)}) {
    if (!good) return good;
  }
  return {};
}

}  // namespace ringmur
