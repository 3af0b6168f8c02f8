#include <algorithm>

#include "base/text.h"
#include "server/auth.h"
#include "server/wire.h"

// What a request carries to say who sends it, taken out of its headers.
namespace ringmur::api {

std::string_view bearer_token(const http::RequestHead& head) {
  constexpr std::string_view scheme = "Bearer ";
  std::string_view value = head.header("Authorization");
  if (!http::same_name(value.substr(0, scheme.size()), scheme)) return {};
  return trimmed(value.substr(scheme.size()));
}

std::string_view cookie(const http::RequestHead& head, std::string_view name) {
  std::string_view all = head.header("Cookie");
  while (!all.empty()) {
    auto end = std::min(all.find(';'), all.size());
    std::string_view one = trimmed(all.substr(0, end));
    auto equals = one.find('=');
    if (equals != std::string_view::npos && one.substr(0, equals) == name) return one.substr(equals + 1);
    all.remove_prefix(std::min(end + 1, all.size()));
  }
  return {};
}

}  // namespace ringmur::api
