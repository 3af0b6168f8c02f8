#include "areas/incidents/rules_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "areas/incidents/incident.h"
#include "schema/incident_rules.h"

namespace ringmur::incidents {
namespace {

/// What a form may be filled from beside the incident's own fields.
constexpr std::array from_elsewhere{"", "legal_person.name", "legal_person.orgnr", "authority.name",
    "rule:reference", "rule:ongoing", "rule:affected", "rule:informed_at", "rule:late"};

std::unexpected<Error> wrong(const std::string& id, std::string_view name) {
  return refuse(Refusal::invalid, "settings.incident_rules",
      {fmt::format("Incidentreglerna (incident_rules), ”{}”: ”{}” finns inte hos en incident, eller kan inte "
                   "jämföras "
                   "så. Välj ett av incidentens fält, eller ett av fältets värden.",
           id, name),
          fmt::format(
              "The rules of incidents (incident_rules), “{}”: “{}” is not there in an incident, or cannot be "
              "compared so. Choose one of the incident's fields, or of the field's values.",
              id, name)},
      "incident_rules");
}

bool fits(const Field& field, Threshold::Test test) {
  const bool number = field.kind == Kind::integer || field.kind == Kind::decimal;
  switch (test) {
    case Threshold::Test::over:
    case Threshold::Test::at_least:
      return number;
    case Threshold::Test::share_of_appropriation:
      return field.name == "cost";
    case Threshold::Test::recurring:
      return field.name == "cause_label";
    case Threshold::Test::is_true:
      return field.kind == Kind::boolean;
    case Threshold::Test::one_of:
      return field.kind == Kind::choice;
  }
  std::unreachable();
}

bool has_choice(const Field& field, const std::string& code) {
  return std::ranges::find(field.choices, code, &Choice::code) != field.choices.end();
}

Result<void> threshold_fits(const Threshold& threshold) {
  const RecordType& type = describe_incident();
  const Field* field = type.find(threshold.field);
  if (field == nullptr || !fits(*field, threshold.test)) return wrong(threshold.id, threshold.field);
  for (const std::string& word : threshold.words) {
    if (!has_choice(*field, word)) return wrong(threshold.id, word);
  }
  for (const std::string& service : threshold.services) {
    if (!has_choice(type.at("service"), service)) return wrong(threshold.id, service);
  }
  if (threshold.where.empty()) return {};
  const Field* where = type.find(threshold.where);
  if (where == nullptr || where->kind != Kind::boolean) return wrong(threshold.id, threshold.where);
  return {};
}

}  // namespace

Result<void> rules_fit(const Settings& settings) {
  const auto rules = incident_rules_in(settings);
  for (const Threshold& threshold : rules->thresholds) {
    if (auto good = threshold_fits(threshold); !good) return good;
  }
  for (const IncidentForm& form : rules->forms) {
    for (const FormField& field : form.fields) {
      const bool known = std::ranges::find(from_elsewhere, field.from) != from_elsewhere.end() ||
                         describe_incident().find(field.from) != nullptr;
      if (!known) return wrong(form.id + "." + field.id, field.from);
    }
  }
  return {};
}

}  // namespace ringmur::incidents
