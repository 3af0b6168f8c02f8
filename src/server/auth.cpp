#include "server/auth.h"

#include "base/text.h"
#include "server/wire.h"

namespace ringmur::api {

std::string_view bearer_token(const http::RequestHead& head) {
  constexpr std::string_view scheme = "Bearer ";
  std::string_view value = head.header("Authorization");
  if (!http::same_name(value.substr(0, scheme.size()), scheme)) return {};
  return trimmed(value.substr(scheme.size()));
}

Result<Actor> authenticated(Store& store, const http::RequestHead& head) {
  std::string_view token = bearer_token(head);
  if (!token.empty()) return authenticate(store, token);
  return refuse(Refusal::unauthenticated, "token.missing",
      {"Skicka Authorization: Bearer följt av en nyckel från `ringmur token create`.",
          "Send Authorization: Bearer and a token from `ringmur token create`."});
}

std::string challenge(const http::RequestHead& head) {
  std::string value = "Bearer realm=\"Ringmur\"";
  if (!bearer_token(head).empty()) value += ", error=\"invalid_token\"";
  return value;
}

}  // namespace ringmur::api
