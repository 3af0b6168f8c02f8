#pragma once

#include <expected>
#include <string>

#include "base/error.h"
#include "server/http.h"

/// Refusals as HTTP says them: RFC 9457, application/problem+json.
namespace ringmur::api {

/// Where the faults of a refusal lie.
enum class In { body, query };

/// A refusal on its way out.
struct Problem {
  Problem(Error error_) : error(std::move(error_)) {}  // NOLINT: a refusal is a problem
  Problem(Error error_, In in_) : error(std::move(error_)), in(in_) {}
  Problem(Error error_, int status_) : error(std::move(error_)), status(status_) {}

  Error error;
  In in{In::body};
  int status{0};        ///< where the refusal alone does not say which
  std::string under{};  ///< JSON pointer to the object that holds the fields, where it is not the body itself
  http::Pairs headers{};
  std::string current{};  ///< JSON of what is there now, where somebody else has changed it
};

using Answer = std::expected<http::Response, Problem>;

inline std::unexpected<Problem> in_query(Error error) {
  return std::unexpected(Problem(std::move(error), In::query));
}
inline std::unexpected<Problem> with_status(int status, Error error) {
  return std::unexpected(Problem(std::move(error), status));
}

int status_of(const Problem& problem);

/// The members of a problem, as an object: also what a failed job has as its result.
std::string problem_json(const Problem& problem, Language language, std::string_view request_id);

http::Response respond(const Problem& problem, Language language, std::string_view request_id);

}  // namespace ringmur::api
