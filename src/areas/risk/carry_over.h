#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "areas/risk/rules.h"
#include "registry/units.h"

/// A year's analysis begun from the one before, and how far an analysis has looked at each arbetssätt.
namespace ringmur::risk {

struct CarryOver {
  std::string analysis;
  std::int64_t from{0};
  std::int64_t to{0};
};

struct CarriedOver {
  std::vector<Uuid> made{};  ///< in the order of the risks that they come from
  std::int64_t there{0};     ///< the year has them already, by their natural key: left as they are
  std::int64_t secret{0};    ///< marked with secrecy, wholly or in part: to be carried over by hand
};

/// New risks of the unit, and of what is below it, for the year `to` from those of `from`: what happens,
/// where, to what, who owns it, what is done about it and which systems and controls it concerns. They are
/// not assessed: likelihood and impact are empty, and the value of the year before stands beside. Follow-up,
/// acceptance and the choice for the plan of internal control are a year's own and are not copied. Refused
/// ("risk.carry_over_years"): a year that is not after the other.
Result<CarriedOver> carry_over(
    Store& store, const Actor& actor, const UnitPlace& place, const CarryOver& order);

struct CoverageLine {
  Coverage coverage;
  Terms terms;  ///< of the risks that it counts
};

struct CoverageAnswer {
  std::vector<CoverageLine> items;
  std::vector<std::string> missing;  ///< obligatory arbetssätt without an assessed risk
};

/// Of a year's risks in the unit; of every analysis where `analysis` is empty. A masked arbetssätt is of
/// none.
Result<CoverageAnswer> read_coverage(
    Store& store, const Actor& actor, const UnitPlace& place, std::int64_t year, const std::string& analysis);

}  // namespace ringmur::risk
