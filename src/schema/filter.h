#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "schema/record_type.h"

namespace ringmur {

enum class Comparison {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  one_of,
  empty,
  not_empty,
  below,
  contains
};

/// `field comparison values`, where the field may stand in the record that a reference leads to.
struct Condition {
  const Field* reference{nullptr};  ///< the reference that is followed, or none
  const Field* field{nullptr};
  Comparison comparison{Comparison::equal};
  Values values;
};

enum class Archived { without, only, with };

/// All conditions must hold.
struct Filter {
  std::vector<Condition> conditions;
  Archived archived{Archived::without};
  std::optional<std::vector<std::string>>
      words{};  ///< of `q`, as search_words() cuts them; all must be there
};

/// One condition as it stands in an address: {"status", "eq.open"}, {"unit.code", "eq.UTB"},
/// {"year", "in.(2024,2025)"}, {"value", "not.is.null"}, {"unit", "under.UTB"}, {"title", "contains.nyckel"},
/// {"q", "words of the search index"}.
/// The same grammar in the address, in a figure and in a saved list. Dates without a zone mean
/// Europe/Stockholm.
using Terms = std::vector<std::pair<std::string, std::string>>;

Result<Filter> parse_filter(const RecordType& type, const Catalogue& catalogue, const Terms& terms);

/// `terms` as a query string, percent-encoded: "year=eq.2025&status=eq.open".
std::string to_query(const Terms& terms);

/// A value as the grammar writes it.
std::string term_value(const Field& field, const Value& value);

/// The terms that keep a record in `year`: none where the register has no period.
Terms year_terms(const RecordType& type, int year);

}  // namespace ringmur
