#include <fmt/format.h>

#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/health.h"

namespace ringmur::api {

Answer authorities(Call& call) {
  std::string body = "{\"items\":[";
  for (const Authority& authority : call.store().authorities(call.actor)) {
    if (body.back() == '}') body += ',';
    body += '{';
    append_text(body, "id", to_string(authority.id));
    append_text(body, "code", authority.code);
    append_text(body, "name", authority.name);
    body += '}';
  }
  return json_response(200, body + "]}");
}

Answer openapi(Call& call) {
  http::Response response = json_response(200, call.api.openapi.of(call.store().catalogue()));
  response.headers.emplace_back("Cache-Control", "public, max-age=300");
  return response;
}

Answer alive(Call&) {
  return json_response(200, R"({"status":"alive"})");
}

Answer is_ready(Call& call) {
  auto good = ready(call.store());
  if (!good) return std::unexpected(Problem(good.error()));
  return json_response(200, R"({"status":"ready"})");
}

}  // namespace ringmur::api
