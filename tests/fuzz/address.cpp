// Addresses, cookies and tokens as a request carries them.

#include <string>

#include "base/text.h"
#include "fuzz_support.h"
#include "server/auth.h"
#include "server/wire.h"

namespace ringmur::fuzz {

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const std::string_view target = next_part(rest);
  http::RequestHead head;
  if (http::read_target(target, head)) {
    require(head.path.starts_with('/'), "a path begins with a slash");
    std::string again;
    for (const std::string& segment : head.segments) {
      require(segment != "." && segment != ".." && !has_control(segment), "segments are clean");
      require_text(segment, "segments are UTF-8");
      again += '/';
      for (const unsigned char c : segment) {
        constexpr char digits[] = "0123456789ABCDEF";
        (again += '%') += digits[c / 16];
        again += digits[c % 16];
      }
    }
    http::RequestHead second;
    require(head.segments.empty() || (http::read_target(again, second) && second.segments == head.segments),
        "segments written in full are read the same");
    for (const auto& [name, value] : head.query) {
      require_text(name, "names are UTF-8");
      require_text(value, "values are UTF-8");
    }
  }
  head.headers = {{"Cookie", std::string(rest)}, {"Authorization", std::string(rest)}};
  const std::string_view value = api::cookie(head, "ringmur_session");
  require(value.find(';') == std::string_view::npos, "a cookie ends where the next begins");
  const std::string_view token = api::bearer_token(head);
  require(token.size() <= rest.size(), "a token is a part of its header");
}

}  // namespace ringmur::fuzz
