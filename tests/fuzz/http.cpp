// The server's own connection over a socket pair. Where the bytes are cut must make no difference; what a
// handler is given keeps the promises of server/http.h; each answer is whole, and a refusal is a problem
// document.

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "fuzz_support.h"
#include "server/connection.h"

namespace ringmur::fuzz {
namespace {

using namespace ringmur::http;

constexpr std::uint64_t small_body = 3000;

void require_promises(const Request& request) {
  for (const std::string& segment : request.segments) {
    require(segment != "." && segment != "..", "no dot segments");
    require_text(segment, "segments are UTF-8");
    require(segment.find('\0') == std::string::npos && !has_control(segment), "no control characters");
  }
  for (const auto& [name, value] : request.query) {
    require_text(name, "query names are UTF-8");
    require_text(value, "query values are UTF-8");
  }
  std::size_t hosts = 0;
  for (const auto& header : request.headers) hosts += same_name(header.first, "Host") ? 1 : 0;
  require(hosts <= 1, "one Host");
  require(request.body.size() <= small_body, "the body keeps its limit");
}

struct Seen {
  std::vector<std::string> requests;
  std::string answers;

  bool operator==(const Seen&) const = default;
};

/// One connection's life with `first` and `second` sent apart.
class Talk {
 public:
  Seen talk(std::string_view first, std::string_view second) {
    seen_ = {};
    Shared shared;
    shared.options.request_log = RequestLog::off;
    shared.router = [](const RequestHead&) {
      return http::Route{.body_limit = small_body, .where = Where::io_thread};
    };
    shared.handler = [this](Request& request) { return answer(request); };
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "a pair of sockets");
    converse(shared, ends, first, second);
    ::close(ends[1]);
    return std::move(seen_);
  }

 private:
  Response answer(Request& request) {
    require_promises(request);
    std::string told = std::string(name(request.method)) + ' ' + request.path + '\n';
    for (const auto& [key, value] : request.headers) told += key + '=' + value + '\n';
    seen_.requests.push_back(told + request.body);
    Response response;
    response.headers.emplace_back("X-Path", request.path);
    response.body = "seen";
    return response;
  }

  static asio::awaitable<void, Executor> live(Loop& loop, Socket socket) {
    Connection connection(loop, std::move(socket));
    co_await connection.serve();
  }

  void converse(Shared& shared, const int* ends, std::string_view first, std::string_view second) {
    Loop loop(shared);
    ++shared.connections;
    Socket socket(loop.context);
    socket.assign(asio::ip::tcp::v4(), ends[0]);
    asio::co_spawn(loop.context, live(loop, std::move(socket)), asio::detached);
    send(loop, ends[1], first);
    send(loop, ends[1], second);
    ::shutdown(ends[1], SHUT_WR);
    for (int turn = 0; turn < 1000 && !loop.context.stopped(); ++turn) {
      loop.context.run_for(std::chrono::milliseconds(100));
      take(ends[1]);
    }
    require(loop.context.stopped(), "a connection whose peer has gone ends");
  }

  void send(Loop& loop, int end, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(end, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
      if (sent < 0 && errno != EAGAIN) return;
      loop.context.poll();
      take(end);
    }
    for (int turn = 0; turn < 8; ++turn) loop.context.poll();
  }

  void take(int end) {
    char room[4096];
    for (;;) {
      const ssize_t count = ::recv(end, room, sizeof room, MSG_DONTWAIT);
      if (count <= 0) return;
      seen_.answers.append(room, static_cast<std::size_t>(count));
    }
  }

  Seen seen_;
};

std::size_t length_of(std::string_view head) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  const std::size_t at = head.find(name);
  require(at != std::string_view::npos, "an answer says its length");
  return std::stoul(std::string(head.substr(at + name.size(), 10)));
}

/// The status of each answer; without what differs from time to time.
std::string statuses(std::string_view answers, const std::vector<std::string>& requests) {
  std::string out;
  bool heads = false;
  for (const std::string& request : requests) heads = heads || request.empty();
  while (!answers.empty()) {
    const std::size_t end = answers.find("\r\n\r\n");
    require(end != std::string_view::npos && answers.starts_with("HTTP/1.1 "), "answers are answers");
    const std::string_view head = answers.substr(0, end + 2);
    const std::string status(head.substr(9, 3));
    answers.remove_prefix(end + 4);
    out += status + ' ';
    if (status == "100") continue;
    const std::size_t length = length_of(head);
    // An answer to HEAD says how long its body would be.
    if (answers.empty() || answers.starts_with("HTTP/1.1 ")) continue;
    require(answers.size() >= length, "an answer is whole");
    if (status != "200") {
      const auto value = boost::json::parse(answers.substr(0, length));
      require(std::to_string(value.at("status").as_int64()) == status, "a problem says its status");
      require(!value.at("code").as_string().empty(), "a problem says its code");
      require(head.find("application/problem+json") != std::string_view::npos, "a problem says what it is");
    }
    require(!status.starts_with('5') || status == "501", "no answer of a server at fault");
    answers.remove_prefix(length);
  }
  return out;
}

}  // namespace

void one(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t cut = static_cast<unsigned char>(bytes.front()) * bytes.size() / 256;
  bytes.remove_prefix(1);
  Talk talk;
  const Seen whole = talk.talk(bytes, {});
  const Seen parted = talk.talk(bytes.substr(0, cut), bytes.substr(std::min(cut, bytes.size())));
  require(whole.requests == parted.requests, "where the bytes are cut makes no difference to requests");
  // Half a head is sometimes refused at once and sometimes waited for.
  const auto known = [](std::string told) {
    return told.ends_with("400 ") ? told.substr(0, told.size() - 4) : told;
  };
  require(known(statuses(whole.answers, whole.requests)) == known(statuses(parted.answers, parted.requests)),
      "where the bytes are cut makes no difference to answers");
}

}  // namespace ringmur::fuzz
