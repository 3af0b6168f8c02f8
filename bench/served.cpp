#include "served.h"

#include <stdexcept>

#include "areas/areas.h"
#include "base/log.h"
#include "server/wire.h"
#include "store/tokens.h"

namespace ringmur::bench {
namespace {

std::unique_ptr<Store> opened(const std::string& data) {
  log::set_level(log::Level::error);
  auto store = open_store(Location(data), catalogue());
  if (!store) throw std::runtime_error(store.error().message.en);
  return std::move(*store);
}

}  // namespace

const Actor& owner() {
  static const Actor actor{"bench", std::nullopt, Right::administer, {}};
  return actor;
}

std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const auto start = text.find(before);
  if (start == std::string_view::npos) return {};
  const std::string_view rest = text.substr(start + before.size());
  return std::string(rest.substr(0, rest.find(after)));
}

// One token asks for all of it: its heavy work is not counted.
Served::Served(const std::string& data, const std::filesystem::path& folder)
    : store_(opened(data)),
      jobs_(*store_, {}),
      api_{*store_, jobs_, folder, api::AuthorityCodes(*store_), {}, api::Front::nothing, {}, {}, {},
          api::Budget({.most = 0, .a_second = 0, .a_second_of_work = 0}), {}, {}} {}

http::Pairs Served::token_of(const std::string& authority) {
  for (const Authority& one : store_->authorities(owner())) {
    if (one.code != authority) continue;
    auto made = create_token(*store_, owner(), "bench", one.id, Right::write, std::nullopt);
    if (!made) throw std::runtime_error(made.error().message.en);
    return {{"Authorization", "Bearer " + made->secret}};
  }
  throw std::runtime_error("there is no authority " + authority);
}

http::Pairs Served::session_of(const std::string& login, const std::string& password) {
  const http::Response answer = ask(http::Method::post, "/api/v1/session", {},
      R"({"login":")" + login + R"(","password":")" + password + "\"}");
  for (const auto& [name, value] : answer.headers) {
    if (name == "Set-Cookie" && value.starts_with("ringmur_session="))
      return {{"Cookie", value.substr(0, value.find(';'))}};
  }
  throw std::runtime_error(login + " cannot sign in");
}

http::Response Served::ask(
    http::Method method, const std::string& target, const http::Pairs& headers, std::string_view body) {
  http::Request request;
  request.method = method;
  if (!http::read_target(target, request)) throw std::runtime_error("no address: " + target);
  request.headers = headers;
  request.headers.emplace_back("Host", "localhost");
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.remote = "127.0.0.1";
  request.request_id = "bench";
  request.body = body;
  http::Response answer = api::answer(api_, request);
  if (answer.status >= 300)
    throw std::runtime_error(target + " is answered " + std::to_string(answer.status) + ": " + answer.body);
  return answer;
}

}  // namespace ringmur::bench
