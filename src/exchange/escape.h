#pragma once

#include <string>
#include <string_view>

namespace ringmur {

/// UTF-8 text for HTML or XML, in an element or between double quotes. Control characters that neither can
/// hold (all but tab, line feed and carriage return) are left out.
inline std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
      }
    }
  }
  return out;
}

}  // namespace ringmur
