#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "client_support.h"
#include "http_support.h"
#include "server/http.h"

// What the server does when it has more to do than it can: it says so at once, and what is light goes on.

namespace ringmur::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::string request(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

template <typename Condition>
bool soon(Condition condition) {
  for (int turn = 0; turn < 500 && !condition(); ++turn) std::this_thread::sleep_for(milliseconds{10});
  return condition();
}

/// Connections that have each sent the same.
class Crowd {
 public:
  Crowd(const TestServer& server, int count, const std::string& bytes) {
    for (int number = 0; number < count; ++number) {
      all.push_back(std::make_unique<Client>(server.port()));
      all.back()->send(bytes);
    }
  }
  long answered() const {
    return std::ranges::count_if(all, [](const auto& one) { return one->has_answer(); });
  }

  std::vector<std::unique_ptr<Client>> all;
};

int status_of(const TestServer& server, const std::string& bytes) {
  Client client(server.port());
  client.send(bytes);
  return client.read().status;
}

Options with_threads(unsigned threads) {
  Options options;
  options.worker_threads = threads;
  return options;
}

TEST(BackPressure, HeavyWorkLeavesTheOthersAlone) {
  Options options = with_threads(5);
  options.limits.queued_requests = 32;  // of which two may wait for heavy work
  TestServer server(options);
  Client first(server.port());
  first.send(request("/gate?lane=heavy"));
  server.gate.await(1);
  Crowd heavy(server, 5, request("/gate?lane=heavy"));
  ASSERT_TRUE(soon([&] { return heavy.answered() == 3; })) << "one at work, two wait, three are refused";
  EXPECT_EQ(status_of(server, request("/show")), 200);
  EXPECT_EQ(status_of(server, request("/show?lane=write")), 200);
  EXPECT_EQ(status_of(server, request("/show?lane=door")), 200);
  server.gate.open();
  EXPECT_EQ(first.read().status, 200);
  long through = 0;
  for (const auto& one : heavy.all) through += one->read().status == 200;
  EXPECT_EQ(through, 2);
  EXPECT_EQ(status_of(server, request("/show?lane=heavy")), 200) << "and it is back at once";
}

TEST(BackPressure, WhoWritesLeavesWhoReads) {
  TestServer server(with_threads(5));
  const Crowd writers(server, 8, request("/gate?lane=write"));
  server.gate.await(2);
  EXPECT_EQ(status_of(server, request("/show")), 200);
}

TEST(BackPressure, WhoReadsLeavesTheDoor) {
  TestServer server(with_threads(5));
  const Crowd readers(server, 8, request("/gate"));
  server.gate.await(4);
  EXPECT_EQ(status_of(server, request("/show?lane=door")), 200);
}

TEST(BackPressure, WhoHasWaitedTooLongIsToldSo) {
  Options options = with_threads(1);
  options.limits.longest_wait = milliseconds{300};
  TestServer server(options);
  Client first(server.port());
  first.send(request("/gate"));
  server.gate.await(1);
  Client second(server.port());
  second.send(request("/show"));
  std::this_thread::sleep_for(milliseconds{600});
  EXPECT_EQ(status_of(server, request("/show")), 503) << "others wait for too long already";
  server.gate.open();
  EXPECT_EQ(first.read().status, 200) << "what was begun is done";
  EXPECT_EQ(second.read().status, 503);
  EXPECT_EQ(status_of(server, request("/show")), 200);
}

TEST(BackPressure, OneAskerHasOnlySoMuchUnderWay) {
  Options options;
  options.limits.at_once_each = 2;
  TestServer server(options);
  Crowd own(server, 2, request("/gate", "X-Asker: anna\r\n"));
  server.gate.await(2);
  Client third(server.port());
  third.send(request("/show", "X-Asker: anna\r\nAccept-Language: en\r\n"));
  const Answer refused = third.read();
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
  EXPECT_NE(refused.body.find("too much at once"), std::string::npos) << refused.body;
  EXPECT_EQ(status_of(server, request("/show", "X-Asker: bo\r\n")), 200);
  EXPECT_EQ(status_of(server, request("/show")), 200);
  server.gate.open();
  for (const auto& one : own.all) EXPECT_EQ(one->read().status, 200);
  EXPECT_EQ(status_of(server, request("/show", "X-Asker: anna\r\n")), 200);
}

std::string upload(const std::string& path, std::size_t promised, std::size_t sent) {
  return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(promised) + "\r\n\r\n" +
         std::string(sent, 'x');
}

void bodies_are_bounded(const Options& options, const std::string& path, std::size_t most) {
  TestServer server(options);
  {
    Crowd half(server, 3, upload(path, most, most / 2));
    ASSERT_TRUE(soon([&] { return half.answered() == 1; })) << "two halves fit, three do not";
    EXPECT_EQ(status_of(server, upload("/echo", 100, 100)), 200) << "what is small is taken always";
    EXPECT_EQ(status_of(server, request("/show")), 200);
    for (const auto& one : half.all) {
      if (!one->has_answer()) continue;
      const Answer answer = one->read();
      EXPECT_EQ(answer.status, 503);
      EXPECT_FALSE(answer.header("Retry-After").empty());
    }
  }
  EXPECT_TRUE(soon([&] { return status_of(server, upload(path, most / 2, most / 2)) == 200; }));
}

TEST(BackPressure, BodiesInMemoryAreBounded) {
  constexpr std::size_t most = 400'000;
  Options options;
  options.limits.bodies = most;
  bodies_are_bounded(options, "/echo", most);
}

TEST(BackPressure, FilesOnTheirWayAreBounded) {
  constexpr std::size_t most = 2'000'000;
  Options options;
  options.limits.spooled = most;
  bodies_are_bounded(options, "/file", most);
}

TEST(BackPressure, WhoIsIdleGivesWay) {
  Options options;
  options.limits.connections = 3;
  TestServer server(options);
  Client busy(server.port());
  busy.send(request("/gate"));
  server.gate.await(1);
  Crowd idle(server, 2, request("/show"));
  for (const auto& one : idle.all) EXPECT_EQ(one->read().status, 200);
  std::this_thread::sleep_for(milliseconds{20});
  Client fresh(server.port());
  fresh.send(request("/show"));
  EXPECT_EQ(fresh.read().status, 200);
  EXPECT_TRUE(soon([&] {
    return idle.all[0]->closed_within(milliseconds{1}) != idle.all[1]->closed_within(milliseconds{1});
  })) << "one of them has gone, and one only";
  server.gate.open();
  EXPECT_EQ(busy.read().status, 200);
}

TEST(BackPressure, TheSlowestReadersGiveWay) {
  Options options;
  options.limits.answers = 4'000'000;
  TestServer server(options);
  Crowd slow(server, 3, request("/big"));
  std::this_thread::sleep_for(milliseconds{100});
  Client quick(server.port());
  quick.send(request("/big"));
  EXPECT_TRUE(quick.read().whole) << "who reads is sent all";
  std::this_thread::sleep_for(seconds{3});
  long whole = 0;
  for (const auto& one : slow.all) whole += one->read().whole;
  EXPECT_EQ(whole, 1) << "three hold nine megabytes, of which four are borne with";
}

}  // namespace
}  // namespace ringmur::http
