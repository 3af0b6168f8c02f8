#include <gtest/gtest.h>

#include <algorithm>

#include "client_support.h"
#include "http_support.h"
#include "server/http.h"

// What the server does with those who are slow, many or gone, and when it stops itself.

namespace ringmur::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

constexpr const char* show = "GET /show HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr const char* gated = "GET /gate HTTP/1.1\r\nHost: a\r\n\r\n";

std::string stream(const std::string& kind) {
  return "GET /stream/" + kind + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

template <typename Condition>
bool soon(Condition condition) {
  for (int turn = 0; turn < 500 && !condition(); ++turn) std::this_thread::sleep_for(milliseconds{10});
  return condition();
}

TEST(HttpPatience, ATrickledHeadIsCutOff) {
  TestServer server(hasty());
  Client client(server.port());
  client.send("GET /show HTTP/1.1\r\nHost: a\r\n");
  const auto begin = Clock::now();
  for (int turn = 0; turn < 100 && client.send("X: y\r\n") && !client.closed_within(milliseconds{1});
      ++turn) {
    std::this_thread::sleep_for(milliseconds{50});
    if (Clock::now() - begin > milliseconds{900}) break;
  }
  EXPECT_FALSE(client.closed_within(milliseconds{0}));  // it is told why
  EXPECT_EQ(client.read().status, 408);
  EXPECT_LT(Clock::now() - begin, seconds{5});
}

TEST(HttpPatience, ATrickledBodyIsCutOff) {
  TestServer server(hasty());
  Client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  for (int turn = 0; turn < 18; ++turn) {
    client.send("x");
    std::this_thread::sleep_for(milliseconds{50});
  }
  EXPECT_EQ(client.read().status, 408);
}

TEST(HttpPatience, IdleConnectionsAreClosedWithoutAWord) {
  TestServer server(hasty());
  Client fresh(server.port());
  Client used(server.port());
  used.send(show);
  EXPECT_EQ(used.read().status, 200);
  EXPECT_FALSE(used.closed_within(milliseconds{300}));
  EXPECT_TRUE(fresh.closed_within(seconds{5}));
  EXPECT_TRUE(used.closed_within(seconds{5}));
}

TEST(HttpPatience, ASlowHandlerIsNotTheClientsFault) {
  TestServer server(hasty());
  Client client(server.port());
  client.send(gated);
  std::this_thread::sleep_for(milliseconds{1200});  // longer than every limit
  server.gate.open();
  EXPECT_EQ(client.read().body, "through");
}

TEST(HttpPatience, AClientThatDoesNotReadIsDropped) {
  TestServer server(hasty());
  Client client(server.port());
  client.send(stream("endless"));
  EXPECT_TRUE(soon([&] { return server.stream_alive.use_count() > 1; }));
  EXPECT_TRUE(soon([&] { return server.stream_alive.use_count() == 1; }));
}

TEST(HttpPatience, SlowClientsKeepNobodyElseWaiting) {
  TestServer server;
  std::vector<std::unique_ptr<Client>> slow;
  for (int number = 0; number < 200; ++number) {
    slow.push_back(std::make_unique<Client>(server.port()));
    slow.back()->send("GET /show HTTP/1.1\r\nHo");
  }
  Client client(server.port());
  const auto begin = Clock::now();
  client.send(show);
  EXPECT_EQ(client.read().status, 200);
  EXPECT_LT(Clock::now() - begin, seconds{2});
}

TEST(HttpPatience, AFullQueueIsSaid) {
  Options options;
  options.worker_threads = 1;
  options.limits.queued_requests = 2;
  TestServer server(options);
  std::vector<std::unique_ptr<Client>> clients;
  for (int number = 0; number < 7; ++number) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send(gated);
    if (number == 0) server.gate.await(1);  // one at work; of the others two may wait
  }
  const auto refused = [&] {
    return std::ranges::count_if(clients, [](const auto& client) { return client->has_answer(); });
  };
  EXPECT_TRUE(soon([&] { return refused() == 4; }));
  server.gate.open();
  int through = 0;
  for (const auto& client : clients) {
    const Answer answer = client->read();
    if (answer.status == 200) ++through;
    if (answer.status == 200) continue;
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.body.find("http.busy"), std::string::npos);
    EXPECT_FALSE(answer.header("Retry-After").empty());
    client->send(show);  // the connection stays
    EXPECT_EQ(client->read().status, 200);
  }
  EXPECT_EQ(through, 3);
}

TEST(HttpPatience, TooManyConnectionsAreTurnedAway) {
  Options options;
  options.limits.connections = 3;
  TestServer server(options);
  std::vector<std::unique_ptr<Client>> clients;
  for (int number = 0; number < 3; ++number) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send(gated);
  }
  server.gate.await(3);
  {
    Client refused(server.port());
    refused.send("GET /show HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n\r\n");
    const Answer answer = refused.read();
    EXPECT_EQ(answer.status, 503);
    EXPECT_FALSE(answer.header("Retry-After").empty());
    EXPECT_NE(answer.body.find("The server is too busy"), std::string::npos) << answer.body;
    EXPECT_TRUE(refused.closed_within(seconds{5}));
    Client silent(server.port());
    EXPECT_EQ(silent.read().status, 503) << "who says nothing is told too";
    Client watcher(server.port());
    watcher.send("GET /alive HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(watcher.read().status, 200) << "a full house is not a dead one";
  }
  server.gate.open();
  clients.clear();
  EXPECT_TRUE(soon([&] {
    Client again(server.port());
    again.send(show);
    return again.read().status == 200;
  }));
}

