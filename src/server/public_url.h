#pragma once

#include <string>
#include <string_view>

#include "server/api.h"

namespace ringmur::api {

inline constexpr std::string_view oidc_callback_path = "/api/v1/oidc/callback";
inline constexpr std::string_view scim_path = "/scim/v2";

/// Where we are, as the browser knows it, without a slash at the end: what the operator says (serve
/// --origin), else what the request calls us.
std::string public_url(const Call& call);

}  // namespace ringmur::api
