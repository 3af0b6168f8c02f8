#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.h"
#include "base/uuid.h"

namespace ringmur {

/// An exact decimal number with four decimals: 12.5 is {125000}.
struct Decimal {
  static constexpr std::int64_t one = 10'000;
  std::int64_t scaled{0};

  auto operator<=>(const Decimal&) const = default;
};

/// What a field holds. Nothing is std::monostate: empty text is nothing too.
using Value = std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, Date, Instant, Uuid>;

inline bool is_empty(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

/// The text that is hashed and compared: the same on every machine and engine, never shown to people.
std::string canonical(const Value& value);
void append_canonical(std::string& out, const Value& value);

}  // namespace ringmur
