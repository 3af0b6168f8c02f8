#include "server/public_url.h"

#include <algorithm>

namespace ringmur::api {

std::string public_url(const Call& call) {
  std::string said = call.api.origin;
  while (said.ends_with('/')) said.pop_back();
  if (!said.empty()) return said;
  std::string_view host = call.request.header("Host");
  bool plain = !host.empty() && std::ranges::all_of(host, [](char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view(".-:[]").find(c) != std::string_view::npos;
  });
  std::string scheme = call.api.front == Front::https_proxy ? "https://" : "http://";
  return scheme + (plain ? std::string(host) : std::string("localhost"));
}

}  // namespace ringmur::api
