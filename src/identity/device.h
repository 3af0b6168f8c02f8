#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/sealing_key.h"

/// A browser that somebody has signed in with before shows a mark, so that its tries are counted by
/// themselves and nobody's guessing elsewhere delays it (OWASP: device cookies). The mark lets nobody in.
namespace ringmur::device {

inline constexpr std::chrono::days mark_is_good{180};

/// Who it is a mark of, and which.
struct Mark {
  std::string id;  ///< 16 bytes of chance: what tries are counted by
  Instant made_at{};
};

/// The account's mark in what the cookie holds; nothing where there is none, it is too old, or we did not
/// make it. The cookie holds those of the last five people of a shared browser.
std::optional<Mark> mark_of(const SealingKey& key, std::string_view cookie, const Uuid& account, Instant at);

/// The cookie with a fresh mark of the account; nothing where the one in it is less than half as old as it
/// may become.
std::optional<std::string> marked(
    const SealingKey& key, std::string_view cookie, const Uuid& account, Instant at);

}  // namespace ringmur::device
