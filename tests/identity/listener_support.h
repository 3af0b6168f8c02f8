#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

namespace ringmur::test {

/// A server on loopback that answers every connection as it is told: with the bytes that `answer` makes of
/// the request's head, or slowly.
class Listener {
 public:
  using Answer = std::function<std::string(const std::string& head)>;
  /// After each piece of `answer` (parted by '\0') it waits a while.
  explicit Listener(Answer answer);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::uint16_t port() const { return port_; }
  std::string url(const std::string& path = "/") const;
  int connections() const { return connections_; }

 private:
  void serve();
  void answer_one(int socket);

  Answer answer_;
  int socket_{-1};
  std::uint16_t port_{0};
  std::atomic<int> connections_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace ringmur::test
