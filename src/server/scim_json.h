#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "server/api.h"
#include "store/scim.h"

/// People and groups as SCIM writes them (RFC 7643).
namespace ringmur::api::scim_json {

inline constexpr std::string_view media = "application/scim+json";
inline constexpr std::string_view user_schema = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr std::string_view group_schema = "urn:ietf:params:scim:schemas:core:2.0:Group";

boost::json::object resource_of(const Call& call, const ScimUser& user);
boost::json::object resource_of(const Call& call, const ScimGroup& group);
/// As it was told, without a displayName that only stands in for one: what a PATCH begins with.
boost::json::object told_of(const Call& call, const ScimUser& user);
boost::json::object told_of(const Call& call, const ScimGroup& group);

/// What is kept of a User; what else a client sends is left out (RFC 7643 §7). Refused as `invalid` on the
/// attribute: no userName, a value of another kind, too much.
Result<ScimPerson> person_of(const boost::json::object& resource);
Result<ScimGroupContent> group_of(const boost::json::object& resource);

/// Leaves out what `attributes` does not name and what `excludedAttributes` does; id and schemas stay.
void choose(boost::json::object& resource, const Call& call);

http::Response response(int status, const boost::json::object& body);
/// A refusal as SCIM says it (RFC 7644 §3.12).
http::Response refusal(const Problem& problem, Language language);

}  // namespace ringmur::api::scim_json
