#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace ringmur::test {

/// Takes letters on loopback as an SMTP server does, one connection after the other.
class PostOffice {
 public:
  struct Letter {
    std::string to;
    std::string message;
  };

  PostOffice();
  ~PostOffice();
  PostOffice(const PostOffice&) = delete;
  PostOffice& operator=(const PostOffice&) = delete;

  std::string address() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  std::vector<Letter> letters();

 private:
  void serve();
  void take(int socket);

  int socket_{-1};
  std::uint16_t port_{0};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::vector<Letter> letters_;
  std::thread thread_;
};

}  // namespace ringmur::test
