#include <fmt/format.h>
#include <sys/socket.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <limits>

#include "base/log.h"
#include "server/exchange.h"

// What goes out: answers, streams, and the end.

// g++ 12 takes the delete of a coroutine's frame for another allocator's where it inlines the one and not the
// other.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace ringmur::http {

namespace {

using boost::system::error_code;

constexpr std::size_t joined_body =
    16 * 1024;  // smaller bodies are copied behind their heads: one buffer is faster
constexpr std::chrono::milliseconds longest_pause{15'000};

/// A calendar's address is a secret in itself.
std::string path_to_log(const std::string& path) {
  constexpr std::string_view secret_below = "/calendar/";
  return path.starts_with(secret_below) ? std::string(secret_below) + "…" : path;
}

}  // namespace

/// Without a cap of its own: what was made is sent, and it is the slowest that give way (Loop::look).
void Connection::count_answer(std::uint64_t bytes) {
  answer_.drop();
  answer_.take(shared_.answers, bytes, std::numeric_limits<std::uint64_t>::max());
}

Task<Connection::Step> Connection::send(std::string_view head, std::string_view body) {
  error_code error;
  enter(State::sending);
  allow(time_for(head.size() + body.size()));
  if (body.empty()) {
    co_await asio::async_write(socket_, asio::buffer(head), asio::redirect_error(Token{}, error));
  } else {
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    co_await asio::async_write(socket_, both, asio::redirect_error(Token{}, error));
  }
  enter(State::busy);
  co_return error ? Step::gone : Step::done;
}

Task<Connection::Step> Connection::pause(std::chrono::milliseconds time) {
  if (time.count() <= 0) co_return Step::done;
  if (loop_.stopping) co_return Step::faulty;
  deadline_ = Clock::time_point::max();
  timer_.expires_after(std::min(time, longest_pause));
  state_ = State::waiting;
  error_code ignored;
  co_await timer_.async_wait(asio::redirect_error(Token{}, ignored));
  state_ = State::busy;
  // While nothing is sent, only a look at the socket tells that nobody listens any more.
  char byte = 0;
  const ssize_t seen = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  const bool gone = seen == 0 || (seen < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
  co_return gone ? Step::gone : Step::done;
}

Task<Connection::Step> Connection::send_piece(std::string& chunk, Framing framing) {
  if (chunk.empty()) co_return Step::done;
  out_.clear();
  if (framing == Framing::chunked) {
    fmt::format_to(std::back_inserter(out_), "{:x}\r\n", chunk.size());
    chunk += "\r\n";
  }
  co_return co_await send(out_, chunk);
}

Task<Connection::Step> Connection::send_stream(
    Exchange& exchange, const Producer& producer, Framing framing) {
  std::string chunk;
  std::optional<std::chrono::milliseconds> wait;
  bool broken = false;
  auto pull = [&] {
    try {
      wait = producer(chunk);
    } catch (const std::exception& bug) {
      log::error("http.stream_threw", {{"request", exchange.request.request_id}, {"what", bug.what()}});
      broken = true;
    }
  };
  for (;;) {
    chunk.clear();
    deadline_ = Clock::time_point::max();
    co_await on_worker(shared_.workers, exchange.route.lane, pull);
    count_answer(chunk.size());
    if (broken) co_return Step::gone;
    const Step sent = co_await send_piece(chunk, framing);
    if (sent != Step::done) co_return sent;
    if (!wait) break;
    const Step paused = co_await pause(*wait);
    if (paused == Step::gone) co_return paused;
    if (paused == Step::faulty) break;  // the server stops: a proper end, and the client asks the next server
  }
  if (framing != Framing::chunked) co_return Step::done;
  co_return co_await send("0\r\n\r\n", {});
}

Task<Connection::Step> Connection::respond(Exchange& exchange, Response& response) {
  const bool bodiless = response.status == 204 || response.status == 304;
  HeadFacts facts{.length = response.body.size(),
      .persistence = exchange.persistence,
      .https = shared_.options.https,
      .date = loop_.date(),
      .request_id = exchange.request.request_id};
  if (bodiless) facts.framing = Framing::none;
  if (!bodiless && response.stream) {
    const bool chunks = exchange.parser.get().version() >= 11;
    facts.framing = chunks ? Framing::chunked : Framing::until_close;
  }
  out_.clear();
  write_head(out_, response, facts);
  const bool sends_body = !bodiless && !exchange.head_only;
  const bool joins = sends_body && !response.stream && response.body.size() <= joined_body;
  if (joins) out_ += response.body;
  const bool follows = sends_body && !response.stream && !joins;
  count_answer(response.body.size());
  const Step sent = co_await send(out_, follows ? std::string_view(response.body) : std::string_view());
  if (sent != Step::done || !sends_body || !response.stream) co_return sent;
  co_return co_await send_stream(exchange, response.stream, facts.framing);
}

void Connection::log(const Exchange& exchange, int status) const {
  if (shared_.options.request_log == RequestLog::off) return;
  const auto time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange.started);
  const bool read = exchange.started != Clock::time_point{};
  const auto method = read ? exchange.parser.get().method_string() : "-";
  log::info(
      "request", {{"method", std::string(method)}, {"path", path_to_log(exchange.request.path)},
                     {"status", std::to_string(status)},
                     {"ms", read ? fmt::format("{:.1f}", static_cast<double>(time.count()) / 1000) : "-"},
                     {"id", exchange.request.request_id}});
}

/// Closing at once while the peer still sends would take our answer from it.
Task<> Connection::linger() {
  error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  allow(std::chrono::seconds{2});
  for (std::size_t count = 0; !error && count < 64 * body_piece;) {
    buffer_.consume(buffer_.size());
    count +=
        co_await socket_.async_read_some(buffer_.prepare(head_piece), asio::redirect_error(Token{}, error));
  }
}

}  // namespace ringmur::http