TEST(HttpStream, LargeStreamsComeWhole) {
  TestServer server;
  Client client(server.port());
  client.send(stream("large") + show);
  const Answer answer = client.read();
  EXPECT_TRUE(answer.whole);
  EXPECT_EQ(answer.body.size(), 5'000'000U);
  EXPECT_EQ(answer.body.front(), 'b');
  EXPECT_EQ(client.read().status, 200);
}

TEST(HttpStream, OldClientsGetItUntilTheEnd) {
  TestServer server;
  Client client(server.port());
  client.send("GET /stream/large HTTP/1.0\r\n\r\n");
  const Answer answer = client.read();
  EXPECT_EQ(answer.header("Transfer-Encoding"), "");
  EXPECT_EQ(answer.body.size(), 5'000'000U);
}

TEST(HttpStream, EventsComeWhenTheyHappen) {
  TestServer server;
  Client client(server.port());
  client.send(stream("gated"));
  EXPECT_TRUE(
      client.read_until("data: 1\n\n").ends_with("data: 1\n\n"));  // while the second is still held back
  server.gate.await(1);
  server.gate.open();
  EXPECT_TRUE(client.read_until("data: 2\n\n").ends_with("data: 2\n\n"));
}

TEST(HttpStream, EventsEndAndTheConnectionStays) {
  TestServer server;
  Client client(server.port());
  client.send(stream("events") + show);
  const Answer answer = client.read();
  EXPECT_EQ(answer.body, "data: 1\n\ndata: 2\n\ndata: 3\n\n");
  EXPECT_TRUE(answer.whole);
  EXPECT_EQ(client.read().status, 200);
}

TEST(HttpStream, WaitingHoldsNoWorker) {
  Options options;
  options.worker_threads = 1;
  TestServer server(options);
  std::vector<std::unique_ptr<Client>> listeners;
  for (int number = 0; number < 30; ++number) {
    listeners.push_back(std::make_unique<Client>(server.port()));
    listeners.back()->send(stream("long"));
    listeners.back()->read_until("data: 1\n\n");
  }
  Client client(server.port());
  const auto begin = Clock::now();
  client.send(show);
  EXPECT_EQ(client.read().status, 200);
  EXPECT_LT(Clock::now() - begin, seconds{2});
}

TEST(HttpStream, ABrokenStreamIsSeenToBeBroken) {
  TestServer server;
  Client client(server.port());
  client.send(stream("throws"));
  const Answer answer = client.read();
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.whole);
}

TEST(HttpStream, ASilentStreamEndsWhenTheListenerHasGone) {
  TestServer server;
  {
    Client client(server.port());
    client.send(stream("silent"));
    client.read_until("data: 1\n\n");
    EXPECT_EQ(server.stream_alive.use_count(), 2);
  }
  EXPECT_TRUE(soon([&] { return server.stream_alive.use_count() == 1; }));
}

TEST(HttpStop, WhatIsUnderWayIsFinished) {
  TestServer server;
  Client busy(server.port());
  Client idle(server.port());
  idle.send(show);
  EXPECT_EQ(idle.read().status, 200);
  busy.send(gated);
  server.gate.await(1);
  server.server->stop();
  EXPECT_TRUE(idle.closed_within(seconds{5}));
  EXPECT_FALSE(busy.closed_within(milliseconds{100}));
  server.gate.open();
  const Answer answer = busy.read();
  EXPECT_EQ(answer.body, "through");
  EXPECT_EQ(answer.header("Connection"), "close");
  busy.close();
  const auto begin = Clock::now();
  server.stop();
  EXPECT_LT(Clock::now() - begin, seconds{3});
}

TEST(HttpStop, StreamsThatWaitAreEndedProperly) {
  TestServer server;
  Client client(server.port());
  client.send(stream("long"));
  client.read_until("data: 1\n\n");
  const auto begin = Clock::now();
  server.server->stop();
  EXPECT_TRUE(client.read_until("0\r\n\r\n").ends_with("\r\n0\r\n\r\n"));
  client.close();
  server.stop();
  EXPECT_LT(Clock::now() - begin, seconds{4});
}

TEST(HttpStop, TheDrainHasAnEnd) {
  Options options;
  options.limits.drain = milliseconds{300};
  TestServer server(options);
  Client trickle(server.port());
  trickle.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n1");
  Client after(server.port());
  after.send(show);
  EXPECT_EQ(after.read().status, 200);  // the trickle has been read too
  const auto begin = Clock::now();
  server.stop();
  EXPECT_GE(Clock::now() - begin, milliseconds{250});
  EXPECT_LT(Clock::now() - begin, seconds{3});
}

TEST(HttpStop, BeforeItRanAndTwice) {
  auto made =
      HttpServer::listen({}, [](const RequestHead&) { return Route{}; }, [](Request&) { return Response{}; });
  ASSERT_TRUE(made);
  (*made)->stop();
  (*made)->stop();
  (*made)->run();
  (*made)->stop();
}

}  // namespace
}  // namespace ringmur::http
