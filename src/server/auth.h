#pragma once

#include "server/http.h"
#include "store/tokens.h"

namespace ringmur::api {

/// The token of `Authorization: Bearer …`; empty where there is none.
std::string_view bearer_token(const http::RequestHead& head);

/// Who asks. Refused as `unauthenticated` without a token that is valid now. A token in the address is never
/// read.
Result<Actor> authenticated(Store& store, const http::RequestHead& head);

/// `WWW-Authenticate` for a refusal of authenticated().
std::string challenge(const http::RequestHead& head);

}  // namespace ringmur::api
