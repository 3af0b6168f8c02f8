#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

/// HTTP/1.1 as the rest of the product sees it. What parses and sends lies behind it.
namespace ringmur::http {

/// HEAD comes to the handler as `get`, and the engine leaves out the body. Other methods are answered 501.
enum class Method { get, post, put, patch, remove, options };

std::string_view name(Method method);

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct RequestHead {
  Method method{Method::get};
  std::string path;                   ///< as it was sent, still escaped, without the query
  std::vector<std::string> segments;  ///< the path between slashes, unescaped UTF-8, never "." or ".."
  Pairs query;                        ///< unescaped, in order; '+' is a space
  Pairs headers;                      ///< in order
  std::string remote;                 ///< the address of the peer, without port
  std::string request_id;             ///< also in the log line and in the answer's X-Request-Id

  /// The first header of that name in any case; empty where there is none.
  std::string_view header(std::string_view name) const;
  /// The first query parameter of that name.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

/// A file that holds a request's body and is removed with this object. Move it out of the request to keep it
/// longer.
class SpooledFile {
 public:
  /// A new empty file, readable by this user only. Nothing where the directory or the disk says no.
  static std::optional<SpooledFile> create(const std::filesystem::path& directory);
  SpooledFile(SpooledFile&& other) noexcept;
  SpooledFile& operator=(SpooledFile&& other) noexcept;
  ~SpooledFile();

  /// False where the disk is full or broken.
  bool append(std::string_view bytes);

  const std::filesystem::path& path() const { return path_; }
  std::uint64_t size() const { return size_; }

 private:
  SpooledFile(std::filesystem::path path, int descriptor);
  void drop() noexcept;

  std::filesystem::path path_;
  int descriptor_{-1};
  std::uint64_t size_{0};
};

struct Request : RequestHead {
  std::string body;                 ///< empty where it was spooled
  std::optional<SpooledFile> file;  ///< where the route asked for it
};

/// Appends the next bytes to an empty `chunk` and says how long to wait before it is asked again; nothing:
/// that was all. Called on a worker thread, and holds none while it waits. Destroyed when the client has
/// gone. A stream that is told to wait is ended when the server stops. One that throws is cut off, so that
/// the client sees that it is not whole.
using Producer = std::function<std::optional<std::chrono::milliseconds>(std::string& chunk)>;

/// The engine adds Date, Content-Length or chunking, Connection, X-Request-Id, X-Content-Type-Options,
/// Referrer-Policy, Strict-Transport-Security behind HTTPS; and where `headers` does not say otherwise
/// `Cache-Control: no-store`, a Content-Security-Policy that lets nothing run and nobody frame it, and
/// `Cross-Origin-Resource-Policy: same-origin`.
struct Response {
  int status{200};
  Pairs headers;
  std::string body;
  Producer stream;  ///< instead of `body`, for what is large or goes on
};

enum class BodyTo { memory, file };

enum class Where {
  worker,     ///< may block, on the database for example
  io_thread,  ///< for what answers at once and must do so even when the queue is full, such as liveness
};

/// What a request waits for. Each lane has a queue of its own and only a part of the threads, so that no kind
/// of work keeps the others waiting for ever.
enum class Lane {
  door,   ///< signing in, and whether we are ready: goes first
  read,   ///< what people look at
  write,  ///< what waits for the one who writes
  heavy,  ///< figures, reports, exports, uploads
};

/// Called on a worker thread before a body of more than 16 KiB, or of unknown length, is taken in. What it
/// answers is sent at once, and the body is never read: who is nobody fills neither memory nor disk.
using Admit = std::function<std::optional<Response>(const RequestHead&)>;

/// What a request may send and where it is answered; asked for when the head has been read.
struct Route {
  std::uint64_t body_limit{1024 * 1024};  ///< bytes; more is answered 413
  BodyTo body{BodyTo::memory};
  Where where{Where::worker};
  Lane lane{Lane::read};
  std::uint64_t asker{0};  ///< a digest of what it asks with; 0: nobody that could be counted
  Admit admit{};
};

struct Limits {
  std::size_t header_bytes{16 * 1024};  ///< request line and headers; more is answered 431
  /// More are answered 503, once nobody idle is left to make room.
  std::size_t connections{4096};
  /// Waiting for a worker to read; more are answered 503. Others have a part of it (workers.h).
  std::size_t queued_requests{1024};
  std::size_t at_once_each{64};       ///< requests of one asker under way; more are answered 429
  std::uint64_t bodies{64ULL << 20};  ///< bytes of bodies in memory, all together; more are answered 503
  std::uint64_t spooled{4ULL << 30};  ///< bytes of bodies on disk, all together; more are answered 503
  /// Bytes of answers that wait to be read, all together; beyond it the slowest readers are cut off.
  std::uint64_t answers{128ULL << 20};
  std::chrono::milliseconds longest_wait{10'000};  ///< for a worker; who has waited longer is answered 503
  std::chrono::milliseconds header{10'000};        ///< from the first byte of a head to its last
  std::chrono::milliseconds idle{60'000};          ///< between two requests
  std::chrono::milliseconds grace{30'000};  ///< for a body or an answer, besides its size / `least_rate`
  std::uint64_t least_rate{16 * 1024};      ///< bytes a second
  std::chrono::milliseconds drain{10'000};  ///< what is under way when the server stops
};

enum class RequestLog { on, off };

/// Whether browsers reach us by HTTPS: then each answer tells them to use nothing else for a year.
enum class Https { no, yes };

struct Options {
  std::string address{"127.0.0.1"};  ///< IPv4 or IPv6
  std::uint16_t port{0};             ///< 0: any that is free
  unsigned io_threads{1};
  unsigned worker_threads{10};
  Limits limits;
  RequestLog request_log{RequestLog::on};  ///< a line a request: method, path without query, status, ms, id
  Https https{Https::no};
  std::filesystem::path spool_directory{std::filesystem::temp_directory_path()};
};

/// Called on an I/O thread: must not block.
using Router = std::function<Route(const RequestHead&)>;
/// Called on a worker thread, several at once. What it throws is logged and answered 500.
using Handler = std::function<Response(Request&)>;

class HttpServer {
 public:
  /// Listens at once, answers when run() is called. Refuses an address that is none, is taken or not ours
  /// ("http.bad_address", "http.cannot_listen").
  static Result<std::unique_ptr<HttpServer>> listen(Options options, Router router, Handler handler);
  ~HttpServer();

  std::uint16_t port() const;

  /// Returns when stop() was called and the last answer is out, or `limits.drain` is over and no handler runs
  /// any more. Once only.
  void run();

  /// Takes no new connections, closes the idle ones, finishes what is under way. From any thread, but not
  /// from a signal handler. May be called before run() and more than once.
  void stop();

 private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur::http
