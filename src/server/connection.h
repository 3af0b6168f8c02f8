#pragma once

// Inside the engine only: nobody but http.cpp and connection.cpp may pay for Asio.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/http.h"
#include "server/wire.h"
#include "server/workers.h"

namespace ringmur::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
// Concrete executors: any_io_executor costs a third of the requests.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using Token = asio::use_awaitable_t<Executor>;
template <typename T = void>
using Task = asio::awaitable<T, Executor>;

/// What is taken of a measure that all share, and given back at the end.
class Held {
 public:
  Held() = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { drop(); }

  /// False, and nothing taken, where all together would be more than `most`.
  bool take(std::atomic<std::uint64_t>& from, std::uint64_t bytes, std::uint64_t most) {
    if (from.fetch_add(bytes) + bytes > most) {
      from.fetch_sub(bytes);
      return false;
    }
    from_ = &from;
    bytes_ += bytes;
    return true;
  }
  void drop() {
    if (from_ != nullptr) from_->fetch_sub(bytes_);
    bytes_ = 0;
  }
  std::uint64_t bytes() const { return bytes_; }

 private:
  std::atomic<std::uint64_t>* from_{nullptr};
  std::uint64_t bytes_{0};
};

/// How many requests each asker has under way.
class Askers {
 public:
  /// False where it has `most` already.
  bool begin(std::uint64_t asker, std::size_t most);
  void end(std::uint64_t asker);

 private:
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::size_t> under_way_;
};

/// What every connection looks at.
struct Shared {
  Options options;
  Router router;
  Handler handler;
  Workers workers;
  std::atomic<std::size_t> connections{0};  ///< counted up when accepted, down when gone
  std::atomic<std::uint64_t> bodies{0};     ///< bytes in memory, of requests
  std::atomic<std::uint64_t> spooled{0};    ///< bytes on disk, of requests
  std::atomic<std::uint64_t> answers{0};    ///< bytes in memory, of answers on their way out
  Askers askers;
  std::atomic<bool> giving_up{false};  ///< the drain is over: what is still queued is not worth doing
};

class Connection;

/// One thread, and the connections that live on it: nothing in here is touched from another thread.
class Loop {
 public:
  explicit Loop(Shared& common) : shared(common) {}

  /// Watches the deadlines of its connections until it was stopped and has none left.
  Task<> watch();
  void stop();
  void add(Connection& connection);
  void remove(Connection& connection);
  /// Ends the connection that has been idle for longest, else the one that has sent its request for longest.
  /// False where there is neither.
  bool make_room();
  std::string_view date();

  Shared& shared;
  asio::io_context context{1};
  bool stopping{false};

 private:
  void look();
  void drop_slowest_readers();

  Timer timer_{context};
  std::vector<Connection*> connections_;
  Clock::time_point give_up_at_{Clock::time_point::max()};
  std::time_t date_of_{0};
  std::string date_;
};

class Connection {
 public:
  Connection(Loop& loop, Socket socket);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// One request after the other until one side has had enough.
  Task<> serve();
  /// Says 503 and closes; but whether the server lives is told.
  Task<> turn_away();

  void stop();
  void expire();
  void break_off();
  Clock::time_point deadline() const { return deadline_; }
  /// For how long it has been idle, or has sent its request, or has been sent its answer.
  bool is_idle() const { return state_ == State::idle; }
  bool is_receiving() const { return state_ == State::receiving; }
  bool is_read_by_nobody(Clock::time_point at) const;
  Clock::time_point since() const { return since_; }
  /// Bytes of the answer that is on its way out.
  std::uint64_t holds() const { return answer_.bytes(); }

  std::size_t place{0};  ///< in the loop's list

 private:
  struct Exchange;
  enum class State { idle, receiving, busy, sending, waiting };
  enum class Step { done, gone, faulty };

  Task<Step> read_some(std::size_t bytes);
  Task<Step> read_head(Exchange& exchange);
  Task<Step> read_body(Exchange& exchange);
  Task<Step> read_pieces(Exchange& exchange, std::string& piece);
  Task<Step> keep(Exchange& exchange, std::string_view piece);
  Task<Step> flush(Exchange& exchange);
  Task<Step> admit(Exchange& exchange);
  Task<Step> receive(Exchange& exchange);
  Task<Response> answer(Exchange& exchange);
  Task<Step> respond(Exchange& exchange, Response& response);
  Task<Step> send_stream(Exchange& exchange, const Producer& producer, Framing framing);
  Task<Step> send_piece(std::string& chunk, Framing framing);
  Task<Step> send(std::string_view head, std::string_view body);
  Task<Step> pause(std::chrono::milliseconds time);
  Task<> linger();

  Step understand(Exchange& exchange);
  Step choose_route(Exchange& exchange);
  Response call_handler(Request& request) const;
  void enter(State state);
  void count_answer(std::uint64_t bytes);
  bool has_room_for(Exchange& exchange, std::uint64_t bytes);
  Step fault(Exchange& exchange, Fault what) const;
  void log(const Exchange& exchange, int status) const;
  void allow(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }
  std::chrono::milliseconds time_for(std::uint64_t bytes) const;

  Loop& loop_;
  Shared& shared_;
  Socket socket_;
  Timer timer_;
  boost::beast::flat_buffer buffer_;
  std::string remote_;
  std::string out_;
  Clock::time_point deadline_{Clock::time_point::max()};
  Held answer_;
  State state_{State::busy};
  Clock::time_point since_{};
  bool expired_{false};
};

}  // namespace ringmur::http
