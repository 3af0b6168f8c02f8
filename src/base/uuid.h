#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ringmur {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool empty() const { return *this == Uuid{}; }
};

/// A new UUIDv7 (RFC 9562 §5.7): later ids sort after earlier ones of this process.
Uuid new_uuid();

std::string to_string(const Uuid& uuid);
std::optional<Uuid> parse_uuid(std::string_view text);

/// The bytes as text, for binding and hashing.
std::string_view view(const Uuid& uuid);

/// The id of a record of one type: an Id<Unit> cannot stand where an Id<Risk> is wanted.
template <typename Record>
struct Id {
  Uuid value;

  auto operator<=>(const Id&) const = default;
};

}  // namespace ringmur

template <>
struct std::hash<ringmur::Uuid> {
  std::size_t operator()(const ringmur::Uuid& uuid) const noexcept;
};
