#include "client_support.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "server/wire.h"

namespace ringmur::http {

std::string Answer::header(std::string_view name) const {
  std::size_t start = head.find("\r\n") + 2;
  while (start < head.size()) {
    const std::size_t end = head.find("\r\n", start);
    const std::size_t colon = head.find(": ", start);
    if (colon < end && same_name(std::string_view(head).substr(start, colon - start), name)) {
      return head.substr(colon + 2, end - colon - 2);
    }
    start = end + 2;
  }
  return {};
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  const timeval patience{20, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Client::~Client() {
  close();
}

void Client::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::more() {
  std::array<char, 65536> piece;
  const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  left_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

std::string Client::take(std::size_t count) {
  while (left_.size() < count && more()) continue;
  std::string taken = left_.substr(0, count);
  left_.erase(0, count);
  return taken;
}

std::string Client::read_until(std::string_view mark) {
  std::size_t found = left_.find(mark);
  while (found == std::string::npos && more()) found = left_.find(mark);
  return take(found == std::string::npos ? left_.size() : found + mark.size());
}

Answer Client::read(Body body) {
  Answer answer;
  answer.head = read_until("\r\n\r\n");
  if (!answer.head.starts_with("HTTP/1.1 ") || !answer.head.ends_with("\r\n\r\n")) return answer;
  answer.status = std::stoi(answer.head.substr(9, 3));
  if (body == Body::none || answer.status == 204 || answer.status == 304 || answer.status == 100) {
    answer.whole = true;
  } else if (answer.header("Transfer-Encoding") == "chunked") {
    for (std::size_t size = 1; size > 0;) {
      const std::string line = read_until("\r\n");
      if (!line.ends_with("\r\n")) return answer;
      size = std::stoul(line, nullptr, 16);
      answer.body += take(size);
      if (take(2) != "\r\n") return answer;
    }
    answer.whole = true;
  } else if (!answer.header("Content-Length").empty()) {
    const std::size_t size = std::stoul(answer.header("Content-Length"));
    answer.body = take(size);
    answer.whole = answer.body.size() == size;
  } else {
    while (more()) continue;
    answer.body = take(left_.size());
    answer.whole = true;
  }
  return answer;
}

bool Client::has_answer() const {
  pollfd wanted{socket_, POLLIN, 0};
  return !left_.empty() || ::poll(&wanted, 1, 0) > 0;
}

bool Client::closed_within(std::chrono::milliseconds time) {
  if (!left_.empty()) return false;
  pollfd wanted{socket_, POLLIN, 0};
  if (::poll(&wanted, 1, static_cast<int>(time.count())) <= 0) return false;
  return !more();
}

}  // namespace ringmur::http
