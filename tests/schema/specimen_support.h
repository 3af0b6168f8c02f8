#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schema/record_type.h"

/// A register that only the tests have: every kind of field, both required and not.
namespace ringmur::test {

enum class Colour { red, green, blue };

struct Specimen {
  std::string code;                    ///< natural key
  std::int64_t year{0};                ///< natural key, period
  std::string note;                    ///< sortable, may lack
  std::string words;                   ///< long
  std::optional<std::int64_t> amount;  ///< 1 to 5
  std::optional<std::int64_t> number;  ///< without limits
  std::optional<Decimal> ratio;
  std::optional<bool> flag;
  Colour colour{Colour::green};
  std::optional<Colour> shade;
  std::optional<Date> day;
  std::optional<Instant> moment;
  std::optional<Id<Specimen>> parent;
  std::optional<std::int64_t> doubled;  ///< derived: twice the amount

  bool operator==(const Specimen&) const = default;
};

const RecordType& describe_specimen();

/// `base` with the register of specimens after the others.
Catalogue with_specimen(Catalogue base);

/// Only the register of specimens.
const Catalogue& specimen_catalogue();

}  // namespace ringmur::test
