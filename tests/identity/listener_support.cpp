#include "identity/listener_support.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

namespace ringmur::test {

Listener::Listener(Answer answer) : answer_(std::move(answer)) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  listen(socket_, 16);
  socklen_t length = sizeof address;
  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Listener::~Listener() {
  stopping_ = true;
  thread_.join();
  close(socket_);
}

std::string Listener::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void Listener::serve() {
  while (!stopping_) {
    pollfd wait{socket_, POLLIN, 0};
    if (poll(&wait, 1, 20) != 1) continue;
    int one = accept(socket_, nullptr, nullptr);
    if (one < 0) continue;
    ++connections_;
    answer_one(one);
    close(one);
  }
}

void Listener::answer_one(int socket) {
  std::string head;
  char byte = 0;
  while (head.find("\r\n\r\n") == std::string::npos && recv(socket, &byte, 1, 0) == 1) head += byte;
  std::string answer = answer_(head);
  for (std::size_t at = 0; at <= answer.size() && !stopping_;) {
    std::size_t end = std::min(answer.find('\0', at), answer.size());
    if (send(socket, answer.data() + at, end - at, MSG_NOSIGNAL) < 0) return;
    at = end + 1;
    if (end < answer.size()) std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
}

}  // namespace ringmur::test
