#include "base/hex.h"

#include <sodium.h>

namespace ringmur {

std::string from_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t made = 0;
  const char* end = nullptr;
  const bool good = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                        digits.data(), digits.size(), nullptr, &made, &end) == 0 &&
                    made * 2 == digits.size();
  return good ? bytes : std::string();
}

}  // namespace ringmur
