#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>

#include "schema/json_writer.h"
#include "server/api.h"
#include "store/access.h"

/// What roles, assignments and the session share in how they are answered.
namespace ringmur::api {

/// {"id":…,"code":…,"name":…} of a unit that a role is kept to, or null.
std::string unit_or_null(Call& call, const std::optional<Uuid>& authority, const std::optional<Uuid>& unit);
/// {"register":"systems","id":…} or null.
std::string object_or_null(const Call& call, const std::optional<ObjectId>& object);

/// "roles":[…] of who is signed in.
void append_roles(JsonWriter& out, Call& call, const Actor& actor);
/// "may":{"incident":["read","write"]} in the authority: what may be done there with some of it or all.
void append_may(JsonWriter& out, const Catalogue& catalogue, const Actor& actor, const Uuid& authority);

}  // namespace ringmur::api
