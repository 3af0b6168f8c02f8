#pragma once

#include "server/api.h"
#include "store/second_factor.h"

/// What the ways to sign in share in how they are answered.
namespace ringmur::api {

/// The session as the page begins with it, its cookie, and the browser's mark where that is new.
http::Response new_session_response(Call& call, const NewSession& made);

/// The password was right: what is to be shown next.
http::Response second_factor_response(Call& call, const Ticket& ticket);

/// Who signs in again in the same browser leaves no session behind.
void end_the_one_before(Call& call);

/// Where the asker is a program: it has no session.
std::unexpected<Problem> not_a_person();

}  // namespace ringmur::api
