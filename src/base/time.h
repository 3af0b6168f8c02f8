#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace ringmur {

using Date = std::chrono::sys_days;
/// A moment, in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

Instant now();

/// "2025-11-05"
std::string to_string(Date date);
/// RFC 3339 in UTC: "2025-11-05T13:30:00Z", with milliseconds where there are any.
std::string to_string(Instant instant);

/// "2025-11-05" and nothing else. Years 1000 to 9999.
std::optional<Date> parse_iso_date(std::string_view text);
/// RFC 3339 with a zone: "2025-11-05T14:30:00+01:00".
std::optional<Instant> parse_rfc3339(std::string_view text);

std::optional<Date> make_date(int year, int month, int day);
int year_of(Date date);

}  // namespace ringmur
