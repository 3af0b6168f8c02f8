#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/error.h"

/// What several ways of telling of an incident ask of words and times.
namespace ringmur::incidents {

/// How far ahead the clock of who tells may be of ours.
constexpr std::chrono::minutes slow_clock{5};

/// NFC and without blanks around it. Refused: not UTF-8 ("value.not_utf8"), more than `most` characters
/// ("value.too_long").
Result<std::string> plain_text(const char* field, std::string_view text, std::size_t most);

/// Säkerhetskänslig verksamhet (2025:1506, 1 kap. 12–13 §§): the field must be empty,
/// "incident.sensitive_details".
std::unexpected<Error> no_details_here(const char* field);

}  // namespace ringmur::incidents
