#pragma once

#include <string>
#include <vector>

#include "registry/units.h"

namespace ringmur {

/// A figure as it stands for one unit and year.
struct FigureValue {
  const Figure* figure{nullptr};
  std::string id;         ///< with its dimension: "training.certified[Dataskydd]"
  std::string dimension;  ///< "Dataskydd"; empty where it has none
  Value value;            ///< integer; empty for a maximum of nothing
  std::optional<double>
      share;  ///< four decimals, half away from zero; empty for a share of nothing or no share at all
  bool has_share{false};
  Terms terms;        ///< the filter of exactly the records that it counts
  std::string as_of;  ///< the export day that it is of, where it has one
};

/// All figures, in the order of the catalogue and of their dimensions (numbers by value, words in Swedish
/// order).
Result<std::vector<FigureValue>> figures(Store& store, const Actor& actor, const UnitPlace& place, int year);

/// "/api/v1/incidents?authority=UTB&discovered_at=gte.2025-01-01…"
std::string records_address(const RecordType& type, const Authority& authority, const Terms& terms);

/// "17 722", "–" for nothing (no-break spaces between thousands).
std::string shown_number(const Value& value);
/// "7,66 %" (no-break space), "–" for nothing.
std::string shown_share(const std::optional<double>& share);

/// For programs and terminals: ordinary spaces for no-break ones.
std::string plain_spaces(std::string text);

/// {"unit":…,"year":…,"figures":{…}} in a fixed order, the same bytes on either engine.
std::string figures_json(const UnitPlace& place, int year, const std::vector<FigureValue>& values);

}  // namespace ringmur
