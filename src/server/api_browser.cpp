#include "server/api_browser.h"

#include "server/wire.h"

namespace ringmur::api {

bool shows_a_page(const http::RequestHead& head) {
  return head.header("Accept").find("text/html") != std::string_view::npos;
}

http::Response redirect_to(const std::string& address) {
  http::Response response;
  response.status = 302;
  response.headers.emplace_back("Location", address);
  return response;
}

http::Response back_to_sign_in(const Problem& problem) {
  http::Response response = redirect_to("/?sign_in_error=" + problem.error.code);
  for (const auto& [name, value] : problem.headers) {
    if (http::same_name(name, "Set-Cookie")) response.headers.emplace_back(name, value);
  }
  return response;
}

}  // namespace ringmur::api
