#pragma once

#include <expected>

#include "server/api.h"

namespace ringmur::api {

/// The token of `Authorization: Bearer …`; empty where there is none.
std::string_view bearer_token(const http::RequestHead& head);

/// What the cookie of that name holds; empty where there is none.
std::string_view cookie(const http::RequestHead& head, std::string_view name);

/// The session, the browser's mark (identity/device.h), and a sign-in that is under way at a provider.
enum class Cookie { session, device, oidc };

/// `ringmur_session`, behind HTTPS `__Host-ringmur_session`: that name a browser takes from this very host by
/// HTTPS and from nobody else, so that no neighbour under the same domain can lay a session, or a sign-in, of
/// its own in somebody's browser. The mark is sent to some paths only and is `__Secure-`: it proves itself.
std::string_view cookie_name(const Api& api, Cookie which);

/// What the session's cookie holds; empty where there is none.
std::string_view session_cookie(const Api& api, const http::RequestHead& head);

/// Finds out who asks, by token or by cookie, and puts it into `call`. Refused as 401 without either, or
/// where it is not valid now; a cookie's request that changes something as 403 ("csrf.missing") without the
/// page's X-CSRF-Token. A token in the address is never read.
std::expected<void, Problem> authenticate(Call& call);

/// Refuses what another site's page sends with our cookies or to our sign-in: by Sec-Fetch-Site where the
/// browser says it, else by Origin.
std::expected<void, Problem> from_our_own_page(const http::RequestHead& head);

/// Refuses a sign-in at a provider that another site's page begins in somebody's browser. Who types the
/// address, and a browser that does not say where it comes from, may.
std::expected<void, Problem> begun_here(const http::RequestHead& head);

/// Whether a file would be worth receiving: without a token or a session nobody fills our disk.
bool may_send_files(const Api& api, const http::RequestHead& head);

/// The address that somebody signs in from.
Browser browser_of(const Call& call);

/// Set-Cookie for a new session, and for one that has ended.
std::string session_cookie_header(const Api& api, std::string_view secret);
std::string ended_cookie_header(const Api& api);
/// For the browser's mark, which outlives sessions and is only sent to what signs in.
std::string device_cookie_header(const Api& api, std::string_view mark);
/// For the sign-in at a provider; an age of nothing forgets it.
std::string flow_cookie_header(const Api& api, std::string_view value, std::chrono::seconds age);

}  // namespace ringmur::api
