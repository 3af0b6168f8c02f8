#pragma once

#include <string>

#include "server/api.h"

namespace ringmur::api {

/// `,"secrecy":[…]`: the marks of a record with their notes, for who may see what they cover; behind a record
/// that is still open but for its last brace.
void append_secrecy(std::string& body, Call& call, const Row& row);

}  // namespace ringmur::api
