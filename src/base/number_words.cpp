#include "base/number_words.h"

#include <string>

namespace ringmur {

Text counted(std::int64_t number) {
  const std::string digits = std::to_string(number);
  const std::size_t sign = number < 0 ? 1 : 0;
  Text text{digits, digits};
  for (std::size_t at = digits.size(); at > sign + 3;) {
    at -= 3;
    text.sv.insert(at, "\u00a0");
    text.en.insert(at, ",");
  }
  return text;
}

}  // namespace ringmur
