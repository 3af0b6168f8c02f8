#include "server/http.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <ctime>
#include <thread>

#include "base/log.h"
#include "server/connection.h"

namespace ringmur::http {

namespace {

using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

constexpr std::chrono::milliseconds tick{200};  // how exactly deadlines are kept
constexpr std::size_t most_turned_away = 64;

enum class Welcome { served, turned_away };

Task<> live(Loop& loop, Socket socket, Welcome welcome) {
  // Before it is counted among those that may have to go.
  if (welcome == Welcome::turned_away && loop.make_room()) welcome = Welcome::served;
  Connection connection(loop, std::move(socket));
  switch (welcome) {
    case Welcome::served:
      co_await connection.serve();
      break;
    case Welcome::turned_away:
      co_await connection.turn_away();
      break;
  }
}

/// An exception that came this far is a bug of one connection, and ends that one only.
void report(const std::exception_ptr& bug) {
  if (!bug) return;
  try {
    std::rethrow_exception(bug);
  } catch (const std::exception& error) {
    log::error("http.connection_threw", {{"what", error.what()}});
  }
}

std::string in_brackets(const Options& options) {
  const bool six = options.address.find(':') != std::string::npos;
  return (six ? "[" + options.address + "]" : options.address) + ":" + std::to_string(options.port);
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::remove:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  return "GET";
}

std::string_view RequestHead::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) return value;
  }
  return {};
}

