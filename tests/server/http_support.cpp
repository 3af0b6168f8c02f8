#include "http_support.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "base/digest.h"

namespace ringmur::http {

namespace {

/// `?lane=` and the header X-Asker choose where a request waits and for whom it counts.
Lane lane_of(const RequestHead& head) {
  const std::string_view named = head.parameter("lane").value_or("read");
  if (named == "door") return Lane::door;
  if (named == "write") return Lane::write;
  return named == "heavy" ? Lane::heavy : Lane::read;
}

Route route(const RequestHead& head) {
  if (head.path == "/router-throws") throw std::runtime_error("router");
  if (head.path == "/alive") return {.where = Where::io_thread};
  if (head.path == "/file") return {.body_limit = 64ULL << 20U, .body = BodyTo::file};
  if (head.path == "/small") return {.body_limit = 10};
  const std::string_view asker = head.header("X-Asker");
  return {.lane = lane_of(head), .asker = asker.empty() ? 0 : std::hash<std::string_view>()(asker) | 1};
}

Response text(std::string body) {
  return {200, {{"Content-Type", "text/plain"}}, std::move(body), {}};
}

std::string shown(const Request& request) {
  std::string out = fmt::format("{} {}\n", name(request.method), request.path);
  for (const std::string& segment : request.segments) out += "segment " + segment + '\n';
  for (const auto& [key, value] : request.query) out += "query " + key + '=' + value + '\n';
  out += fmt::format("x-test {}\nremote {}\nbody {}\nfile {}\n", request.header("X-TEST"), request.remote,
      request.body, request.file ? "yes" : "no");
  return out;
}

}  // namespace

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::pass() {
  std::unique_lock lock(mutex_);
  ++came_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return open_; });
}

void Gate::await(int count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this, count] { return came_ >= count; });
}

Options hasty() {
  Options options;
  options.limits.header = std::chrono::milliseconds{400};
  options.limits.idle = std::chrono::milliseconds{700};
  options.limits.grace = std::chrono::milliseconds{400};
  options.limits.least_rate = 1 << 20;
  return options;
}

TestServer::TestServer(Options options) {
  options.request_log = RequestLog::off;
  auto made =
      HttpServer::listen(std::move(options), route, [this](Request& request) { return handle(request); });
  if (!made) throw std::runtime_error(made.error().message.en);
  server = std::move(*made);
  thread_ = std::thread([this] { server->run(); });
}

TestServer::~TestServer() {
  gate.open();
  stop();
}

void TestServer::stop() {
  server->stop();
  if (thread_.joinable()) thread_.join();
}

Response TestServer::file(Request& request) {
  if (!request.file) return {500, {}, "nothing spooled", {}};
  spooled_at = request.file->path();
  std::ifstream in(spooled_at, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return text(fmt::format("{} {} {}", request.file->size(), to_hex(digest(bytes)), request.body.size()));
}

Response TestServer::stream(const std::string& kind) {
  Response response = text({});
  response.stream = [this, kind, turn = 0, held = stream_alive](
                        std::string& chunk) mutable -> std::optional<std::chrono::milliseconds> {
    ++turn;
    if (kind == "large") {
      chunk.assign(100'000, static_cast<char>('a' + turn % 26));
      return turn < 50 ? std::optional(std::chrono::milliseconds{0}) : std::nullopt;
    }
    if (kind == "endless") {
      chunk.assign(1 << 20, 'e');
      return std::chrono::milliseconds{0};
    }
    if (kind == "throws" && turn == 2) throw std::runtime_error("stream");
    if (kind == "gated" && turn == 2) gate.pass();
    if (kind == "silent" && turn > 1) return std::chrono::milliseconds{50};
    chunk = fmt::format("data: {}\n\n", turn);
    if (kind == "events" && turn == 3) return std::nullopt;
    return std::chrono::milliseconds{kind == "long" ? 5000 : 10};
  };
  return response;
}

Response TestServer::handle(Request& request) {
  const std::string first = request.segments.empty() ? "" : request.segments.front();
  if (first == "echo" || first == "small") return text(request.body);
  if (first == "show" || first == "alive") return text(shown(request));
  if (first == "file") return file(request);
  if (first == "big") return text(std::string(3'000'000, 'b'));
  if (first == "throws") throw std::runtime_error("handler");
  if (first == "nothing") return {204, {}, "never sent", {}};
  if (first == "stream") return stream(request.segments.at(1));
  if (first == "gate") {
    gate.pass();
    return text("through");
  }
  if (request.method != Method::get) return {405, {{"Allow", "GET"}}, "", {}};
  return {404, {}, "no such thing", {}};
}

}  // namespace ringmur::http
