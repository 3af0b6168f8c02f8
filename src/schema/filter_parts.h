#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/filter.h"

/// What reading a term takes, for the grammar and for the time words in it.
namespace ringmur::filter_parts {

/// `not.gte.2026-01-01`: what is compared, how, and what stands after.
struct Compared {
  std::optional<Comparison> comparison{};  ///< nothing where none is written
  Sense sense{Sense::meets};
  std::string_view rest{};
};
Compared read_operator(std::string_view text);

/// The field that a term names, in the record or where a reference of it leads.
Result<void> read_field(
    const RecordType& type, const Catalogue& catalogue, std::string_view name, Condition& condition);

/// "(a,b,\"c,d\")" into its parts.
bool split_list(std::string_view text, std::vector<std::string>& parts);

/// "+30d", with its sign; a space counts as a plus, which is what a plus in an address becomes.
struct Shift {
  std::int64_t count{0};
  char unit{'d'};
};
std::optional<Shift> read_shift(std::string_view text);

/// Whether the term asks for what is tied to the record: "has.activity.source".
bool is_related(std::string_view name);
/// The terms within "(…)"; nothing where there are no parentheses.
std::optional<Terms> inner_terms(std::string_view text);

}  // namespace ringmur::filter_parts
