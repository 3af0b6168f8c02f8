#include "server/connection.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <optional>

#include "base/log.h"
#include "base/uuid.h"

// g++ 12 takes the delete of a coroutine's frame for another allocator's where it inlines the one and not the
// other.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace ringmur::http {

namespace {

namespace beast_http = boost::beast::http;
using boost::system::error_code;
using Parser = beast_http::request_parser<beast_http::buffer_body>;

constexpr std::size_t head_piece = 4 * 1024;
constexpr std::size_t body_piece = 64 * 1024;
constexpr std::size_t spool_piece = 256 * 1024;
constexpr std::size_t joined_body =
    16 * 1024;  // smaller bodies are copied behind their heads: one buffer is faster
constexpr std::chrono::milliseconds longest_pause{15'000};
constexpr std::uint64_t little = 16 * 1024;  // so much is taken in from anybody

/// Does `work` on a worker thread and comes back to this one.
template <typename Work>
Task<> on_worker(Workers& workers, Work& work) {
  Token token;
  co_await asio::async_initiate<Token, void()>(
      [](auto done, Workers* pool, Work* job) {
        pool->push([done = std::move(done), job]() mutable {
          (*job)();
          asio::post(std::move(done));
        });
      },
      token, &workers, &work);
}

std::optional<Method> method_of(beast_http::verb verb) {
  if (verb == beast_http::verb::get || verb == beast_http::verb::head) return Method::get;
  if (verb == beast_http::verb::post) return Method::post;
  if (verb == beast_http::verb::put) return Method::put;
  if (verb == beast_http::verb::patch) return Method::patch;
  if (verb == beast_http::verb::delete_) return Method::remove;
  if (verb == beast_http::verb::options) return Method::options;
  return std::nullopt;
}

Fault fault_of(error_code error) {
  const bool large = error == beast_http::error::header_limit || error == beast_http::error::buffer_overflow;
  return large ? Fault::head_too_large : Fault::malformed;
}

/// A calendar's address is a secret in itself.
std::string path_to_log(const std::string& path) {
  constexpr std::string_view secret_below = "/calendar/";
  return path.starts_with(secret_below) ? std::string(secret_below) + "…" : path;
}

}  // namespace

struct Connection::Exchange {
  Parser parser;
  Request request;
  Route route;
  std::string unspooled;
  std::optional<Fault> fault;
  std::optional<Response> refusal;  ///< of what stands at the door, instead of a fault
  Persistence persistence{Persistence::close};
  bool head_only{false};
  bool expects_continue{false};
  Clock::time_point started{};
};

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop),
      shared_(loop.shared),
      socket_(std::move(socket)),
      timer_(loop.context),
      buffer_(2 * body_piece) {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  error_code error;
  const auto peer = socket_.remote_endpoint(error);
  if (!error) remote_ = peer.address().to_string();
  loop_.add(*this);
}

Connection::~Connection() {
  loop_.remove(*this);
}

Connection::Step Connection::fault(Exchange& exchange, Fault what) const {
  exchange.fault = what;
  exchange.persistence = Persistence::close;
  return Step::faulty;
}

std::chrono::milliseconds Connection::time_for(std::uint64_t bytes) const {
  const Limits& limits = shared_.options.limits;
  return limits.grace + std::chrono::milliseconds(bytes * 1000 / limits.least_rate);
}

void Connection::stop() {
  error_code ignored;
  if (state_ == State::idle) socket_.cancel(ignored);
  if (state_ == State::waiting) timer_.cancel();
}