std::optional<std::string_view> RequestHead::parameter(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

bool Askers::begin(std::uint64_t asker, std::size_t most) {
  if (asker == 0) return true;
  const std::lock_guard lock(mutex_);
  std::size_t& count = under_way_[asker];
  if (count >= most) return false;
  ++count;
  return true;
}

void Askers::end(std::uint64_t asker) {
  if (asker == 0) return;
  const std::lock_guard lock(mutex_);
  const auto found = under_way_.find(asker);
  if (found != under_way_.end() && --found->second == 0) under_way_.erase(found);
}

void Loop::add(Connection& connection) {
  connection.place = connections_.size();
  connections_.push_back(&connection);
}

void Loop::remove(Connection& connection) {
  connections_[connection.place] = connections_.back();
  connections_[connection.place]->place = connection.place;
  connections_.pop_back();
  --shared.connections;
  if (stopping && connections_.empty()) timer_.cancel();
}

std::string_view Loop::date() {
  const std::time_t now = std::time(nullptr);
  if (now != date_of_) date_ = http_date(now);
  date_of_ = now;
  return date_;
}

bool Loop::make_room() {
  constexpr std::chrono::seconds patience{2};
  const Clock::time_point now = Clock::now();
  Connection* chosen = nullptr;
  for (Connection* one : connections_) {
    const bool slow = one->is_receiving() && now - one->since() > patience;
    if (!one->is_idle() && !slow) continue;
    const bool before = chosen == nullptr || (one->is_idle() && !chosen->is_idle()) ||
                        (one->is_idle() == chosen->is_idle() && one->since() < chosen->since());
    if (before) chosen = one;
  }
  if (chosen != nullptr) chosen->break_off();
  return chosen != nullptr;
}

/// Who reads slowest gives way, until what is left has room.
void Loop::drop_slowest_readers() {
  const Clock::time_point now = Clock::now();
  const std::uint64_t most = shared.options.limits.answers;
  for (std::uint64_t gone = 0; shared.answers > most + gone;) {
    Connection* chosen = nullptr;
    for (Connection* one : connections_) {
      if (one->is_read_by_nobody(now) && (chosen == nullptr || one->since() < chosen->since())) chosen = one;
    }
    if (chosen == nullptr) return;
    log::warning("http.slow_reader_dropped");
    gone += chosen->holds();
    chosen->break_off();
  }
}

void Loop::look() {
  const Clock::time_point now = Clock::now();
  drop_slowest_readers();
  if (now > give_up_at_) shared.giving_up = true;
  for (Connection* connection : connections_) {
    if (now > give_up_at_) {
      connection->break_off();
    } else if (now > connection->deadline()) {
      connection->expire();
    }
  }
}

Task<> Loop::watch() {
  while (!stopping || !connections_.empty()) {
    error_code ignored;
    timer_.expires_after(tick);
    co_await timer_.async_wait(asio::redirect_error(Token{}, ignored));
    look();
  }
}

void Loop::stop() {
  if (stopping) return;
  stopping = true;
  give_up_at_ = Clock::now() + shared.options.limits.drain;
  for (Connection* connection : connections_) connection->stop();
  timer_.cancel();
}

struct HttpServer::Inside {
  explicit Inside(Options options) {
    shared.options = std::move(options);
    const unsigned count = std::max(1U, shared.options.io_threads);
    for (unsigned index = 0; index < count; ++index) loops.push_back(std::make_unique<Loop>(shared));
    acceptor.emplace(loops.front()->context);
  }

  Task<> accept();
  void welcome(Loop& loop, Socket socket);
  void start_loop(Loop& loop);

  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<Acceptor> acceptor;
  std::uint16_t port{0};
};

void HttpServer::Inside::welcome(Loop& loop, Socket socket) {
  const std::size_t most = shared.options.limits.connections;
  const std::size_t have = shared.connections.load();
  if (have >= most + most_turned_away) return;  // closed without a word
  const Welcome kind = have < most ? Welcome::served : Welcome::turned_away;
  ++shared.connections;
  asio::co_spawn(loop.context, live(loop, std::move(socket), kind), report);
}

Task<> HttpServer::Inside::accept() {
  Timer timer(loops.front()->context);
  for (std::size_t turn = 0; acceptor->is_open(); ++turn) {
    Loop& loop = *loops[turn % loops.size()];
    Socket socket(loop.context);
    error_code error;
    co_await acceptor->async_accept(socket, asio::redirect_error(Token{}, error));
    if (!error) {
      welcome(loop, std::move(socket));
    } else if (acceptor->is_open()) {
      // Out of file descriptors, most likely: asking again at once would only burn the processor.
      log::error("http.cannot_accept", {{"why", error.message()}});
      timer.expires_after(std::chrono::milliseconds{100});
      co_await timer.async_wait(asio::redirect_error(Token{}, error));
    }
  }
}

void HttpServer::Inside::start_loop(Loop& loop) {
  asio::co_spawn(loop.context, loop.watch(), report);
  loop.context.run();
}

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(Options options, Router router, Handler handler) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return refuse(Refusal::invalid, "http.bad_address",
        {"\"" + options.address + "\" är ingen IP-adress. Skriv till exempel 127.0.0.1 eller ::.",
            "\"" + options.address + "\" is no IP address. Write 127.0.0.1 or ::, for example."});
  }
  const std::string place = in_brackets(options);
  const asio::ip::tcp::endpoint wanted(address, options.port);
  auto inside = std::make_unique<Inside>(std::move(options));
  Acceptor& acceptor = *inside->acceptor;
  acceptor.open(wanted.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(wanted, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return refuse(Refusal::unavailable, "http.cannot_listen",
        {"Det går inte att lyssna på " + place + " (" + error.message() +
                "). Välj en annan port eller stoppa det program som har den.",
            "Cannot listen on " + place + " (" + error.message() +
                "). Choose another port or stop the program that has it."});
  }
  inside->port = acceptor.local_endpoint().port();
  inside->shared.router = std::move(router);
  inside->shared.handler = std::move(handler);
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(inside)));
}

std::uint16_t HttpServer::port() const {
  return inside_->port;
}

void HttpServer::run() {
  Inside& inside = *inside_;
  inside.shared.workers.start(std::max(1U, inside.shared.options.worker_threads));
  std::vector<std::thread> threads;
  for (std::size_t index = 1; index < inside.loops.size(); ++index) {
    threads.emplace_back([&inside, index] { inside.start_loop(*inside.loops[index]); });
  }
  asio::co_spawn(inside.loops.front()->context, inside.accept(), report);
  inside.start_loop(*inside.loops.front());
  for (std::thread& thread : threads) thread.join();
  inside.shared.workers.finish();
}

void HttpServer::stop() {
  asio::post(inside_->loops.front()->context, [this] {
    error_code ignored;
    inside_->acceptor->close(ignored);
    // Only now the others: what was accepted is on its way to them already.
    for (const auto& loop : inside_->loops) asio::post(loop->context, [&loop] { loop->stop(); });
  });
}

}  // namespace ringmur::http
