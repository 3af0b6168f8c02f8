#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

/// A refusal as it is kept beside a job that failed: in both languages, since nobody knows yet who will read
/// it.
namespace ringmur {

std::string error_json(const Error& error);

/// Nothing where `json` is no such refusal.
std::optional<Error> error_of(std::string_view json);

}  // namespace ringmur
