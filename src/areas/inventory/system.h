#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::inventory {

/// Who answers for the personal data in a system: personuppgiftsansvarig (controller) or
/// personuppgiftsbiträde (processor).
enum class PersonalDataRole { controller, processor, both, none };

/// A system or it service, with the result of its latest classification.
struct System {
  std::string name;
  std::string object;
  std::string kind;
  std::optional<bool> business;
  std::optional<PersonalDataRole> personal_data_role;
  std::string supplier;
  std::string information;                           ///< which information it holds
  std::optional<std::int64_t> registered;            ///< persons, about
  std::optional<std::int64_t> protected_identities;  ///< of those, with a protected identity
  std::optional<bool> ai;
  std::optional<bool> iot;
  std::optional<Date> classified_on;
  std::optional<std::int64_t> confidentiality;
  std::optional<std::int64_t> integrity;
  std::optional<std::int64_t> availability;
  Id<organisation::Unit> unit;

  bool operator==(const System&) const = default;
};

const RecordType& describe_system();

}  // namespace ringmur::inventory
