#pragma once

#include <string>
#include <string_view>

namespace ringmur {

/// The bytes of hexadecimal digits, in lower or upper case: the inverse of hex(). Empty where it is something
/// else, or where a digit has no other.
std::string from_hex(std::string_view digits);

}  // namespace ringmur
