#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

/// Tokens as a provider makes them, and as a forger does.
namespace ringmur::test {

std::string encoded(std::string_view bytes);

class SigningKey {
 public:
  static SigningKey rsa(const std::string& id, unsigned bits = 2048);
  static SigningKey p256(const std::string& id);

  /// The public half; `more` are members that come first, each with a comma after it.
  std::string jwk(std::string_view more = "") const;
  std::string public_pem() const;
  /// Signed by `algorithm` (RS256, PS256, ES256); with a head of its own it may claim another.
  std::string token(std::string_view algorithm, std::string_view payload, std::string_view head = "") const;

 private:
  std::string signature(std::string_view algorithm, std::string_view text) const;
  std::string number(const char* name) const;

  std::string id_;
  std::shared_ptr<evp_pkey_st> key_;
};

std::string jwks(const std::vector<std::string>& keys);
std::string hmac_token(
    std::string_view algorithm, std::string_view secret, std::string_view payload, std::string_view id);

}  // namespace ringmur::test
