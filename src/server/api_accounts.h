#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>

#include "server/api.h"

/// What accounts, sessions and tokens share in how they are read and answered.
namespace ringmur::api {

/// The authority that the member names: nothing where it is missing, no authority where it is null. Refused
/// where there is none that the asker reaches.
std::expected<std::optional<std::optional<Uuid>>, Problem> authority_member(
    Call& call, const boost::json::object& object);

/// {"items":[…]} of sessions; the asker's own one is `current`.
std::string sessions_json(const Call& call, const std::vector<Session>& sessions);

/// An instant in quotes, or null.
std::string instant_or_null(const std::optional<Instant>& at);
/// The authority's code in quotes, or null.
std::string code_or_null(Call& call, const std::optional<Uuid>& authority);

/// "id" of the address; refused as not found where it is none.
std::expected<Uuid, Problem> id_of(const Call& call);

http::Response no_content();

}  // namespace ringmur::api
