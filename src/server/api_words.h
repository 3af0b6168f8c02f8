#pragma once

#include <boost/json/fwd.hpp>

#include "review/review.h"
#include "server/problem.h"

namespace ringmur::api {

/// The member `words`: Markdown for each chapter, {"summary": "…"}; empty where it is missing.
std::expected<Words, Problem> words_of(const boost::json::object& object);

}  // namespace ringmur::api
