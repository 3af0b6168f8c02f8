#pragma once

#include <boost/json/fwd.hpp>
#include <expected>
#include <vector>

#include "server/api.h"
#include "store/links.h"

namespace ringmur::api {

/// What a new record shall be linked to: the member `links`, which is taken out of the body. None where it is
/// not there.
std::expected<std::vector<LinkTo>, Problem> links_of_new(const Call& call, boost::json::object& body);

}  // namespace ringmur::api