void Connection::expire() {
  expired_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Connection::break_off() {
  error_code ignored;
  socket_.close(ignored);
  timer_.cancel();
}

Task<Connection::Step> Connection::read_some(std::size_t bytes) {
  error_code error;
  const std::size_t room = std::min(bytes, buffer_.max_size() - buffer_.size());
  if (room == 0) co_return Step::faulty;
  const std::size_t count =
      co_await socket_.async_read_some(buffer_.prepare(room), asio::redirect_error(Token{}, error));
  if (!error) buffer_.commit(count);
  co_return error ? Step::gone : Step::done;
}

Task<Connection::Step> Connection::read_head(Exchange& exchange) {
  const Limits& limits = shared_.options.limits;
  exchange.parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
  exchange.parser.body_limit(boost::none);  // it depends on the route, which the head decides
  expired_ = false;
  state_ = buffer_.size() == 0 ? State::idle : State::busy;
  allow(state_ == State::idle ? limits.idle : limits.header);
  for (;;) {
    if (buffer_.size() > 0) {
      error_code error;
      buffer_.consume(exchange.parser.put(buffer_.data(), error));
      if (exchange.parser.is_header_done()) break;
      if (error && error != beast_http::error::need_more) co_return fault(exchange, fault_of(error));
    }
    // Told to stop between two requests: nobody is left to cancel a read that starts now.
    if (state_ == State::idle && loop_.stopping) co_return Step::gone;
    const Step read = co_await read_some(head_piece);
    if (read == Step::faulty) co_return fault(exchange, Fault::head_too_large);
    if (read == Step::gone) {
      co_return expired_&& state_ == State::busy ? fault(exchange, Fault::too_slow) : Step::gone;
    }
    if (state_ == State::idle) allow(limits.header);
    state_ = State::busy;
  }
  exchange.started = Clock::now();
  co_return Step::done;
}

/// From Beast's fields to ours.
Connection::Step Connection::understand(Exchange& exchange) {
  const auto& message = exchange.parser.get();
  Request& request = exchange.request;
  std::size_t hosts = 0;
  bool odd_coding = false;
  for (const auto& field : message) {
    // Two servers that disagree on where a body ends can be made to disagree on who asked for what.
    const bool coding = field.name() == beast_http::field::transfer_encoding;
    odd_coding = odd_coding || (coding && !same_name(field.value(), "chunked"));
    if (field.name() == beast_http::field::host) ++hosts;
    request.headers.emplace_back(field.name_string(), field.value());
  }
  exchange.head_only = message.method() == beast_http::verb::head;
  exchange.expects_continue = message.version() >= 11 && same_name(request.header("Expect"), "100-continue");
  const bool old_and_chunked = message.version() < 11 && exchange.parser.chunked();
  if (odd_coding || old_and_chunked) return fault(exchange, Fault::malformed);
  const std::optional<Method> method = method_of(message.method());
  if (!method) return fault(exchange, Fault::unknown_method);
  request.method = *method;
  request.remote = remote_;
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return fault(exchange, Fault::no_host);
  const auto target = message.target();
  if (!read_target({target.data(), target.size()}, request)) return fault(exchange, Fault::bad_target);
  // A client of HTTP/1.0 would have to be told that the connection stays; it seldom asks.
  const bool keeps = message.version() >= 11 && message.keep_alive() && !loop_.stopping;
  exchange.persistence = keeps ? Persistence::keep : Persistence::close;
  return Step::done;
}

Connection::Step Connection::choose_route(Exchange& exchange) {
  try {
    exchange.route = shared_.router(exchange.request);
  } catch (const std::exception& bug) {
    log::error("http.router_threw", {{"request", exchange.request.request_id}, {"what", bug.what()}});
    return fault(exchange, Fault::bug);
  }
  const auto length = exchange.parser.content_length();
  if (length && *length > exchange.route.body_limit) return fault(exchange, Fault::body_too_large);
  return Step::done;
}

Task<Connection::Step> Connection::flush(Exchange& exchange) {
  if (exchange.unspooled.empty() && exchange.request.file) co_return Step::done;
  bool kept = false;
  auto write = [&] {
    std::optional<SpooledFile>& file = exchange.request.file;
    if (!file) file = SpooledFile::create(shared_.options.spool_directory);
    kept = file && file->append(exchange.unspooled);
  };
  // The disk may be slow, and others wait for this thread. No deadline meanwhile: the client is not to blame.
  deadline_ = Clock::time_point::max();
  co_await on_worker(shared_.workers, write);
  exchange.unspooled.clear();
  if (kept) co_return Step::done;
  log::error("http.cannot_spool", {{"request", exchange.request.request_id}});
  co_return fault(exchange, Fault::cannot_spool);
}

Task<Connection::Step> Connection::keep(Exchange& exchange, std::string_view piece) {
  switch (exchange.route.body) {
    case BodyTo::memory:
      exchange.request.body += piece;
      break;
    case BodyTo::file:
      exchange.unspooled += piece;
      if (exchange.unspooled.size() >= spool_piece) co_return co_await flush(exchange);
      break;
  }
  co_return Step::done;
}

Task<Connection::Step> Connection::read_pieces(Exchange& exchange, std::string& piece) {
  const Clock::time_point begin = Clock::now();
  std::uint64_t received = 0;
  auto& body = exchange.parser.get().body();
  for (bool hungry = buffer_.size() == 0; !exchange.parser.is_done();) {
    // Each byte that came buys time, so that a long upload may take long but a trickle may not.
    deadline_ = begin + time_for(received);
    if (hungry) {
      const Step read = co_await read_some(body_piece);
      if (read == Step::faulty) co_return fault(exchange, Fault::malformed);
      if (read == Step::gone) co_return expired_ ? fault(exchange, Fault::too_slow) : Step::gone;
    }
    body.data = piece.data();
    body.size = piece.size();
    body.more = true;
    error_code error;
    const std::size_t used = exchange.parser.put(buffer_.data(), error);
    buffer_.consume(used);
    if (error == beast_http::error::need_buffer) error = {};
    hungry = error == beast_http::error::need_more || used == 0 || buffer_.size() == 0;
    if (error && error != beast_http::error::need_more) co_return fault(exchange, Fault::malformed);
    const std::size_t count = piece.size() - body.size;
    received += count;
    if (received > exchange.route.body_limit) co_return fault(exchange, Fault::body_too_large);
    const Step kept = co_await keep(exchange, std::string_view(piece).substr(0, count));
    if (kept != Step::done) co_return kept;
  }
  co_return Step::done;
}

Task<Connection::Step> Connection::read_body(Exchange& exchange) {
  const bool spools = exchange.route.body == BodyTo::file;
  // Not as one `?:`: g++ 12 does what is co_awaited in either branch.
  if (exchange.parser.is_done() && !spools) co_return Step::done;
  if (exchange.parser.is_done()) co_return co_await flush(exchange);
  if (exchange.expects_continue) {
    const Step sent = co_await send("HTTP/1.1 100 Continue\r\n\r\n", {});
    if (sent != Step::done) co_return sent;
  }
  std::string piece(body_piece, '\0');
  const Step read = co_await read_pieces(exchange, piece);
  if (buffer_.size() == 0) buffer_.shrink_to_fit();  // thousands of idle connections share the memory
  if (read != Step::done || !spools) co_return read;
  co_return co_await flush(exchange);
}

Task<Connection::Step> Connection::admit(Exchange& exchange) {
  const auto length = exchange.parser.content_length();
  const bool much = exchange.parser.chunked() || (length && *length > little);
  if (!much || !exchange.route.admit) co_return Step::done;
  if (shared_.workers.queued() >= shared_.options.limits.queued_requests)
    co_return fault(exchange, Fault::busy);
  auto ask = [&] {
    try {
      exchange.refusal = exchange.route.admit(exchange.request);
    } catch (const std::exception& bug) {
      log::error("http.admission_threw", {{"request", exchange.request.request_id}, {"what", bug.what()}});
      exchange.fault = Fault::bug;
    }
  };
  deadline_ = Clock::time_point::max();
  co_await on_worker(shared_.workers, ask);
  if (!exchange.refusal && !exchange.fault) co_return Step::done;
  exchange.persistence = Persistence::close;
  co_return Step::faulty;
}

Task<Connection::Step> Connection::receive(Exchange& exchange) {
  const Step head = co_await read_head(exchange);
  if (head == Step::gone) co_return head;
  exchange.request.request_id = to_string(new_uuid());
  if (head == Step::faulty) co_return head;
  if (understand(exchange) == Step::faulty || choose_route(exchange) == Step::faulty) co_return Step::faulty;
  const Step admitted = co_await admit(exchange);
  if (admitted != Step::done) co_return admitted;
  const Step body = co_await read_body(exchange);
  deadline_ = Clock::time_point::max();  // now it is our turn
  co_return body;
}

Response Connection::call_handler(Request& request) const {
  try {
    if (shared_.giving_up) return problem(Fault::busy, Language::swedish, request.request_id);
    return shared_.handler(request);
  } catch (const std::exception& bug) {
    log::error("http.handler_threw", {{"request", request.request_id}, {"what", bug.what()}});
  } catch (...) {
    log::error("http.handler_threw", {{"request", request.request_id}});
  }
  return problem(Fault::bug, language_of(request.header("Accept-Language")), request.request_id);
}

Task<Response> Connection::answer(Exchange& exchange) {
  Request& request = exchange.request;
  if (exchange.route.where == Where::io_thread) co_return call_handler(request);
  if (shared_.workers.queued() >= shared_.options.limits.queued_requests) {
    co_return problem(Fault::busy, language_of(request.header("Accept-Language")), request.request_id);
  }
  Response response;
  auto work = [&] { response = call_handler(request); };
  co_await on_worker(shared_.workers, work);
  co_return response;
}

Task<Connection::Step> Connection::send(std::string_view head, std::string_view body) {
  error_code error;
  allow(time_for(head.size() + body.size()));
  if (body.empty()) {
    co_await asio::async_write(socket_, asio::buffer(head), asio::redirect_error(Token{}, error));
  } else {
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    co_await asio::async_write(socket_, both, asio::redirect_error(Token{}, error));
  }
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
    co_await on_worker(shared_.workers, pull);
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

Task<> Connection::serve() {
  for (;;) {
    Exchange exchange;
    const Step received = co_await receive(exchange);
    if (received == Step::gone) co_return;
    Response response;
    if (received == Step::done) {
      response = co_await answer(exchange);
    } else if (exchange.refusal) {
      response = std::move(*exchange.refusal);
    } else {
      expired_ = false;
      response = problem(*exchange.fault, language_of(exchange.request.header("Accept-Language")),
          exchange.request.request_id);
    }
    if (loop_.stopping) exchange.persistence = Persistence::close;
    const Step sent = co_await respond(exchange, response);
    log(exchange, response.status);
    if (sent == Step::done && exchange.persistence == Persistence::keep) continue;
    if (sent == Step::done) co_await linger();
    co_return;
  }
}

Task<> Connection::turn_away() {
  Exchange exchange;
  exchange.request.request_id = to_string(new_uuid());
  Response response = problem(Fault::too_many_connections, Language::swedish, exchange.request.request_id);
  const Step sent = co_await respond(exchange, response);
  if (sent == Step::done) co_await linger();
}

}  // namespace ringmur::http
