#include "client.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

// g++ 12 takes the delete of a coroutine's frame for another allocator's.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace load {

namespace http = boost::beast::http;
using boost::system::error_code;

struct Connection {
  explicit Connection(asio::io_context& context) : socket(context) {}

  Socket socket;
  boost::beast::flat_buffer buffer;
  bool used{false};
};

Client::Client(asio::io_context& context, asio::ip::tcp::endpoint server, std::size_t most)
    : context_(context), server_(std::move(server)), most_(most) {}
Client::~Client() = default;

Task<> Client::sleep(std::chrono::duration<double> time) {
  Timer timer(context_, std::chrono::duration_cast<Clock::duration>(time));
  error_code ignored;
  co_await timer.async_wait(asio::redirect_error(Await{}, ignored));
}

void Client::wake_one() {
  if (waiting_.empty()) return;
  waiting_.front()->cancel();
  waiting_.pop_front();
}

void Client::give(std::unique_ptr<Connection> connection) {
  if (connection)
    idle_.push_back(std::move(connection));
  else
    --open_;
  wake_one();
}

namespace {

/// The server ends what has been idle for a minute, and browsers see it.
bool is_closed(Connection& connection) {
  char byte = 0;
  return ::recv(connection.socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

}  // namespace

/// Nothing where the server takes none.
Task<std::unique_ptr<Connection>> Client::take() {
  while (idle_.empty() && open_ >= most_) {
    Timer timer(context_, Clock::time_point::max());
    waiting_.push_back(&timer);
    error_code ignored;
    co_await timer.async_wait(asio::redirect_error(Await{}, ignored));
  }
  while (!idle_.empty()) {
    auto kept = std::move(idle_.back());
    idle_.pop_back();
    if (!is_closed(*kept)) co_return kept;
    --open_;
  }
  ++open_;
  auto made = std::make_unique<Connection>(context_);
  error_code error;
  co_await made->socket.async_connect(server_, asio::redirect_error(Await{}, error));
  if (!error) made->socket.set_option(asio::ip::tcp::no_delay(true), error);
  if (!error) co_return made;
  give(nullptr);
  co_return nullptr;
}

Task<Answer> Client::ask_on(Connection& connection, const std::string& bytes, bool& keep) {
  constexpr std::uint64_t most_body = 1ULL << 30;
  Answer answer;
  error_code error;
  co_await asio::async_write(connection.socket, asio::buffer(bytes), asio::redirect_error(Await{}, error));
  if (error) co_return answer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(most_body);
  co_await http::async_read(
      connection.socket, connection.buffer, parser, asio::redirect_error(Await{}, error));
  if (error) co_return answer;
  auto& message = parser.get();
  answer.status = message.result_int();
  answer.etag = message["ETag"];
  answer.retry_after = message["Retry-After"];
  answer.content_type = message["Content-Type"];
  for (const auto& field : message) {
    const std::string_view value(field.value().data(), field.value().size());
    const auto at = value.find("ringmur_session=");
    if (field.name() == http::field::set_cookie && at != std::string_view::npos)
      answer.cookie = value.substr(at, value.find(';') - at);
  }
  keep = message.keep_alive();
  answer.body = std::move(message.body());
  co_return answer;
}

Task<Answer> Client::send(const Ask& ask) {
  std::string bytes = fmt::format(
      "{} {} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: sv\r\n{}", ask.method, ask.target, ask.headers);
  if (!ask.content_type.empty()) bytes += "Content-Type: " + ask.content_type + "\r\n";
  if (ask.method != "GET") bytes += fmt::format("Content-Length: {}\r\n", ask.body.size());
  bytes += "\r\n" + ask.body;
  for (int tries = 0;; ++tries) {
    auto connection = co_await take();
    Answer none;
    if (!connection) co_return none;
    const bool kept = std::exchange(connection->used, true);
    bool keep = false;
    Answer answer = co_await ask_on(*connection, bytes, keep);
    give(keep ? std::move(connection) : nullptr);
    // The server may have closed a kept one meanwhile: every client asks again then, where asking twice does
    // no harm.
    const bool again = answer.status == 0 && kept && ask.method == "GET" && tries < 3;
    if (!again) co_return answer;
  }
}

std::string text_of(std::string_view json, std::string_view name) {
  const std::string mark = fmt::format("\"{}\":\"", name);
  const auto at = json.find(mark);
  if (at == std::string_view::npos) return {};
  const auto start = at + mark.size();
  return std::string(json.substr(start, json.find('"', start) - start));
}

std::vector<std::string> texts_of(std::string_view json, std::string_view name) {
  std::vector<std::string> all;
  const std::string mark = fmt::format("\"{}\":\"", name);
  for (auto at = json.find(mark); at != std::string_view::npos; at = json.find(mark, at + 1)) {
    const auto start = at + mark.size();
    all.emplace_back(json.substr(start, json.find('"', start) - start));
  }
  return all;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace load
