#pragma once

#include "server/api.h"

/// Addresses that a person's browser goes to by itself, where a refusal must lead back to the page.
namespace ringmur::api {

/// Whether the asker is a browser that shows what comes, and not a program or a script.
bool shows_a_page(const http::RequestHead& head);

/// To the page's sign-in, which says in words what the code means: `/?sign_in_error=oidc.state`. Never
/// anywhere else, and nothing that the refusal itself would not say.
http::Response back_to_sign_in(const Problem& problem);

http::Response redirect_to(const std::string& address);

}  // namespace ringmur::api
