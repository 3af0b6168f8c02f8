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

/// What is wanted: that which meets the comparison, or all else, also what has no value.
enum class Sense { meets, fails };

/// Another field of the same record and kind, and what is added to it.
struct OtherField {
  const Field* field{nullptr};
  std::int64_t beyond{0};  ///< days of a date, milliseconds of an instant
};

/// `field comparison values`, where the field may stand in the record that a reference leads to.
struct Condition {
  const Field* reference{nullptr};  ///< the reference that is followed, or none
  const Field* field{nullptr};
  Comparison comparison{Comparison::equal};
  Values values;
  Sense sense{Sense::meets};
  OtherField other{};  ///< compared with instead of values, where it has a field
};

/// How a record of another register is tied to one of this: by a reference of its own, or by a link.
struct Tie {
  enum class Way { from_other, to_other };
  const Field* reference{nullptr};  ///< of the other register; leads here
  const LinkKind* link{nullptr};
  Way way{Way::from_other};  ///< of the link
};

/// That records of another register are tied to this one, or none, which meet the conditions: those that the
/// asker may read, and that are not archived.
struct Related {
  enum class Presence { has, lacks };
  Presence presence{Presence::has};
  const RecordType* type{nullptr};  ///< the other register
  Tie tie{};
  std::vector<Condition> conditions{};
  std::optional<std::vector<std::string>> words{};
};

enum class Archived { without, only, with };

/// All conditions must hold.
struct Filter {
  std::vector<Condition> conditions;
  Archived archived{Archived::without};
  std::optional<std::vector<std::string>>
      words{};  ///< of `q`, as search_words() cuts them; all must be there
  std::vector<Related> related{};
};

/// One condition as it stands in an address: {"status", "eq.open"}, {"unit.code", "eq.UTB"},
/// {"year", "in.(2024,2025)"}, {"value", "not.is.null"}, {"unit", "under.UTB"}, {"title", "contains.nyckel"},
/// {"q", "words of the search index"}.
/// `not.` before a comparison turns it: {"accepted_until", "not.gte.2026-01-01"} is also what has no value.
/// A field of the same kind of the same record may stand for a value of a number, a date or an instant:
/// {"finished", "gt.{due}"}, {"reported_at", "gt.{discovered_at}+72h"} (d and w of dates, h and d of
/// instants). {"has.activity.source", "(status=eq.done)"} and {"lacks.…", "()"}: what is tied to the record,
/// within the parentheses terms of the other register as a query string, percent-encoded, one level only.
/// The same grammar in the address, in a figure and in a saved list. Dates without a zone mean
/// Europe/Stockholm.
using Terms = std::vector<std::pair<std::string, std::string>>;

Result<Filter> parse_filter(const RecordType& type, const Catalogue& catalogue, const Terms& terms);

/// `terms` with the days and moments that time words stand for, so that what is counted, frozen or opened
/// later is the same: `today`, `today+30d`, `today-1y` (d w m y; a month that is too short ends on its last
/// day) for dates and instants, `now`, `now-72h` (h d) for instants. A day is one in Europe/Stockholm. What
/// is no time word, or stands in a field of another kind, is left as it is.
Terms resolve_terms(const RecordType& type, const Catalogue& catalogue, Terms terms, Instant now);

/// The inverse of to_query().
Terms from_query(std::string_view query);

/// `terms` as a query string, percent-encoded: "year=eq.2025&status=eq.open".
std::string to_query(const Terms& terms);

/// A value as the grammar writes it.
std::string term_value(const Field& field, const Value& value);

/// The terms that keep a record in `year`: none where the register has no period.
Terms year_terms(const RecordType& type, int year);

}  // namespace ringmur
