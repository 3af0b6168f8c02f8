#include "server/wire.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

#include "base/text.h"

namespace ringmur::http {

namespace {

struct Words {
  int status;
  const char* code;
  Text title;
  Text detail;
};

Words words_of_request(Fault fault) {
  if (fault == Fault::bad_target) {
    return {400, "http.bad_target", {"Adressen går inte att läsa", "The address cannot be read"},
        {"Adressen har felaktiga %-koder, styrtecken eller punktled. Rätta adressen.",
            "The address has bad %-escapes, control characters or dot segments. Mend the address."}};
  }
  if (fault == Fault::no_host) {
    return {400, "http.no_host", {"Huvudet Host saknas", "The Host header is missing"},
        {"Skicka exakt ett Host-huvud.", "Send exactly one Host header."}};
  }
  if (fault == Fault::unknown_method) {
    return {501, "http.unknown_method", {"Okänd metod", "Unknown method"},
        {"Använd GET, HEAD, POST, PUT, PATCH, DELETE eller OPTIONS.",
            "Use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS."}};
  }
  return {400, "http.malformed", {"Anropet följer inte HTTP", "The request is not HTTP"},
      {"Anropet går inte att läsa som HTTP/1.1. Rätta klienten.",
          "The request cannot be read as HTTP/1.1. Mend the client."}};
}

Words words_of_size(Fault fault) {
  if (fault == Fault::head_too_large) {
    return {431, "http.head_too_large", {"Anropets huvud är för stort", "The request's head is too large"},
        {"Korta adressen eller huvudena, kakor till exempel.",
            "Shorten the address or the headers, cookies for example."}};
  }
  if (fault == Fault::body_too_large) {
    return {413, "http.body_too_large", {"Anropet är för stort", "The request is too large"},
        {"Innehållet är större än vad den här adressen tar emot. Dela upp det.",
            "The content is larger than this address accepts. Split it."}};
  }
  return {408, "http.too_slow", {"Anropet kom för långsamt", "The request came too slowly"},
      {"Anropet blev inte klart i tid. Försök igen.", "The request was not complete in time. Try again."}};
}

Words words_of_server(Fault fault) {
  if (fault == Fault::too_many_at_once) {
    return {429, "http.too_many_at_once",
        {"Du frågar för mycket på en gång", "You are asking for too much at once"},
        {"Vänta på de svar som är på väg innan du frågar mer.",
            "Wait for the answers that are on their way before you ask for more."}};
  }
  if (fault == Fault::busy || fault == Fault::too_many_connections) {
    return {503, fault == Fault::busy ? "http.busy" : "http.too_many_connections",
        {"Servern har för mycket att göra", "The server is too busy"},
        {"Försök igen om en stund.", "Try again in a while."}};
  }
  if (fault == Fault::cannot_spool) {
    return {503, "http.cannot_spool", {"Filen kunde inte tas emot", "The file could not be received"},
        {"Servern kan inte lägga undan filen. Be den som sköter servern att se till att mappen för "
         "tillfälliga "
         "filer är skrivbar och har plats.",
            "The server cannot put the file aside. Ask its administrator to make sure that the folder for "
            "temporary "
            "files is writable and has room."}};
  }
  return {500, "http.bug", {"Fel i servern", "An error in the server"},
      {"Något gick fel hos oss. Uppge anropets id till den som sköter servern.",
          "Something went wrong on our side. Tell the administrator the request's id."}};
}

Words words_of(Fault fault) {
  switch (fault) {
    case Fault::malformed:
    case Fault::bad_target:
    case Fault::no_host:
    case Fault::unknown_method:
      return words_of_request(fault);
    case Fault::head_too_large:
    case Fault::body_too_large:
    case Fault::too_slow:
      return words_of_size(fault);
    case Fault::busy:
    case Fault::too_many_connections:
    case Fault::too_many_at_once:
    case Fault::cannot_spool:
    case Fault::bug:
      return words_of_server(fault);
  }
  return words_of_server(fault);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { itself, space };

bool unescape(std::string_view text, Plus plus, std::string& out) {
  out.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    char c = text[index];
    if (c == '%') {
      if (index + 2 >= text.size()) return false;
      const int high = hex_value(text[index + 1]);
      const int low = hex_value(text[index + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      index += 2;
    } else if (c == '+' && plus == Plus::space) {
      c = ' ';
    }
    if (c == '\0') return false;
    out.push_back(c);
  }
  return is_utf8(out);
}

bool read_path(std::string_view path, std::vector<std::string>& segments) {
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    std::string& segment = segments.emplace_back();
    if (!unescape(path.substr(0, end), Plus::itself, segment)) return false;
    if (segment == "." || segment == ".." || has_control(segment)) return false;
    if (segment.find_first_of("\t\n") != std::string::npos) return false;
    if (end == std::string_view::npos) return true;
    path.remove_prefix(end + 1);
    if (path.empty()) segments.emplace_back();  // a slash at the end is another address
  }
  return true;
}

bool read_query(std::string_view query, Pairs& pairs) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto& [key, value] = pairs.emplace_back();
    if (!unescape(pair.substr(0, equals), Plus::space, key)) return false;
    if (equals < pair.size() && !unescape(pair.substr(equals + 1), Plus::space, value)) return false;
  }
  return true;
}

std::string_view reason(int status) {
  static constexpr std::array<std::pair<int, std::string_view>, 28> reasons{{
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {415, "Unsupported Media Type"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {503, "Service Unavailable"},
  }};
  for (const auto& [code, words] : reasons) {
    if (code == status) return words;
  }
  return status == 501 ? "Not Implemented" : "Other";
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  const std::size_t start = out.size();
  out.append(name).append(": ").append(value);
  for (std::size_t index = start; index < out.size(); ++index) {
    const auto byte = static_cast<unsigned char>(out[index]);
    if (byte < 0x20 || byte == 0x7F) out[index] = ' ';
  }
  out += "\r\n";
}

bool is_engines_own(std::string_view name) {
  for (const std::string_view own : {"Content-Length", "Transfer-Encoding", "Connection", "Date",
           "X-Request-Id", "X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"}) {
    if (same_name(name, own)) return true;
  }
  return false;
}

/// What the handler says nothing of is as closed as can be.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> closed{{
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

void append_closed(std::string& out, const Pairs& headers) {
  for (const auto& [name, value] : closed) {
    bool said = false;
    for (const auto& header : headers) said = said || same_name(header.first, name);
    if (!said) append_field(out, name, value);
  }
}

void append_framing(std::string& out, const HeadFacts& facts) {
  switch (facts.framing) {
    case Framing::length:
      out += "Content-Length: ";
      append_number(out, facts.length);
      out += "\r\n";
      break;
    case Framing::chunked:
      out += "Transfer-Encoding: chunked\r\n";
      break;
    case Framing::none:
    case Framing::until_close:
      break;
  }
}

}  // namespace

Response problem(Fault fault, Language language, std::string_view request_id) {
  const Words words = words_of(fault);
  Response response;
  response.status = words.status;
  response.headers.emplace_back("Content-Type", "application/problem+json");
  response.headers.emplace_back("Content-Language", language == Language::swedish ? "sv" : "en");
  if (words.status == 503) response.headers.emplace_back("Retry-After", "2");
  if (words.status == 429) response.headers.emplace_back("Retry-After", "1");
  response.body = fmt::format(
      R"({{"type":"about:blank","title":"{}","status":{},"detail":"{}","code":"{}","request_id":"{}"}})",
      words.title.in(language), words.status, words.detail.in(language), words.code, request_id);
  return response;
}

bool read_target(std::string_view target, RequestHead& head) {
  if (!target.starts_with('/')) {
    const std::size_t scheme = target.find("://");
    if (scheme == std::string_view::npos || scheme > 5 || !target.starts_with("http")) return false;
    const std::size_t end = target.find_first_of("/?", scheme + 3);
    if (end == std::string_view::npos || target[end] == '?') return false;
    target.remove_prefix(end);
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  head.path = target.substr(0, mark);
  return read_path(head.path, head.segments) &&
         (mark == target.size() || read_query(target.substr(mark + 1), head.query));
}

bool same_name(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t index = 0; index < left.size(); ++index) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; };
    if (lower(left[index]) != lower(right[index])) return false;
  }
  return true;
}

void write_head(std::string& out, const Response& response, const HeadFacts& facts) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::uint64_t>(response.status));
  out += ' ';
  out.append(reason(response.status)).append("\r\nDate: ").append(facts.date).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    if (!is_engines_own(name)) append_field(out, name, value);
  }
  append_framing(out, facts);
  append_closed(out, response.headers);
  if (facts.https == Https::yes) out += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  out += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nX-Request-Id: ";
  out.append(facts.request_id).append("\r\n");
  if (facts.persistence == Persistence::close) out += "Connection: close\r\n";
  out += "\r\n";
}

std::string http_date(std::time_t seconds) {
  using namespace std::chrono;
  static constexpr std::array<const char*, 7> week{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds moment{std::chrono::seconds{seconds}};
  const sys_days date = floor<days>(moment);
  const year_month_day day{date};
  const hh_mm_ss clock{moment - date};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", week[weekday{date}.c_encoding()],
      static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
      static_cast<int>(day.year()), clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace ringmur::http
