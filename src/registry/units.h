#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// A unit and the authority that it belongs to.
struct UnitPlace {
  Authority authority;
  Uuid unit;
  std::string code;
  std::string name;

  bool is_authority() const { return unit == authority.id; }
};

/// By code: first among authorities, then among the units of all that the actor may read. `UTB/SK001` names
/// the authority too. Refused where nobody or several have the code.
Result<UnitPlace> find_unit(Store& store, const Actor& actor, std::string_view code);

/// Terms that keep a list to the unit and what is below it; none for a whole authority.
Terms unit_terms(const UnitPlace& place);

}  // namespace ringmur
