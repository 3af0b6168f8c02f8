#pragma once

#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::organisation {

/// How strongly the population register (Skatteverket) guards who somebody is; `marked` is
/// sekretessmarkering, `guarded` skyddad folkbokföring. Who lives under a fingerad identity looks like
/// anybody else and has none.
enum class Protection { none, marked, guarded };

/// Somebody who works here, as the HR list has it. Known by staff number; no personnummer is kept.
struct Person {
  std::string number;
  std::string name;
  std::string email;
  Id<Unit> unit;
  std::string manager;  ///< the manager's staff number, who may be missing from the list
  std::string title;
  std::optional<Date> employed_from;
  std::optional<Date> employed_to;
  std::optional<Protection> protection;

  bool operator==(const Person&) const = default;
};

const RecordType& describe_person();

}  // namespace ringmur::organisation
