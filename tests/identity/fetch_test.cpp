#include "identity/fetch.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <array>
#include <cstring>

#include "identity/listener_support.h"

namespace ringmur {
namespace {

using test::Listener;

bool may(const std::string& text, Network network) {
  sockaddr_storage address{};
  auto* four = reinterpret_cast<sockaddr_in*>(&address);
  auto* six = reinterpret_cast<sockaddr_in6*>(&address);
  if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &six->sin6_addr), 1) << text;
    six->sin6_family = AF_INET6;
  }
  return may_connect(*reinterpret_cast<sockaddr*>(&address), network);
}

TEST(FetchAddress, TheOpenInternetOnly) {
  for (const char* open : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255",
           "100.128.0.0", "2a00:1450:400f::1", "2606:4700::1111"}) {
    EXPECT_TRUE(may(open, Network::public_)) << open;
    EXPECT_TRUE(may(open, Network::internal)) << open;
    EXPECT_FALSE(may(open, Network::loopback)) << open;
  }
}

TEST(FetchAddress, PrivateOnesOnlyWhereTheyAreAllowed) {
  for (const char* inside : {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1",
           "100.64.0.1", "fc00::1", "fd12:3456::1", "::ffff:10.0.0.1"}) {
    EXPECT_FALSE(may(inside, Network::public_)) << inside;
    EXPECT_TRUE(may(inside, Network::internal)) << inside;
    EXPECT_FALSE(may(inside, Network::loopback)) << inside;
  }
}

TEST(FetchAddress, SomeNever) {
  for (const char* never : {"0.0.0.0", "169.254.169.254", "192.0.2.1", "198.18.0.1", "224.0.0.1",
           "255.255.255.255", "::", "fe80::1", "ff02::1", "2002:7f00:1::", "2001:0:4136:e378::",
           "64:ff9b::7f00:1", "::ffff:169.254.169.254", "2001:db8::1", "::127.0.0.1"}) {
    for (Network network : {Network::public_, Network::internal, Network::loopback})
      EXPECT_FALSE(may(never, network)) << never << ' ' << code_of(network);
  }
  for (const char* self : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_FALSE(may(self, Network::public_)) << self;
    EXPECT_FALSE(may(self, Network::internal)) << self;
    EXPECT_TRUE(may(self, Network::loopback)) << self;
  }
}

std::string code_of(const Result<FetchAnswer>& answer) {
  return answer ? "fine" : answer.error().code;
}
std::string ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

TEST(Fetch, GetsAndPosts) {
  std::string seen;
  Listener listener([&](const std::string& head) {
    seen = head;
    return ok("{}");
  });
  auto answer = fetch({.address = listener.url("/a"), .network = Network::loopback});
  ASSERT_TRUE(answer) << answer.error().code;
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "{}");
  EXPECT_TRUE(seen.starts_with("GET /a HTTP/1.1")) << seen;
  ASSERT_TRUE(fetch({.address = listener.url(),
      .network = Network::loopback,
      .form = "a=b",
      .authorization = "Basic eDp5"}));
  EXPECT_TRUE(seen.starts_with("POST /")) << seen;
  EXPECT_NE(seen.find("Authorization: Basic eDp5\r\n"), std::string::npos);
  EXPECT_NE(seen.find("Content-Type: application/x-www-form-urlencoded"), std::string::npos);
}

TEST(Fetch, FollowsNoRedirection) {
  Listener inside([](const std::string&) { return ok("the treasure"); });
  Listener listener([&](const std::string&) {
    return "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + inside.url() +
           "\r\nContent-Length: 0\r\n\r\n";
  });
  auto answer = fetch({.address = listener.url(), .network = Network::loopback});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(answer->body, "");
  EXPECT_EQ(inside.connections(), 0);
}

TEST(Fetch, LooksAtTheAddressThatANameLeadsTo) {
  Listener listener([](const std::string&) { return ok("the treasure"); });
  const std::string port = std::to_string(listener.port());
  for (const char* address : {"127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1", "[::1]"}) {
    auto answer = fetch(
        {.address = "https://id.example:" + port + "/", .resolve = {"id.example:" + port + ":" + address}});
    EXPECT_EQ(code_of(answer), "fetch.not_allowed") << address;
  }
  for (const char* name : {"localhost", "127.0.0.1", "[::1]", "0x7f000001", "2130706433", "127.1"})
    EXPECT_EQ(
        code_of(fetch({.address = std::string("https://") + name + ":" + port + "/"})), "fetch.not_allowed")
        << name;
  EXPECT_EQ(code_of(fetch({.address = "https://localhost:" + port + "/", .network = Network::internal})),
      "fetch.not_allowed");
  EXPECT_EQ(listener.connections(), 0);
}

TEST(Fetch, TakesOnlyHttps) {
  for (const char* address : {"http://id.example/", "ftp://id.example/", "file:///etc/passwd", "id.example",
           "https://", "https://anna@id.example/", "https://id.example/#x", "https://id.example/a b", ""})
    EXPECT_EQ(code_of(fetch({.address = address})), "fetch.address") << address;
  EXPECT_EQ(code_of(fetch({.address = "ftp://127.0.0.1/", .network = Network::loopback})), "fetch.address");
}

TEST(Fetch, RefusesWhatIsHuge) {
  Listener honest([](const std::string&) { return ok(std::string(1024 * 1024 + 1, 'x')); });
  EXPECT_EQ(code_of(fetch({.address = honest.url(), .network = Network::loopback})), "fetch.too_large");
  Listener endless([](const std::string&) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(3 * 1024 * 1024, 'x');
  });
  EXPECT_EQ(code_of(fetch({.address = endless.url(), .network = Network::loopback})), "fetch.too_large");
  Listener heads([](const std::string&) {
    std::string head = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 2000; ++i)
      head += "X-Head-" + std::to_string(i) + ": " + std::string(100, 'x') + "\r\n";
    return head + "\r\n";
  });
  EXPECT_EQ(code_of(fetch({.address = heads.url(), .network = Network::loopback})), "fetch.too_large");
  Listener most([](const std::string&) { return ok(std::string(1024 * 1024, 'x')); });
  EXPECT_EQ(code_of(fetch({.address = most.url(), .network = Network::loopback})), "fine");
}

TEST(Fetch, GivesUpWhatIsSlow) {
  Listener trickle([](const std::string&) {
    std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    for (int i = 0; i < 100; ++i) answer += std::string("\0x", 2);
    return answer;
  });
  auto before = std::chrono::steady_clock::now();
  auto answer =
      fetch({.address = trickle.url(), .network = Network::loopback, .limits = {.milliseconds = 400}});
  auto took = std::chrono::steady_clock::now() - before;
  EXPECT_EQ(code_of(answer), "fetch.too_slow");
  EXPECT_LT(took, std::chrono::seconds{3});
  EXPECT_EQ(FetchLimits{}.milliseconds, 5000);
}

TEST(Fetch, SaysThatNobodyAnswers) {
  std::string closed;
  {
    Listener gone([](const std::string&) { return std::string(); });
    closed = gone.url();
  }
  EXPECT_EQ(code_of(fetch({.address = closed, .network = Network::loopback})), "fetch.failed");
}

}  // namespace
}  // namespace ringmur
