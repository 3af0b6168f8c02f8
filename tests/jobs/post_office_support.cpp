#include "jobs/post_office_support.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ringmur::test {
namespace {

void say(int socket, const std::string& line) {
  const std::string all = line + "\r\n";
  (void)!send(socket, all.data(), all.size(), MSG_NOSIGNAL);
}

/// The next line, without its end; false where the other side has gone.
bool hear(int socket, std::string& kept, std::string& line) {
  for (;;) {
    if (auto end = kept.find("\r\n"); end != std::string::npos) {
      line = kept.substr(0, end);
      kept.erase(0, end + 2);
      return true;
    }
    char bytes[4096];
    const auto read = recv(socket, bytes, sizeof bytes, 0);
    if (read <= 0) return false;
    kept.append(bytes, static_cast<std::size_t>(read));
  }
}

}  // namespace

PostOffice::PostOffice() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
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

PostOffice::~PostOffice() {
  stopping_ = true;
  thread_.join();
  close(socket_);
}

std::vector<PostOffice::Letter> PostOffice::letters() {
  std::lock_guard lock(mutex_);
  return letters_;
}

void PostOffice::serve() {
  while (!stopping_) {
    pollfd wait{socket_, POLLIN, 0};
    if (poll(&wait, 1, 20) != 1) continue;
    const int one = accept(socket_, nullptr, nullptr);
    if (one < 0) continue;
    take(one);
    close(one);
  }
}

void PostOffice::take(int socket) {
  Letter letter;
  std::string kept;
  std::string line;
  say(socket, "220 test");
  while (hear(socket, kept, line)) {
    if (line.starts_with("QUIT")) return say(socket, "221 bye");
    if (line.starts_with("RCPT TO:")) letter.to = line.substr(8);
    if (!line.starts_with("DATA")) {
      say(socket, "250 ok");
      continue;
    }
    say(socket, "354 go on");
    while (hear(socket, kept, line) && line != ".") letter.message += line + "\n";
    std::lock_guard lock(mutex_);
    letters_.push_back(letter);
    say(socket, "250 taken");
  }
}

}  // namespace ringmur::test
