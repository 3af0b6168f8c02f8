#include "server/auth.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "identity/device.h"
#include "server/wire.h"
#include "store/tokens.h"

namespace ringmur::api {
namespace {

std::unexpected<Problem> unauthenticated(const http::RequestHead& head, Error error) {
  Problem problem(std::move(error));
  if (problem.error.refusal == Refusal::unauthenticated) {
    std::string challenge = "Bearer realm=\"Ringmur\"";
    if (!bearer_token(head).empty()) challenge += ", error=\"invalid_token\"";
    problem.headers.emplace_back("WWW-Authenticate", std::move(challenge));
  }
  return std::unexpected(std::move(problem));
}

std::unexpected<Problem> csrf_missing() {
  return std::unexpected(Problem({Refusal::forbidden, "csrf.missing",
      {"Anropet kom inte från Ringmurs egen sida. Ladda om sidan och försök igen. Program skickar en nyckel "
       "i "
       "stället för kakan.",
          "The request did not come from Ringmur's own page. Load the page again and retry. Programs send a "
          "token instead of the cookie."},
      {}, {}}));
}

bool changes_something(http::Method method) {
  return method != http::Method::get && method != http::Method::options;
}

std::expected<void, Problem> by_token(Call& call, std::string_view token) {
  auto actor = ringmur::authenticate(call.store(), token);
  if (!actor) return unauthenticated(call.request, actor.error());
  call.actor = std::move(*actor);
  call.actor.request = call.request.request_id;
  return {};
}

std::expected<void, Problem> by_cookie(Call& call, std::string_view secret) {
  auto who = session_of(call.store(), secret);
  if (!who) {
    auto refused = unauthenticated(call.request, who.error());
    if (who.error().refusal == Refusal::unauthenticated)
      refused.error().headers.emplace_back("Set-Cookie", ended_cookie_header(call.api));
    return refused;
  }
  if (changes_something(call.request.method)) {
    if (auto own = from_our_own_page(call.request); !own) return own;
    if (!is_csrf_of(secret, call.request.header("X-CSRF-Token"))) return csrf_missing();
  }
  call.actor = who->actor;
  call.actor.request = call.request.request_id;
  call.person = std::move(*who);
  call.secret = secret;
  return {};
}

/// The last of X-Forwarded-For: what the proxy itself saw. Those before it are what somebody claims.
std::string_view forwarded_for(const http::RequestHead& head) {
  std::string_view last;
  for (const auto& [name, value] : head.headers) {
    if (http::same_name(name, "X-Forwarded-For")) last = value;
  }
  auto comma = last.rfind(',');
  return trimmed(comma == std::string_view::npos ? last : last.substr(comma + 1));
}

}  // namespace

std::string_view cookie_name(const Api& api, Cookie which) {
  const bool plain = api.front == Front::nothing;
  switch (which) {
    case Cookie::session:
      return plain ? "ringmur_session" : "__Host-ringmur_session";
    case Cookie::device:
      return plain ? "ringmur_device" : "__Secure-ringmur_device";
    case Cookie::oidc:
      return plain ? "ringmur_oidc" : "__Host-ringmur_oidc";
  }
  std::unreachable();
}

std::string_view session_cookie(const Api& api, const http::RequestHead& head) {
  return cookie(head, cookie_name(api, Cookie::session));
}

std::expected<void, Problem> authenticate(Call& call) {
  if (std::string_view token = bearer_token(call.request); !token.empty()) return by_token(call, token);
  if (std::string_view secret = session_cookie(call.api, call.request); !secret.empty())
    return by_cookie(call, secret);
  return unauthenticated(call.request,
      {Refusal::unauthenticated, "token.missing",
          {"Logga in, eller skicka Authorization: Bearer följt av en nyckel från `ringmur token create`.",
              "Sign in, or send Authorization: Bearer and a token from `ringmur token create`."},
          {}, {}});
}

std::expected<void, Problem> begun_here(const http::RequestHead& head) {
  std::string_view site = head.header("Sec-Fetch-Site");
  if (site.empty() || site == "none" || site == "same-origin") return {};
  return std::unexpected(Problem({Refusal::forbidden, "oidc.elsewhere",
      {"Inloggningen påbörjades från en annan webbplats. Börja på Ringmurs egen sida.",
          "The sign-in was begun from another site. Begin on Ringmur's own page."},
      {}, {}}));
}

std::expected<void, Problem> from_our_own_page(const http::RequestHead& head) {
  std::string_view site = head.header("Sec-Fetch-Site");
  if (site == "same-origin") return {};
  if (!site.empty()) return csrf_missing();
  // Browsers say it by HTTPS and to localhost only. By plain HTTP they still name the page's origin.
  std::string_view origin = head.header("Origin");
  if (origin.empty()) return {};
  auto scheme = origin.find("://");
  bool same =
      scheme != std::string_view::npos && http::same_name(origin.substr(scheme + 3), head.header("Host"));
  if (same) return {};
  return csrf_missing();
}

bool may_send_files(const Api& api, const http::RequestHead& head) {
  constexpr std::size_t secret_length = 43;
  return bearer_token(head).starts_with("ringmur_") || session_cookie(api, head).size() == secret_length;
}

Browser browser_of(const Call& call) {
  std::string remote = call.request.remote;
  switch (call.api.front) {
    case Front::nothing:
      break;
    case Front::https_proxy:
      if (std::string_view said = forwarded_for(call.request); !said.empty()) remote = prefix(said, 60);
      break;
  }
  return {std::move(remote), std::string(call.request.header("User-Agent")),
      std::string(cookie(call.request, cookie_name(call.api, Cookie::device)))};
}

namespace {

std::string cookie_attributes(const Api& api, std::string_view path = "/") {
  std::string attributes = "; Path=" + std::string(path) + "; HttpOnly; SameSite=Strict";
  switch (api.front) {
    case Front::nothing:
      break;
    case Front::https_proxy:
      attributes += "; Secure";
      break;
  }
  return attributes;
}

}  // namespace

/// Without an age: closing the browser forgets it, as people expect of a shared computer.
std::string session_cookie_header(const Api& api, std::string_view secret) {
  return std::string(cookie_name(api, Cookie::session)) + '=' + std::string(secret) + cookie_attributes(api);
}

std::string ended_cookie_header(const Api& api) {
  return std::string(cookie_name(api, Cookie::session)) + "=; Max-Age=0" + cookie_attributes(api);
}

std::string device_cookie_header(const Api& api, std::string_view mark) {
  constexpr auto age = std::chrono::seconds(device::mark_is_good);
  return fmt::format("{}={}; Max-Age={}{}", cookie_name(api, Cookie::device), mark, age.count(),
      cookie_attributes(api, "/api/v1/session"));
}

/// Lax, since the browser comes back from another site; and by plain HTTP only to the sign-in's own
/// addresses. Behind HTTPS the name keeps neighbours out, and asks for the path of all.
std::string flow_cookie_header(const Api& api, std::string_view value, std::chrono::seconds age) {
  const bool plain = api.front == Front::nothing;
  return fmt::format("{}={}; Path={}; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie_name(api, Cookie::oidc),
      value, plain ? "/api/v1/oidc" : "/", age.count(), plain ? "" : "; Secure");
}

}  // namespace ringmur::api
