#pragma once

// Inside the engine only, like connection.h.

#include <boost/asio/post.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <optional>
#include <string>

#include "server/connection.h"

namespace ringmur::http {

using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

inline constexpr std::size_t head_piece = 4 * 1024;
inline constexpr std::size_t body_piece = 64 * 1024;
inline constexpr std::uint64_t little = 16 * 1024;  // so much is taken in from anybody

/// Does `work` on a worker thread and comes back to this one.
template <typename Work>
Task<> on_worker(Workers& workers, Lane lane, Work& work) {
  Token token;
  co_await asio::async_initiate<Token, void()>(
      [lane](auto done, Workers* pool, Work* job) {
        pool->push(lane, [done = std::move(done), job]() mutable {
          (*job)();
          asio::post(std::move(done));
        });
      },
      token, &workers, &work);
}

/// A request and what is to be said to it.
struct Connection::Exchange {
  Parser parser;
  Request request;
  Route route;
  std::string unspooled;
  Held body;  ///< what its body takes of what all have together
  std::optional<Fault> fault;
  std::optional<Response> refusal;  ///< of what stands at the door, instead of a fault
  Persistence persistence{Persistence::close};
  bool head_only{false};
  bool expects_continue{false};
  Clock::time_point started{};
};

}  // namespace ringmur::http
