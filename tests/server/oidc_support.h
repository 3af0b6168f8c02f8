#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <mutex>
#include <optional>
#include <string>

#include "api_support.h"
#include "identity/listener_support.h"
#include "identity/token_support.h"
#include "store/providers.h"

namespace ringmur::test {

/// Of an address' query; empty where it is not there.
inline std::string parameter_of(const std::string& address, const std::string& name) {
  auto at = address.find(name + "=");
  if (at == std::string::npos) return {};
  at += name.size() + 1;
  return address.substr(at, address.find('&', at) - at);
}

inline std::string answer_of(
    const std::string& body, const std::string& status = "200 OK", const std::string& more = "") {
  return fmt::format(
      "HTTP/1.1 {}\r\nConnection: close\r\nContent-Type: application/json\r\n{}Content-Length: {}\r\n\r\n{}",
      status, more, body.size(), body);
}

/// A server, and a provider that is ours to bend.
class OidcApi : public testing::Test {
 protected:
  explicit OidcApi(BehindHttps behind_https = BehindHttps::no)
      : server(Engine::sqlite, behind_https),
        listener_([this](const std::string& head) { return provide(head); }) {
    server.as = "";
    content.name = "Prov";
    content.issuer = fmt::format("http://127.0.0.1:{}", listener_.port());
    content.client_id = "ringmur";
    content.network = Network::loopback;
    content.newcomers = Newcomers::create;
    content.authority = authority();
    keys = test::jwks({honest.jwk()});
  }

  Uuid authority() {
    for (const Authority& one : server.store().authorities(house))
      if (one.code == "UTB") return one.id;
    return {};
  }

  std::string provide(const std::string& head) {
    std::lock_guard lock(mutex);
    if (head.find("/.well-known/") != std::string::npos) {
      if (!discovery.empty()) return discovery;
      return answer_of(fmt::format(
          R"({{"issuer":"{0}","authorization_endpoint":"{0}/auth","token_endpoint":"{0}/token","jwks_uri":"{0}/jwks"}})",
          content.issuer));
    }
    if (head.starts_with("GET /jwks")) {
      ++key_reads;
      return answer_of(keys);
    }
    token_request = head;
    return answer_of(fmt::format(R"({{"id_token":"{}","token_type":"Bearer","access_token":"x"}})", token));
  }

  Uuid provider() {
    if (!provider_) provider_ = create_provider(server.store(), house, content, {}).value().id;
    return *provider_;
  }

  JsonAnswer start(const std::string& query = "") {
    return server.ask("GET", fmt::format("/api/v1/oidc/{}/start{}", to_string(provider()), query));
  }

  static std::string cookie_of(const JsonAnswer& answer) {
    std::string header = answer.header("Set-Cookie");
    return header.substr(0, header.find(';'));
  }

  /// Begins, lets `make` make the token of the nonce, and comes back.
  template <typename Make>
  JsonAnswer come_back(const Make& make, const std::string& query = "") {
    begun = start(query);
    EXPECT_EQ(begun.status, 302) << begun.body;
    std::string at = begun.header("Location");
    {
      std::lock_guard lock(mutex);
      token = make(parameter_of(at, "nonce"));
    }
    back = "/api/v1/oidc/callback?code=c&state=" + parameter_of(at, "state");
    return server.ask("GET", back, {{"Cookie", cookie_of(begun)}});
  }

  std::string payload(const std::string& nonce, std::string_view more = "", std::int64_t lasts = 300) {
    auto seconds = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
    return fmt::format(
        R"({{{}"iss":"{}","aud":"ringmur","sub":"s-1","preferred_username":"anna.outside","nonce":"{}","exp":{},"iat":{}}})",
        more, content.issuer, nonce, seconds + lasts, seconds);
  }
  std::string refusal(const JsonAnswer& answer) {
    return answer.status == 302 ? "let in" : answer.text("code");
  }

  const Actor house{"command line: test", {}, Right::administer, {}};
  const SigningKey honest = SigningKey::rsa("k1");
  ApiServer server;
  ProviderContent content;
  std::mutex mutex;
  std::string discovery;
  std::string keys;
  std::string token;
  std::string token_request;
  std::string back;
  JsonAnswer begun;
  int key_reads{0};
  test::Listener listener_;
  std::optional<Uuid> provider_;
};

}  // namespace ringmur::test
