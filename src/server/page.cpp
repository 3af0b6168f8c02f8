#include "server/page.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <stdexcept>

#include "base/digest.h"
#include "base/embedded.h"
#include "base/text.h"

namespace ringmur::api {
namespace {

constexpr const char* index_file = "index.html";

// Scripts, styles and questions are the server's own; nothing inline, nothing from another host.
constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'";

// Where the program was built without it; nobody should see it.
constexpr const char* not_built = R"html(<!doctype html>
<html lang="sv">
<meta charset="utf-8">
<title>Ringmur</title>
<h1>Ringmur</h1>
<p>Servern är igång, men webbsidan byggdes inte med. Kör script/build. API:et svarar under /api/v1/.</p>
<p lang="en">The server is running, but the page was not built into it. Run script/build. The API answers below /api/v1/.</p>
</html>
)html";

enum class Coding { identity, gzip, brotli };

struct File {
  std::string_view bytes;
  Coding coding{Coding::identity};
};

std::optional<File> find(const std::string& path, bool takes_brotli) {
  if (takes_brotli) {
    if (auto bytes = embedded::find("page/" + path + ".br")) return File{*bytes, Coding::brotli};
  }
  if (auto bytes = embedded::find("page/" + path + ".gz")) return File{*bytes, Coding::gzip};
  if (auto bytes = embedded::find("page/" + path)) return File{*bytes, Coding::identity};
  return std::nullopt;
}

/// Whether the client takes the coding: named, and not with q=0.
bool takes(std::string_view accept, std::string_view coding) {
  while (!accept.empty()) {
    std::string_view one = accept.substr(0, accept.find(','));
    accept.remove_prefix(std::min(one.size() + 1, accept.size()));
    std::string_view name = trimmed(one.substr(0, one.find(';')));
    if (folded(name) != coding) continue;
    auto quality = one.find("q=");
    if (quality == std::string_view::npos) return true;
    return one.find_first_of("123456789", quality) != std::string_view::npos;
  }
  return false;
}

std::string unpacked(std::string_view packed) {
  z_stream stream{};
  constexpr int with_gzip_head = 16 + MAX_WBITS;
  if (inflateInit2(&stream, with_gzip_head) != Z_OK) throw std::bad_alloc();
  std::string out;
  std::array<char, 65536> piece;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error("a file of the page is broken");
  return out;
}

const char* content_type(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, const char*>, 8> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".json", "application/json"},
      {".txt", "text/plain; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".png", "image/png"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

/// Worked out when somebody first asks: the server shall start in a blink.
std::string tag_of(std::string_view bytes) {
  static std::mutex mutex;
  static std::map<const char*, std::string> known;
  std::lock_guard lock(mutex);
  std::string& tag = known[bytes.data()];
  constexpr std::size_t enough = 16;
  if (tag.empty()) tag = '"' + to_hex(digest(bytes)).substr(0, enough) + '"';
  return tag;
}

std::string path_of(const http::RequestHead& head) {
  std::string path;
  for (const std::string& segment : head.segments) {
    if (!path.empty()) path += '/';
    path += segment;
  }
  return path;
}

bool is_a_place(const http::RequestHead& head) {
  if (head.segments.empty()) return true;
  bool reads = head.header("Accept").find("text/html") != std::string_view::npos;
  return reads && head.segments.back().find('.') == std::string::npos;
}

void add_policy(http::Pairs& headers) {
  headers.emplace_back("Content-Security-Policy", policy);
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Permissions-Policy",
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
}

http::Response answer_with(const http::RequestHead& head, const std::string& path, const File& file) {
  std::string_view accepted = head.header("Accept-Encoding");
  bool unpack = file.coding == Coding::gzip && !takes(accepted, "gzip");
  std::string tag = tag_of(file.bytes);
  if (unpack) tag.insert(tag.size() - 1, "-plain");
  http::Response response;
  response.headers = {{"Content-Type", content_type(path)}, {"ETag", tag}, {"Vary", "Accept-Encoding"},
      {"Cache-Control", path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache"}};
  add_policy(response.headers);
  if (head.header("If-None-Match").find(tag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  if (!unpack && file.coding != Coding::identity) {
    response.headers.emplace_back("Content-Encoding", file.coding == Coding::gzip ? "gzip" : "br");
  }
  response.body = unpack ? unpacked(file.bytes) : std::string(file.bytes);
  return response;
}

}  // namespace

std::optional<http::Response> page_response(const http::RequestHead& head) {
  if (head.method != http::Method::get) return std::nullopt;
  if (!head.segments.empty() && head.segments.front() == "api") return std::nullopt;
  bool brotli = takes(head.header("Accept-Encoding"), "br");
  std::string path = path_of(head);
  if (!path.empty()) {
    if (auto file = find(path, brotli)) return answer_with(head, path, *file);
  }
  if (!is_a_place(head)) return std::nullopt;
  if (auto file = find(index_file, brotli)) return answer_with(head, index_file, *file);
  http::Response response;
  response.headers = {{"Content-Type", content_type(index_file)}};
  add_policy(response.headers);
  response.body = not_built;
  return response;
}

}  // namespace ringmur::api
