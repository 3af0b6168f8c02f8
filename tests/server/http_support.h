#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "server/http.h"

namespace ringmur::http {

/// A door that tests hold shut while something must stay under way.
class Gate {
 public:
  void open();
  void pass();
  /// Waits until so many stand at the gate or went through.
  void await(int count);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_{false};
  int came_{0};
};

/// A server on a free port whose handler shows what it was given:
/// `/echo` the body, `/show` the request, `/file` the spooled file, `/gate` waits at the gate, and more.
class TestServer {
 public:
  explicit TestServer(Options options = {});
  ~TestServer();

  std::uint16_t port() const { return server->port(); }
  /// Stops and waits until run() has returned.
  void stop();

  Gate gate;
  std::filesystem::path spooled_at;  ///< where the last spooled file lay
  std::shared_ptr<int> stream_alive = std::make_shared<int>(0);
  std::unique_ptr<HttpServer> server;

 private:
  Response handle(Request& request);
  Response stream(const std::string& kind);
  Response file(Request& request);

  std::thread thread_;
};

/// Short limits, so that the tests of slow clients are fast.
Options hasty();

}  // namespace ringmur::http
