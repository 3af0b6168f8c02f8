#pragma once

#include <optional>
#include <string_view>

#include "registry/units.h"
#include "server/api.h"

/// What stands in the address, read and refused in words.
namespace ringmur::api {

/// Years that a report may be of.
inline constexpr std::int64_t first_year = 1900;
inline constexpr std::int64_t last_year = 2200;

/// Refuses a parameter that the route does not know, naming those it does, and one that may stand once only
/// and stands twice.
std::expected<void, Problem> check_parameters(const Call& call);

/// A whole number within limits; `otherwise` where it is missing. Refused outside.
std::expected<std::int64_t, Problem> number_parameter(const Call& call, std::string_view name,
    std::int64_t low, std::int64_t high, std::optional<std::int64_t> otherwise);

/// "true" or "false"; false where it is missing.
std::expected<bool, Problem> flag_parameter(const Call& call, std::string_view name);

/// The words after commas; empty where it is missing.
std::vector<std::string> words_parameter(const Call& call, std::string_view name);

/// One of the words allowed; the first where it is missing.
std::expected<std::string, Problem> choice_parameter(
    const Call& call, std::string_view name, std::initializer_list<std::string_view> allowed);

/// `secrets=shown` or `masked`; masked where it is missing.
std::expected<Secrets, Problem> secrets_parameter(const Call& call);

/// The same where one record is read: shown where it is missing.
std::expected<Secrets, Problem> secrets_of_one(const Call& call);

/// The same as a report has it: `masked=true` or `false`; true where it is missing.
std::expected<Secrets, Problem> masked_parameter(const Call& call);

/// The authority of `authority=`; a token that is bound to one needs none.
std::expected<Authority, Problem> authority_of(Call& call);

/// The unit with that code; none: the authority that the token is bound to.
std::expected<UnitPlace, Problem> place_of(Call& call, std::optional<std::string_view> code, In in);

/// The filter that the address of a list holds: conditions on fields, `archived` and `q`.
std::expected<Filter, Problem> filter_of(Call& call);

/// "?authority=UTB" where the asker must say it, for addresses that lead on.
std::string authority_suffix(const Call& call, std::string_view code);

}  // namespace ringmur::api
