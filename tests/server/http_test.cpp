#include "server/http.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/log.h"
#include "client_support.h"
#include "http_support.h"

namespace ringmur::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::string get(const std::string& path, const std::string& headers = {}) {
  return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

std::string post(const std::string& path, const std::string& body, const std::string& headers = {}) {
  return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

Answer ask(TestServer& server, const std::string& bytes) {
  Client client(server.port());
  client.send(bytes);
  return client.read();
}

void expect_problem(const Answer& answer, int status, const std::string& code) {
  EXPECT_EQ(answer.status, status);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  EXPECT_NE(answer.body.find("\"code\":\"" + code + "\""), std::string::npos) << answer.head << answer.body;
  EXPECT_TRUE(answer.whole);
}

TEST(Http, AnswersWithTheHeadersOfTheHouse) {
  TestServer server;
  const Answer answer = ask(server, get("/show/%C3%A5?a=b+c&a=d", "x-test: yes\r\n"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body,
      "GET /show/%C3%A5\nsegment show\nsegment å\nquery a=b c\nquery a=d\nx-test yes\n"
      "remote 127.0.0.1\nbody \nfile no\n");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(answer.header("X-Request-Id").size(), 36U);
  EXPECT_TRUE(answer.header("Date").ends_with(" GMT"));
  EXPECT_EQ(answer.header("Connection"), "");
}

TEST(Http, KeepsTheConnection) {
  TestServer server;
  Client client(server.port());
  std::string last_id;
  for (int turn = 0; turn < 5; ++turn) {
    client.send(post("/echo", "turn " + std::to_string(turn)));
    const Answer answer = client.read();
    EXPECT_EQ(answer.body, "turn " + std::to_string(turn));
    EXPECT_NE(answer.header("X-Request-Id"), last_id);
    last_id = answer.header("X-Request-Id");
  }
  client.send(get("/show", "Connection: close\r\n"));
  EXPECT_EQ(client.read().header("Connection"), "close");
  EXPECT_TRUE(client.closed_within(seconds{5}));
}

TEST(Http, OldClientsAreServedAndLeft) {
  TestServer server;
  Client client(server.port());
  client.send("GET /show HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read().status, 200);
  EXPECT_TRUE(client.closed_within(seconds{5}));
}

TEST(Http, HeadsMayComeInPieces) {
  TestServer server;
  Client client(server.port());
  const std::string request = post("/echo", "split body", "X-Test: a\r\n");
  for (const char byte : request) {
    ASSERT_TRUE(client.send(std::string_view(&byte, 1)));
    std::this_thread::sleep_for(milliseconds{1});
  }
  EXPECT_EQ(client.read().body, "split body");
}

TEST(Http, PipelinedRequestsAreAnsweredInOrder) {
  TestServer server;
  Client client(server.port());
  std::string all;
  for (int turn = 0; turn < 20; ++turn) all += post("/echo", "number " + std::to_string(turn)) + get("/show");
  client.send(all);
  for (int turn = 0; turn < 20; ++turn) {
    EXPECT_EQ(client.read().body, "number " + std::to_string(turn));
    EXPECT_TRUE(client.read().body.starts_with("GET /show"));
  }
}

TEST(Http, HeadIsGetWithoutTheBody) {
  TestServer server;
  Client client(server.port());
  client.send("HEAD /big HTTP/1.1\r\nHost: a\r\n\r\n");
  const Answer answer = client.read(Body::none);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "3000000");
  client.send("HEAD /stream/large HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(client.read(Body::none).header("Transfer-Encoding"), "chunked");
  client.send(get("/show"));
  EXPECT_TRUE(client.read().body.starts_with("GET /show"));  // nothing was left between them
}

TEST(Http, LargeAnswersComeWhole) {
  TestServer server;
  EXPECT_EQ(ask(server, get("/big")).body, std::string(3'000'000, 'b'));
}

TEST(Http, NoContentHasNone) {
  TestServer server;
  Client client(server.port());
  client.send(get("/nothing") + get("/show"));
  EXPECT_EQ(client.read().header("Content-Length"), "");
  EXPECT_EQ(client.read().status, 200);
}

TEST(Http, StatusesOfTheHandlerStand) {
  TestServer server;
  EXPECT_EQ(ask(server, get("/")).status, 404);
  const Answer answer = ask(server, "DELETE /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET");
}

TEST(Http, MalformedRequestsAreRefused) {
  TestServer server;
  for (const char* bytes :
      {"hello\r\n\r\n", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
          "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: "
          "chunked\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
          "5\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"}) {
    Client client(server.port());
    client.send(bytes);
    expect_problem(client.read(), 400, "http.malformed");
    EXPECT_TRUE(client.closed_within(seconds{5})) << bytes;
  }
}

TEST(Http, BadAddressesHostsAndMethods) {
  TestServer server;
  expect_problem(ask(server, get("/a/../b")), 400, "http.bad_target");
  expect_problem(ask(server, get("/%zz")), 400, "http.bad_target");
  expect_problem(ask(server, get("/show?a=%00")), 400, "http.bad_target");
  expect_problem(ask(server, "GET / HTTP/1.1\r\n\r\n"), 400, "http.no_host");
  expect_problem(ask(server, get("/", "Host: b\r\n")), 400, "http.no_host");
  expect_problem(ask(server, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501, "http.unknown_method");
  expect_problem(ask(server, "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"), 501, "http.unknown_method");
}

TEST(Http, RefusalsSpeakTheReadersLanguage) {
  TestServer server;
  EXPECT_NE(ask(server, get("/..")).body.find("Rätta"), std::string::npos);
  EXPECT_NE(ask(server, get("/..", "Accept-Language: en\r\n")).body.find("Mend"), std::string::npos);
}

TEST(Http, TooLargeHeads) {
  TestServer server;
  expect_problem(
      ask(server, get("/show", "X-Long: " + std::string(20'000, 'x') + "\r\n")), 431, "http.head_too_large");
  expect_problem(ask(server, get("/" + std::string(200'000, 'x'))), 431, "http.head_too_large");
  std::string many;
  for (int number = 0; number < 4000; ++number) many += "X-" + std::to_string(number) + ": y\r\n";
  expect_problem(ask(server, get("/show", many)), 431, "http.head_too_large");
  EXPECT_EQ(ask(server, get("/show", "X-Long: " + std::string(15'000, 'x') + "\r\n")).status, 200);
}

TEST(Http, TooLargeBodies) {
  TestServer server;
  EXPECT_EQ(ask(server, post("/small", "0123456789")).body, "0123456789");
  expect_problem(ask(server, post("/small", "0123456789X")), 413, "http.body_too_large");
  expect_problem(ask(server, post("/echo", std::string(5'000'000, 'x'))), 413, "http.body_too_large");
  expect_problem(ask(server,
                     "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "8\r\n01234567\r\n8\r\n01234567\r\n0\r\n\r\n"),
      413, "http.body_too_large");
  // It is refused by its stated length: nothing of the body has to be sent.
  expect_problem(ask(server, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n"), 413,
      "http.body_too_large");
}

TEST(Http, ChunkedBodies) {
  TestServer server;
  Client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n1");
  std::this_thread::sleep_for(milliseconds{20});
  client.send("\r\n \r\n5\r\nwor");
  std::this_thread::sleep_for(milliseconds{20});
  client.send("ld\r\n0\r\nTrailer: x\r\n\r\n" + get("/show"));
  EXPECT_EQ(client.read().body, "hello world");
  EXPECT_EQ(client.read().status, 200);
}

TEST(Http, ClientsThatWaitForContinue) {
  TestServer server;
  Client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.send("body");
  EXPECT_EQ(client.read().body, "body");
  Client refused(server.port());
  refused.send("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
  EXPECT_EQ(refused.read().status, 413);
}

TEST(Http, BodiesAreSpooledAndTheFileGoes) {
  TestServer server;
  std::string body;
  for (int number = 0; number < 500'000; ++number) body += std::to_string(number * 7);
  const std::string expected = std::to_string(body.size()) + " " + to_hex(digest(body)) + " 0";
  EXPECT_EQ(ask(server, post("/file", body)).body, expected);
  server.stop();
  EXPECT_FALSE(server.spooled_at.empty());
  EXPECT_FALSE(std::filesystem::exists(server.spooled_at));
}

TEST(Http, AnEmptyUploadIsAnEmptyFile) {
  TestServer server;
  Client client(server.port());
  client.send("POST /file HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  EXPECT_TRUE(client.read().body.starts_with("0 "));
  client.send(post("/file", ""));
  EXPECT_TRUE(client.read().body.starts_with("0 "));
}

TEST(Http, NoRoomToSpool) {
  Options options;
  options.spool_directory = "/nonexistent";
  TestServer server(options);
  expect_problem(ask(server, post("/file", "x")), 503, "http.cannot_spool");
}

TEST(Http, WhatThrowsIsAnswered) {
  TestServer server;
  Client client(server.port());
  client.send(get("/throws") + get("/show"));
  expect_problem(client.read(), 500, "http.bug");
  EXPECT_EQ(client.read().status, 200);
  expect_problem(ask(server, get("/router-throws")), 500, "http.bug");
}

TEST(Http, AnswersOnTheIoThread) {
  TestServer server;
  EXPECT_TRUE(ask(server, get("/alive")).body.starts_with("GET /alive"));
}

TEST(Http, ManyConnectionsAtOnceOnSeveralLoops) {
  Options options;
  options.io_threads = 3;
  TestServer server(options);
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int number = 0; number < 16; ++number) {
    threads.emplace_back([&] {
      Client client(server.port());
      for (int turn = 0; turn < 50; ++turn) {
        const std::string body =
            std::to_string(turn) + std::string(static_cast<std::size_t>(turn) * 997, 'x');
        client.send(post("/echo", body));
        if (client.read().body == body) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 16 * 50);
}

TEST(Http, ListensOnlyWhereItCan) {
  TestServer server;
  Options taken;
  taken.port = server.port();
  const auto second = HttpServer::listen(taken, {}, {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "http.cannot_listen");
  Options odd;
  odd.address = "localhost";
  const auto third = HttpServer::listen(odd, {}, {});
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, "http.bad_address");
}

TEST(Http, LogsOneLineARequestWithoutTheQuery) {
  Options options;
  options.worker_threads = 1;
  testing::internal::CaptureStderr();
  std::uint16_t port = 0;
  {
    auto made = HttpServer::listen(
        options, [](const RequestHead&) { return Route{}; }, [](Request&) { return Response{}; });
    ASSERT_TRUE(made);
    port = (*made)->port();
    std::thread thread([&] { (*made)->run(); });
    Client client(port);
    client.send(get("/show?secret=1"));
    client.read();
    (*made)->stop();
    thread.join();
  }
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find(" info request method=GET path=/show status=200 ms="), std::string::npos) << line;
  EXPECT_EQ(line.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace ringmur::http
