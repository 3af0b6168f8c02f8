#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

/// One-time codes of an authenticator app: RFC 6238 over RFC 4226 with what every app understands, SHA-1, six
/// digits, thirty seconds.
namespace ringmur::totp {

inline constexpr std::chrono::seconds step_length{30};
/// How far the phone's clock, or a slow hand, may be off (RFC 6238 §5.2 recommends one at most).
inline constexpr std::int64_t steps_off = 1;
inline constexpr std::size_t secret_size = 20;  ///< bytes; RFC 4226 §4 R6 recommends 160 bits

std::string new_secret();

std::int64_t step_at(Instant at);

/// The code of a step: `digits` decimal digits, leading zeros kept.
std::string code_of(std::string_view secret, std::int64_t step, int digits = 6);

/// The step whose code this is, of those around `at` that come after `last_step`: a code is good once (RFC
/// 6238 §5.2). Blanks are let pass. All of them are compared, whichever fits.
std::optional<std::int64_t> step_of(
    std::string_view secret, std::string_view code, Instant at, std::int64_t last_step);

/// otpauth://totp/… for the app, as Google Authenticator's key URI format has it.
std::string uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace ringmur::totp
