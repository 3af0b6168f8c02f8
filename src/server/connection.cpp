#include "server/connection.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/redirect_error.hpp>
#include <optional>

#include "base/log.h"
#include "base/uuid.h"
#include "server/exchange.h"

// g++ 12 takes the delete of a coroutine's frame for another allocator's where it inlines the one and not the
// other.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace ringmur::http {

namespace {

namespace beast_http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t spool_piece = 256 * 1024;
constexpr int most_unsent = 128 * 1024;  // bytes that the kernel keeps of an answer beyond what is on its way
constexpr std::chrono::milliseconds time_to_ask{300};  // before who is turned away is told so, unasked
constexpr std::chrono::seconds slow_reader{2};

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

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop),
      shared_(loop.shared),
      socket_(std::move(socket)),
      timer_(loop.context),
      buffer_(2 * body_piece) {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  // A thousand slow readers must not fill the kernel with answers either.
  ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most_unsent, sizeof most_unsent);
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

void Connection::enter(State state) {
  state_ = state;
  since_ = Clock::now();
}

bool Connection::is_read_by_nobody(Clock::time_point at) const {
  return state_ == State::sending && answer_.bytes() > little && at - since_ > slow_reader;
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
  enter(State::busy);  // nobody chooses it once more
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
  enter(buffer_.size() == 0 ? State::idle : State::receiving);
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
      co_return expired_&& state_ == State::receiving ? fault(exchange, Fault::too_slow) : Step::gone;
    }
    if (state_ == State::idle) allow(limits.header);
    if (state_ == State::idle) enter(State::receiving);
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
  co_await on_worker(shared_.workers, Lane::read, write);
  exchange.unspooled.clear();
  if (kept) co_return Step::done;
  log::error("http.cannot_spool", {{"request", exchange.request.request_id}});
  co_return fault(exchange, Fault::cannot_spool);
}

/// What anybody may send is not counted: signing in goes on where others fill the memory.
bool Connection::has_room_for(Exchange& exchange, std::uint64_t bytes) {
  const Limits& limits = shared_.options.limits;
  switch (exchange.route.body) {
    case BodyTo::memory:
      if (exchange.request.body.size() + bytes <= little) return true;
      return exchange.body.take(shared_.bodies, bytes, limits.bodies);
    case BodyTo::file:
      return exchange.body.take(shared_.spooled, bytes, limits.spooled);
  }
  return false;
}

Task<Connection::Step> Connection::keep(Exchange& exchange, std::string_view piece) {
  if (!has_room_for(exchange, piece.size())) {
    // Given back at once: one gives way, not all that happen to send.
    exchange.request.body = {};
    exchange.request.file.reset();
    exchange.body.drop();
    co_return fault(exchange, Fault::busy);
  }
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
  std::size_t wanted = head_piece;
  auto& body = exchange.parser.get().body();
  for (bool hungry = buffer_.size() == 0; !exchange.parser.is_done();) {
    // Each byte that came buys time, so that a long upload may take long but a trickle may not.
    deadline_ = begin + time_for(received);
    if (hungry) {
      const std::size_t before = buffer_.size();
      const Step read = co_await read_some(wanted);
      if (read == Step::faulty) co_return fault(exchange, Fault::malformed);
      if (read == Step::gone) co_return expired_ ? fault(exchange, Fault::too_slow) : Step::gone;
      // Who fills what there is gets more; a thousand that trickle keep little.
      if (buffer_.size() - before == wanted) wanted = std::min(2 * wanted, body_piece);
      if (piece.size() < wanted) piece.resize(wanted);
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
  std::string piece(head_piece, '\0');
  const Step read = co_await read_pieces(exchange, piece);
  if (buffer_.size() == 0) buffer_.shrink_to_fit();  // thousands of idle connections share the memory
  if (read != Step::done || !spools) co_return read;
  co_return co_await flush(exchange);
}

Task<Connection::Step> Connection::admit(Exchange& exchange) {
  const auto length = exchange.parser.content_length();
  const bool much = exchange.parser.chunked() || (length && *length > little);
  if (!much || !exchange.route.admit) co_return Step::done;
  const Limits& limits = shared_.options.limits;
  if (!shared_.workers.has_room(Lane::read, limits.queued_requests, limits.longest_wait))
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
  co_await on_worker(shared_.workers, Lane::read, ask);
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
  enter(State::busy);
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
  const Route& route = exchange.route;
  const Limits& limits = shared_.options.limits;
  if (route.where == Where::io_thread) co_return call_handler(request);
  const Language language = language_of(request.header("Accept-Language"));
  if (!shared_.workers.has_room(route.lane, limits.queued_requests, limits.longest_wait))
    co_return problem(Fault::busy, language, request.request_id);
  if (!shared_.askers.begin(route.asker, limits.at_once_each))
    co_return problem(Fault::too_many_at_once, language, request.request_id);
  Response response;
  const Clock::time_point came = Clock::now();
  auto work = [&] {
    // Who has waited for so long has most likely gone, and others have not.
    const bool too_late = Clock::now() - came > limits.longest_wait;
    response = too_late ? problem(Fault::busy, language, request.request_id) : call_handler(request);
  };
  co_await on_worker(shared_.workers, route.lane, work);
  shared_.askers.end(route.asker);
  co_return response;
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
    answer_.drop();
    if (sent == Step::done && exchange.persistence == Persistence::keep) continue;
    if (sent == Step::done) co_await linger();
    co_return;
  }
}

/// What was asked is looked at where it has come already: for the language, and since whoever watches over us
/// must not take a full house for a dead one.
Task<> Connection::turn_away() {
  Exchange exchange;
  exchange.request.request_id = to_string(new_uuid());
  exchange.parser.header_limit(static_cast<std::uint32_t>(shared_.options.limits.header_bytes));
  allow(time_to_ask);
  error_code error;
  if (co_await read_some(head_piece) == Step::done)
    buffer_.consume(exchange.parser.put(buffer_.data(), error));
  const bool read = exchange.parser.is_header_done() && understand(exchange) == Step::done;
  if (read && choose_route(exchange) == Step::done && exchange.route.where == Where::io_thread)
    exchange.persistence = Persistence::close;
  else
    exchange.fault = Fault::too_many_connections;
  const Language language = language_of(exchange.request.header("Accept-Language"));
  Response response = exchange.fault
                          ? problem(Fault::too_many_connections, language, exchange.request.request_id)
                          : call_handler(exchange.request);
  exchange.persistence = Persistence::close;
  const Step sent = co_await respond(exchange, response);
  if (sent == Step::done) co_await linger();
}

}  // namespace ringmur::http
