#pragma once

#include <optional>
#include <string>

#include "schema/record_type.h"

namespace ringmur::organisation {

/// A part of the organisation: nämnd or bolag, förvaltning, avdelning, enhet.
struct Unit {
  std::string code;
  std::string name;
  std::string kind;
  std::optional<Id<Unit>> parent;

  bool operator==(const Unit&) const = default;
};

const RecordType& describe_unit();

}  // namespace ringmur::organisation
