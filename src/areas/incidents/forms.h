#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "areas/incidents/duties.h"

/// What an authority's form asks, filled from the facts. Pure.
namespace ringmur::incidents {

/// What forms ask that is no field of the incident.
struct FormFacts {
  std::string reference{};  ///< the incident's own
  Party own{};
  const LegalPerson* person{nullptr};
  const Judgement* judgement{nullptr};
  std::map<std::string, std::string> earlier{};  ///< by the form's field: what was said last
};

struct FilledField {
  const FormField* field{nullptr};
  std::string value{};  ///< in Swedish, as the recipient reads it; empty where it lacks
  std::string fact{};   ///< the field of the incident that it is taken from; or empty
  bool missing{false};  ///< asked for and empty
  std::optional<std::string> earlier{};
};

/// Every field of the form in its order. A field from a fact has the fact as it is now; free words continue
/// what was said last. "rule:late" is asked for only where the duty's clock has run out.
std::vector<FilledField> filled(const IncidentForm& form, const Incident& incident, const FormFacts& facts);

/// The last report that this form continues: of the same duty, or of the same act before it (2025:1506, 2
/// kap. 5–8 §§; GDPR 33.4 lets information come in phases).
const Sent* continued(const IncidentForm& form, const Judgement& judgement);

}  // namespace ringmur::incidents
