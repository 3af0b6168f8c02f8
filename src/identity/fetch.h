#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

struct sockaddr;

/// Requests outwards, to sign-in providers. Whoever names an address must not be able to make the server look
/// around in the network where it stands.
namespace ringmur {

/// Where a provider may be. `public_`: https, and only addresses of the open internet. `internal`: https,
/// also the private ranges of a city's own network. `loopback`: this machine only, also without TLS; for
/// tests.
enum class Network { public_, internal, loopback };

std::string_view code_of(Network network);
std::optional<Network> network_of(std::string_view code);

/// Whether a connection may be made to this address (IPv4 or IPv6; of the IANA registries of special-purpose
/// addresses none but those that `network` allows). Asked for the address that is connected to, not for a
/// name.
bool may_connect(const sockaddr& address, Network network);

/// Refuses what is no https address (http too where it is loopback), names a user, or has a fragment:
/// `invalid`, "fetch.address".
Result<void> check_address(std::string_view address, Network network);

struct FetchLimits {
  std::size_t bytes{1024 * 1024};
  long milliseconds{5000};  ///< for all of it, the name included
};

struct FetchRequest {
  std::string address;
  Network network{Network::public_};
  std::optional<std::string> form{};           ///< POST, application/x-www-form-urlencoded
  std::optional<std::string> authorization{};  ///< the header
  FetchLimits limits{};
  std::vector<std::string> resolve{};  ///< "name:port:address" over DNS: for tests
};

struct FetchAnswer {
  long status{0};
  std::string body;
};

/// Follows no redirection, uses no proxy and keeps no cookie. Refused as `unavailable`: "fetch.not_allowed"
/// (the name leads to an address that it may not), "fetch.too_large", "fetch.too_slow", "fetch.failed"; as
/// check_address() says.
Result<FetchAnswer> fetch(const FetchRequest& request);

}  // namespace ringmur
