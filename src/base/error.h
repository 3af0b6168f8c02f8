#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace ringmur {

/// Why something was refused. Each has one HTTP status (server) and one exit code (cli).
enum class Refusal {
  invalid,          ///< the input is wrong; the message says how to mend it
  unauthenticated,  ///< nobody knows who asks
  forbidden,        ///< known, but not allowed
  not_found,        ///< no such thing, or none that the actor may know of
  conflict,         ///< what is there stands against it (a taken key, an unanswered question)
  changed,          ///< somebody else changed it in between (If-Match)
  too_large,        ///< over a stated limit
  unsupported,      ///< a renderer or a format that is not here
  unavailable,      ///< the database or another part cannot answer now
  throttled,        ///< too many tries; Error::retry_after says when the next may come
};

/// A refusal that a person can read and a program can act on.
struct Error {
  Refusal refusal{Refusal::invalid};
  std::string code;                          ///< stable, for programs: "value.not_allowed"
  Text message;                              ///< what is wrong and what to do
  std::string field;                         ///< the field it is about, if one
  std::vector<Error> details;                ///< where several things are wrong at once
  std::chrono::seconds retry_after{0};       ///< where waiting helps and it is known how long
  std::optional<std::int64_t> tries_left{};  ///< before waiting, or beginning again, where it may be told
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> refuse(
    Refusal refusal, std::string code, Text message, std::string field = {}) {
  return std::unexpected<Error>(Error{refusal, std::move(code), std::move(message), std::move(field), {}});
}

inline std::unexpected<Error> refuse(Error error) {
  return std::unexpected<Error>(std::move(error));
}

}  // namespace ringmur
