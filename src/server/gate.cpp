#include "server/gate.h"

#include <fmt/format.h>

#include <limits>

#include "schema/json_writer.h"
#include "server/problem.h"

namespace ringmur::api {
namespace {

constexpr std::chrono::seconds come_back_in{5};

Problem upgrading(const UpgradeStep& at) {
  Error error{Refusal::unavailable, "store.upgrading",
      {fmt::format("Databasen uppgraderas, steg {} av {}. Försök igen om en stund.", at.step, at.of),
          fmt::format(
              "The database is being upgraded, step {} of {}. Try again in a moment.", at.step, at.of)},
      {}, {}};
  error.retry_after = come_back_in;
  return error;
}

http::Response health(const UpgradeStep& at) {
  JsonWriter json;
  json.open('{').member("status", "upgrading").key("step").raw(fmt::to_string(at.step));
  json.key("of").raw(fmt::to_string(at.of)).member("name", at.name).close('}');
  http::Response response;
  response.status = 503;
  response.headers.emplace_back("Content-Type", "application/json");
  response.headers.emplace_back("Retry-After", fmt::to_string(come_back_in.count()));
  response.body = json.take();
  return response;
}

}  // namespace

void Gate::hold(const UpgradeStep& at) {
  std::lock_guard lock(mutex_);
  at_ = at;
  closed_ = true;
}

http::Route Gate::route() {
  http::Route route;
  route.body_limit = std::numeric_limits<std::int64_t>::max();
  route.admit = [this](const http::RequestHead& head) { return answer(head); };
  return route;
}

std::optional<http::Response> Gate::answer(const http::RequestHead& head) {
  if (!closed_) return std::nullopt;
  UpgradeStep at;
  {
    std::lock_guard lock(mutex_);
    at = at_;
  }
  if (head.path == "/health" || head.path == "/ready") return health(at);
  return respond(upgrading(at), language_of(head.header("Accept-Language")), head.request_id);
}

}  // namespace ringmur::api
