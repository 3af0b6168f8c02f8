#include "server/problem.h"

#include <fmt/format.h>

#include "schema/json.h"

namespace ringmur::api {
namespace {

int status_of_refusal(Refusal refusal, In in) {
  switch (refusal) {
    case Refusal::invalid:
      return in == In::body ? 422 : 400;
    case Refusal::unauthenticated:
      return 401;
    case Refusal::forbidden:
      return 403;
    case Refusal::not_found:
      return 404;
    case Refusal::conflict:
      return 409;
    case Refusal::changed:
      return 412;
    case Refusal::too_large:
      return 413;
    case Refusal::unsupported:
      return 501;
    case Refusal::unavailable:
      return 503;
    case Refusal::throttled:
      return 429;
  }
  std::unreachable();
}

Text title_of(int status) {
  switch (status) {
    case 400:
      return {"Anropet går inte att förstå", "The request cannot be understood"};
    case 401:
      return {"Nyckel saknas eller gäller inte", "A valid token is missing"};
    case 403:
      return {"Det får du inte göra", "You may not do this"};
    case 404:
      return {"Finns inte", "Not found"};
    case 405:
      return {"Metoden passar inte adressen", "The method does not fit the address"};
    case 409:
      return {"Det som redan finns står i vägen", "What is there stands in the way"};
    case 412:
      return {"Någon annan har ändrat posten", "Somebody else has changed the record"};
    case 413:
      return {"För stort", "Too large"};
    case 415:
      return {"Innehållet har fel slag", "The content is of the wrong kind"};
    case 422:
      return {"Något i innehållet är fel", "Something in the content is wrong"};
    case 428:
      return {"If-Match saknas", "If-Match is missing"};
    case 429:
      return {"För många försök", "Too many tries"};
    case 501:
      return {"Finns inte på den här servern", "Not here on this server"};
    case 503:
      return {"Går inte just nu", "Not possible at the moment"};
    default:
      return {"Fel", "Error"};
  }
}

/// A field's name within a JSON pointer (RFC 6901).
std::string pointer_to(std::string_view under, std::string_view field) {
  std::string out = std::string(under) + '/';
  for (char c : field) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += fmt::format(",\"{}\":", name);
  append_json_string(out, value);
}

void append_fault(std::string& out, const Error& fault, const Problem& problem, Language language) {
  out += "{\"detail\":";
  append_json_string(out, fault.message.in(language));
  append_member(out, "code", fault.code);
  if (!fault.field.empty() && problem.in == In::body)
    append_member(out, "pointer", pointer_to(problem.under, fault.field));
  if (!fault.field.empty() && problem.in == In::query) append_member(out, "parameter", fault.field);
  out += '}';
}

void append_faults(std::string& out, const Problem& problem, Language language) {
  const Error& error = problem.error;
  if (error.details.empty() && error.field.empty()) return;
  out += ",\"errors\":[";
  if (error.details.empty()) append_fault(out, error, problem, language);
  for (const Error& detail : error.details) {
    if (&detail != &error.details.front()) out += ',';
    append_fault(out, detail, problem, language);
  }
  out += ']';
}

}  // namespace

int status_of(const Problem& problem) {
  return problem.status != 0 ? problem.status : status_of_refusal(problem.error.refusal, problem.in);
}

std::string problem_json(const Problem& problem, Language language, std::string_view request_id) {
  int status = status_of(problem);
  std::string out = "{\"type\":";
  append_json_string(out, "/problems/" + problem.error.code);
  append_member(out, "title", title_of(status).in(language));
  out += fmt::format(",\"status\":{}", status);
  append_member(out, "detail", problem.error.message.in(language));
  append_member(out, "code", problem.error.code);
  append_faults(out, problem, language);
  if (!problem.current.empty()) out += ",\"current\":" + problem.current;
  if (problem.error.tries_left) out += fmt::format(",\"tries_left\":{}", *problem.error.tries_left);
  if (!request_id.empty()) append_member(out, "request_id", request_id);
  return out + '}';
}

http::Response respond(const Problem& problem, Language language, std::string_view request_id) {
  http::Response response;
  response.status = status_of(problem);
  response.headers = problem.headers;
  response.headers.emplace_back("Content-Type", "application/problem+json");
  response.headers.emplace_back("Content-Language", language == Language::swedish ? "sv" : "en");
  const auto wait = problem.error.retry_after;
  if (wait.count() > 0) response.headers.emplace_back("Retry-After", fmt::to_string(wait.count()));
  if (response.status == 503 && wait.count() == 0) response.headers.emplace_back("Retry-After", "2");
  response.body = problem_json(problem, language, request_id);
  return response;
}

}  // namespace ringmur::api
