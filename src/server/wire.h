#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "server/http.h"

/// The words of HTTP that need no network: addresses taken apart, heads of answers, the engine's own
/// refusals.
namespace ringmur::http {

/// Why the engine itself answers, without asking the handler.
enum class Fault {
  malformed,
  bad_target,
  no_host,
  head_too_large,
  body_too_large,
  too_slow,
  unknown_method,
  busy,
  too_many_connections,
  too_many_at_once,
  cannot_spool,
  bug,
};

/// An answer by RFC 9457 (application/problem+json).
Response problem(Fault fault, Language language, std::string_view request_id);

/// Fills path, segments and query from a request target ("/a/b?c=d" or "http://host/a"). False where it has
/// bad escapes, control characters, dot segments or is not UTF-8.
bool read_target(std::string_view target, RequestHead& head);

bool same_name(std::string_view left, std::string_view right);

enum class Framing { none, length, chunked, until_close };
enum class Persistence { keep, close };

struct HeadFacts {
  Framing framing{Framing::length};
  std::uint64_t length{0};
  Persistence persistence{Persistence::keep};
  Https https{Https::no};
  std::string_view date;
  std::string_view request_id;
};

/// Appends the head of an answer. Control characters in headers become spaces: nobody splits our answers.
void write_head(std::string& out, const Response& response, const HeadFacts& facts);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::time_t seconds);

}  // namespace ringmur::http
