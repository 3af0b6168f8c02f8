#include "slow.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace load {

namespace {

using boost::system::error_code;

constexpr std::chrono::seconds beat{1};

std::string beginning(Slowness slowness, const std::string& headers) {
  switch (slowness) {
    case Slowness::idle:
      return "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    case Slowness::head:
      return "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    case Slowness::body:
      return fmt::format(
          "POST /api/v1/incident-reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          "Content-Length: 16000\r\n{}\r\n{{\"what\":\"",
          headers);
    case Slowness::reader:
      // Twenty answers of a hundred kilobytes and more: far beyond what the kernel keeps for us.
      std::string all;
      for (int turn = 0; turn < 20; ++turn)
        all += fmt::format("GET /api/v1/incidents?limit=200 HTTP/1.1\r\nHost: localhost\r\n{}\r\n", headers);
      return all;
  }
  return {};
}

/// One beat; false when the other side has ended it.
Task<bool> go_on(Socket& socket, Slowness slowness) {
  error_code error;
  std::array<char, 1> byte{};
  if (slowness == Slowness::head || slowness == Slowness::body) {
    co_await asio::async_write(socket, asio::buffer("a", 1), asio::redirect_error(Await{}, error));
    if (error) co_return false;
  }
  // What has come is looked at without waiting for more.
  if (slowness == Slowness::idle || slowness == Slowness::reader) {
    socket.non_blocking(true, error);
    std::array<char, 4096> piece;
    const std::size_t most = slowness == Slowness::reader ? 1 : piece.size();
    (void)socket.read_some(asio::buffer(piece.data(), most), error);
    co_return !error || error == asio::error::would_block;
  }
  socket.non_blocking(true, error);
  (void)socket.read_some(asio::buffer(byte), error);
  co_return !error || error == asio::error::would_block;
}

Task<> one_life(Client& client, Slowness slowness, const std::string& headers, Clock::time_point until,
    SlowTally& tally) {
  Socket socket(client.context());
  error_code error;
  socket.open(asio::ip::tcp::v4(), error);
  // Read a byte a second, so little must lie between.
  if (slowness == Slowness::reader) socket.set_option(asio::socket_base::receive_buffer_size(4096), error);
  co_await socket.async_connect(client.server(), asio::redirect_error(Await{}, error));
  ++tally.opened;
  const auto begun = Clock::now();
  if (!error)
    co_await asio::async_write(
        socket, asio::buffer(beginning(slowness, headers)), asio::redirect_error(Await{}, error));
  bool open = !error;
  while (open && Clock::now() < until) {
    co_await client.sleep(beat);
    open = co_await go_on(socket, slowness);
  }
  if (open) co_return;
  const double lived = std::chrono::duration<double>(Clock::now() - begun).count();
  ++(lived < 3 ? tally.not_let_in : tally.ended);
  tally.longest_seconds = std::max(tally.longest_seconds, lived);
}

}  // namespace

Task<> be_slow(
    Client& client, Slowness slowness, std::string headers, Clock::time_point until, SlowTally& tally) {
  while (Clock::now() < until) {
    co_await one_life(client, slowness, headers, until, tally);
    co_await client.sleep(beat);
  }
}

}  // namespace load
