#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "identity/fetch.h"

namespace ringmur {

std::string_view code_of(Network network) {
  switch (network) {
    case Network::public_:
      return "public";
    case Network::internal:
      return "internal";
    case Network::loopback:
      return "loopback";
  }
  std::unreachable();
}

std::optional<Network> network_of(std::string_view code) {
  for (Network network : {Network::public_, Network::internal, Network::loopback}) {
    if (code == code_of(network)) return network;
  }
  return std::nullopt;
}

namespace {

enum class Kind { open, private_, loopback, never };

struct Range4 {
  std::uint32_t start;
  int bits;
  Kind kind;
};

/// IANA IPv4 Special-Purpose Address Registry (RFC 6890), and multicast.
constexpr std::array special{
    Range4{0x00000000, 8, Kind::never},      // 0.0.0.0/8
    Range4{0x0A000000, 8, Kind::private_},   // 10.0.0.0/8
    Range4{0x64400000, 10, Kind::private_},  // 100.64.0.0/10
    Range4{0x7F000000, 8, Kind::loopback},   // 127.0.0.0/8
    Range4{0xA9FE0000, 16, Kind::never},     // 169.254.0.0/16: clouds answer with keys here
    Range4{0xAC100000, 12, Kind::private_},  // 172.16.0.0/12
    Range4{0xC0000000, 24, Kind::never},     // 192.0.0.0/24
    Range4{0xC0000200, 24, Kind::never},     // 192.0.2.0/24
    Range4{0xC0586300, 24, Kind::never},     // 192.88.99.0/24
    Range4{0xC0A80000, 16, Kind::private_},  // 192.168.0.0/16
    Range4{0xC6120000, 15, Kind::never},     // 198.18.0.0/15
    Range4{0xC6336400, 24, Kind::never},     // 198.51.100.0/24
    Range4{0xCB007100, 24, Kind::never},     // 203.0.113.0/24
    Range4{0xE0000000, 3, Kind::never},      // 224.0.0.0/4 and 240.0.0.0/4
};

Kind kind_of4(std::uint32_t address) {
  for (const Range4& range : special) {
    if ((address ^ range.start) >> (32 - range.bits) == 0) return range.kind;
  }
  return Kind::open;
}

using Bytes6 = std::array<std::uint8_t, 16>;

bool starts_with(const Bytes6& address, std::initializer_list<std::uint8_t> start) {
  return std::equal(start.begin(), start.end(), address.begin());
}

/// IANA IPv6 Special-Purpose Address Registry; outside 2000::/3 nothing is given out.
Kind kind_of6(const Bytes6& address) {
  Bytes6 loopback{};
  loopback.back() = 1;
  if (address == loopback) return Kind::loopback;
  if (starts_with(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) {
    std::uint32_t inner = 0;
    for (std::size_t at = 12; at < 16; ++at) inner = inner << 8 | address[at];
    return kind_of4(inner);
  }
  if ((address[0] & 0xFE) == 0xFC) return Kind::private_;  // fc00::/7
  if ((address[0] & 0xE0) != 0x20) return Kind::never;
  bool protocols = starts_with(address, {0x20, 0x01}) && address[2] < 2;  // 2001::/23, Teredo among them
  bool examples = starts_with(address, {0x20, 0x01, 0x0D, 0xB8}) ||
                  (starts_with(address, {0x3F, 0xFF}) && address[2] < 0x10);
  bool tunnel = starts_with(address, {0x20, 0x02});  // 6to4 holds any IPv4 address
  return protocols || examples || tunnel ? Kind::never : Kind::open;
}

bool allowed(Kind kind, Network network) {
  switch (kind) {
    case Kind::open:
      return network != Network::loopback;
    case Kind::private_:
      return network == Network::internal;
    case Kind::loopback:
      return network == Network::loopback;
    case Kind::never:
      return false;
  }
  std::unreachable();
}

}  // namespace

bool may_connect(const sockaddr& address, Network network) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ip{};
    std::memcpy(&ip, &address, sizeof ip);
    return allowed(kind_of4(ntohl(ip.sin_addr.s_addr)), network);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ip{};
    std::memcpy(&ip, &address, sizeof ip);
    Bytes6 bytes{};
    std::memcpy(bytes.data(), &ip.sin6_addr, bytes.size());
    return allowed(kind_of6(bytes), network);
  }
  return false;
}

namespace {

struct UrlFreer {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

/// A part of an address, as the one who will fetch it reads it; nothing where there is none.
std::optional<std::string> part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return std::nullopt;
  std::string out(text);
  curl_free(text);
  return out;
}

}  // namespace

Result<void> check_address(std::string_view address, Network network) {
  std::unique_ptr<CURLU, UrlFreer> url(curl_url());
  std::string text(address);
  bool odd = text.size() > 1000 || std::ranges::any_of(text, [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte >= 0x7F || c == '\\';
  });
  bool good = !odd && curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) == CURLUE_OK;
  if (good) {
    auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    auto host = part_of(url.get(), CURLUPART_HOST);
    bool secure = scheme == "https" || (network == Network::loopback && scheme == "http");
    good = secure && host && !host->empty() && !part_of(url.get(), CURLUPART_FRAGMENT);
  }
  if (good) return {};
  return refuse(Refusal::invalid, "fetch.address",
      {"Skriv en adress som börjar med https://, utan användarnamn och utan #.",
          "Write an address that begins with https://, without a user name and without #."});
}

}  // namespace ringmur
