#include "base/mail_address.h"

#include <algorithm>

namespace ringmur {

bool is_mail_address(std::string_view address) {
  constexpr std::size_t longest = 254;
  constexpr std::string_view between = "._-+";
  const auto is_good = [&](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           between.find(byte) != between.npos;
  };
  const std::size_t at = address.find('@');
  if (at == 0 || at == address.npos || address.size() > longest) return false;
  const std::string_view name = address.substr(0, at);
  const std::string_view domain = address.substr(at + 1);
  const bool has_dot = domain.find('.') != domain.npos && !domain.starts_with('.') && !domain.ends_with('.');
  return has_dot && domain.find("..") == domain.npos && std::ranges::all_of(name, is_good) &&
         std::ranges::all_of(domain, is_good);
}

}  // namespace ringmur
