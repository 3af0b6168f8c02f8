#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// HTTP as a crowd asks it: connections that are kept and shared, as browsers and a proxy do.
namespace load {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <typename T = void>
using Task = asio::awaitable<T, Executor>;
using Await = asio::use_awaitable_t<Executor>;

struct Ask {
  std::string method{"GET"};
  std::string target;
  std::string body{};
  std::string content_type{};
  std::string headers{};  ///< whole lines, each with its end
};

struct Answer {
  int status{0};  ///< 0: none came
  std::string body;
  std::string etag;
  std::string retry_after;
  std::string content_type;
  std::string cookie;  ///< of the session, where one was given
};

struct Connection;

/// Connections to one server. A request that finds none free and no room for one more waits, and the time
/// counts.
class Client {
 public:
  Client(asio::io_context& context, asio::ip::tcp::endpoint server, std::size_t most);
  ~Client();

  Task<Answer> send(const Ask& ask);
  Task<> sleep(std::chrono::duration<double> time);
  asio::io_context& context() { return context_; }
  const asio::ip::tcp::endpoint& server() const { return server_; }

 private:
  Task<std::unique_ptr<Connection>> take();
  void give(std::unique_ptr<Connection> connection);
  void wake_one();
  Task<Answer> ask_on(Connection& connection, const std::string& bytes, bool& keep);

  asio::io_context& context_;
  asio::ip::tcp::endpoint server_;
  std::size_t most_;
  std::size_t open_{0};
  std::vector<std::unique_ptr<Connection>> idle_;
  std::deque<Timer*> waiting_;
};

/// What stands after `"name":"` for the first time; empty where it does not.
std::string text_of(std::string_view json, std::string_view name);
/// All of them.
std::vector<std::string> texts_of(std::string_view json, std::string_view name);
/// As a part of an address.
std::string escaped(std::string_view text);

}  // namespace load
