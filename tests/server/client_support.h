#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace ringmur::http {

/// What came back, taken apart no further than the tests need.
struct Answer {
  int status{0};
  std::string head;   ///< with its last empty line
  std::string body;   ///< chunks put together
  bool whole{false};  ///< it ended as its head promised

  /// The value of a header, in any case; empty where there is none.
  std::string header(std::string_view name) const;
};

enum class Body { expected, none };

/// A client that sends exactly the bytes it is told to.
class Client {
 public:
  explicit Client(std::uint16_t port);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// False where the server has closed.
  bool send(std::string_view bytes);
  Answer read(Body body = Body::expected);
  /// Reads until `mark` has come; what came before it and the mark itself.
  std::string read_until(std::string_view mark);
  /// True where the server closes within `time` without sending more.
  bool closed_within(std::chrono::milliseconds time);
  /// True where an answer has begun to come.
  bool has_answer() const;
  void close();

 private:
  bool more();
  std::string take(std::size_t count);

  int socket_{-1};
  std::string left_;
};

}  // namespace ringmur::http
