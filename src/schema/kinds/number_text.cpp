#include "schema/kinds/number_text.h"

#include <string>

namespace ringmur::kinds {
namespace {

/// Spaces that part thousands go; the minus that word processors write becomes "-".
std::optional<std::string> plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::string_view rest = text.substr(i);
    std::size_t space = rest.starts_with("\u00a0")   ? 2
                        : rest.starts_with("\u202f") ? 3
                        : rest.starts_with("\u2009") ? 3
                        : rest.starts_with(' ')      ? 1
                                                     : 0;
    if (space > 0) {
      bool between_digits = !out.empty() && out.back() >= '0' && out.back() <= '9' && rest.size() > space;
      if (!between_digits) return std::nullopt;
      i += space;
    } else if (rest.starts_with("\u2212")) {
      out += '-';
      i += 3;
    } else {
      out += text[i++];
    }
  }
  return out;
}

bool append_digit(std::int64_t& number, int digit) {
  return !__builtin_mul_overflow(number, 10, &number) && !__builtin_add_overflow(number, digit, &number);
}

}  // namespace

std::optional<std::int64_t> scaled_number(std::string_view text, int decimals) {
  auto cleaned = plain(text);
  if (!cleaned || cleaned->empty()) return std::nullopt;
  std::string_view rest = *cleaned;
  bool negative = rest.front() == '-';
  if (negative || rest.front() == '+') rest.remove_prefix(1);
  std::int64_t number = 0;
  int digits = 0;
  int after_point = -1;
  for (char c : rest) {
    if ((c == ',' || c == '.') && after_point < 0 && digits > 0) {
      after_point = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    ++digits;
    if (after_point >= 0 && ++after_point > decimals) {
      if (c != '0') return std::nullopt;
      continue;
    }
    if (!append_digit(number, c - '0')) return std::nullopt;
  }
  if (digits == 0 || after_point == 0) return std::nullopt;
  for (int written = after_point < 0 ? 0 : after_point; written < decimals; ++written) {
    if (!append_digit(number, 0)) return std::nullopt;
  }
  return negative ? -number : number;
}

}  // namespace ringmur::kinds
